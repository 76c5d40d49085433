"""`naung explain`: everyone of a made registry is explained, and what is said agrees with what was decided."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from naung.cli.main import main
from naung.engine.duck import Duck
from naung.report.explain.person import Explained, Explainer
from naung.report.explain.told import chance, told
from naung.report.past import PastRun, open_run
from naung.values.errors import Refusal
from tests import made
from tests.report import past

COLUMNS = "nik, file, row, status, failed, unknown, poin, tier, rank_in_cell, reserve_number, pseudonym, must_verify"
LONG_NUMBER = re.compile(r"[0-9]{16}")
RULES = [
    {"code": "usia", "text": "Berusia 18 sampai 64 tahun", "when": "umur BETWEEN 18 AND 64"},
    {
        "code": "informal",
        "text": "Bekerja di sektor informal",
        "when": "id_status_kedudukan_pekerjaan_utama IN (1, 2, 7) OR daftar_ojol",
        "unknown": "verify",
    },
    {"code": "warga", "when": "nik LIKE '32%' AND id_keluarga IS NOT NULL", "unknown": "accept"},
]


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return past.run(tmp_path_factory.mktemp("program"), made.people(150), budget_idr=3_700_000, rules=RULES)


@pytest.fixture(scope="module")
def run(out: Path) -> PastRun:
    return open_run(out)


@pytest.fixture(scope="module")
def explainer(run: PastRun, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Explainer]:
    with Duck(tmp_path_factory.mktemp("kerja"), [run.folder]) as duck:
        yield Explainer(run, duck)


def decisions(out: Path, where: str = "TRUE") -> list[dict[str, Any]]:
    query = f"SELECT {COLUMNS} FROM '{out}/decisions.parquet' WHERE {where} ORDER BY file, row"
    rows = duckdb.sql(query).fetchall()
    return [dict(zip(COLUMNS.split(", "), row, strict=True)) for row in rows]


def test_everyone_is_explained_as_decided_and_no_nik_is_shown(out: Path, run: PastRun, explainer: Explainer) -> None:
    statuses = set()
    for row in decisions(out):
        people = explainer.by_nik(row["nik"])
        one = next(person for person in people if (person.file, person.row) == (row["file"], row["row"]))
        statuses.add(one.status)
        assert one.status == row["status"]
        assert [*one.built_ins_failed, *(rule.code for rule in one.failed_rules)] == row["failed"]
        assert [rule.code for rule in one.rules if rule.verdict == "unknown"] == row["unknown"]
        assert (one.poin, one.pseudonym, one.must_verify) == (row["poin"], row["pseudonym"], row["must_verify"])
        _check_standing(one, row)
        said = told(run, people)
        assert not LONG_NUMBER.search(said)
        assert not LONG_NUMBER.search(
            json.dumps([person.as_json() for person in people], default=str)
            .replace(one.ticket or "-", "")
            .replace(one.pseudonym or "-", "")
        )
        assert "Apa yang harus berbeda" in said
    assert statuses == {"selected", "reserve", "not_reached", "family_represented", "ineligible"}


def _check_standing(one: Explained, row: dict[str, Any]) -> None:
    standing = one.standing
    if row["rank_in_cell"] is None:
        assert standing is None
        return
    assert standing is not None
    assert (standing.rank_in_cell, standing.tier) == (row["rank_in_cell"], row["tier"])
    assert standing.reserve_number == row["reserve_number"]
    assert standing.better < standing.rank_in_cell <= standing.better + standing.equals


def one_of(out: Path, where: str) -> dict[str, Any]:
    return decisions(out, where)[0]


def test_a_failed_rule_says_its_text_and_the_value_seen(out: Path, run: PastRun, explainer: Explainer) -> None:
    row = one_of(out, "failed = ['usia']")
    said = told(run, explainer.by_nik(row["nik"]))
    assert "Keadaan: Tidak memenuhi syarat." in said
    assert re.search(r"Harus terpenuhi: Berusia 18 sampai 64 tahun \(umur: [0-9]+\)\.", said)
    assert "terpenuhi         nik LIKE '32%' AND id_keluarga IS NOT NULL" in said


def test_an_unknown_fact_is_not_a_no(out: Path, run: PastRun, explainer: Explainer) -> None:
    row = one_of(out, "must_verify AND status = 'selected'")
    said = told(run, explainer.by_nik(row["nik"]))
    assert "TIDAK DIKETAHUI   Bekerja di sektor informal (diterima dulu, harus diperiksa)" in said
    assert "status pekerjaan: kosong; ada di daftar ojol: tidak" in said
    assert "Harus diperiksa dulu: Bekerja di sektor informal." in said


def test_a_shared_nik_explains_both_rows(out: Path, run: PastRun, explainer: Explainer) -> None:
    row = one_of(out, "list_contains(failed, 'nik_ganda')")
    people = explainer.by_nik(f" '{row['nik']} ")
    assert len(people) == 2
    assert people[0].row != people[1].row
    said = told(run, people)
    assert "NIK ini tertulis di 2 baris registri" in said
    assert "baris ganda dibereskan" in said


@pytest.mark.parametrize(
    ("code", "said"),
    [("nik_tidak_sah", "NIK tidak sah"), ("kelurahan_tidak_dikenal", "kelurahan tidak dikenal (9999999999)")],
)
def test_built_ins_in_words(out: Path, run: PastRun, explainer: Explainer, code: str, said: str) -> None:
    row = one_of(out, f"list_contains(failed, '{code}')")
    assert said in told(run, explainer.by_nik(row["nik"]))


def test_not_reached_says_who_stands_before_and_what_the_last_selected_had(
    out: Path, run: PastRun, explainer: Explainer
) -> None:
    row = one_of(out, "status = 'not_reached' AND tier > 3")
    (one,) = explainer.by_nik(row["nik"])
    said = told(run, [one])
    assert f"{row['rank_in_cell'] - 1} calon berdiri di depannya" in said
    cell = duckdb.sql(f"SELECT cell FROM '{out}/decisions.parquet' WHERE nik = '{row['nik']}'").fetchall()[0][0]
    seats = run.quota[cell].seats
    last = duckdb.sql(
        f"SELECT desil_nasional, d.poin FROM '{out}/decisions.parquet' AS d JOIN '{out}/people.parquet' USING (nik) "
        f"WHERE cell = '{cell}' AND rank_in_cell = {seats}"
    ).fetchall()[0]
    assert tuple(key.last_selected for key in one.order) == last
    assert f"Yang terakhir terpilih: desil nasional {last[0]}, poin {last[1]}." in said


def test_in_the_cut_tier_the_chance_and_the_lost_ticket_are_said(out: Path, run: PastRun, explainer: Explainer) -> None:
    cells = {code: cell for code, cell in run.quota.items() if cell.cut_size}
    row = next(
        row
        for row in decisions(out, "status = 'reserve'")
        if (standing := explainer.by_nik(row["nik"])[0].standing) and standing.tier == standing.cut_tier
    )
    (one,) = explainer.by_nik(row["nik"])
    assert one.cell is not None and one.cell.cell in cells
    assert one.cell.cut_size is not None and one.cell.cut_places is not None
    said = told(run, [one])
    assert f"Keadaan: Cadangan nomor {row['reserve_number']}." in said
    assert f"peluang {chance(one.cell.cut_places, one.cell.cut_size)}" in said
    assert "Ikut undian di batas, dan tidak mendapat tempat" in said


def test_the_represented_learn_by_which_order(out: Path, run: PastRun, explainer: Explainer) -> None:
    decided = set()
    for row in decisions(out, "status = 'family_represented'"):
        (one,) = explainer.by_nik(row["nik"])
        assert one.family is not None
        assert len(one.family.statuses) == 1
        decided.add(one.family.decided_by)
        assert "Paling banyak 1 orang tiap keluarga" in told(run, [one])
    assert decided >= {"desil_nasional ASC", None}


def test_by_pseudonym_the_same(out: Path, explainer: Explainer) -> None:
    row = one_of(out, "status = 'selected'")
    assert explainer.by_pseudonym(row["pseudonym"].upper()) == explainer.by_nik(row["nik"])


@pytest.mark.parametrize(
    ("places", "size", "said"),
    [
        (195, 1000, "19,5%"),
        (1, 3, "33,3%"),
        (2, 3, "66,7%"),
        (1, 4000, "<0,1%"),
        (3999, 4000, ">99,9%"),
        (1, 1, "100,0%"),
    ],
)
def test_a_chance_in_words(places: int, size: int, said: str) -> None:
    assert chance(places, size) == said


def test_the_command(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    row = one_of(out, "status = 'selected'")
    assert main(["explain", str(out), "--nik", row["nik"]]) == 0
    assert "PERCOBAAN" in capsys.readouterr().out
    assert main(["explain", str(out), "--pseudonym", row["pseudonym"], "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["seed_source"] == "trial"
    assert answer["people"][0]["status"] == "selected"
    assert answer["people"][0]["nik"].count("•") == 8


@pytest.mark.parametrize("who", [["--nik", "3275010101900009"], ["--pseudonym", "0" * 32], ["--pseudonym", "Siti"]])
def test_who_is_not_there_is_refused_in_words(out: Path, who: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", str(out), *who]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("Ditolak: ")
    assert not LONG_NUMBER.fullmatch(said.err.split()[2])


def test_a_folder_changed_since_is_refused(out: Path, tmp_path: Path) -> None:
    changed = Path(shutil.copytree(out, tmp_path / "hasil"))
    nik = one_of(out, "status = 'selected'")["nik"]
    people = changed / "people.parquet"
    duckdb.sql(
        f"COPY (SELECT * REPLACE (CASE WHEN nik = '{nik}' THEN 5 ELSE umur END AS umur) FROM '{out}/people.parquet') "
        f"TO '{people}' (FORMAT parquet)"
    )
    with pytest.raises(Refusal, match="diubah sesudah ditulis"), Duck(tmp_path, [changed]) as duck:
        Explainer(open_run(changed), duck).by_nik(nik)


@pytest.mark.parametrize("name", ["run.json", "quota.csv", "people.parquet", "decisions.parquet", "summary.json"])
@pytest.mark.parametrize("garbled", [False, True])
def test_a_folder_that_is_no_run_is_refused_in_words(
    out: Path, tmp_path: Path, name: str, garbled: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    changed = Path(shutil.copytree(out, tmp_path / "hasil"))
    (changed / name).unlink()
    if garbled:
        (changed / name).write_bytes(b"\x00\xff,;\n1")
    assert main(["explain", str(changed), "--nik", "3275010101900009"]) == 1
    assert name in capsys.readouterr().err


@pytest.mark.parametrize("column", ["status", "nik", "ticket"])
def test_a_table_without_a_column_is_refused_in_words(
    out: Path, tmp_path: Path, column: str, capsys: pytest.CaptureFixture[str]
) -> None:
    changed = Path(shutil.copytree(out, tmp_path / "hasil"))
    table = f"'{out}/decisions.parquet'"
    duckdb.sql(f"COPY (SELECT * EXCLUDE ({column}) FROM {table}) TO '{changed}/decisions.parquet' (FORMAT parquet)")
    assert main(["explain", str(changed), "--nik", "3275010101900009"]) == 1
    assert f"kolom {column} tidak ada" in capsys.readouterr().err


@pytest.mark.parametrize(("file", "key"), [("run.json", "programme"), ("run.json", "kinds"), ("summary.json", "money")])
def test_a_record_without_a_key_is_refused_in_words(
    out: Path, tmp_path: Path, file: str, key: str, capsys: pytest.CaptureFixture[str]
) -> None:
    changed = Path(shutil.copytree(out, tmp_path / "hasil"))
    content = json.loads((out / file).read_text(encoding="utf-8"))
    del content[key]
    (changed / file).write_text(json.dumps(content), encoding="utf-8")
    assert main(["explain", str(changed), "--nik", "3275010101900009"]) == 1
    assert key in capsys.readouterr().err


@pytest.mark.parametrize(
    ("part", "value"), [("kinds", {"umur": "angka"}), ("inputs", None), ("inputs", [1]), ("inputs", [{"what": "x"}])]
)
def test_an_edited_record_is_refused_in_words(folder: Path, part: str, value: object) -> None:
    made_run(folder)
    path = folder / "hasil" / "run.json"
    record = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(record | {part: value}), encoding="utf-8")
    with pytest.raises(Refusal, match=part):
        open_run(folder / "hasil")


def test_an_edited_table_is_refused_in_words(folder: Path) -> None:
    made_run(folder)
    path = folder / "hasil" / "decisions.parquet"
    rows = f"SELECT * REPLACE (CAST(rank_in_cell AS VARCHAR) AS rank_in_cell) FROM '{path}'"
    duckdb.sql(f"COPY ({rows}) TO '{folder}/lain.parquet'")
    (folder / "lain.parquet").replace(path)
    with pytest.raises(Refusal, match="rank_in_cell"), Duck(folder, [folder]) as duck:
        open_run(folder / "hasil").name_tables(duck)


def made_run(folder: Path) -> None:
    assert main(["select", str(made.write(folder)), "--out", str(folder / "hasil"), "--seed", made.SEED]) == 0
