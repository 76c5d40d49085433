"""The doubtful matches of a run's folder as questions. Not here: what was answered (session), how it looks (side)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from naung.engine.duck import Duck
from naung.engine.steps import step
from naung.engine.trees import column
from naung.matching import comparisons
from naung.matching.settle import DOUBLE, KINDS, Pair, Row
from naung.report.past import PastRun
from naung.values.errors import Refusal

ROOM = "naung.report.review"
FILE = "doubtful.parquet"
SENT = ("nik", "nama", "lahir", "kelamin", "kelurahan", "rt", "rw", "alamat")
KNOWN = ("nik", "nama", "tanggal_lahir", "kelamin", "kelurahan", "rt", "rw", "alamat", "keluarga")
COLUMNS = (
    *("order", "matters", "effect", "kind", "list", "line", "row_print", *(f"sent_{name}" for name in SENT)),
    *("sent_dead", "place", "known_key", *KNOWN, "probability", *comparisons.COLUMNS),
)


class Levels(NamedTuple):
    """How a pair agrees: places in the tuples of `matching.comparisons`."""

    nik: int
    birth: int
    name_class: int
    name: int
    place: int
    sex: int


class Sent(NamedTuple):
    """A list row as the office wrote it; for `ganda` the first registry row."""

    nik: str | None
    nama: str | None
    lahir: str | None
    kelamin: str | None
    kelurahan: str | None
    rt: str | None
    rw: str | None
    alamat: str | None


@dataclass(frozen=True)
class Candidate:
    """A registry row that may be the person."""

    known_key: str
    nik: str | None
    nama: str | None
    tanggal_lahir: date | None
    kelamin: int | None
    kelurahan: str | None
    rt: str | None
    rw: str | None
    alamat: str | None
    keluarga: str | None
    probability: float
    levels: Levels
    effect: str


@dataclass(frozen=True)
class Question:
    """One list row and who it may be, the best candidate first; or two registry rows."""

    number: int
    """Its place among the run's questions."""
    matters: bool
    kind: str
    of_list: str
    line: int | None
    row_print: str
    sent: Sent
    dead: bool
    """Whether the office wrote that the person has died."""
    candidates: tuple[Candidate, ...]

    @property
    def row(self) -> Row:
        return (self.kind, self.of_list, self.row_print)

    @property
    def pairs(self) -> list[Pair]:
        return [(*self.row, one.known_key) for one in self.candidates]


def read_questions(run: PastRun, work: Path) -> tuple[Question, ...]:
    """What the run left in doubt, in the order to be asked: first all that matter."""
    path = run.folder / FILE
    if not path.is_file():
        return ()
    with Duck(work, [run.folder]) as duck:
        present = duck.parquet_columns(path)
        if missing := [name for name in COLUMNS if name not in present]:
            raise Refusal(f"{path}: kolom {', '.join(missing)} tidak ada; folder ini diubah atau dari naung lain")
        # "order" is a word of SQL's own.
        names = ["question" if name == "order" else name for name in COLUMNS]
        duck.take_parquet("doubtful", path, dict(zip(names, COLUMNS, strict=True)))
        rows = duck.rows(step(ROOM, "doubtful", {"columns": [column(name, "d") for name in names]}))
    records = [dict(zip(COLUMNS, row, strict=True)) for row in rows]
    groups = [list(group) for _, group in groupby(records, _asked_together)]
    groups.sort(key=lambda group: not _matters(group))
    return tuple(_question(number, group, path) for number, group in enumerate(groups))


def _matters(records: Sequence[dict[str, Any]]) -> bool:
    return any(record["matters"] for record in records)


def _asked_together(record: dict[str, Any]) -> tuple[object, ...]:
    """Candidates of a list row compete; two registry rows are a question of their own."""
    alone = record["known_key"] if record["kind"] == DOUBLE else None
    return (record["order"], record["kind"], record["list"], record["line"], record["row_print"], alone)


def _question(number: int, records: Sequence[dict[str, Any]], path: Path) -> Question:
    first = records[0]
    if first["kind"] not in KINDS:
        raise Refusal(f"{path}: kind {first['kind']!r} tidak dikenal; berkas itu diubah sesudah ditulis")
    return Question(
        number,
        _matters(records),
        first["kind"],
        first["list"] or "",
        first["line"],
        first["row_print"],
        Sent(*(first[f"sent_{name}"] for name in SENT)),
        bool(first["sent_dead"]),
        tuple(_candidate(record, path) for record in records),
    )


def _candidate(record: dict[str, Any], path: Path) -> Candidate:
    levels = [record[name] for name in comparisons.COLUMNS]
    for name, level in zip(comparisons.COLUMNS, levels, strict=True):
        if level is None or not 0 <= level < comparisons.SIZES[name]:
            raise Refusal(f"{path}: {name} {level} tidak dikenal; berkas itu diubah sesudah ditulis")
    return Candidate(
        known_key=record["known_key"],
        probability=record["probability"],
        levels=Levels(*levels),
        effect=record["effect"] or "",
        **{name: record[name] for name in KNOWN},
    )


def settlements_path(run: PastRun) -> Path:
    """Where answers about this run are kept."""
    told = run.record.get("settlements")
    if not isinstance(told, str) or not told:
        raise Refusal(f"{run.folder / 'run.json'}: settlements tidak ada; folder ini dari naung lain?")
    path = Path((run.folder / told).resolve())
    if not path.parent.is_dir():
        raise Refusal(f"{path.parent}: folder ini tidak ada, padahal penyelesaian disimpan di sana")
    return path


def of_list(questions: Sequence[Question], name: str, run: PastRun) -> tuple[Question, ...]:
    """The questions about one list, its name in any case; a Refusal where the programme has no such list."""
    lists = [str(part["name"]) for part in run.programme.get("lists", [])]
    known = {one.lower() for one in [*lists, *(question.of_list for question in questions)]} - {""}
    if name.lower() not in known:
        raise Refusal(f"daftar {name} tidak ada di program ini; yang ada: {', '.join(sorted(known)) or 'tidak ada'}")
    return tuple(question for question in questions if question.of_list.lower() == name.lower())
