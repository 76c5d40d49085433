"""`naung select` as its user meets it: whole folders, refusals that leave nothing, digests anyone can recompute."""

import csv
import hashlib
import hmac
import json
import os
import random
import stat
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import duckdb
import pytest

from naung.cli.main import main
from tests import made
from tests.made import KEY, SEED


def select(program: Path, out: Path, *more: str) -> dict[str, Any]:
    assert main(["select", str(program), "--out", str(out), "--seed", SEED, *more]) == 0
    return dict(json.loads((out / "run.json").read_text(encoding="utf-8")))


def digests(record: dict[str, Any]) -> tuple[str, str]:
    return record["digest"], record["decisions_digest"]


def decisions(out: Path, columns: str = "*") -> list[tuple[Any, ...]]:
    return duckdb.sql(f"SELECT {columns} FROM '{out}/decisions.parquet' ORDER BY file, row").fetchall()


def test_the_folder_holds_what_the_contract_lists(folder: Path) -> None:
    select(made.write(folder), folder / "hasil")
    files = {str(path.relative_to(folder / "hasil")) for path in (folder / "hasil").rglob("*") if path.is_file()}
    assert files == {
        *("decisions.parquet", "people.parquet", "lists.parquet", "quota.csv", "summary.json", "run.json"),
        *("selected.xlsx", "reserve.xlsx", "laporan.html", "hasil.html", "shared_niks.parquet"),
        *("public/run.json", "public/quota.csv", "public/summary.json", "public/candidates.csv"),
    }
    assert stat.S_IMODE((folder / "hasil").stat().st_mode) == 0o700


def test_columns_and_kinds_of_the_tables(folder: Path) -> None:
    select(made.write(folder), folder / "hasil")
    shape = {
        table: duckdb.sql(f"DESCRIBE FROM '{folder}/hasil/{table}.parquet'").fetchall()
        for table in ("decisions", "people", "lists")
    }
    assert [(row[0], row[1]) for row in shape["decisions"]] == [
        ("file", "VARCHAR"),
        ("row", "BIGINT"),
        ("nik", "VARCHAR"),
        ("id_keluarga", "VARCHAR"),
        ("kode_kelurahan", "VARCHAR"),
        ("cell", "VARCHAR"),
        ("status", "VARCHAR"),
        ("failed", "VARCHAR[]"),
        ("unknown", "VARCHAR[]"),
        ("must_verify", "BOOLEAN"),
        ("poin", "BIGINT"),
        ("tier", "BIGINT"),
        ("pseudonym", "VARCHAR"),
        ("ticket", "VARCHAR"),
        ("rank_in_cell", "BIGINT"),
        ("reserve_number", "BIGINT"),
    ]
    assert {row[0] for row in shape["people"]} == {
        *("nik", "nama", "umur", "id_status_kedudukan_pekerjaan_utama", "daftar_ojol", "desil_nasional", "poin"),
    }
    assert [row[0] for row in shape["lists"]] == ["list", "line", "outcome", "file", "row", "probability", "faults"]
    niks = [row[0] for row in duckdb.sql(f"SELECT nik FROM '{folder}/hasil/people.parquet'").fetchall()]
    assert niks == sorted(niks)


def test_pseudonyms_tickets_and_digests_follow_the_contract(folder: Path) -> None:
    record = select(made.write(folder), folder / "hasil")
    rows = decisions(folder / "hasil", "nik, status, failed, unknown, poin, rank_in_cell, pseudonym, ticket")
    candidates = [row for row in rows if row[6] is not None]
    assert candidates
    for nik, *_, pseudonym, ticket in candidates:
        assert pseudonym == hmac.digest(bytes.fromhex(KEY), nik.encode(), "sha256").hex()[:32]
        assert ticket == hashlib.sha256(f"{SEED}:{pseudonym}".encode()).hexdigest()
    lines = [
        ",".join(
            [
                nik or "",
                status,
                ";".join(failed),
                ";".join(unknown),
                *("" if x is None else str(x) for x in (poin, rank)),
            ]
        )
        for nik, status, failed, unknown, poin, rank, *_ in rows
    ]
    assert record["decisions_digest"] == _digest(lines)
    with (folder / "hasil" / "public" / "candidates.csv").open(encoding="utf-8", newline="") as file:
        shown = list(csv.DictReader(file))
    assert record["digest"] == _digest(
        [",".join([row["pseudonym"], row["status"], row["cell"], row["rank_in_cell"]]) for row in shown]
    )
    assert [(row["cell"], int(row["tier"]), row["pseudonym"]) for row in shown] == sorted(
        (row["cell"], int(row["tier"]), row["pseudonym"]) for row in shown
    )


def _digest(lines: list[str]) -> str:
    return hashlib.sha256(b"\n".join(sorted(line.encode() for line in lines))).hexdigest()


def test_rows_in_are_rows_out_and_counts_add_up(folder: Path) -> None:
    select(made.write(folder), folder / "hasil")
    summary = json.loads((folder / "hasil" / "summary.json").read_text(encoding="utf-8"))
    rows = decisions(folder / "hasil", "status, failed")
    assert len(rows) == 60 == sum(summary["by_status"].values())
    assert summary["by_failed"]["nik_tidak_sah"] == 1
    assert summary["by_failed"]["nik_ganda"] == 2
    assert summary["by_failed"]["kelurahan_tidak_dikenal"] == 1
    assert all(failed for status, failed in rows if status == "ineligible")
    money = summary["money"]
    assert (money["price_idr"], money["places"]) == (201_600, 8)
    assert money["cost_idr"] + money["left_idr"] == 1_700_000
    assert money["cost_idr"] == summary["by_status"]["selected"] * 201_600


def test_neither_order_form_nor_split_of_the_registry_changes_anybody(folder: Path) -> None:
    records = made.people()
    first = select(made.write(folder, records), folder / "satu")
    shuffled = records[:]
    random.Random(3).shuffle(shuffled)
    turned = [record[::-1] for record in shuffled]
    made.write_csv(folder / "bagian-1.csv", made.COLUMNS[::-1], turned[:20], delimiter=";")
    header = ", ".join(made.COLUMNS)
    values = ", ".join(
        "(" + ", ".join("'" + cell.replace("'", "''") + "'" for cell in row) + ")" for row in shuffled[20:]
    )
    duckdb.sql(f"COPY (SELECT * FROM (VALUES {values}) t({header})) TO '{folder}/bagian-2.parquet'")
    program = made.write(folder, records, registry={"path": ["bagian-*.csv", "bagian-2.parquet", "bagian-1.csv"]})
    second = select(program, folder / "dua")
    assert digests(first) == digests(second)


def test_pythons_hash_seed_changes_nothing(folder: Path) -> None:
    program = made.write(folder)
    record = select(program, folder / "satu")
    command = [
        sys.executable,
        "-m",
        "naung.cli.main",
        "select",
        str(program),
        "--out",
        str(folder / "dua"),
        "--seed",
        SEED,
    ]
    done = subprocess.run(
        command, env={**os.environ, "PYTHONHASHSEED": "77"}, capture_output=True, text=True, check=True
    )
    assert "PERCOBAAN" in done.stdout
    assert digests(record) == digests(json.loads((folder / "dua" / "run.json").read_text(encoding="utf-8")))


def test_the_key_is_nowhere_and_the_public_folder_names_nobody(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    select(made.write(folder), folder / "hasil")
    said = capfd.readouterr()
    niks = [record[0] for record in made.people() if len(record[0]) == 16]
    for path in (folder / "hasil").rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        assert KEY.encode() not in content.lower()
        assert bytes.fromhex(KEY) not in content
        if path.parent.name == "public":
            assert not any(nik.encode() in content for nik in niks)
            assert b"ORANG" not in content
    assert KEY not in (said.out + said.err).lower()


def test_json_is_one_object_and_nothing_else(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    program = made.write(folder)
    main(["select", str(program), "--out", str(folder / "hasil"), "--seed", SEED, "--json"])
    told = json.loads(capsys.readouterr().out)
    assert told["by_status"]["selected"] == 8
    assert told["seed_source"] == "trial"


REFUSED = [
    # a change to the programme, words of the refusal
    ({"rules": None}, "rules: wajib diisi"),
    ({"rules": []}, "rules: tidak boleh kosong"),
    ({"rule": []}, "rule: kunci ini tidak dikenal"),
    ({"lists": [{"name": "a-b", "path": "ojol.csv"}]}, "lists[1].name: hanya huruf, angka dan garis bawah; ditemukan"),
    ({"places": 0}, "places: harus 1 atau lebih"),
    ({"places": 9.5}, "places: harus bilangan bulat"),
    ({"places": True}, "places: harus bilangan bulat"),
    ({"per_family": 0}, "per_family: harus 1 atau lebih"),
    ({"reserve_percent": -1}, "reserve_percent: harus 0 atau lebih"),
    ({"budget_idr": 201_599}, "tidak cukup untuk satu orang"),
    ({"income_base_idr": 1_100_000}, "1.100.000"),
    ({"cover": {"first_month": "2026-13", "months": 12}}, "cover.first_month"),
    ({"cover": {"first_month": "2026-01", "months": 0}}, "cover.months: harus 1 atau lebih"),
    ({"key": {"path": "tidak-ada.hex"}}, "key.path"),
    ({"areas": {"path": "tidak-ada.csv"}}, "areas.path: berkas tidak-ada.csv tidak ada"),
    ({"registry": {"path": "tidak-ada-*.csv"}}, "registry.path: berkas tidak-ada-*.csv tidak ada"),
    ({"registry": {"path": "registri.csv", "columns": {"nama": "nama_lengkap"}}}, "nama_lengkap"),
    ({"registry": {"path": "registri.csv", "types": {"luas": "integer"}}}, "luas"),
    (
        {"registry": {"path": "registri.csv", "types": {"luas": "decimal"}}},
        "registry.types.luas: harus salah satu dari",
    ),
    ({"rules": [{"code": "nik_ganda", "when": "TRUE"}]}, "nik_ganda"),
    ({"rules": [{"code": "tua", "when": "TRUE"}]}, "tua dipakai dua kali"),
    ({"rules": [{"code": "a", "when": "umur > 'x'"}]}, "rules: a, posisi 8"),
    ({"rules": [{"code": "a", "when": "umur"}]}, "rules: a, seluruhnya"),
    ({"rules": [{"code": "a", "when": "desil = 1"}]}, "rules: a, posisi 1"),
    ({"points": [{"code": "p", "when": "random() > 1", "add": 1}]}, "points: p, posisi 1: ditemukan fungsi random"),
    ({"points": [{"code": "p", "when": "TRUE", "add": 1.5}]}, "points[1].add: harus bilangan bulat"),
    ({"order": ["poin DESC", "gaji"]}, "order[2], posisi 1"),
    ({"lists": [{"name": "a", "path": "ojol.csv"}, {"name": "A", "path": "ojol.csv"}]}, "nama daftar a"),
    ({"lists": [{"name": "ojol", "path": "ojol.csv", "where": "umur > 1"}]}, "lists: ojol, where, posisi 1"),
    ({"lists": [{"name": "ojol", "path": "ojol.csv", "types": {"gaji": "integer"}}]}, "gaji"),
    ({"cover": {"first_month": 202601, "months": 12}}, "cover.first_month: bulan ditulis YYYY-MM"),
    ({"registry": {"path": "*.hex"}}, "tidak ada satu pun yang berupa nama kolom"),
    ({"points": [{"code": "p", "when": "TRUE", "add": 2**63}]}, "points[1].add: harus 9223372036854775807 atau kurang"),
    ({"points": [{"code": c, "when": "TRUE", "add": 2**63 - 1} for c in "pq"]}, "poin: hasil hitungan tidak muat"),
    ({"rules": [{"code": "a", "when": "NOT " * 3000 + "TRUE"}]}, "rules: a, seluruhnya: terlalu panjang"),
    ({"rules": [{"code": "a", "when": " AND ".join(["umur > 1"] * 400)}]}, "rules: a, seluruhnya: terlalu panjang"),
    ({"quota": {"by": "rt", "weight": "candidates"}}, "quota.by: harus salah satu dari"),
    ({"quota": {"by": "kode_kelurahan", "minimum": 9}}, "batas bawah 9"),
    (
        {"rules": [{"code": "a", "when": "desil_nasional * 9999999999 * 9999999999 > 0"}]},
        "rules: a: hasil hitungan tidak muat",
    ),
]


@pytest.mark.parametrize(("change", "words"), REFUSED, ids=[words for _, words in REFUSED])
def test_refused_in_words_and_nothing_written(
    folder: Path, capsys: pytest.CaptureFixture[str], change: dict[str, Any], words: str
) -> None:
    program = made.write(folder, **change)
    before = sorted(folder.iterdir())
    assert main(["select", str(program), "--out", str(folder / "hasil"), "--seed", SEED]) == 1
    said = capsys.readouterr()
    assert words in said.err
    assert "Traceback" not in said.err
    assert said.out == ""
    assert sorted(folder.iterdir()) == before


@pytest.mark.parametrize(
    "change",
    [
        {"per_family": 10**30, "places": 10**30, "reserve_percent": 10**30},
        {"rules": [{"code": "a", "when": "(" * 200 + "umur > 1" + ")" * 200}]},
        {"rules": [{"code": f"a{number}", "when": "umur > 1"} for number in range(200)]},
        {"order": ["umur", "nama DESC", "umur DESC", "poin", "nik", "id_keluarga", "tanggal_lahir"] * 3},
    ],
)
def test_what_is_large_but_meant_is_done(folder: Path, change: dict[str, Any]) -> None:
    select(made.write(folder, **change), folder / "hasil")
    assert sum(status == "selected" for (status,) in decisions(folder / "hasil", "status")) == 8


@pytest.mark.parametrize("key", ["", "5a" * 31, "5a" * 32 + "00", "zz" * 32, "kunci saya"])
def test_a_malformed_key_is_refused_without_showing_it(
    folder: Path, capsys: pytest.CaptureFixture[str], key: str
) -> None:
    program = made.write(folder)
    (folder / "kunci.hex").write_text(key, encoding="ascii")
    assert main(["select", str(program), "--out", str(folder / "hasil"), "--seed", SEED]) == 1
    said = capsys.readouterr().err
    assert "bukan 64 angka heksadesimal" in said
    assert not key or key not in said


def test_without_a_seed_it_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["select", str(made.write(folder)), "--out", str(folder / "hasil")]) == 1
    assert "benih" in capsys.readouterr().err


@pytest.mark.parametrize("more", [["--seed", "12"], ["--engine", "excel"], ["--warna"]])
def test_wrong_usage_is_exit_2(folder: Path, more: list[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["select", str(made.write(folder)), "--out", str(folder / "hasil"), *more])
    assert stop.value.code == 2


def test_an_existing_folder_is_refused_and_left_alone(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    program = made.write(folder)
    (folder / "hasil").mkdir()
    (folder / "hasil" / "catatan.txt").write_text("penting", encoding="utf-8")
    assert main(["select", str(program), "--out", str(folder / "hasil"), "--seed", SEED]) == 1
    assert "sudah ada" in capsys.readouterr().err
    assert [path.name for path in (folder / "hasil").iterdir()] == ["catatan.txt"]


@pytest.mark.parametrize(("stray", "status"), [(12, 0), (13, 1)])
def test_more_than_a_fifth_of_strange_areas_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str], stray: int, status: int
) -> None:
    records = made.people()
    for record in records[:stray]:
        record[4] = "3271011001"
    program = made.write(folder, records)
    assert main(["select", str(program), "--out", str(folder / "hasil"), "--seed", SEED]) == status
    assert ("13 dari 60 baris" in capsys.readouterr().err) == bool(status)


def test_a_doubled_yaml_key_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    program = made.write(folder)
    program.write_text(program.read_text(encoding="utf-8") + "places: 5\n", encoding="utf-8")
    assert main(["select", str(program), "--out", str(folder / "hasil"), "--seed", SEED]) == 1
    assert "places ada dua kali" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("as_of: 2026-02-30", "baris 1, kolom 8: tanggal 2026-02-30 tidak ada"),
        ("as_of: 2026-13-45", "baris 1, kolom 8: tanggal 2026-13-45 tidak ada"),
        ("2026: []", "kunci harus teks; beri tanda kutip; ditemukan 2026"),
        ("? [a]\n: b", "baris 1, kolom 3: kunci harus satu kata"),
        ("places: " + "9" * 6000, "9... tidak dapat dibaca"),
        (
            "a: &a [x, x, x, x]\n"
            + "".join(f"{b}: &{b} [{', '.join(['*' + a] * 9)}]\n" for a, b in pairwise("abcdefghijkl")),
            "dikenal",
        ),
    ],
)
def test_yaml_that_cannot_be_meant_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str], line: str, words: str
) -> None:
    program = made.write(folder)
    program.write_text(line + "\n", encoding="utf-8")
    assert main(["select", str(program), "--out", str(folder / "hasil"), "--seed", SEED]) == 1
    assert words in capsys.readouterr().err


def test_what_naung_works_out_wins_over_a_column_of_that_name(folder: Path) -> None:
    first = select(made.write(folder, order=["umur", "nama"]), folder / "satu")
    records = [[*record, "tua", "x"] for record in made.people()]
    program = made.write(folder, order=["umur", "nama"])
    made.write_csv(folder / "registri.csv", [*made.COLUMNS, "umur", "daftar_ojol"], records)
    assert digests(first) == digests(select(program, folder / "dua"))


def test_told_to_end_it_takes_away_what_it_began(folder: Path) -> None:
    program = made.write(folder, made.people(240))
    command = [sys.executable, "-m", "naung.cli.main", "select", str(program), "--out", str(folder / "hasil")]
    command += ["--seed", SEED, "--stability", "5000"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        while "Mengukur ulang" not in process.stderr.readline():
            assert process.poll() is None
        process.terminate()
        process.communicate(timeout=60)
    assert process.returncode == 1
    assert not [path.name for path in folder.iterdir() if "hasil" in path.name]


def test_a_new_key_is_private_and_never_overwritten(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = folder / "kunci.hex"
    assert main(["key", "new", str(path)]) == 0
    text = path.read_text(encoding="ascii")
    assert len(bytes.fromhex(text)) == 32
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert main(["key", "new", str(path)]) == 1
    assert path.read_text(encoding="ascii") == text
    assert text.strip() not in capsys.readouterr().err
