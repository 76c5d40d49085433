"""What people settled about doubtful matches: a CSV that is only ever added to. Not here: who is asked what, screens.

A line is one answer about one row and one person. Nothing is taken back by deleting: `batal` cancels. Each answer is
on the disk as one whole line before the next is asked for; a last line that a crash tore was never an answer.
"""

import csv
import errno
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from naung.values.errors import Refusal

if sys.platform != "win32":
    import fcntl

LIST_ROW, DOUBLE = KINDS = ("daftar", "ganda")
SAME, OTHER, CANCELLED = ANSWERS = ("ya", "bukan", "batal")
COLUMNS = ("at", "by", "kind", "list", "row_print", "known_key", "answer")
_TAIL = 65_536

Row = tuple[str, str, str]
"""kind, list, row_print"""
Pair = tuple[str, str, str, str]
"""kind, list, row_print, known_key"""


@dataclass(frozen=True)
class Settlement:
    """One line; `at` has a time zone. For `ganda`, `list` is empty and `row_print` the first row's key."""

    at: datetime
    by: str
    kind: str
    list: str
    row_print: str
    known_key: str
    answer: str
    line: int = field(default=0, compare=False)
    """Where it stands in its file; 0 where it was not read from one."""

    @property
    def row(self) -> Row:
        return (self.kind, self.list, self.row_print)

    @property
    def pair(self) -> Pair:
        return (*self.row, self.known_key)


# --- what stands ---


def standing(settlements: Iterable[Settlement]) -> dict[Pair, str]:
    """`ya` or `bukan` by pair. The last answer wins and `batal` removes it.

    A list row is one person: a later `ya` removes an earlier one of that row, and does not bring it back when it is
    cancelled. Rows of the registry may be of one person by twos and by threes, so there nothing is removed.
    """
    answers: dict[Pair, str] = {}
    same: dict[Row, Pair] = {}
    for one in settlements:
        answers.pop(one.pair, None)
        if one.answer == CANCELLED:
            continue
        if one.answer == SAME and one.kind == LIST_ROW:
            former = same.get(one.row)
            if former is not None and answers.get(former) == SAME:
                del answers[former]
            same[one.row] = one.pair
        answers[one.pair] = one.answer
    return answers


def chosen(answers: Mapping[Pair, str]) -> dict[Row, str]:
    """The key of the person whom a `ya` names, by list row; all other people of that row are `bukan`."""
    return {pair[:3]: pair[3] for pair, answer in answers.items() if answer == SAME and pair[0] == LIST_ROW}


def find_answer(pair: Pair, answers: Mapping[Pair, str], named: Mapping[Row, str]) -> str | None:
    """What stands about a pair, said of it or following from the `ya` for another; `named` is what `chosen` gave."""
    key = named.get(pair[:3])
    if key is not None:
        return SAME if key == pair[3] else OTHER
    return answers.get(pair)


# --- reading ---


def _silent(_: str) -> None:
    pass


def read(path: Path, say: Callable[[str], None] = _silent) -> tuple[Settlement, ...]:
    """Every line in the file's order, none where there is no file; a Refusal names a line that does not read.

    A torn last line is left out and said.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return ()
    *lines, last = content.split(b"\n")
    found = [_read_line(line, number, path) for number, line in enumerate(lines, 1)]
    if last:
        try:
            found.append(_read_line(last, len(lines) + 1, path))
        except Refusal:
            if not lines and not _header().startswith(last):
                raise
            say(f"{path.name}: baris terakhir terpotong dan tidak dihitung. Pertanyaannya diajukan lagi.")
    return tuple(one for one in found if one is not None)


def _read_line(line: bytes, number: int, path: Path) -> Settlement | None:
    """The settlement of a line; None for the header and for an empty line."""
    where = f"{path.name}, baris {number}"
    try:
        text = line.decode("utf-8-sig" if number == 1 else "utf-8").removesuffix("\r")
        fields = next(csv.reader([text], strict=True), [])
    except (UnicodeDecodeError, csv.Error) as error:
        raise Refusal(f"{where}: tidak terbaca sebagai CSV UTF-8; pulihkan berkas itu dari salinannya") from error
    if number == 1:
        if tuple(fields) != COLUMNS:
            raise Refusal(f"{where}: kepalanya harus {','.join(COLUMNS)}; apakah berkas itu disimpan ulang?")
        return None
    return _settlement(fields, where, number) if fields else None


def _settlement(fields: list[str], where: str, line: int = 0) -> Settlement:
    mend = "perbaiki atau hapus baris itu"
    if len(fields) != len(COLUMNS):
        raise Refusal(f"{where}: ada {len(fields)} kolom, seharusnya {len(COLUMNS)}; {mend}")
    at, by, kind, of_list, row_print, known_key, answer = fields
    if kind not in KINDS:
        raise Refusal(f"{where}: kind {kind!r} tidak dikenal, harus {' atau '.join(KINDS)}; {mend}")
    if answer not in ANSWERS:
        raise Refusal(f"{where}: answer {answer!r} tidak dikenal, harus {', '.join(ANSWERS)}; {mend}")
    for name, value in (("by", by), ("row_print", row_print), ("known_key", known_key)):
        if not value:
            raise Refusal(f"{where}: {name} kosong; {mend}")
    if (kind == LIST_ROW) != bool(of_list):
        raise Refusal(f"{where}: list harus terisi untuk daftar dan kosong untuk ganda; {mend}")
    moment = _moment(at, f"{where}: at {at!r}", mend)
    return Settlement(moment, by, kind, of_list, row_print, known_key, answer, line)


def _moment(text: str, where: str, mend: str) -> datetime:
    try:
        at = datetime.fromisoformat(text)
    except ValueError as error:
        raise Refusal(f"{where} bukan waktu, contohnya 2026-01-12T09:30:00+07:00; {mend}") from error
    if at.tzinfo is None:
        raise Refusal(f"{where} tanpa zona waktu, contohnya +07:00; {mend}")
    return at


# --- adding ---


def append(path: Path, *settlements: Settlement) -> None:
    """Add answers; they are on the disk when this returns, and none of them in the file when this raises.

    A new file is its owner's alone and begins with the header. What a crash tore off the last line is dropped first.
    """
    lines = b"".join(_line(one) for one in settlements)
    is_new = not path.exists()
    with _opened(path) as file:
        end, before = _whole_end(file, path)
        file.truncate(end)
        _write(file, end, before + lines)
    if is_new:
        _sync_folder(path.parent)


def _line(settlement: Settlement) -> bytes:
    if settlement.at.tzinfo is None:
        raise ValueError("a settlement's time needs a zone")
    at = settlement.at.isoformat(timespec="seconds")
    fields = [at, settlement.by, *settlement.pair, settlement.answer]
    if odd := next((field for field in fields if not field.isprintable()), None):
        raise Refusal(f"{odd!r}: tidak dapat disimpan; jangan memakai tanda yang tidak terlihat")
    _settlement(fields, "penyelesaian baru")
    return _encoded(fields)


def _encoded(fields: Iterable[str]) -> bytes:
    return (",".join(_quoted(field) for field in fields) + "\n").encode("utf-8")


def _quoted(field: str) -> str:
    return '"' + field.replace('"', '""') + '"' if set(field) & set(',"') else field


def _header() -> bytes:
    return _encoded(COLUMNS)


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    """The file open for adding, by one process at a time where the system can lock."""
    flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o600), "r+b", buffering=0) as file:
        if sys.platform != "win32":
            fcntl.flock(file.fileno(), fcntl.LOCK_EX)
        yield file


def _whole_end(file: BinaryIO, path: Path) -> tuple[int, bytes]:
    """Where the last whole line ends, and what must still be written before a new one."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _TAIL))
    tail = file.read()
    last = tail[tail.rfind(b"\n") + 1 :]
    if len(last) == _TAIL:
        raise Refusal(f"{path.name}: baris terakhir terlalu panjang; apakah berkas itu memang penyelesaian?")
    end = size - len(last)
    if last and _is_whole(last, end, path):
        return size, b"\n"
    return end, b"" if end else _header()


def _is_whole(last: bytes, start: int, path: Path) -> bool:
    """Whether a last line without a line end lacks nothing else: answers are no prefixes of one another."""
    try:
        _read_line(last, 2 if start else 1, path)
    except Refusal:
        if not start and not _header().startswith(last):
            raise
        return False
    return True


def _write(file: BinaryIO, end: int, content: bytes) -> None:
    try:
        written = file.write(content)
        if written != len(content):
            raise OSError(errno.ENOSPC, "short write")
        os.fsync(file.fileno())
    except BaseException:
        file.truncate(end)
        raise


def _sync_folder(folder: Path) -> None:
    """A new file's name is on the disk too; not every system can."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
