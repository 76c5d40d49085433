"""A meeting file for tests. Nobody in it is real."""

import hashlib
from pathlib import Path
from typing import Any

import yaml

OPENS = "c3" * 32
SEAL = hashlib.sha256(bytes.fromhex(OPENS)).hexdigest()


def meeting(**changes: Any) -> dict[str, Any]:
    """The file's content; a change to None takes a key out."""
    content: dict[str, Any] = {
        "place": "Aula",
        "at": "2026-01-12T10:00+07:00",
        "approvers": ["Rina", "Dedi"],
        "inspector": {"name": "Sri", "seal": SEAL},
        "key_copies": ["Brankas A", "Brankas B"],
        "seed": "dice",
    }
    content |= changes
    return {key: value for key, value in content.items() if value is not None}


def write_meeting(folder: Path, name: str = "rapat.yaml", **changes: Any) -> Path:
    """Write rapat.yaml and what opens the inspector's seal; returns the meeting's file."""
    (folder / "pembuka.hex").write_text(OPENS + "\n", encoding="ascii")
    path = folder / name
    path.write_text(yaml.safe_dump(meeting(**changes), allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path
