"""usulan_dtsen.xlsx: whom offices propose and the registry has not, for Dinsos and the kelurahan to propose into DTSEN.

One sheet a person a row, sorted by kelurahan with a filter: a kelurahan sees its own, Dinsos the whole. The second
sheet are the rows that go back to their sender. Not here: who is one person (people), a cell's form (officers.sheet).
"""

from collections.abc import Iterator
from pathlib import Path

from naung.engine.duck import Row
from naung.engine.steps import step
from naung.report.codes import kecamatan
from naung.report.match.people import ROOM
from naung.report.officers.sheet import Cells, Column, Sheet, write_book
from naung.report.officers.workbooks import TRIAL, data_day
from naung.selection.run import Run
from naung.values.words import joined, number

FILE = "usulan_dtsen.xlsx"
UNKNOWN_AREA = "tidak dikenali"
AS_SENT = (Column("Lahir", 14), Column("L/P", 7), Column("RT", 6), Column("RW", 6), Column("Alamat", 40, wraps=True))
COLUMNS = (
    Column("Nama", 30),
    Column("NIK", 19),
    Column("Kelurahan", 20),
    Column("Kecamatan", 17),
    *AS_SENT,
    Column("Kelurahan seperti ditulis", 20),
    Column("Diusulkan di", 34, wraps=True),
    Column("Perhatikan", 50, wraps=True),
    Column("Hasil periksa kelurahan", 26),
)
REJECTED_COLUMNS = (
    Column("Daftar", 16),
    Column("Baris", 8),
    Column("Lembar", 14),
    Column("Nama", 30),
    Column("NIK", 19),
    *AS_SENT,
    Column("Kelurahan seperti ditulis", 20),
    Column("Sebab", 60, wraps=True),
)
FAULTS = {
    "nik_kosong": "NIK kosong",
    "nik_tidak_sah": "NIK tidak sah",
    "tanpa_nik_dan_lahir": "tanpa NIK dan tahun lahir, jadi orangnya tidak dapat dicari",
}


def write_proposals(run: Run, folder: Path) -> None:
    """Write the workbook if some list proposes people; needs the tables of `people.lay_out_people`."""
    if all(part.kind != "proposal" for part in run.opened.programme.lists):
        return
    duck = run.duck
    duck.make("proposed", step(ROOM, "proposed"))
    by_area = [(_area_name(run, area), people) for area, people in duck.rows(step(ROOM, "proposed_by_area"))]
    rejected = duck.rows(step(ROOM, "rejected"))
    write_book(
        folder / FILE,
        [
            (_proposed_sheet(run, by_area, len(rejected)), _proposed(run)),
            (_rejected_sheet(run, len(rejected)), map(_rejected_row, rejected)),
        ],
    )


def _area_name(run: Run, code: str | None) -> str:
    names = {area.code: area.name for area in run.opened.registry.areas}
    return UNKNOWN_AREA if code is None else names.get(code) or code


def _proposed(run: Run) -> Iterator[Cells]:
    names = {area.code: area.name or area.code for area in run.opened.registry.areas}
    for batch in run.duck.batches(step(ROOM, "proposed_rows")):
        for row in batch:
            yield _proposed_row(row, names)


def _proposed_row(row: Row, names: dict[str, str]) -> Cells:
    _, name, nik, area, *as_sent, written, places, valid, typed, of_another, contested, niks, also, covered = row
    where = (UNKNOWN_AREA, "") if area is None else (names.get(area, area), kecamatan(area))
    said = [
        *_nik_words(nik, valid, typed),
        *(["NIK ini di registri milik orang lain: lihat KTP-nya"] if of_another else []),
        *(["NIK ini dipakai lebih dari satu orang di daftar"] if contested else []),
        *([f"NIK lain: {joined(niks)}"] if niks else []),
        *([f"ditulis juga {joined(also)}"] if also else []),
        *([f"ada di daftar {joined(covered)}, yang sudah ditanggung"] if covered else []),
    ]
    return [name, nik, *where, *as_sent, written, places, "; ".join(said)]


def _nik_words(nik: str | None, valid: bool, typed: bool) -> list[str]:
    if nik is None:
        return ["NIK kosong"]
    if typed:
        return ["NIK ditulis sebagai angka: angka terakhirnya hilang"]
    return [] if valid else ["NIK tidak sah"]


def _rejected_row(row: Row) -> Cells:
    of_list, sheet, place, *as_sent, faults = row
    # The last says most: who has neither NIK nor birth has an empty or a short NIK too.
    return [of_list, place, sheet, *as_sent, FAULTS.get(faults[-1], faults[-1]) if faults else ""]


def _proposed_sheet(run: Run, by_area: list[tuple[str, int]], rejected: int) -> Sheet:
    people = sum(people for _, people in by_area)
    return _sheet(
        run,
        "Usulan",
        f"{number(people)} orang diusulkan kantor, tidak ada di registri",
        COLUMNS,
        [
            (
                "Apa ini",
                "Orang yang ada di daftar usulan kantor dan tidak ditemukan di registri DTSEN. Satu baris satu orang.",
            ),
            ("Untuk siapa", "Dinsos dan kelurahan: periksa orangnya, lalu usulkan ke DTSEN. Saring kolom Kelurahan."),
            (
                "Seperti ditulis",
                "NIK, nama, lahir, RT, RW dan alamat seperti ditulis kantor pengirim. Tidak ada yang dibetulkan.",
            ),
            (
                "Satu orang",
                "Baris digabung bila NIK-nya sama, atau nama dan tanggal lahirnya sama dan kelurahannya tidak berbeda. "
                "Semua barisnya disebut di kolom Diusulkan di; nama dan NIK lain di kolom Perhatikan.",
            ),
            (
                "Diusulkan di",
                "Daftar dan barisnya: di buku kerja nomor baris lembar, di CSV yang rapi nomor baris data.",
            ),
            ("Belum tentu baru", "Baris yang masih ragu tidak ada di sini: putuskan dulu dengan naung review."),
            ("Dikembalikan", f"{number(rejected)} baris di lembar Dikembalikan kembali kepada pengirimnya."),
            ("Data", data_day(run)),
            *((f"Kelurahan {name}", f"{number(count)} orang") for name, count in by_area),
        ],
    )


def _rejected_sheet(run: Run, rows: int) -> Sheet:
    return _sheet(run, "Dikembalikan", f"{number(rows)} baris kembali kepada pengirim", REJECTED_COLUMNS, [])


def _sheet(run: Run, name: str, said: str, columns: tuple[Column, ...], notes: list[tuple[str, str]]) -> Sheet:
    programme = run.opened.programme
    trial = run.seed.source == "trial"
    title = f"{programme.title or programme.program}: {said}"
    subtitle = [*([TRIAL] if trial else []), "Berisi NIK dan nama: simpan tertutup."]
    return Sheet(
        name=f"{'PERCOBAAN ' if trial else ''}{name}",
        title=f"PERCOBAAN. {title}" if trial else title,
        subtitle=" ".join(subtitle),
        columns=columns,
        notes=notes,
        day=programme.as_of,
    )
