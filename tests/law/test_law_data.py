"""The gate: no value of the law without source, day and certainty; no floats; the form refuses what is broken."""

import ast
from datetime import date
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

import naung.law
from naung.law.dated import CERTAINTY_WORDS, Certainty, Value, codes, load, parse
from naung.values.errors import Refusal

ROOM = Path(naung.law.__file__).parent
ALL_VALUES = [(code, value) for code in codes() for value in load(code).values]

GOOD = """
code: uji
title: Angka uji
unit: rupiah
values:
  - {first_day: 2015-07-01, number: 5, instrument: PP 1, article: Pasal 1, link: "https://a", checked: 2026-11-24,
     certainty: seen, note: catatan}
  - {first_day: 2020-01-01, number: 7, instrument: PP 2, article: Pasal 2, link: "https://b", checked: 2026-11-24,
     certainty: uncertain, note: catatan, doubts: [{first_day: 2021-01-01, text: tanyakan}]}
"""


def test_the_three_files_of_the_contribution_exist() -> None:
    assert {"jkk_bpu", "jkm_bpu", "relief_bpu"} <= set(codes())


@pytest.mark.parametrize(("code", "value"), ALL_VALUES, ids=lambda item: item if isinstance(item, str) else "")
def test_every_value_has_source_link_days_and_certainty(code: str, value: Value) -> None:
    source = value.source
    assert source.instrument and source.article.startswith("Pasal") and source.note
    assert source.link.startswith("https://") and " " not in source.link
    assert date(2015, 7, 1) <= source.first_day <= source.checked
    assert isinstance(source.certainty, Certainty)


@pytest.mark.parametrize("code", codes())
def test_first_days_ascend(code: str) -> None:
    days = [value.source.first_day for value in load(code).values]
    assert days == sorted(set(days))


@pytest.mark.parametrize("code", codes())
def test_every_doubt_says_what_must_be_confirmed(code: str) -> None:
    for value in load(code).values:
        texts = [doubt.text for doubt in value.doubts]
        if isinstance(value.content, tuple):
            texts += [str(row["doubt"]) for row in value.rows if row.get("doubt")]
        assert all("perlu dipastikan" in text.lower() for text in texts)


def test_only_seen_and_derived_need_no_confirming() -> None:
    assert set(CERTAINTY_WORDS) == set(Certainty)
    for certainty in Certainty:
        assert certainty.must_be_confirmed == ("perlu dipastikan" in certainty.words)


class OneOfEachKey(yaml.SafeLoader):
    """PyYAML lets a later key silently win; a law file must not."""


def _mapping_without_repeats(loader: OneOfEachKey, node: yaml.MappingNode) -> dict[object, object]:
    pairs = [
        (loader.construct_object(key, deep=True), loader.construct_object(item, deep=True)) for key, item in node.value
    ]
    keys = [key for key, _ in pairs]
    assert len(keys) == len(set(keys)), f"repeated key at {node.start_mark}"
    return dict(pairs)


OneOfEachKey.add_constructor("tag:yaml.org,2002:map", _mapping_without_repeats)


def _leaves(item: object) -> list[object]:
    if isinstance(item, dict):
        return [leaf for part in item.values() for leaf in _leaves(part)]
    if isinstance(item, list):
        return [leaf for part in item for leaf in _leaves(part)]
    return [item]


@pytest.mark.parametrize("code", codes())
def test_data_has_no_repeated_key_and_no_float(code: str) -> None:
    text = files("naung.law").joinpath("data", f"{code}.yaml").read_text(encoding="utf-8")
    raw = yaml.load(text, Loader=OneOfEachKey)
    assert not [leaf for leaf in _leaves(raw) if isinstance(leaf, float)]


@pytest.mark.parametrize("path", sorted(ROOM.rglob("*.py")), ids=lambda path: path.name)
def test_no_float_and_no_true_division_in_the_room(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        line = f"{path.name}:{getattr(node, 'lineno', '')}"
        assert not (isinstance(node, ast.Constant) and isinstance(node.value, float | complex)), line
        assert not isinstance(node, ast.Div), f"true division in {path.name}"
        assert not (isinstance(node, ast.Name) and node.id in ("float", "Decimal", "Fraction")), line


def test_value_in_force_on_a_day_from_both_sides() -> None:
    entry = parse("uji", GOOD)
    assert entry.on(date(2015, 7, 1)).number == 5
    assert entry.on(date(2019, 12, 31)).number == 5
    assert entry.on(date(2020, 1, 1)).number == 7
    with pytest.raises(Refusal, match=r"Angka uji: tidak ada nilai yang berlaku pada 30 Juni 2015.*1 Juli 2015"):
        entry.on(date(2015, 6, 30))


def test_uncertainty_travels_with_the_value() -> None:
    entry = parse("uji", GOOD)
    assert entry.on(date(2016, 1, 1)).doubts_on(date(2016, 1, 1)) == ()
    value = entry.on(date(2020, 6, 1))
    assert value.doubts_on(date(2020, 12, 31)) == ("PP 2 Pasal 2: belum pasti, perlu dipastikan.",)
    assert value.doubts_on(date(2021, 1, 1))[0] == "tanyakan"


def test_an_answer_for_a_day_after_the_last_check_is_doubted() -> None:
    value = load("jkm_bpu").on(date(2026, 11, 24))
    assert not any("terakhir diperiksa" in text for text in value.doubts_on(date(2026, 11, 24)))
    assert any("terakhir diperiksa 24 November 2026" in text for text in value.doubts_on(date(2026, 11, 25)))


def test_a_number_is_not_read_as_a_table_nor_a_table_as_a_number() -> None:
    with pytest.raises(TypeError):
        _ = load("jkm_bpu").values[0].rows
    with pytest.raises(TypeError):
        _ = load("jkk_bpu").values[0].number


BROKEN = {
    'link: "https://a", ': "link",
    "checked: 2026-11-24,": "checked",
    "certainty: seen, ": "certainty",
    "instrument: PP 1, ": "instrument",
    "article: Pasal 1, ": "article",
    "first_day: 2015-07-01, ": "first_day",
    "number: 5, ": "number",
    "unit: rupiah\n": "unit",
}


@pytest.mark.parametrize(("cut", "named"), list(BROKEN.items()), ids=list(BROKEN.values()))
def test_a_value_without_one_of_its_fields_is_not_read(cut: str, named: str) -> None:
    assert cut in GOOD
    with pytest.raises(ValueError, match=rf"uji\.yaml.*{named}"):
        parse("uji", GOOD.replace(cut, "", 1))


REPLACED = [
    ("number: 5", "number: 5.0", "not whole"),
    ("number: 5", "number: true", "not whole"),
    ("number: 5", "number: 5, rows: []", "either"),
    ("number: 5", "rows: [{asing: 1}]", "unknown key 'asing'"),
    ("first_day: 2015-07-01", "first_day: 2020-01-01", "ascend"),
    ("first_day: 2015-07-01", "first_day: 2021-01-01", "ascend"),
    ("first_day: 2015-07-01", 'first_day: "2015-07"', "not a day"),
    ("certainty: seen", "certainty: yakin", "yakin"),
    ("note: catatan}", "catatan: x}", "unknown key 'catatan'"),
    ("code: uji", "code: lain", "lain"),
]


@pytest.mark.parametrize(("old", "new", "words"), REPLACED, ids=[new for _, new, _ in REPLACED])
def test_a_broken_form_is_not_read(old: str, new: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        parse("uji", GOOD.replace(old, new, 1))


def test_table_cells_are_whole_numbers_texts_days_or_empty() -> None:
    text = GOOD.replace("unit: rupiah", "unit: rupiah\ncolumns: {a_idr: A}").replace(
        "number: 5", "rows: [{a_idr: 1.5}]", 1
    )
    with pytest.raises(ValueError, match="a_idr"):
        parse("uji", text)


def _sources() -> dict[str, ast.Module]:
    return {path.name: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(ROOM.glob("*.py"))}


@pytest.mark.parametrize("code", codes())
def test_every_file_of_the_law_is_used(code: str) -> None:
    named = [node.value for tree in _sources().values() for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    assert code in named


def test_holidays_are_known_to_one_module_only() -> None:
    knowing = {
        name
        for name, tree in _sources().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Import) and any(alias.name == "holidays" for alias in node.names)
    }
    assert knowing == {"working_days.py"}


@pytest.mark.parametrize("code", codes())
def test_every_column_of_a_table_is_filled_somewhere(code: str) -> None:
    entry = load(code)
    used = {key for value in entry.values if isinstance(value.content, tuple) for row in value.rows for key in row}
    assert used == set(entry.columns)


def test_months_of_one_table_follow_each_other_without_holes() -> None:
    for value in load("jkk_stmb").values:
        rows = value.rows
        assert rows[0]["from_month"] == 1 and rows[-1]["to_month"] is None
        for below, above in pairwise(rows):
            assert int(str(below["to_month"])) + 1 == above["from_month"]
            assert int(str(below["percent"])) > int(str(above["percent"]))


def test_both_disability_tables_know_the_same_impairments() -> None:
    old, new = load("jkk_impairments").values
    assert [row["code"] for row in old.rows] == [row["code"] for row in new.rows]


def test_the_ways_of_counting_count_the_months_of_the_rule() -> None:
    months = load("jkm_min_months").values[-1].number
    known = {"bulan_iuran_berturut", "bulan_iuran", "hari"}
    assert {row["code"] for value in load("jkm_months_readings").values for row in value.rows} <= known
    for row in load("jkm_months_readings").values[-1].rows:
        assert row["count"] == (months * 30 if row["code"] == "hari" else months)


def test_every_level_of_school_has_an_age_and_an_amount() -> None:
    levels = [row["level"] for row in load("scholarship").values[-1].rows]
    assert levels == [row["level"] for row in load("school_entry_age").values[-1].rows]
    for below, above in pairwise(load("school_entry_age").values[-1].rows):
        years = next(row["years"] for row in load("scholarship").values[-1].rows if row["level"] == below["level"])
        assert int(str(below["age"])) + int(str(years)) == above["age"]


def test_a_value_of_a_day_before_the_first_is_not_found() -> None:
    entry = parse("uji", GOOD)
    assert entry.find_on(date(2015, 6, 30)) is None
    assert entry.find_on(date(2015, 7, 1)) == entry.values[0]
