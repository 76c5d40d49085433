"""Find what is wrong with the sources, cell by cell: tables `faults`, `fault_kinds` and the words around them.

Every fault is a row (source_number, file_number, row, kind, col, found, note); sources are numbered 0 the
registry, 1 its families, 2 the corrections, 3 and on the lists. Nothing large is held in Python.
Not here: the file a person reads (report), or what a rule makes of a fault (selection).
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

from naung.engine.duck import Duck
from naung.engine.steps import step
from naung.engine.trees import Tree, integer, truth
from naung.intake.areas import Area
from naung.intake.columns import at_rest
from naung.intake.faults_cells import fault_step, list_columns, read_columns
from naung.intake.faults_kinds import FaultKind, fault_kinds
from naung.intake.lists import OfficeList
from naung.intake.registry import Registry, Table
from naung.intake.sent.heads import words_only
from naung.intake.sent.laying import INNER, SHEET, SHEET_ROW
from naung.intake.sources import Source, find_file, open_source
from naung.values.kinds import Kind

ROOM = "naung.intake"
REGISTRY, FAMILIES, CORRECTIONS, FIRST_LIST = 0, 1, 2, 3


@dataclass(frozen=True)
class FaultCount:
    """One kind of fault in one column of one source, with the first place where it stands."""

    source_number: int
    source: str
    kind: FaultKind
    column: str
    total: int
    file: str
    row: int
    found: str | None
    note: str | None
    cell: str | None = None
    """Where that is in the workbook or untidy CSV that an office sent, as `Data!C17`; of a CSV the file's line."""


class Findings:
    """The faults found so far, laid down in the work folder; `gather` names them as the table `faults`."""

    def __init__(self, duck: Duck, work: Path) -> None:
        self.duck = duck
        self._work = work
        self._parts: list[str] = []
        duck.run(files(ROOM).joinpath("steps", "fault_macros.sql").read_text(encoding="utf-8"))

    def add(self, faults: Tree) -> None:
        """Run a step that finds faults."""
        name = f"faults {len(self._parts)}"
        self.duck.rest(name, faults)
        self._parts.append(name)

    def gather(self) -> None:
        self.duck.open("faults", [self._work / f"{name}.parquet" for name in self._parts])


@dataclass(frozen=True)
class WatchedRegistry(Registry):
    """A registry that finds the faults of each file while it is read."""

    findings: Findings | None = field(default=None, compare=False)

    def prepare(self, duck: Duck, wanted: Collection[str]) -> None:
        super().prepare(duck, set(wanted) | self._watched_everywhere())
        if self.families is not None:
            self._find_in_families(duck, self.families)

    def read(self, duck: Duck, number: int, wanted: Collection[str]) -> None:
        super().read(duck, number, set(wanted) | self._watched_everywhere())
        table = self.people[number]
        names = ["nik", *self._watched(table), *(["id_keluarga"] if self.families else [])]
        self._add(fault_step(REGISTRY, number, read_columns(self, table, names), self, self.families is not None))

    def _find_in_families(self, duck: Duck, families: Table) -> None:
        names = self._watched(families)
        families.source.take(
            duck, "file_rows", {at_rest(name): families.places[name] for name in ["id_keluarga", *names]}
        )
        if names:
            self._add(fault_step(FAMILIES, 0, read_columns(self, families, names), self, False))
        self._add(step(ROOM, "fault_families"))
        duck.let_go("file_rows")

    def _add(self, faults: Tree) -> None:
        if self.findings is not None:
            self.findings.add(faults)

    def _watched(self, table: Table) -> list[str]:
        """The columns of a file whose cells may not read."""
        names = [name for name in table.places if self.kinds.get(name) in (Kind.INTEGER, Kind.DATE)]
        names += [name for name in ("kode_kelurahan",) if name in table.places]
        return [name for name in names if table.places[name] not in table.source.twice]

    def _watched_everywhere(self) -> set[str]:
        return {name for table in self.people for name in self._watched(table)}


def watched(registry: Registry, findings: Findings) -> WatchedRegistry:
    """The same registry, finding faults as it is read."""
    parts = (registry.spec, registry.people, registry.families, registry.kinds, registry.areas, registry.corrections)
    return WatchedRegistry(*parts, findings=findings)


def find_faults(
    registry: Registry, lists: Sequence[OfficeList], findings: Findings, say: Callable[[str], None]
) -> None:
    """Find the rest, once every file is read, and name everything found as the table `faults`.

    Needs the tables `everyone` (file_number, row, nik), `files` and `list_rows`.
    """
    duck = findings.duck
    say("Mencari NIK yang sama di baris lain")
    findings.add(step(ROOM, "fault_shared_niks", {"one_file": truth(len(registry.people) == 1)}))
    _lay_out_correction_niks(registry, duck)
    duck.make("present", step(ROOM, "fault_present"))
    findings.add(step(ROOM, "fault_corrections"))
    for number, one in enumerate(lists):
        _find_in_list(one, number, findings)
    _lay_out_shapes(registry.areas, lists, duck)
    findings.add(step(ROOM, "fault_lists"))
    _lay_out_words(registry, registry.spec.as_of, lists, duck)
    _lay_out_places(lists, duck)
    findings.gather()


def find_faults_of_lists(areas: Sequence[Area], as_of: date, lists: Sequence[OfficeList], findings: Findings) -> None:
    """The same for lists alone, without a registry: who stands in it is not asked, so nobody is said to be missing.

    Needs the table `list_rows`.
    """
    duck = findings.duck
    duck.make("present", step(ROOM, "fault_present_all"))
    for number, one in enumerate(lists):
        _find_in_list(one, number, findings)
    _lay_out_shapes(areas, lists, duck)
    findings.add(step(ROOM, "fault_lists"))
    _lay_out_words(None, as_of, lists, duck)
    _lay_out_places(lists, duck)
    findings.gather()


def _lay_out_correction_niks(registry: Registry, duck: Duck) -> None:
    duck.add("correction_niks", {"row": "BIGINT", "nik": "VARCHAR"}, [])
    if registry.spec.corrections is not None:
        source = open_source(find_file(registry.spec.corrections, registry.spec.folder, "corrections.path"), duck)
        source.take(duck, "file_rows", {"nik": "nik"})
        duck.append("correction_niks", step(ROOM, "fault_correction_niks"))
        duck.let_go("file_rows")


def _find_in_list(one: OfficeList, number: int, findings: Findings) -> None:
    """The cells of a list that do not read as the programme's `types` say."""
    names = [name for name, kind in one.kinds.items() if kind in (Kind.INTEGER, Kind.DATE)]
    names = [name for name in names if one.table.places[name] not in one.table.source.twice]
    if names:
        one.table.source.take(findings.duck, "file_rows", {at_rest(name): one.table.places[name] for name in names})
        findings.add(fault_step(FIRST_LIST + number, 0, list_columns(one, names), None, False))
        findings.duck.let_go("file_rows")


def _lay_out_shapes(areas: Sequence[Area], lists: Sequence[OfficeList], duck: Duck) -> None:
    """Tables `list_shapes`, which evidence each list has, and `area_words`, what may stand in a kelurahan's cell."""
    words = {words_only(word) for one in areas for word in (one.name, one.code, one.bps_code or "") if word}
    duck.add("area_words", {"words": "VARCHAR"}, [(one,) for one in sorted(words)])
    named = any(one.name for one in areas)
    rows = []
    for number, one in enumerate(lists):
        birth = one.evidence.get("tanggal_lahir")
        # What the programme says is a date is judged as one already.
        typed = birth is not None and one.kinds.get(birth.column) is Kind.DATE
        rows.append(
            (
                number,
                one.has_nik,
                "nama" in one.evidence,
                birth is not None and not typed,
                named and "kelurahan" in one.evidence,
            )
        )
    truths = dict.fromkeys(("has_nik", "has_name", "has_birth", "has_area"), "BOOLEAN")
    duck.add("list_shapes", {"list_number": "BIGINT", **truths}, rows)


def _lay_out_places(lists: Sequence[OfficeList], duck: Duck) -> None:
    """Tables `fault_places` and `fault_letters`: from a row and a column to the cell that an office sent."""
    shape = {"source_number": "BIGINT", "row": "BIGINT", "sheet": "VARCHAR", "sheet_row": "BIGINT"}
    duck.add("fault_places", shape, [])
    letters = []
    for number, one in enumerate(lists, FIRST_LIST):
        if one.placed:
            one.table.source.take(duck, "file_rows", {"sheet": SHEET, "sheet_row": SHEET_ROW})
            duck.append("fault_places", step(ROOM, "fault_places", {"source_number": integer(number)}))
            duck.let_go("file_rows")
        for sheet in {sheet for sheet, _ in one.letters}:
            for name in {*one.table.places, *one.evidence}:
                letters.append((number, sheet, name, one.letter(sheet, name)))
    shape = {"source_number": "BIGINT", "sheet": "VARCHAR", "col": "VARCHAR", "letter": "VARCHAR"}
    duck.add("fault_letters", shape, letters)


def _lay_out_words(registry: Registry | None, as_of: date, lists: Sequence[OfficeList], duck: Duck) -> None:
    """Tables `fault_sources`, `fault_columns` and `fault_kinds`: what numbers, columns and codes are called."""
    people = registry.people if registry is not None else ()
    tables = [(REGISTRY, number, "registri", table.source) for number, table in enumerate(people)]
    places = [(REGISTRY, number, table.places) for number, table in enumerate(people)]
    if registry is not None and registry.families is not None:
        tables.append((FAMILIES, 0, "keluarga", registry.families.source))
        places.append((FAMILIES, 0, registry.families.places))
    for number, one in enumerate(lists, FIRST_LIST):
        tables.append((number, 0, f"daftar {one.spec.name}", one.table.source))
        pieces = {name: piece.column for name, piece in one.evidence.items()}
        places.append((number, 0, {**pieces, **one.table.places}))
    sources = [(number, part, words, _unarmed(source.name)) for number, part, words, source in tables]
    if registry is not None and registry.spec.corrections is not None:
        sources.append((CORRECTIONS, 0, "koreksi", _unarmed(Path(registry.spec.corrections).name)))
    shape = {"source_number": "BIGINT", "file_number": "BIGINT"}
    duck.add("fault_sources", {**shape, "source": "VARCHAR", "file": "VARCHAR"}, sources)
    renamed = [
        (number, part, name, _unarmed(place))
        for number, part, named_so in places
        for name, place in named_so.items()
        if name != place
    ]
    duck.add("fault_columns", {**shape, "col": "VARCHAR", "in_file": "VARCHAR"}, renamed)
    kinds = [
        (place, kind.code, kind.severity, kind.expected, kind.mend) for place, kind in enumerate(fault_kinds(as_of))
    ]
    names = ("kind", "severity", "expected", "mend")
    duck.add("fault_kinds", {"place": "BIGINT", **dict.fromkeys(names, "VARCHAR")}, kinds)


def _unarmed(words: str) -> str:
    """What a spreadsheet would take for a formula is text."""
    return f"'{words}" if words.startswith(("=", "+", "-", "@", "\t", "\r")) else words


def write_faults(duck: Duck, path: Path) -> None:
    """kesalahan.csv: every fault by source, file and row."""
    duck.save_csv(step(ROOM, "fault_lines"), path)


def count_faults(as_of: date, duck: Duck) -> list[FaultCount]:
    """Every kind of fault in every column, by source, the most harmful first."""
    kinds = {kind.code: kind for kind in fault_kinds(as_of)}
    counts = []
    for number, source, kind, column, total, example in duck.rows(step(ROOM, "fault_counts")):
        place: dict[str, Any] = example
        counts.append(
            FaultCount(
                number,
                source,
                kinds[kind],
                column,
                total,
                place["file"],
                place["row"],
                place["found"],
                place["note"],
                place["cell"],
            )
        )
    return counts


def lay_out_mending(duck: Duck, number: int) -> None:
    """Table `mending`: of the list with that place in the programme, what its sender has to mend, a row a line."""
    duck.make("mending", step(ROOM, "fault_mending", {"source_number": integer(FIRST_LIST + number)}))


def take_as_sent(source: Source, duck: Duck, table: str) -> list[str]:
    """Name all columns of a file as `c0`, `c1` … in their order; returns their names as the sender wrote them."""
    if source.form is None:
        headers = list(source.types)
        duck.take_parquet(
            table, source.path, {f"c{place}": str(source.names[name]) for place, name in enumerate(headers)}
        )
        return [str(source.names[name]) for name in headers]
    headers = [name for name in source.form.header if name not in INNER]
    duck.take_csv(table, source.path, source.form, {f"c{place}": place for place in range(len(headers))})
    return headers
