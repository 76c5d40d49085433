"""An operator who wants a friend in and a rival out, after the dice: each way in is refused, and nothing is written."""

import csv
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml

from naung.draw.bytes import jcs
from naung.draw.late.effect import first_month
from naung.values.errors import Refusal
from naung.values.month import Month
from tests import made
from tests.draw.ceremony import BY, draw, history
from tests.draw.late.test_late import City


@pytest.fixture
def city(folder: Path) -> City:
    return City(folder, records=made.people(150), budget_idr=5_900_000, places=40)


def _rewrite(path: Path, columns: str) -> None:
    """Some columns of a Parquet file written anew."""
    beside = path.with_suffix(".baru")
    duckdb.execute(f"COPY (SELECT * REPLACE ({columns}) FROM '{path}') TO '{beside}' (FORMAT parquet)")
    beside.replace(path)


def _nothing_told(city: City, capsys: pytest.CaptureFixture[str], said: str) -> None:
    assert said in capsys.readouterr().err
    assert [told["kind"] for told in history(city.frozen)] == ["hasil"]


def test_the_days_programme_does_not_turn_the_line_round(city: City, capsys: pytest.CaptureFixture[str]) -> None:
    leaver = city.of("selected")[0]
    city.program = _with(city.program, order=["desil_nasional DESC", "poin ASC"])
    assert city.late(f"berhenti,{leaver['nik']},,2026-05,Pindah") == 1
    _nothing_told(city, capsys, "program hari ini: order bukan yang dibekukan")


def _with(program: Path, **changes: Any) -> Path:
    content = yaml.safe_load(program.read_text(encoding="utf-8")) | changes
    path = program.with_name("program-lain.yaml")
    path.write_text(yaml.safe_dump(content), encoding="utf-8")
    return path


def test_the_line_is_the_one_that_was_drawn(city: City, capsys: pytest.CaptureFixture[str]) -> None:
    cell = city.of("selected")[0]["cell"]
    friend = [*city.of("reserve", cell), *city.of("not_reached", cell)][-1]["pseudonym"]
    _rewrite(city.result / "antrean.parquet", f'if(pseudonym = \'{friend}\', 0, "key 0") AS "key 0"')
    assert city.late(f"berhenti,{city.of('selected', cell)[0]['nik']},,2026-05,Pindah") == 1
    _nothing_told(city, capsys, "antrean.parquet: sudah diubah")


def test_the_seats_are_those_that_were_drawn(city: City, capsys: pytest.CaptureFixture[str]) -> None:
    path = city.result / "quota.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    rows[1][7] = "99"
    made.write_csv(path, rows[0], rows[1:])
    assert city.late(f"berhenti,{city.of('selected')[0]['nik']},,2026-05,Pindah") == 1
    _nothing_told(city, capsys, "quota.csv: sudah diubah")


def test_a_sample_is_of_the_line_that_was_drawn(city: City, capsys: pytest.CaptureFixture[str]) -> None:
    _rewrite(city.result / "antrean.parquet", "'selected' AS status")
    out = city.folder / "sampel.xlsx"
    asked = ["sample", city.frozen, "--result", city.result, "--among", "selected", "--size", 3, "--out", out]
    assert draw(*asked) == 1
    _nothing_told(city, capsys, "antrean.parquet: sudah diubah")


def test_no_stranger_is_written_into_the_frozen_rows(city: City, capsys: pytest.CaptureFixture[str]) -> None:
    row, stranger = _informal(city), "3275010101709991"
    program = city.corrected(row["nik"], id_status_kedudukan_pekerjaan_utama=1)
    _rewrite(city.frozen / "baris.parquet", f"if(nik = '{row['nik']}', '{stranger}', nik) AS nik")
    line = f"dikabulkan,{stranger},{row['nik']},,Keliru"
    assert city.late(line, more=("--corrected", program)) == 1
    _nothing_told(city, capsys, "baris.parquet: sudah diubah")


def _informal(city: City) -> dict[str, Any]:
    return next(one for one in city.of("ineligible") if one["failed"] == ["informal"])


def test_a_corrected_nik_is_nobody_elses(city: City, capsys: pytest.CaptureFixture[str]) -> None:
    """Else a holder's place, and her ticket, would go to whoever stands on another row."""
    holder, friend = city.of("selected")[0], _informal(city)
    assert city.late(f"nik,{holder['nik']},{friend['nik']},,Salah ketik") == 1
    _nothing_told(city, capsys, "ada di baris lain registri yang dibekukan")


def test_the_upheld_does_not_take_a_candidates_nik(city: City, capsys: pytest.CaptureFixture[str]) -> None:
    row, rival = _informal(city), city.of("not_reached")[-1]
    line = f"dikabulkan,{row['nik']},{rival['nik']},,Salah ketik"
    assert city.late(line, more=("--corrected", city.program)) == 1
    _nothing_told(city, capsys, "sudah dipakai calon lain")
    two = _informal(city), [one for one in city.of("ineligible") if one["failed"] == ["informal"]][1]
    line = f"dikabulkan,{two[0]['nik']},{two[1]['nik']},,Salah ketik"
    assert city.late(line, more=("--corrected", city.program)) == 1
    _nothing_told(city, capsys, "ada di baris lain registri yang dibekukan")


@pytest.mark.parametrize("start", ["2027-01", "9999-12"])
def test_a_place_is_not_lost_by_a_start_beyond_the_cover(
    city: City, capsys: pytest.CaptureFixture[str], start: str
) -> None:
    leaver = city.of("selected")[0]
    assert city.late(f"berhenti,{leaver['nik']},,2026-04,Pindah", more=("--start", start)) == 1
    _nothing_told(city, capsys, f"--start: {start} sesudah bulan terakhir yang dibayar (2026-12)")


def test_who_leaves_before_she_began_frees_the_place_no_earlier(city: City) -> None:
    """The one before her is paid until she begins: one place pays one at a time."""
    leaver = city.of("selected")[0]
    assert city.late(f"berhenti,{leaver['nik']},,2026-06,Pindah") == 0
    entered = city.changes()[-1]
    nik = next(one["nik"] for one in city.rows if one["pseudonym"] == entered["pseudonym"])
    assert city.late(f"berhenti,{nik},,2026-04,Menolak") == 0
    left, follows = city.changes()
    assert (left["month"], left["free"], follows["month"]) == ("2026-04", "2026-06", "2026-06")


def test_no_result_is_replaced_once_late_changes_stand_on_it(city: City, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever entered since would hold a place that the other result does not know."""
    assert city.late(f"berhenti,{city.of('selected')[0]['nik']},,2026-05,Pindah") == 0
    path = _with(city.program, rules=[{"code": "usia", "text": "Usia", "when": "umur > 30"}])
    asked = ["result", path, "--frozen", city.frozen, "--out", city.folder / "betul", "--instead-of", city.result]
    assert draw(*asked, "--reason", "Keliru", *BY) == 1
    assert "sesudah perubahan susulan" in capsys.readouterr().err
    assert [told["kind"] for told in history(city.frozen)] == ["hasil", "susulan"]


def test_an_edited_registry_copy_lets_nobody_join_a_result_judged_again(
    city: City, capsys: pytest.CaptureFixture[str]
) -> None:
    """A stranger's NIK in the registry and in the frozen rows: the committed persons give it away."""
    row, stranger = _informal(city), "3275010101709991"
    _rewrite(city.frozen / "baris.parquet", f"if(nik = '{row['nik']}', '{stranger}', nik) AS nik")
    path = city.folder / "registri.csv"
    with path.open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    for one in rows:
        if one[0] == row["nik"]:
            one[0], one[6] = stranger, "1"
    made.write_csv(path, head, rows)
    asked = ["result", city.program, "--frozen", city.frozen, "--out", city.folder / "betul"]
    assert draw(*asked, "--instead-of", city.result, "--reason", "Keliru", *BY) == 1
    _nothing_told(city, capsys, "baris.parquet: sudah diubah")


def test_a_rehearsal_is_not_presented_as_real(city: City, capsys: pytest.CaptureFixture[str]) -> None:
    path = city.frozen / "public" / "komitmen.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"rehearsal":true', '"rehearsal":false'), encoding="utf-8")
    out = city.folder / "lagi"
    assert draw("result", city.program, "--frozen", city.frozen, "--out", out) == 1
    assert "komitmen.json: rehearsal bukan yang dibekukan" in capsys.readouterr().err
    assert json.loads((city.result / "public" / "run.json").read_text(encoding="utf-8"))["seed_source"] == "trial"


def test_a_line_that_another_program_made_is_told(city: City, capsys: pytest.CaptureFixture[str]) -> None:
    """What stands behind the published ranks is bound by the first result: whoever computes it again finds out."""
    path = city.frozen / "public" / "riwayat.jsonl"
    told = history(city.frozen)[0]
    path.write_bytes(jcs({**told, "line": "0" * 64}) + b"\n")
    out = city.folder / "lagi"
    assert draw("result", city.program, "--frozen", city.frozen, "--out", out) == 1
    assert "antrean di belakangnya lain dari yang tercatat" in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.parametrize(
    ("asked", "rehearsal", "first"),
    [
        (None, False, "2026-06"),
        ("2026-05", False, "2026-05"),
        ("2026-04", False, "sudah lewat"),
        ("2026-04", True, "2026-04"),
        ("2026-12", False, "2026-12"),
        ("2027-01", False, "sesudah bulan terakhir"),
    ],
)
def test_from_which_month_anybody_enters(asked: str | None, rehearsal: bool, first: str) -> None:
    monthly = [{"month": f"2026-{month:02d}", "total_idr": 16_800} for month in range(3, 13)]
    whole = {"law": {"monthly": monthly}, "rehearsal": rehearsal}
    at = datetime(2026, 5, 20, tzinfo=UTC)
    month = Month.parse(asked) if asked else None
    if first[0] == "2":
        assert str(first_month(whole, month, at)) == first
    else:
        with pytest.raises(Refusal, match=first):
            first_month(whole, month, at)
    if asked is None:  # the cover has not begun: nobody waits for the month after it
        assert str(first_month(whole, None, datetime(2026, 1, 3, tzinfo=UTC))) == "2026-03"
