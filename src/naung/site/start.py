"""Starting Django for a command: the settings file found, the disks looked at. Not here: what the command does."""

import os
from pathlib import Path

from naung.office.storage.rules import filesystem_of, why_not_sqlite
from naung.office.vault.keys import newest
from naung.site.config import ENV, Config, read_config
from naung.values.errors import Refusal

DEFAULT = "kantor.toml"
MOUNTS = Path("/proc/mounts")


def start(path: Path | None) -> Config:
    """From here on models can be used. Refused: no file, no keys or open ones, a database on a network share."""
    config = locate(path)
    newest(config.keys, "sesi")
    if config.sqlite is not None and MOUNTS.exists():
        kind = filesystem_of(config.sqlite.resolve(), MOUNTS.read_text(encoding="utf-8").splitlines())
        if words := why_not_sqlite(config.sqlite, kind):
            raise Refusal(words)
    os.umask(0o077)
    os.environ["DJANGO_SETTINGS_MODULE"] = "naung.site.settings"
    import django

    django.setup()
    from naung.office.storage.checks import private_troubles

    for words in private_troubles(config.keys):
        raise Refusal(words)
    return config


def locate(path: Path | None) -> Config:
    """The file as told, as NAUNG_OFFICE says, or kantor.toml here."""
    found = path or Path(os.environ.get(ENV, DEFAULT))
    if not found.is_file():
        raise Refusal(f"{found}: tidak ada. Buat dengan: naung office begin, atau sebut dengan --config")
    config = read_config(found)
    os.environ[ENV] = str(found.resolve())
    return config


def migrate() -> None:
    """The tables as this version wants them."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
