"""The city's files in a backup: which, with what digest, and out again. Not here: the archive around them.

All of the bulk folder goes in, the programme's key too, since the backup is sealed as a whole. Left out: names that
begin with a dot (work that goes on), and folders of which a room says that they can be made anew.
"""

import hashlib
import io
import json
import os
import shutil
import tarfile
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO

from naung.office.backup.rules import BROKEN, PIECE
from naung.values.errors import Refusal
from naung.values.words import number

INSIDE = "bulk/"
LIST = "files.json"
REMADE: list[Callable[[], Iterable[Path]]] = []


def remade(tell: Callable[[], Iterable[Path]]) -> Callable[[], Iterable[Path]]:
    """A room tells which folders need no backup: whatever it can make again from what is backed up, bit for bit."""
    REMADE.append(tell)
    return tell


@dataclass
class Files:
    """Path inside the folder to size and SHA-256."""

    seen: dict[str, tuple[int, str]] = field(default_factory=dict)

    def as_json(self) -> str:
        return json.dumps(self.seen, ensure_ascii=False, sort_keys=True)

    @property
    def words(self) -> str:
        size = sum(size for size, _ in self.seen.values())
        return f"{number(len(self.seen))} berkas data kota ({number(-(-size // 1_000_000))} MB)"


def read_files(text: str) -> Files:
    try:
        return Files({name: (int(size), str(sha256)) for name, (size, sha256) in json.loads(text).items()})
    except (ValueError, TypeError, AttributeError) as error:
        raise Refusal(BROKEN) from error


def differing(backed_up: Files, now: Files) -> list[str]:
    """The first files that are missing, too many or other than they were, in sentences."""
    names = sorted(set(backed_up.seen) | set(now.seen))
    return [f"berkas {name} tidak sama" for name in names if backed_up.seen.get(name) != now.seen.get(name)][:5]


def listed(folder: Path) -> list[Path]:
    """Regular files below `folder`, in order; a link or a device is refused, since its content would be missing."""
    left_out = {path.resolve() for tell in REMADE for path in tell()}
    found: list[Path] = []
    for place, folders, names in os.walk(folder):
        here = Path(place)
        folders[:] = sorted(one for one in folders if one[0] != "." and (here / one).resolve() not in left_out)
        for path in [*(here / name for name in sorted(names) if name[0] != "."), *(here / one for one in folders)]:
            if path.is_symlink() or not (path.is_file() or path.is_dir()):
                raise Refusal(
                    f"{path}: tautan atau bukan berkas biasa; isinya tidak ikut dicadangkan. Pindahkan ke sini."
                )
            if path.is_file():
                found.append(path)
    return found


def size_of(folder: Path) -> int:
    return sum(path.stat().st_size for path in listed(folder) if path.exists())


def pack(archive: tarfile.TarFile, folder: Path) -> Files:
    """Every file as it is now; one that went away since it was listed is no part of the backup."""
    files = Files()
    for path in listed(folder):
        name = path.relative_to(folder).as_posix()
        try:
            with path.open("rb") as file:
                member = tarfile.TarInfo(INSIDE + name)
                member.size = os.fstat(file.fileno()).st_size
                told = _Hashed(file, member.size)
                archive.addfile(member, told)
        except FileNotFoundError:
            continue
        files.seen[name] = (member.size, told.sha256.hexdigest())
    return files


def unpack(member: tarfile.TarInfo, content: IO[bytes], files: Files, to: Path | None) -> None:
    """Look at one file; written below `to` where that is given. A name that leads elsewhere is refused."""
    name = member.name[len(INSIDE) :]
    path = PurePosixPath(name)
    if not member.isreg() or not name or path.is_absolute() or {"..", ""} & set(name.split("/")) or name in files.seen:
        raise Refusal(BROKEN)
    sha256, size = hashlib.sha256(), 0
    with _target(to / path if to else None) as target:
        while piece := content.read(PIECE):
            sha256.update(piece)
            size += len(piece)
            target.write(piece)
    files.seen[name] = (size, sha256.hexdigest())


@contextmanager
def beside(folder: Path) -> Iterator[Path]:
    """A place on the same disk for what is not yet proven whole; `move_in` takes it from there."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=".pulih-", dir=folder))
    try:
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)


def move_in(work: Path, folder: Path) -> None:
    for path in sorted(work.iterdir()):
        path.rename(folder / path.name)


def check_empty(folder: Path) -> None:
    if folder.exists() and any(path.name[0] != "." for path in folder.iterdir()):
        raise Refusal(f"{folder}: tidak kosong. Pulihkan ke tempat kosong, atau pindahkan dahulu.")


def check_space(folder: Path, wanted: int) -> None:
    free = shutil.disk_usage(folder).free
    if free < wanted:
        room = f"perlu {number(-(-wanted // 1_000_000))} MB, kosong {number(free // 1_000_000)} MB"
        raise Refusal(f"{folder}: ruang disk kurang, {room}.")


class _Hashed(io.RawIOBase):
    """A file read once, its digest taken on the way; what grows beyond `size` meanwhile is for the next backup."""

    def __init__(self, file: io.BufferedReader, size: int) -> None:
        self._file = file
        self._left = size
        self.sha256 = hashlib.sha256()

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        piece = self._file.read(self._left if size < 0 else min(size, self._left))
        if not piece and self._left:
            raise Refusal(f"{self._file.name}: berubah saat dicadangkan. Ulangi.")
        self._left -= len(piece)
        self.sha256.update(piece)
        return piece


@contextmanager
def _target(path: Path | None) -> Iterator[io.RawIOBase | io.BufferedIOBase]:
    if path is None:
        yield _Nowhere()
        return
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with path.open("xb") as file:
        os.fchmod(file.fileno(), 0o600)
        yield file


class _Nowhere(io.RawIOBase):
    def writable(self) -> bool:
        return True

    def write(self, data) -> int:  # type: ignore[no-untyped-def]
        return len(data)
