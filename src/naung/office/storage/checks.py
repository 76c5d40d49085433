"""What must be true of the disks before the office starts. Each answer is a list of sentences; empty is well."""

import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from naung.office.storage import rules

MOUNTS = Path("/proc/mounts")


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
    if path is None:
        return []
    stated = rules.why_not_bulk(path, encrypted)
    return private_troubles(path) + ([stated] if stated else [])


@register()
def local_disk(app_configs: Any, **options: Any) -> list[CheckMessage]:
    """Django itself will not start on a network share."""
    return [Error(words, id="office.E001") for words in database_troubles(settings.CONFIG.sqlite)]
