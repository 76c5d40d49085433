"""A database of its own for what must be committed: another SQLite file, or another PostgreSQL database."""

import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from naung.office.vault.keys import make_missing_keys

ROOT = Path(__file__).parents[2]
SERVER = os.environ.get("NAUNG_TEST_DATABASE", "")


def environment(folder: Path, settings: str = "naung.site.settings") -> dict[str, str]:
    source = f"{ROOT / 'src'}{os.pathsep}{ROOT}"
    more = {"NAUNG_OFFICE": str(folder / "kantor.toml"), "DJANGO_SETTINGS_MODULE": settings, "PYTHONPATH": source}
    return os.environ | more


@contextmanager
def new_office(folder: Path) -> Iterator[dict[str, str]]:
    """An empty, migrated office in `folder`; the environment in which commands find it."""
    with new_database() as address:
        make_missing_keys(folder / "kunci")
        (folder / "kantor.toml").write_text(f'demo = true\ndatabase = "{address}"\n', encoding="utf-8")
        env = environment(folder)
        migrate = [sys.executable, "-m", "django", "migrate", "--verbosity=0"]
        subprocess.run(migrate, env=env, cwd=ROOT, check=True)
        yield env


@contextmanager
def new_database() -> Iterator[str]:
    """Its address as kantor.toml wants it; gone afterwards."""
    if not SERVER:
        yield "kantor.sqlite3"
        return
    import psycopg

    name = f"naung_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(SERVER, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
    try:
        yield urlsplit(SERVER)._replace(path=f"/{name}").geturl()
    finally:
        with psycopg.connect(SERVER, autocommit=True) as server:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")
