"""What must be true of the disks before the office starts. Each answer is a list of sentences; empty is well."""

import os
import shutil
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from naung.office.storage import rules
from naung.values.words import number

MOUNTS = Path("/proc/mounts")
MOST_TOLD = 20


def database_troubles(path: Path | None) -> list[str]:
    """A SQLite file on a network share; nothing is said where the kind of file system cannot be known."""
    if path is None or str(path) == ":memory:" or not MOUNTS.exists():
        return []
    whole = path.resolve()
    kind = rules.filesystem_of(whole, MOUNTS.read_text(encoding="utf-8").splitlines())
    words = rules.why_not_sqlite(path, kind)
    return [words] if words else []


def private_troubles(path: Path) -> list[str]:
    """The folder, and what lies directly in it."""
    if not path.is_dir():
        return [f"{path}: folder ini tidak ada"]
    found = []
    for one in (path, *sorted(path.iterdir())):
        state = one.stat()
        found.append(rules.why_not_private(one, state.st_mode, state.st_uid, os.getuid()))
    return [words for words in found if words]


def bulk_troubles(path: Path | None, encrypted: bool) -> list[str]:
    """The whole folder, however deep; past some it is only counted."""
    if path is None:
        return []
    if not path.is_dir():
        return [f"{path}: folder ini tidak ada"]
    found = [words for one in (path, *sorted(path.rglob("*"))) if (words := _open_to_others(one))]
    if len(found) > MOST_TOLD:
        found[MOST_TOLD:] = [f"{path}: {number(len(found) - MOST_TOLD)} berkas lain juga terbuka atau berupa tautan"]
    stated = rules.why_not_bulk(path, encrypted)
    return found + ([stated] if stated else [])


def space(paths: list[Path], data: int) -> tuple[list[str], list[str]]:
    """How much room each disk has, and which have too little for one more copy of the data."""
    told, troubles, disks = [], [], set()
    for path in paths:
        device = path.stat().st_dev
        if device not in disks:
            disks.add(device)
            usage = shutil.disk_usage(path)
            told.append(rules.space_words(path, usage.free, usage.total))
            troubles.append(rules.why_not_space(path, usage.free, data))
    return told, [words for words in troubles if words]


def _open_to_others(path: Path) -> str:
    if path.is_symlink():
        return f"{path}: tautan; berkasnya harus ada di folder ini sendiri, supaya ikut dicadangkan"
    state = path.stat()
    return rules.why_not_private(path, state.st_mode, state.st_uid, os.getuid())


@register()
def local_disk(app_configs: Any, **options: Any) -> list[CheckMessage]:
    """Django itself will not start on a network share."""
    return [Error(words, id="office.E001") for words in database_troubles(settings.CONFIG.sqlite)]
