"""The DuckDB session's walls, and a folder that appears whole or not at all."""

from pathlib import Path

import duckdb
import pytest

from naung.engine.duck import Duck, TooLarge, unworkable
from naung.engine.files import csv_form
from naung.engine.folder import whole_folder
from naung.engine.steps import sql, step
from naung.engine.trees import all_of, column, integer, named, text
from naung.values.errors import Refusal


def test_no_other_folder_can_be_read(folder: Path) -> None:
    inside, outside = folder / "dalam", folder / "luar"
    inside.mkdir()
    outside.mkdir()
    (inside / "a.csv").write_text("a\n1\n", encoding="utf-8")
    (outside / "a.csv").write_text("a\n1\n", encoding="utf-8")
    with Duck(inside) as duck:
        assert duck.run(f"SELECT count(*) FROM read_csv('{inside}/a.csv')").fetchall() == [(1,)]
        with pytest.raises(duckdb.PermissionException):
            duck.run(f"SELECT * FROM read_csv('{outside}/a.csv')")
        with pytest.raises(duckdb.PermissionException):
            duck.run(f"SELECT * FROM read_csv('{inside}/../luar/a.csv')")


@pytest.mark.parametrize("setting", ["enable_external_access = true", "allowed_directories = ['/']", "threads = 8"])
def test_settings_are_locked(folder: Path, setting: str) -> None:
    with Duck(folder) as duck, pytest.raises(Refusal, match="locked"):
        duck.run(f"SET {setting}")


def test_an_overflow_is_told_apart(folder: Path) -> None:
    with Duck(folder) as duck, pytest.raises(TooLarge):
        duck.run("SELECT 9223372036854775807 + n FROM (SELECT CAST(1 AS BIGINT) AS n)").fetchall()


def test_texts_and_names_cannot_change_a_step(folder: Path) -> None:
    with Duck(folder) as duck:
        duck.add('odd "name"', {'a"b': "VARCHAR"}, [("it's",)])
        assert duck.rows(all_of('odd "name"')) == [("it's",)]
        hostile = "x') OR ('1' = '1"
        tree = step("naung.selection", "listed", {"flags": [named(text(hostile), 'd"; DROP')]})
        duck.add("list_rows", {"nik": "VARCHAR", "nik_valid": "BOOLEAN"}, [("1", True)])
        assert duck.rows(tree) == [("1", hostile)]


def test_a_function_the_engines_do_not_share_never_reaches_spark() -> None:
    from naung.engine.trees import call

    with pytest.raises(ValueError, match="not a function both engines share"):
        sql(call("read_text", column("a")), "spark")


def test_a_hole_must_be_filled_and_a_filling_must_have_a_hole() -> None:
    with pytest.raises(KeyError):
        step("naung.selection", "listed")
    with pytest.raises(ValueError, match="no holes"):
        step("naung.selection", "shared_niks", {"flags": integer(1)})


def test_a_folder_appears_whole_or_not_at_all(folder: Path) -> None:
    with whole_folder(folder / "hasil") as beside:
        (beside / "a.txt").write_text("a", encoding="utf-8")
        assert not (folder / "hasil").exists()
    assert (folder / "hasil" / "a.txt").read_text(encoding="utf-8") == "a"
    with pytest.raises(RuntimeError), whole_folder(folder / "lagi") as beside:
        (beside / "a.txt").write_text("a", encoding="utf-8")
        raise RuntimeError
    with pytest.raises(Refusal, match="sudah ada"), whole_folder(folder / "hasil"):
        pass
    assert [path.name for path in folder.iterdir()] == ["hasil"]


def test_two_runs_for_one_name_leave_the_first(folder: Path) -> None:
    with pytest.raises(Refusal, match="dibuat orang lain"), whole_folder(folder / "hasil"):
        (folder / "hasil").mkdir()
        (folder / "hasil" / "pertama.txt").write_text("a", encoding="utf-8")
    assert [path.name for path in (folder / "hasil").iterdir()] == ["pertama.txt"]
    assert [path.name for path in folder.iterdir()] == ["hasil"]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("within", ["\n", "\r\n"])
def test_a_line_break_within_a_head_loses_no_row(folder: Path, end: str, within: str) -> None:
    path = folder / "daftar.csv"
    path.write_bytes(f'nik,"ket{within}lain"{end}1,a{end}2,"b{within}c"{end}3,d{end}'.encode())
    with Duck(folder) as duck:
        duck.take_csv("rows", path, csv_form(path), {"nik": 0})
        assert duck.rows(all_of("rows")) == [("1", 1), ("2", 2), ("3", 3)]


def parquet(path: Path) -> bytes:
    with duckdb.connect() as connection:
        connection.execute(f"COPY (SELECT i AS nik FROM range(5000) AS t(i)) TO '{path}' (FORMAT parquet)")
    return path.read_bytes()


def test_a_damaged_parquet_file_is_named_without_english(folder: Path) -> None:
    path = folder / "registri 1.parquet"
    whole = parquet(path)
    with Duck(folder) as duck:
        path.write_bytes(whole[:40] + b"\xff" * 400 + whole[440:])
        duck.take_parquet("people", path, {"nik": "nik"})
        with pytest.raises(Refusal, match=r"^(registri 1\.parquet: rusak|berkas rusak)[^A-Z]*") as damaged:
            duck.rows(all_of("people"))
        path.write_bytes(whole[:-40])
        with pytest.raises(
            Refusal, match=r"^registri 1\.parquet: bukan berkas Parquet yang dapat dibaca; minta"
        ) as cut:
            duck.parquet_columns(path)
    assert "Error" not in str(cut.value)
    assert damaged.value.__cause__ is not None


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (duckdb.OutOfMemoryException("Out of Memory Error: could not allocate block"), "memori habis, "),
        (duckdb.IOException('IO Error: Could not write file "/a/b": No space left on device'), "disk penuh, "),
        (duckdb.IOException('IO Error: Could not read enough bytes from file "/a/b.parquet": x'), "b.parquet: rusak "),
        (duckdb.InvalidInputException("Invalid Input Error: No magic bytes found at end of file '/a/c'"), "c: rusak "),
        (duckdb.Error("TProtocolException: Invalid data"), "berkas rusak "),
    ],
)
def test_what_stops_the_work_is_told_in_words(error: duckdb.Error, said: str) -> None:
    words = unworkable(error)
    assert words.startswith(said)
    assert ("pesan DuckDB: " in words) == words.startswith("berkas rusak ")
    assert "Error" not in words
