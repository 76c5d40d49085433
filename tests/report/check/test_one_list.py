"""One list alone: the same faults as the whole check finds, and random edits told as what they are."""

import json
import random
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from naung.intake.lists import ListSpec
from naung.report.check.one_list import STANDINGS, Asked, OneList, check_list, count_rows, read_cells, read_rows
from tests.intake.office import City, furnish, nik
from tests.intake.sent import HEAD, save_csv, save_xlsx

COLUMNS = ["nik", "nama", "tanggal_lahir", "kelurahan", "alamat", "rt", "rw", "pekerjaan"]


@pytest.fixture
def city(folder: Path, capsys: pytest.CaptureFixture[str]) -> City:
    return furnish(City(folder, capsys))


def check(city: City, path: str, before: str = "") -> tuple[OneList, Path]:
    found, work = city.folder / f"temuan-{path}", city.folder / f"kerja-{path}"
    found.mkdir()
    work.mkdir()
    old = ListSpec(city.folder, "satu", before) if before else None
    asked = Asked(ListSpec(city.folder, "satu", path), None, old, "wilayah.csv", city.folder, date(2026, 1, 1))
    return check_list(asked, found, work), found


def test_it_finds_what_the_whole_check_finds_but_for_the_registry(city: City) -> None:
    rows = [
        list(HEAD),
        [1, nik(1), "ORANG 1", date(1980, 1, 1), "Bekasijaya"],
        [2, "3,27501E+15", "ORANG 2", "03/04/87", "Bekasijaya"],
        [3, 3275010101800003, "", "31-02-1980", "Entah"],
        [4, nik(4), "ORANG 4", "1980-01-01", "Bekasijaya"],
        [5, nik(4), "ORANG 4", "1980-01-01", "Bekasijaya"],
        [6, None, "ORANG 6", None, "Bekasijaya"],
    ]
    save_xlsx(city.folder / "satu.xlsx", {"A": rows, "B": rows[:3]})
    city.programme(lists=[{"name": "satu", "path": "satu.xlsx", "kind": "proposal"}])
    city.check()
    whole = [one for one in city.checked("kesalahan.csv") if one["sumber"] == "daftar satu"]
    expected = {
        (one["jenis"], one["sel"], one["ditemukan"]) for one in whole if one["jenis"] != "nik_tidak_di_registri"
    }
    one, found = check(city, "satu.xlsx")
    cells, total = read_cells(found, "", "", 0, 100)
    assert {(at.kind, f"{at.cell.sheet}!{at.cell.at}", at.cell.found or "") for at in cells} == expected
    assert (total, len(expected)) == (len(cells), len(cells))
    assert sum(group.total for group in one.groups) == total
    assert json.loads(json.dumps(one.standings)) == one.standings
    assert sum(one.standings.values()) == one.check.rows == 8


def version(path: Path, rows: Sequence[Sequence[str]]) -> Path:
    return save_csv(path, [COLUMNS, *rows])


@pytest.mark.parametrize("seed", range(3))
def test_random_edits_between_two_versions_are_told_as_what_they_are(city: City, seed: int) -> None:
    """Respelt or shuffled is known; another address, kelurahan or work is changed; all rows stand somewhere."""
    chance = random.Random(seed)
    before = [
        [nik(n), f"ORANG {chr(65 + n % 26)}", "1980-01-01", "Bekasijaya", f"JL. {n}", "1", "2", "OJOL"]
        for n in range(1, 61)
    ]
    after, expected = [], dict.fromkeys(STANDINGS, 0)
    gone = 0
    for old in before:
        row, edit = list(old), chance.choice(["same", "respelt", "address", "work", "removed", "damaged"])
        if edit == "respelt":
            row[2], row[3], row[4], row[5] = (
                "1 Januari 1980",
                "Kel. BEKASI JAYA",
                row[4].lower().replace(".", " "),
                "001",
            )
        elif edit == "address":
            row[4] += " NO. 9"
        elif edit == "work":
            row[7] = "PARKIR"
        elif edit == "damaged":
            row[0] = "3,27501E+15"
        standing = {"address": "berubah", "work": "berubah", "damaged": "menunggu"}.get(edit, "dikenal")
        gone += edit in ("removed", "damaged")
        if edit != "removed":
            expected[standing] += 1
            after.append(row)
    for number in range(chance.randrange(1, 9)):
        after.append([nik(100 + number), "ORANG BARU", "1980-01-01", "Bekasijaya", "JL. X", "1", "2", "OJOL"])
        expected["baru"] += 1
    chance.shuffle(after)
    version(city.folder / "lama.csv", before)
    version(city.folder / "baru.csv", after)
    one, found = check(city, "baru.csv", "lama.csv")
    assert one.standings == expected
    assert (sum(one.standings.values()), one.gone, one.before_rows) == (len(after), gone, 60)
    changed, total = read_rows(found, "berubah", 0, 100)
    assert total == len(changed) == expected["berubah"]
    assert {row.apart for row in changed} <= {("alamat",), ("pekerjaan",)}


def test_a_row_without_a_valid_nik_is_known_by_what_it_says(city: City) -> None:
    rows = [["", "SITI ROHMAH", "1980-01-01", "Bekasijaya", "JL. 1", "1", "2", "OJOL"]]
    version(city.folder / "lama.csv", rows)
    version(city.folder / "baru.csv", [*rows, ["", "UJANG", "1981-01-01", "Bekasijaya", "JL. 1", "1", "2", "OJOL"]])
    one, _ = check(city, "baru.csv", "lama.csv")
    assert (one.standings["menunggu"], one.gone) == (2, 0), "damaged, yet not taken for gone"


def test_only_tidy_files_are_counted(city: City) -> None:
    version(city.folder / "a.csv", [["1"] * len(COLUMNS)] * 7)
    save_xlsx(city.folder / "a.xlsx", {"A": [list(HEAD)]})
    (city.folder / "b.csv").write_bytes(b"")
    assert count_rows([city.folder / name for name in ("a.csv", "a.xlsx", "b.csv")]) == [7, None, None]
