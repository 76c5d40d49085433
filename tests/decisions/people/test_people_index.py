"""The index answers as the run's own files do, read plainly row by row."""

import csv
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from naung.decisions.people.asked import Index
from naung.decisions.people.index import build, index_file, sound
from naung.decisions.people.rules import PAGE, STATUSES, Asked
from naung.report.explain.person import explain
from tests.office.programme import city, result

AREAS = [None, ("3275011001", "32.75.01.1001"), ("3275021001", "3275031002"), ("0",)]


@lru_cache(maxsize=1)
def indexed() -> Index:
    build(result(), city())
    return Index(result())


@lru_cache(maxsize=1)
def plain() -> list[dict[str, Any]]:
    """decisions.parquet and people.parquet side by side, and the lists that recognised each row."""
    folder = result()

    def rows(name: str) -> Iterator[dict[str, Any]]:
        found = duckdb.connect().execute(f"FROM read_parquet('{folder / name}.parquet')")
        names = [one[0] for one in found.description or []]
        return iter([dict(zip(names, row, strict=True)) for row in found.fetchall()])

    facts: dict[str, list[dict[str, Any]]] = {}
    for row in rows("people"):
        facts.setdefault(row["nik"], []).append(row)
    lists: dict[tuple[str, int], set[str]] = {}
    for row in rows("lists"):
        if row["outcome"] == "matched":
            lists.setdefault((row["file"], row["row"]), set()).add(row["list"])
    whole = []
    for row in rows("decisions"):
        fact = facts[row["nik"]].pop(0)
        whole.append({**row, "name": fact["nama"], "lists": lists.get((row["file"], row["row"]), set())})
    return whole


def passes(row: dict[str, Any], asked: Asked, areas: tuple[str, ...] | None) -> bool:
    return (
        (areas is None or row["kode_kelurahan"] in areas)
        and (not asked.status or row["status"] == asked.status)
        and (not asked.failed or asked.failed in row["failed"])
        and (not asked.unknown or asked.unknown in row["unknown"])
        and (not asked.verify or row["must_verify"])
        and (not asked.list or asked.list in row["lists"])
        and all(bears(row["name"], word) for word in asked.words)
    )


def bears(name: str | None, word: str) -> bool:
    said = "".join(one if one.isascii() and one.isalpha() else " " for one in (name or "").upper().replace("'", ""))
    return any(
        one == word or sound(one) == sound(word) or (len(word) > 1 and one.startswith(word)) for one in said.split()
    )


CODES = ["", "warga", "usia", "informal", "desil", "nik_tidak_sah", "mungkin_ganda"]
ASKED = st.builds(
    Asked,
    status=st.sampled_from(["", *STATUSES]),
    failed=st.sampled_from(CODES),
    unknown=st.sampled_from(CODES),
    verify=st.booleans(),
    list=st.sampled_from(["", "ojol", "umkm", "kelurahan"]),
    words=st.sampled_from([(), ("SITI",), ("MUHAMAD",), ("A",), ("NUR", "S"), ("AHM",), ("TIADA",)]),
    sort=st.sampled_from(["nama", "peringkat", "poin"]),
)


@given(ASKED, st.sampled_from(AREAS))
def test_a_filter_finds_exactly_whom_the_files_tell_of(asked: Asked, areas: tuple[str, ...] | None) -> None:
    wanted = [row for row in plain() if passes(row, asked, areas)]
    found = indexed().page(asked, areas)
    assert found.people == len(wanted)
    assert len(found.lines) == min(PAGE, len(wanted))
    everybody = list(indexed().everybody(asked, areas))
    assert sorted(str(row["nik"]) for row in everybody) == sorted(str(row["nik"]) for row in wanted)
    assert [row["key"] for row in everybody[:PAGE]] == [row["key"] for row in found.lines]


def test_pages_follow_each_other_without_a_gap() -> None:
    pages = [indexed().page(Asked(page=number), None).lines for number in range(1, 14)]
    keys = [row["key"] for page in pages for row in page]
    assert len(keys) == len(set(keys)) == len(plain())
    names = [row["name"] for page in pages for row in page if row["name"]]
    assert names == sorted(names)


def test_by_rank_comes_the_first_of_a_cell_first() -> None:
    ranks = [row["rank_in_cell"] for row in indexed().page(Asked(status="selected", sort="peringkat"), None).lines]
    assert ranks == sorted(ranks)


def test_a_family_is_found_by_one_of_it_and_only_by_whoever_may_see_her() -> None:
    row = next(one for one in indexed()._lines(range(1, 200)) if one["status"] == "family_represented")
    family = next(one["id_keluarga"] for one in plain() if one["nik"] == row["nik"])
    wanted = sorted(one["nik"] for one in plain() if one["id_keluarga"] == family)
    asked = Asked(family=row["key"])
    assert sorted(one["nik"] for one in indexed().page(asked, None).lines) == wanted
    assert indexed().page(asked, ("elsewhere",)).people == 0
    assert indexed().page(Asked(family=999_999_999), None).people == 0


def test_every_explanation_is_that_of_the_command(tmp_path: Path) -> None:
    for status in STATUSES:
        row = indexed().page(Asked(status=status), None).lines[0]
        whole = indexed().whole(row["key"], None)
        assert whole is not None
        assert whole.explained == explain(indexed().run, tmp_path, row["nik"], None)[0]


def test_what_the_registry_tells_besides_is_hers() -> None:
    with (city() / "registri.csv").open(encoding="utf-8") as file:
        registry = list(csv.DictReader(file))
    for line in indexed().page(Asked(), None).lines[:10]:
        whole = indexed().whole(line["key"], None)
        assert whole is not None
        sent = registry[whole.row["source_row"] - 1]
        assert whole.told["alamat"] == (sent["alamat"].strip() or None)


def test_a_registry_that_changed_since_tells_nothing(tmp_path: Path) -> None:
    import shutil

    shutil.copytree(city(), tmp_path / "kota")
    shutil.copytree(result(), tmp_path / "hasil", ignore=shutil.ignore_patterns("indeks*"))
    with (tmp_path / "kota" / "registri.csv").open("a", encoding="utf-8") as file:
        file.write("\n")
    build(tmp_path / "hasil", tmp_path / "kota")
    index = Index(tmp_path / "hasil")
    whole = index.whole(1, None)
    index.close()
    assert whole is not None
    assert set(whole.told.values()) == {None}


def test_the_index_is_the_services_alone_and_made_once() -> None:
    path = index_file(indexed().run.folder)
    assert path.parent.stat().st_mode & 0o077 == 0
    assert all(one.stat().st_mode & 0o077 == 0 and one.is_file() for one in path.parent.iterdir())
    before = path.stat().st_mtime_ns
    build(indexed().run.folder, city())
    assert path.stat().st_mtime_ns == before


@pytest.mark.parametrize("areas", [("3275011001",), ("0",)])
def test_one_elsewhere_is_nobody(areas: tuple[str, ...]) -> None:
    for row in indexed()._lines(range(1, 60)):
        here = row["area"] in areas
        assert (indexed().line(row["key"], areas) is not None) is here
        same = any(one["nik"] == row["nik"] and one["kode_kelurahan"] in areas for one in plain())
        assert bool(indexed().of_nik(row["nik"], areas)) is same
