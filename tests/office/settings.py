"""The office's own settings on a folder of their own. NAUNG_TEST_DATABASE: a PostgreSQL address instead of SQLite."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from naung.office.vault.keys import make_missing_keys
from naung.site.config import ENV

FOLDER = Path(tempfile.mkdtemp(prefix="naung-office-"))
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
DATABASE = os.environ.get("NAUNG_TEST_DATABASE", "kantor.sqlite3")
make_missing_keys(FOLDER / "kunci")
(FOLDER / "data").mkdir(mode=0o700)
SAID = f'demo = true\ndatabase = "{DATABASE}"\nbulk = "data"\nbulk_encrypted = true\n'
(FOLDER / "kantor.toml").write_text(SAID, encoding="utf-8")
os.environ[ENV] = str(FOLDER / "kantor.toml")

from naung.site.settings import *  # noqa: E402, F403

ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
PASSWORD_HASHERS = ["tests.office.hasher.Cheap"]
