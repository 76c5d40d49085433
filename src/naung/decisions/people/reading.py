"""A programme's runs and their people as pages show them. Reads only; not here: asking the index (asked)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from naung.decisions.people import rules
from naung.decisions.people.asked import Row, index_of
from naung.decisions.people.index import build, index_file
from naung.office.people.models import Kelurahan
from naung.office.permissions.rules import Areas
from naung.office.road.folder import folder_of, run_folder
from naung.office.road.models import Programme
from naung.office.vault.actions import blind_index
from naung.report.codes import cell_name
from naung.report.past import FILES, PastRun
from naung.values.words import masked_nik, number

SMALL = 2_000_000
"""Bytes of decisions.parquet up to which an index is made while one waits; of larger runs it is background work."""


class NotReady(Exception):
    """The run's index is not there yet, and takes too long to wait for."""


@dataclass(frozen=True)
class Line:
    """One person in a table."""

    key: int
    name: str
    nik: str
    area: str
    status: str
    standing: str
    rank: int | None
    reasons: tuple[str, ...]
    verify: bool


def runs_of(code: str) -> list[int]:
    """Runs that are whole, newest first."""
    place = folder_of(code) / "hasil"
    numbers = [int(one.name) for one in place.iterdir() if one.name.isdigit()] if place.is_dir() else []
    return [number for number in sorted(numbers, reverse=True) if is_whole(run_folder(code, number))]


def is_whole(folder: Path) -> bool:
    return all((folder / name).is_file() for name in FILES)


def ready(code: str, run: int) -> Path:
    """The run's folder with its index in it; NotReady where that takes longer than a page may."""
    folder = run_folder(code, run)
    if not index_file(folder).is_file():
        if (folder / "decisions.parquet").stat().st_size > SMALL:
            raise NotReady
        build(folder, folder_of(code))
    return folder


def lines_of(run: PastRun, rows: Sequence[Row]) -> list[Line]:
    texts = rule_texts(run)
    return [_line(run, row, texts) for row in rows]


def rule_texts(run: PastRun) -> dict[str, str]:
    return {rule["code"]: rule["text"] or rule["code"] for rule in run.programme["rules"]}


def place_words(run: PastRun, cell: str | None) -> str:
    """Where somebody stands in the order: a kelurahan, a kecamatan, or the whole city."""
    if cell is None or cell not in run.quota:
        return ""
    by = (run.programme["quota"] or {}).get("by")
    return cell_name(by, cell, run.quota[cell].name)


def area_words(run: PastRun, code: str | None) -> str:
    return run.areas.get(code or "", "") or "kelurahan tidak dikenal"


def kelurahan_choices(run: PastRun, areas: Areas) -> list[tuple[str, str]]:
    """Kelurahan of the run that may be seen, by name."""
    codes = rules.codes_of(areas)
    seen = [(code, name) for code, name in run.areas.items() if codes is None or code in codes]
    return sorted(seen, key=lambda one: one[1])


def where_words(areas: Areas) -> str:
    """Empty for the whole city."""
    if areas.whole:
        return ""
    return ", ".join(Kelurahan.objects.filter(code__in=areas.codes).values_list("name", flat=True))


def subject_of(programme: Programme, row: Mapping[str, object]) -> str:
    """Under which name a look at her is logged: the same in every run, and no way back to her NIK without the key."""
    nik = str(row["nik"])
    unique = "nik_tidak_sah" not in row["failed"] and "nik_ganda" not in row["failed"]  # type: ignore[operator]
    whose = nik if unique else f"{nik}/{row['name']}/{row['area']}"
    return f"person:{programme.pk}:{blind_index(whose, 'person')[:32]}"


def other_runs(code: str, but: int, nik: str, areas: Areas) -> list[tuple[int, Line | None]]:
    """How the same NIK stood in other runs whose index is there, newest first; None where it is not in one."""
    found: list[tuple[int, Line | None]] = []
    for run in [one for one in runs_of(code) if one != but][:OTHER_RUNS]:
        if not index_file(run_folder(code, run)).is_file():
            continue
        with index_of(run_folder(code, run)) as index:
            rows = index.of_nik(nik, rules.codes_of(areas))
            lines = lines_of(index.run, rows)
        found.append((run, lines[0] if len(lines) == 1 else None))
    return found


OTHER_RUNS = 5


def _status(row: Row) -> str:
    words = rules.STATUSES[row["status"]]
    return f"{words} nomor {number(row['reserve_number'])}" if row["reserve_number"] else words


def _line(run: PastRun, row: Row, texts: Mapping[str, str]) -> Line:
    failed = rules.reason_words(row["failed"], texts)
    unknown = [
        f"belum diketahui: {words}" for words in rules.reason_words(row["unknown"], texts) if words not in failed
    ]
    return Line(
        row["key"],
        row["name"] or "nama kosong",
        masked_nik(row["nik"] or ""),
        area_words(run, row["area"]),
        _status(row),
        rules.standing_words(
            row["status"], row["rank_in_cell"], row["reserve_number"], place_words(run, row["cell"]), failed
        ),
        row["rank_in_cell"],
        (*failed, *unknown),
        row["must_verify"],
    )
