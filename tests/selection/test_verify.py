"""`naung verify`: a true run agrees; whatever is changed in a public file is found and named."""

import csv
import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from naung.cli.main import main
from naung.selection import verify_candidates
from naung.selection.verify import verify
from naung.values.errors import Refusal
from tests import made
from tests.made import SEED
from tests.report import past

SHAPES: list[dict[str, Any]] = [
    {},
    {"quota": None},
    {"quota": {"by": "kode_kecamatan", "weight": "people", "minimum": 2}},
    {"quota": {"by": "kode_kelurahan", "weight": {"when": "desil_nasional = 1"}, "minimum": 1}},
    {"order": None},
    {"order": None, "quota": None, "reserve_percent": 0},
    {"reserve_percent": 0},
    {"reserve_percent": 1000},
    {"budget_idr": 250_000},
    {"budget_idr": 90_000_000, "places": 500},
    {"rules": [{"code": "tak_ada", "when": "FALSE"}]},
]


def run(folder: Path, **changes: Any) -> Path:
    folder.mkdir(exist_ok=True)
    return past.run(folder, made.people(150), **changes)


@pytest.fixture(scope="module")
def true_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run whose first cell has all there is: tiers wholly selected, a cut tier, reserve tiers, tiers beyond."""
    return run(tmp_path_factory.mktemp("benar"), budget_idr=3_700_000)


@pytest.fixture
def public(true_run: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(true_run / "public", tmp_path / "public"))


@pytest.mark.parametrize("changes", SHAPES, ids=lambda changes: json.dumps(changes)[:60])
def test_a_true_run_agrees(tmp_path: Path, changes: dict[str, Any]) -> None:
    out = run(tmp_path / "program", **changes)
    verified = verify(out)
    assert verified.difference is None
    assert verified == verify(out / "public")
    record = json.loads((out / "run.json").read_text(encoding="utf-8"))
    assert verified.digest == record["digest"]


def test_the_digest_does_not_depend_on_what_goes_to_disk(true_run: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_memory = verify(true_run)
    monkeypatch.setattr(verify_candidates, "IN_MEMORY", 7)
    assert verify(true_run) == in_memory


# --- what is changed, and where the difference must be named ---


class Table:
    """A CSV in memory: find a line, change it, write it back."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with path.open(encoding="utf-8", newline="") as file:
            self.header, *self.rows = list(csv.reader(file))

    def find(self, **wanted: str) -> int:
        """The place of the first row with these cells."""
        wanted_cells = {self.header.index(name): value for name, value in wanted.items()}
        return next(
            place for place, row in enumerate(self.rows) if all(row[at] == value for at, value in wanted_cells.items())
        )

    def at(self, place: int, name: str) -> str:
        return self.rows[place][self.header.index(name)]

    def put(self, place: int, name: str, value: object) -> None:
        self.rows[place][self.header.index(name)] = str(value)

    def write(self) -> None:
        with self.path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([self.header, *self.rows])


Where = tuple[str, int | None, str]
CELL = "3275011001"


def candidates(public: Path) -> Table:
    return Table(public / "candidates.csv")


def change(name: str, value: object, **wanted: str) -> Callable[[Path], Where]:
    """Write `value` into the first candidates' line found."""

    def tamper(public: Path) -> Where:
        table = candidates(public)
        place = table.find(**wanted)
        table.put(place, name, value)
        table.write()
        return "candidates.csv", place + 2, name

    return tamper


def ranked(table: Table, status: str) -> int:
    """A line of this status whose rank is shown."""
    return next(place for place, row in enumerate(table.rows) if row[4] == status and row[5])


def swap_ranks(public: Path) -> Where:
    table = candidates(public)
    tier = next(row[2] for row in table.rows if row[1] == CELL and row[5])
    first, second = [place for place, row in enumerate(table.rows) if row[1] == CELL and row[2] == tier and row[5]][:2]
    table.rows[first][5], table.rows[second][5] = table.rows[second][5], table.rows[first][5]
    table.write()
    return "candidates.csv", first + 2, "rank_in_cell"


def swap_statuses_and_ranks(public: Path) -> Where:
    """The selected and the reserve of one cut tier change places: the ticket says otherwise."""
    table = candidates(public)
    chosen = ranked(table, "selected")
    cell, tier = table.at(chosen, "cell"), table.at(chosen, "tier")
    other = next(
        place for place, row in enumerate(table.rows) if row[1] == cell and row[2] == tier and row[4] != "selected"
    )
    table.rows[chosen][4:], table.rows[other][4:] = table.rows[other][4:], table.rows[chosen][4:]
    table.write()
    return "candidates.csv", min(chosen, other) + 2, "rank_in_cell"


def promote_hidden(public: Path) -> Where:
    table = candidates(public)
    place = max(place for place, row in enumerate(table.rows) if row[1] == CELL and row[4] == "not_reached")
    table.put(place, "status", "selected")
    table.write()
    return "candidates.csv", place + 2, "status"


def lower_the_cut(public: Path) -> Where:
    """Someone of the reserve is called selected, her rank stays."""
    table = candidates(public)
    place = ranked(table, "reserve")
    table.put(place, "status", "selected")
    table.write()
    return "candidates.csv", place + 2, "status"


def hide_the_cut_tier(public: Path) -> Where:
    """The cut tier's ranks are hidden, as if no ticket had decided."""
    table = candidates(public)
    chosen = ranked(table, "selected")
    cell, tier = table.at(chosen, "cell"), table.at(chosen, "tier")
    first = table.find(cell=cell, tier=tier)
    for row in table.rows:
        if row[1] == cell and row[2] == tier:
            row[5] = ""
    table.write()
    return "candidates.csv", first + 2, "rank_in_cell"


def show_the_selected(public: Path) -> Where:
    """A first tier wholly selected shows its ranks, right ones: what orders nobody must not be shown."""
    table = candidates(public)
    first = table.find(cell=CELL, tier="1")
    assert table.at(first, "rank_in_cell") == ""
    tier = [row for row in table.rows if row[1] == CELL and row[2] == "1"]
    for rank, row in enumerate(sorted(tier, key=lambda row: row[3]), 1):
        row[5] = str(rank)
    table.write()
    return "candidates.csv", first + 2, "rank_in_cell"


def split_the_beyond(public: Path) -> Where:
    """The tier beyond the reserve becomes two."""
    table = candidates(public)
    places = [place for place, row in enumerate(table.rows) if row[1] == CELL]
    assert table.at(places[-2], "rank_in_cell") == ""
    table.put(places[-1], "tier", int(table.at(places[-1], "tier")) + 1)
    table.write()
    return "candidates.csv", places[-1] + 2, "tier"


def tier_with_a_hole(public: Path) -> Where:
    table = candidates(public)
    last = max(int(row[2]) for row in table.rows if row[1] == CELL)
    first = table.find(cell=CELL, tier=str(last))
    for row in table.rows:
        if row[1] == CELL and row[2] == str(last):
            row[2] = str(last + 1)
    table.write()
    return "candidates.csv", first + 2, "tier"


def drop_a_line(public: Path) -> Where:
    table = candidates(public)
    del table.rows[max(place for place, row in enumerate(table.rows) if row[1] == CELL and row[4] == "not_reached")]
    table.write()
    return "quota.csv", 2, "candidates"


def swap_lines(public: Path) -> Where:
    table = candidates(public)
    table.rows[0], table.rows[1] = table.rows[1], table.rows[0]
    table.write()
    return "candidates.csv", 3, "pseudonym"


def swap_cells(public: Path) -> Where:
    table = candidates(public)
    first = [row for row in table.rows if row[1] == CELL]
    table.rows = table.rows[len(first) :] + first
    table.write()
    return "candidates.csv", 2, "cell"


def another_pseudonym(public: Path) -> Where:
    """A person exchanged, her ticket right: only the digest can tell, as long as ranks are hidden."""
    table = candidates(public)
    place = table.find(cell=CELL, tier="1")
    other = f"{int(table.at(place, 'pseudonym'), 16) + 1:032x}"
    table.put(place, "pseudonym", other)
    table.put(place, "ticket", hashlib.sha256(f"{SEED}:{other}".encode()).hexdigest())
    table.write()
    return "run.json", None, "digest"


def one_person_in_two_cells(public: Path) -> Where:
    table = candidates(public)
    cells = sorted({row[1] for row in table.rows})
    first = table.find(cell=cells[0], tier="1")
    other = table.find(cell=cells[1], tier="1")
    if table.rows[first][0] > table.rows[other + 1][0]:
        first, other = other, first
    table.rows[other][0], table.rows[other][3] = table.rows[first][0], table.rows[first][3]
    tier = [row for row in table.rows if row[1] == table.at(other, "cell") and row[2] == "1"]
    tier.sort()
    place = table.find(cell=table.at(other, "cell"), tier="1")
    table.rows[place : place + len(tier)] = tier
    table.write()
    twice = [at + 2 for at, row in enumerate(table.rows) if row[0] == table.rows[first][0]]
    return "candidates.csv", max(twice), "pseudonym"


def extra_column(public: Path) -> Where:
    path = public / "candidates.csv"
    lines = path.read_text(encoding="ascii").splitlines()
    lines[3] += ",3275010101900001"
    path.write_text("\n".join(lines) + "\n", encoding="ascii")
    return "candidates.csv", 4, "banyaknya kolom"


def other_header(public: Path) -> Where:
    path = public / "candidates.csv"
    path.write_text(path.read_text(encoding="ascii").replace("tier,ticket", "ticket,tier", 1), encoding="ascii")
    return "candidates.csv", 1, "kepala tabel"


def bytes_that_are_no_text(public: Path) -> Where:
    path = public / "candidates.csv"
    lines = path.read_bytes().splitlines()
    lines[2] = b"\xff\x00" + lines[2][2:]
    path.write_bytes(b"\n".join(lines))
    return "candidates.csv", 3, "pseudonym"


def quota(name: str, value: object, cell: str = CELL, line: int = 2) -> Callable[[Path], Where]:
    """Write `value`, or add a number to what stands there, in the line of a cell."""

    def tamper(public: Path) -> Where:
        table = Table(public / "quota.csv")
        place = table.find(cell=cell)
        more = isinstance(value, int)
        table.put(place, name, int(table.at(place, name)) + int(str(value)) if more else value)
        table.write()
        return "quota.csv", line, name

    return tamper


def a_seat_moves(public: Path) -> Where:
    """One seat moves from the second cell to the first, its reserve kept right."""
    table = Table(public / "quota.csv")
    for place, step in ((0, 1), (1, -1)):
        seats = int(table.at(place, "seats")) + step
        reserve = min(-(-seats * 25 // 100), int(table.at(place, "candidates")) - seats)
        for name, value in (("seats", seats), ("selected", seats), ("reserve", reserve)):
            table.put(place, name, value)
    table.write()
    return "quota.csv", 2, "seats"


def quota_without_a_cell(public: Path) -> Where:
    table = Table(public / "quota.csv")
    del table.rows[-1]
    table.write()
    first = candidates(public).find(cell="3275021001")
    return "candidates.csv", first + 2, "cell"


def quota_out_of_order(public: Path) -> Where:
    table = Table(public / "quota.csv")
    table.rows.reverse()
    table.write()
    return "quota.csv", 3, "cell"


def quota_short(public: Path) -> Where:
    table = Table(public / "quota.csv")
    table.rows[1].pop()
    table.write()
    return "quota.csv", 3, "banyaknya kolom"


def quota_of_latin_1(public: Path) -> Where:
    path = public / "quota.csv"
    path.write_bytes(path.read_bytes().replace(b"Margahayu", b"Margah\xe9yu"))
    return "quota.csv", None, "isi"


def record(file: str, *keys: str, value: object) -> Callable[[Path], Where]:
    """Write a value into a JSON file; None takes the key out."""

    def tamper(public: Path) -> Where:
        content = json.loads((public / file).read_text(encoding="utf-8"))
        inner = content
        for key in keys[:-1]:
            inner = inner[key]
        if value is None:
            del inner[keys[-1]]
        else:
            inner[keys[-1]] = value
        (public / file).write_text(json.dumps(content), encoding="utf-8")
        return file, None, ".".join(keys)

    return tamper


def elsewhere(tamper: Callable[[Path], Where], *where: Any) -> Callable[[Path], Where]:
    """A change whose difference shows in another place."""

    def there(public: Path) -> Where:
        tamper(public)
        return where[0], where[1], where[2]

    return there


def garbled(file: str) -> Callable[[Path], Where]:
    def tamper(public: Path) -> Where:
        (public / file).write_bytes(b"{\x00\xff" + b"[" * 100_000)
        return file, None, "isi"

    return tamper


def lost(file: str) -> Callable[[Path], Where]:
    def tamper(public: Path) -> Where:
        (public / file).unlink()
        return file, None, "berkas"

    return tamper


TAMPERED: dict[str, Callable[[Path], Where]] = {
    "ticket": change("ticket", "0" * 64, cell=CELL),
    "ticket not hex": change("ticket", "Z" * 64, cell=CELL),
    "pseudonym": elsewhere(change("pseudonym", "0" * 32, cell=CELL), "candidates.csv", 2, "ticket"),
    "pseudonym is a NIK": change("pseudonym", "3275010101900001", cell=CELL),
    "cell unknown": change("cell", "9999999999", cell=CELL),
    "cell malformed": change("cell", "Bekasi", cell=CELL),
    "status unknown": change("status", "terpilih", cell=CELL),
    "status of the hidden first": change("status", "reserve", cell=CELL, tier="1"),
    "tier 0": change("tier", "0", cell=CELL),
    "tier skipped": change("tier", "2", cell=CELL),
    "rank where it is hidden": elsewhere(
        change("rank_in_cell", "1", cell=CELL, tier="1"), "candidates.csv", 3, "rank_in_cell"
    ),
    "rank 0": change("rank_in_cell", "0", cell=CELL),
    "ranks swapped": swap_ranks,
    "winner and loser swapped": swap_statuses_and_ranks,
    "promoted from beyond": promote_hidden,
    "promoted from the reserve": lower_the_cut,
    "cut tier hidden": hide_the_cut_tier,
    "selected tier shown": show_the_selected,
    "beyond split": split_the_beyond,
    "tier number with a hole": tier_with_a_hole,
    "line dropped": drop_a_line,
    "lines swapped": swap_lines,
    "cells swapped": swap_cells,
    "person exchanged": another_pseudonym,
    "one person in two cells": one_person_in_two_cells,
    "column too many": extra_column,
    "header": other_header,
    "not text": bytes_that_are_no_text,
    "candidates lost": lost("candidates.csv"),
    "quota candidates": elsewhere(quota("candidates", 1), "quota.csv", 2, "weight"),
    "quota eligible": elsewhere(quota("eligible", 1), "summary.json", None, "by_status.family_represented"),
    "quota eligible too many": quota("eligible", 10_000),
    "quota people": elsewhere(quota("people", 1), "quota.csv", None, "jumlah people"),
    "quota weight": quota("weight", 1),
    "quota floor": quota("floor", 1),
    "quota seats": elsewhere(quota("seats", 1), "quota.csv", 2, "selected"),
    "quota seat moved": a_seat_moves,
    "quota selected": quota("selected", -1),
    "quota reserve": quota("reserve", 1),
    "quota cut size": quota("cut_size", "7"),
    "quota cut places": quota("cut_places", "77"),
    "quota not a number": quota("people", "1e3"),
    "quota cell": elsewhere(quota("cell", "327501"), "quota.csv", 3, "cell"),
    "quota name of blanks": quota("name", "   "),
    "quota name not trimmed": quota("name", "Bekasijaya\n", line=3),
    "quota cell lost": quota_without_a_cell,
    "quota order": quota_out_of_order,
    "quota short line": quota_short,
    "quota not UTF-8": quota_of_latin_1,
    "quota lost": lost("quota.csv"),
    "quota empty": elsewhere(
        lambda public: (public / "quota.csv").write_text("") and ("", 0, ""), "quota.csv", None, "isi"
    ),
    "summary selected": record("summary.json", "by_status", "selected", value=5),
    "summary reserve": record("summary.json", "by_status", "reserve", value=0),
    "summary beyond": record("summary.json", "by_status", "not_reached", value=0),
    "summary families": record("summary.json", "by_status", "family_represented", value=1),
    "summary ineligible": elsewhere(
        record("summary.json", "by_status", "ineligible", value=100_000), "summary.json", None, "people"
    ),
    "summary people": record("summary.json", "people", value=1),
    "summary failed": record("summary.json", "by_failed", "usia", value=100_000),
    "summary failed negative": record("summary.json", "by_failed", "usia", value=-1),
    "summary unknown": record("summary.json", "by_unknown", "informal", value=100_000),
    "summary unknown negative": record("summary.json", "by_unknown", "informal", value=-1),
    "summary unknown not whole": record("summary.json", "by_unknown", "informal", value=1.5),
    "summary unknown true": record("summary.json", "by_unknown", "informal", value=True),
    "summary unknown in words": record("summary.json", "by_unknown", "informal", value="3"),
    "summary unknown lost": record("summary.json", "by_unknown", value=None),
    "summary unknown a list": elsewhere(
        record("summary.json", "by_unknown", value=[1]), "summary.json", None, "by_unknown"
    ),
    "summary cost": record("summary.json", "money", "cost_idr", value=1),
    "summary price": elsewhere(
        record("summary.json", "money", "price_idr", value=1), "summary.json", None, "money.cost_idr"
    ),
    "summary places": record("summary.json", "money", "places", value=19),
    "summary left": record("summary.json", "money", "left_idr", value=-1),
    "summary money lost": record("summary.json", "money", value=None),
    "summary seed source": record("summary.json", "seed_source", value="ceremony"),
    "summary garbled": garbled("summary.json"),
    "summary lost": lost("summary.json"),
    "seed": elsewhere(record("run.json", "seed", value="0" * 64), "candidates.csv", 2, "ticket"),
    "seed in capitals": record("run.json", "seed", value=SEED.upper()),
    "seed source": record("run.json", "seed_source", value="dadu"),
    "places": elsewhere(record("run.json", "places", value=17), "quota.csv", 4, "seats"),
    "places true": record("run.json", "places", value=True),
    "places beyond belief": elsewhere(record("run.json", "places", value=10**30), "quota.csv", 2, "seats"),
    "minimum": elsewhere(record("run.json", "minimum", value=1), "quota.csv", 2, "floor"),
    "reserve percent": elsewhere(record("run.json", "reserve_percent", value=50), "quota.csv", 2, "reserve"),
    "weight rule": elsewhere(record("run.json", "weight", value="people"), "quota.csv", 2, "weight"),
    "weight rule unknown": record("run.json", "weight", value="siapa saja"),
    "digest": record("run.json", "digest", value="0" * 64),
    "title": record("run.json", "title", value=["SIGAP"]),
    "title lost": record("run.json", "title", value=None),
    "programme": record("run.json", "program", value=2026),
    "programme empty": record("run.json", "program", value=""),
    "programme lost": record("run.json", "program", value=None),
    "run garbled": garbled("run.json"),
    "run is a list": elsewhere(
        lambda public: (public / "run.json").write_text("[]") and ("", 0, ""), "run.json", None, "isi"
    ),
    "run lost": lost("run.json"),
}


@pytest.mark.parametrize("tamper", TAMPERED.values(), ids=TAMPERED.keys())
def test_a_change_is_found_and_named(public: Path, tamper: Callable[[Path], Where]) -> None:
    where = tamper(public)
    difference = verify(public).difference
    assert difference is not None
    assert (difference.file, difference.line, difference.what) == where
    assert difference.found != difference.wanted


def test_a_cell_that_is_no_kelurahan_has_no_name(tmp_path: Path) -> None:
    public = run(tmp_path / "program", quota={"by": "kode_kecamatan", "weight": "people"}) / "public"
    quota("name", "Bekasi Timur", cell="327501")(public)
    difference = verify(public).difference
    assert difference is not None
    assert difference.words == "quota.csv, baris 2, name: tertulis Bekasi Timur, seharusnya kosong"


def test_areas_and_titles_without_words_agree(tmp_path: Path) -> None:
    program = made.write(tmp_path, made.people(60), title=None)
    made.write_csv(tmp_path / "wilayah.csv", ["kode", "nama"], [[code, ""] for code in made.AREAS])
    assert main(["select", str(program), "--out", str(tmp_path / "hasil"), "--seed", SEED]) == 0
    assert verify(tmp_path / "hasil").difference is None


def test_numbers_beyond_belief_do_not_keep_the_verifier_busy(public: Path) -> None:
    table = Table(public / "quota.csv")
    for row in table.rows:
        row[2:6] = ["9" * 30] * 4
    table.write()
    record("run.json", "places", value=10**29)(public)
    assert verify(public).difference is not None


def test_told_in_words_and_as_json(true_run: Path, public: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(true_run)]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Cocok: ")
    assert "memenuhi syarat tidak dapat diperiksa" in said
    assert "PERCOBAAN" in said
    change("ticket", "0" * 64, cell=CELL)(public)
    assert main(["verify", str(public)]) == 1
    said = capsys.readouterr().out
    assert f"candidates.csv, baris 2, ticket: tertulis {'0' * 64}, seharusnya " in said
    assert main(["verify", str(public), "--json"]) == 1
    answer = json.loads(capsys.readouterr().out)
    assert (answer["agrees"], answer["eligibility_checked"]) == (False, False)
    assert answer["difference"]["line"] == 2


@pytest.mark.parametrize("make", [True, False])
def test_a_folder_that_is_no_run_is_refused(tmp_path: Path, make: bool) -> None:
    folder = tmp_path / "bukan"
    if make:
        folder.mkdir()
    with pytest.raises(Refusal, match="bukan"):
        verify(folder)
