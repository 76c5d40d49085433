"""Do the workbooks hold the rows of the clean lists, in the form in which offices send them?"""

import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime

import openpyxl
import pytest
import yaml
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from naung.city.sent import sent_paths
from tests.city.made import Made, Row

MONTHS = [
    "januari",
    "februari",
    "maret",
    "april",
    "mei",
    "juni",
    "juli",
    "agustus",
    "september",
    "oktober",
    "november",
    "desember",
]
NAMES = ("Nama Mitra", "Nama Lengkap", "NAMA LENGKAP")
NIKS = ("NIK ", "No. KTP")
DATES = ("Tgl. Lahir", "Tanggal Lahir", "Tgl Lahir", "TTL")
Cell = object
Record = dict[str, Cell]


def book(made: Made, name: str) -> Workbook:
    return openpyxl.load_workbook(made.folder / sent_paths()[name])


def seen(made: Made, name: str) -> list[Worksheet]:
    return [sheet for sheet in book(made, name) if sheet.sheet_state == "visible"]


def records(sheet: Worksheet) -> Iterator[Record]:
    """The rows with a running number, by the lower line of the heads."""
    heads: list[str] = []
    for row in sheet.iter_rows(values_only=True):
        if any(cell in ("No", "No.") for cell in row):
            heads = [str(cell or "") for cell in row]
        elif heads and not any(isinstance(cell, int) for cell in row[:2]) and "JUMLAH" not in row:
            heads = [str(cell) if cell else head for cell, head in zip(row, heads, strict=True)]
        elif heads and "JUMLAH" in row:
            return
        elif heads:
            yield dict(zip(heads, row, strict=True))


def all_records(made: Made, name: str) -> list[Record]:
    return [record for sheet in seen(made, name) for record in records(sheet)]


def one(record: Record, heads: tuple[str, ...]) -> Cell:
    return next(record[head] for head in heads if head in record)


def day_of(cell: Cell) -> date | None:
    """The day in a cell that was written in any of the ways."""
    if isinstance(cell, datetime):
        return cell.date()
    text = str(cell or "").rsplit(", ", 1)[-1]
    for number, month in enumerate(MONTHS, 1):
        text = re.sub(rf" {month} ", f"-{number:02}-", text, flags=re.IGNORECASE)
    parts = re.split(r"[-/.]", text)
    if len(parts) != 3 or not all(part.isdigit() for part in parts):
        return None
    year, month_text, day = parts if len(parts[0]) == 4 else reversed(parts)
    try:
        return date(int(year), int(month_text), int(day))
    except ValueError:
        return None


@pytest.mark.parametrize("name", sent_paths())
def test_the_rows_are_those_of_the_clean_list(made: Made, name: str) -> None:
    clean: list[Row] = made.rows(f"usulan_{name}.csv")
    sent = all_records(made, name)
    assert [record.get("No", record.get("No.")) for record in sent] == list(range(1, len(clean) + 1))
    for record, row in zip(sent, clean, strict=True):
        assert (one(record, NAMES) or "") == row["nama"]
        assert str(one(record, NIKS) or "") == row["nik"]
        assert day_of(one(record, DATES)) == day_of(row["tanggal_lahir"])
        assert (one(record, ("Kel./Desa", "Kelurahan")) or "") == row["kelurahan"]
        if "RT/RW" in record:
            assert (record["RT/RW"] or "") == "/".join(filter(None, (row["rt"], row["rw"])))
        if "TTL" in record:
            assert str(record["TTL"]).startswith(row["tempat_lahir"])


def test_the_forms_are_those_of_life(made: Made) -> None:
    books = {name: book(made, name) for name in sent_paths()}
    assert [len(seen(made, name)) for name in books] == [2, 1, 1, 1]
    hidden = [sheet.title for found in books.values() for sheet in found if sheet.sheet_state == "hidden"]
    assert hidden == ["Ref", "Sheet1"]
    assert books["kelurahan"].sheetnames == ["Sheet1", "Rekap"]
    for name, found in books.items():
        last = [[cell for cell in row if cell] for row in found[seen(made, name)[-1].title].iter_rows(values_only=True)]
        assert ["JUMLAH", len(all_records(made, name))] in last
        assert last[-1] == ["NIP."]
    for name in ("umkm", "kelurahan"):
        assert len(seen(made, name)[0].merged_cells.ranges) > 3


def test_an_empty_column_stands_in_two_of_them(made: Made) -> None:
    for name, place in (("umkm", 4), ("kelurahan", 0)):
        (sheet,) = seen(made, name)
        assert all(row[place] is None for row in sheet.iter_rows(min_row=5, values_only=True))


def test_one_office_typed_its_niks_as_numbers(made: Made) -> None:
    typed = {name: [one(record, NIKS) for record in all_records(made, name)] for name in sent_paths()}
    numbers = [cell for cell in typed["kelurahan"] if isinstance(cell, int)]
    assert len(numbers) > 3
    assert all(cell % 10 == 0 and len(str(cell)) == 16 for cell in numbers)
    assert not any(isinstance(cell, int) for name in ("ojol", "umkm", "dishub") for cell in typed[name])
    spoiled = sum("nik:nol_excel" in row["damage"] for row in made.truth() if row["list"] == "kelurahan")  # type: ignore[operator]
    assert spoiled == len(numbers)


def test_true_dates_are_mixed_with_five_ways_to_write_one(made: Made) -> None:
    cells = [one(record, DATES) for record in all_records(made, "kelurahan")]
    assert sum(isinstance(cell, datetime) for cell in cells) > 20
    texts = [str(cell) for cell in cells if isinstance(cell, str)]
    ways = (
        r"\d\d-\d\d-\d{4}",
        r"\d\d/\d\d/\d{4}",
        r"\d\d?  ?[A-Z][a-z]+ \d{4}",
        r"\d\d\.\d\d\.\d{4}",
        r"\d{4}-\d\d-\d\d",
    )
    for way in ways:
        assert any(re.fullmatch(way, text) for text in texts), way


def test_a_workbook_says_nothing_of_when_and_where_it_was_made(made: Made) -> None:
    for path in sent_paths().values():
        with zipfile.ZipFile(made.folder / path) as archive:
            assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 31, 0, 0, 0)}
            assert b"2025-11-14T09:00:00Z" in archive.read("docProps/core.xml")


def test_the_second_programme_reads_the_workbooks_and_is_the_same_otherwise(made: Made) -> None:
    plain, sent = (
        yaml.safe_load((made.folder / name).read_text(encoding="utf-8"))
        for name in ("program.yaml", "program-kiriman.yaml")
    )
    paths = {entry["name"]: entry["path"] for entry in sent["lists"]}
    for name, path in sent_paths().items():
        assert paths.pop(name) == path
        assert (made.folder / path).is_file()
    for entry in [*plain["lists"], *sent["lists"]]:
        entry.pop("path") if entry["name"] in sent_paths() else None
    assert plain == sent
