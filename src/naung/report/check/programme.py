"""`naung check`: every source read, every fault named, every rule's share counted; writes `periksa/`.

Not here: finding a fault (intake), judging a person (selection), the sentences on the screen (told).
"""

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from naung.engine.engine import Engine, start
from naung.engine.trees import all_of
from naung.intake.faults import REGISTRY, FaultCount, Findings, count_faults, find_faults, watched, write_faults
from naung.intake.faults_kinds import ERROR
from naung.report.check.rules import Rules, RuleShare, Tally, count_rules
from naung.report.check.summary import ListCheck
from naung.report.check.workbook import write_list_workbook
from naung.selection.judging import FIXED, count_verdicts, find_candidates, judge
from naung.selection.listing import lay_out_lists
from naung.selection.opening import Opened
from naung.selection.seating import people_of, seat_cells, weights_of
from naung.selection.tickets import read_key
from naung.values.errors import Refusal
from naung.values.words import percent

SPOILED_PERCENT = 10
FAULTS, SUMMARY, RULES = "kesalahan.csv", "ringkasan.csv", "aturan.csv"


@dataclass(frozen=True)
class Check:
    """What was found; `candidates` is None where the quota cannot be met."""

    opened: Opened
    rules: Rules
    faults: tuple[FaultCount, ...]
    lists: tuple[ListCheck, ...]
    candidates: int | None
    cautions: tuple[str, ...]

    @property
    def errors(self) -> int:
        return sum(count.total for count in self.faults if count.kind.severity == ERROR)

    @property
    def warnings(self) -> int:
        return sum(count.total for count in self.faults) - self.errors


def check_programme(opened: Opened, folder: Path, say: Callable[[str], None]) -> Check:
    """Read every source of a programme and write what was found into `folder`.

    Refuses what `select` would refuse before anyone is seated; a key that is missing or a quota that
    cannot be met is a caution.
    """
    places = opened.programme.covered_places
    weights_of(opened)
    duck, compiled = opened.duck, opened.compiled
    engine = start("duckdb", duck, opened.work)
    findings = Findings(duck, opened.work)
    registry = watched(opened.registry, findings)
    carried = [name for name in dict.fromkeys(["nama", "tanggal_lahir", *compiled.named]) if name not in FIXED]
    lay_out_lists(opened, engine, say)
    judge(compiled, registry, engine, carried, say)
    verdicts = count_verdicts(compiled, engine)
    duck.view("everyone", all_of("judged"))
    find_faults(registry, compiled.lists, findings, say)
    say("Menghitung aturan")
    rules = count_rules(compiled, duck)
    find_candidates(compiled, verdicts, engine)
    candidates, refused = _seated(opened, engine)
    say("Menulis kesalahan")
    write_faults(duck, folder / FAULTS)
    faults = count_faults(registry.spec.as_of, duck)
    _write_summary(faults, folder / SUMMARY)
    _write_rules(rules, folder / RULES)
    lists = []
    for number, one in enumerate(compiled.lists):
        say(f"Menulis daftar {one.spec.name} untuk pengirimnya")
        lists.append(write_list_workbook(duck, one, number, faults, folder, opened.work))
    cautions = [*_of_key(opened), *refused, *_of_columns(faults, rules.people), *rules.cautions]
    if candidates is not None and candidates < places:
        cautions.append(f"calon ({candidates}) lebih sedikit daripada tempat yang dapat dibayar ({places})")
    return Check(opened, rules, tuple(faults), tuple(lists), candidates, tuple(cautions))


def _seated(opened: Opened, engine: Engine) -> tuple[int | None, list[str]]:
    """How many candidates, or why the seats cannot be given."""
    try:
        return sum(cell.candidates for cell in seat_cells(opened, engine, people_of(opened, opened.duck))), []
    except Refusal as refusal:
        return None, [f"naung select akan menolak: {refusal}"]


def _of_key(opened: Opened) -> list[str]:
    try:
        read_key(opened.folder / opened.programme.key.path)
    except Refusal as refusal:
        return [f"naung select akan menolak: {refusal}"]
    return []


def _of_columns(faults: Sequence[FaultCount], people: int) -> list[str]:
    """Columns of the registry that are wrong as a whole: to be asked for anew, not mended cell by cell."""
    return [
        f"{count.source}, {count.column}: {count.kind.short} pada {percent(count.total, people)} baris; "
        "minta berkas baru, jangan diperbaiki satu per satu"
        for count in faults
        if count.source_number == REGISTRY
        and count.kind.severity == ERROR
        and 100 * count.total > SPOILED_PERCENT * people
    ]


def _unarmed(words: str | None) -> str:
    """What a spreadsheet would take for a formula is text."""
    return f"'{words}" if words and words.startswith(("=", "+", "-", "@", "\t", "\r")) else words or ""


def _write_csv(path: Path, header: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def _write_summary(faults: Sequence[FaultCount], path: Path) -> None:
    """ringkasan.csv: how often each kind stands in each column of each source, with one example."""
    header = ["sumber", "kolom", "tingkat", "jenis", "arti", "jumlah"]
    header += ["contoh_berkas", "contoh_baris", "contoh", "cara_memperbaiki"]
    rows = [
        (
            count.source,
            count.column,
            count.kind.severity,
            count.kind.code,
            count.kind.short,
            count.total,
            _unarmed(count.file),
            count.row,
            _unarmed(count.found or count.note),
            count.kind.mend,
        )
        for count in faults
    ]
    _write_csv(path, header, rows)


def _write_rules(rules: Rules, path: Path) -> None:
    """aturan.csv: each built-in, rule and point; counts and shares, then those over who is left before it."""
    header = ["bagian", "kode", "teks", "syarat", "bila_tidak_diketahui"]
    for where in ("", "sisa_"):
        for what in ("benar", "salah", "tidak_diketahui"):
            header += [f"{where}{what}", f"{where}{what}_persen"]
    _write_csv(path, [*header, "peringatan"], [_rule_row(share) for share in rules.shares])


def _rule_row(share: RuleShare) -> list[object]:
    row: list[object] = [share.kind, share.code, _unarmed(share.text), _unarmed(share.when), share.unknown]
    return [*row, *_figures(share.everyone), *_figures(share.reached), "; ".join(share.cautions)]


def _figures(tally: Tally) -> list[object]:
    row: list[object] = []
    for count in (tally.true, tally.false, tally.unknown):
        row += [count, f"{100 * count / tally.all:.2f}" if tally.all else ""]
    return row
