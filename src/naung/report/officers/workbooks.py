"""selected.xlsx and reserve.xlsx: whom officers visit and enrol, with the reasons in words. Not here: a cell's form."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from naung.engine.duck import Row
from naung.engine.steps import Filling, step
from naung.engine.trees import chosen, text
from naung.report.figures.count import COLUMN_OF, fact
from naung.report.officers.sheet import Column, Sheet, write_sheet
from naung.selection.run import Run
from naung.selection.verdicts import reason
from naung.values import words

ROOM = "naung.report.officers"
COLUMNS = (
    Column("Nama", 30),
    Column("NIK", 19),
    Column("Kelurahan", 20),
    Column("Kecamatan", 11),
    Column("Peringkat di wilayah kuota", 12),
    Column("Desil", 7),
    Column("Poin", 7),
    Column("Alasan", 60, wraps=True),
    Column("Harus diperiksa dulu", 44, wraps=True),
)
RESERVE_NUMBER = Column("Nomor cadangan", 10)
TRIAL = "PERCOBAAN: benihnya bukan dari undian resmi; tidak mengikat siapa pun."


def write_workbooks(run: Run, folder: Path) -> None:
    """Both workbooks; in a column that the registry does not have, nothing stands."""
    people = run.duck.rows(step(ROOM, "rows", _holes(run)))
    for status in ("selected", "reserve"):
        rows = _rows(run, (person[1:] for person in people if person[0] == status), status)
        write_sheet(folder / f"{status}.xlsx", _sheet(run, status), rows)


@dataclass(frozen=True)
class Wording:
    """The words of each point and each rule of a programme, in their order."""

    run: Run

    def points(self, letters: str) -> list[str]:
        """The points a person has, T in `letters`."""
        points = self.run.opened.programme.points
        return [
            f"{one.text or one.code} ({one.add:+d})"
            for one, letter in zip(points, letters, strict=True)
            if letter == "T"
        ]

    def to_verify(self, verdicts: str) -> str:
        """The rules that nobody knows of this person and somebody must look at."""
        rules = self.run.opened.programme.rules
        unknown = reason(verdicts, False, rules).unknown
        return "; ".join(
            f"{rule.text or rule.code}: datanya kosong"
            for rule in rules
            if rule.code in unknown and rule.unknown == "verify"
        )


def _rows(run: Run, people: Iterable[Row], status: str) -> Iterator[list[int | str | None]]:
    names = {area.code: area.name for area in run.opened.registry.areas}
    wording = Wording(run)
    points, to_verify = cache(wording.points), cache(wording.to_verify)
    for name, nik, area, _, rank, reserve_number, decile, poin, letters, verdicts in people:
        reasons = [*([] if decile is None else [f"desil {decile}"]), *points(letters or "")]
        row = [name, nik, names.get(area, area), area[:6], rank, decile, poin, "; ".join(reasons)]
        yield [*([reserve_number] if status == "reserve" else []), *row, to_verify(verdicts)]


def _holes(run: Run) -> dict[str, Filling]:
    letters = [chosen(point.tree, text("T"), text("F")) for point in run.opened.compiled.points]
    return {
        "decile": fact(COLUMN_OF["decile"], "f", list(run.opened.registry.kinds)),
        "points": letters or text(""),
    }


def _sheet(run: Run, status: str) -> Sheet:
    programme = run.opened.programme
    people = words.number(run.summary["by_status"][status])
    said = "terpilih" if status == "selected" else "cadangan"
    title = f"{programme.title or programme.program}: {people} orang {said}"
    trial = run.seed.source == "trial"
    columns = COLUMNS if status == "selected" else (RESERVE_NUMBER, *COLUMNS)
    subtitle = [*([TRIAL] if trial else []), data_day(run), "Berisi NIK dan nama: simpan tertutup."]
    return Sheet(
        name=f"{'PERCOBAAN ' if trial else ''}{said.capitalize()}",
        title=f"PERCOBAAN. {title}" if trial else title,
        subtitle=" ".join(subtitle),
        columns=columns,
        notes=_notes(run),
        day=programme.as_of,
    )


def data_day(run: Run) -> str:
    cut_off = run.opened.programme.registry.cut_off
    return f"Data registri per {words.day(cut_off)}." if cut_off else "Tanggal data registri tidak disebut program."


def _notes(run: Run) -> list[tuple[str, str]]:
    programme = run.opened.programme
    rules = [(f"Aturan {rule.code}", rule.text or rule.when) for rule in programme.rules]
    points = [(f"Poin {point.code} ({point.add:+d})", point.text or point.when) for point in programme.points]
    return [
        ("Sidik hasil", run.record["digest"]),
        ("Benih", f"{run.seed.hex} ({'percobaan' if run.seed.source == 'trial' else 'undian resmi'})"),
        ("Data", data_day(run)),
        ("Semua orang di sini", "memenuhi semua aturan di bawah, atau lolos dengan catatan di kolom terakhir."),
        *rules,
        *points,
        ("Urutan", "; ".join(programme.order) or "tidak ada; semua setara"),
        (
            "Peringkat di wilayah kuota",
            "urutan di kelurahan atau kecamatan yang diberi kuota; yang setara menurut tiket undian",
        ),
        ("Kecamatan", "enam angka pertama kode kelurahan Kemendagri"),
    ]
