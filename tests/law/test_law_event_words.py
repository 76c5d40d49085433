"""Other ways of writing an event: what a person would write without having read the list of words."""

from datetime import date
from importlib.resources import files

import pytest
import yaml

from naung.law import event_parts
from naung.law.event import Child, Heir, Impairment, Trip
from naung.law.event_file import CAUSES, parse
from naung.law.event_words import key, school

TABLE = yaml.safe_load(files("naung.law").joinpath("event_words.yaml").read_text(encoding="utf-8"))
DEATH, ACCIDENT = ("event: death_at_work\ndate: 2026-06-10\n", "event: accident\ndate: 2026-06-10\n")


def test_the_plainest_form() -> None:
    event = parse("""
event: death_at_work
date: "2026-06-10"
paid_months: 8
children: [{birth_date: 2016-03-01, school: SD}, {name: Ani, birth_date: 2010-01-01, school: SMA, kelas: 10}]
transport: [{mode: darat, amount_idr: 3000000}, {mode: air, amount_idr: 9000000}]
heirs: [{relation: janda, name: Siti}, child]
memberships: 2
""")
    assert event.children == (Child(date(2016, 3, 1), "sd"), Child(date(2010, 1, 1), "sma", 1))
    assert event.transport == (Trip("darat", 3_000_000), Trip("udara", 9_000_000))
    assert event.heirs == (Heir("janda"), Heir("anak"))
    assert event.segments == ("bpu", "bpu")


@pytest.mark.parametrize(
    ("written", "level", "number"),
    [
        ("SD", "sd", None),
        ("SD kelas 3", "sd", 3),
        ("3 SD", "sd", 3),
        ("kelas XI SMA", "sma", 11),
        ("SMK", "sma", None),
        ("SMA/SMK", "sma", None),
        ("MTs", "smp", None),
        ("D3", "kuliah", None),
        ("S-1", "kuliah", None),
        ("Taman Kanak-Kanak", "tk", None),
        ("belum sekolah", "belum", None),
        ("S2", "S2", None),
        ("SD 3 4", "SD 3 4", None),
        ("SD 123", "SD 123", None),
    ],
)
def test_levels_of_school(written: str, level: str, number: int | None) -> None:
    assert school(written) == (level, number)


@pytest.mark.parametrize(
    ("written", "year"), [("smp, grade: 8", 2), ("smp, grade: 2", 2), ("sma, grade: 12", 3), ("kuliah, grade: 7", 7)]
)
def test_a_class_is_the_year_within_its_level(written: str, year: int) -> None:
    event = parse(DEATH + f"children: [{{birth_date: 2010-01-01, school: {written}}}]")
    assert event.children is not None and event.children[0].grade == year


@pytest.mark.parametrize(
    ("written", "status"),
    [
        ("wife", "janda"),
        ("Suami", "duda"),
        ("spouse", "pasangan"),
        ("Parents", "orang_tua"),
        ("adik", "saudara_kandung"),
    ],
)
def test_heirs(written: str, status: str) -> None:
    assert parse(DEATH + f"heirs: [{written}]").heirs == (Heir(status),)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Right thumb", "ibu_jari_tangan_kanan"),
        ("thumb_right", "ibu_jari_tangan_kanan"),
        ("jempol tangan kiri", "ibu_jari_tangan_kiri"),
        ("both eyes", "kedua_mata"),
        ("Kelingking kanan", "jari_lain_tangan_kanan"),
        ("right arm from shoulder", "lengan_bahu_kanan"),
    ],
)
def test_impairments(written: str, code: str) -> None:
    assert parse(ACCIDENT + f"impairments: [{{code: {written}, loss_percent: 50}}]").impairments == (
        Impairment(code, loss_percent=50),
    )


def test_total_disability_may_stand_among_the_impairments() -> None:
    event = parse(ACCIDENT + "impairments: [jempol kanan, {code: total}]")
    assert (event.total_disability, event.impairments) == (True, (Impairment("ibu_jari_tangan_kanan"),))


def test_a_child_that_works_may_be_told_with_yes_or_no() -> None:
    event = parse(DEATH + "children: [{birth_date: 2010-01-01, working: true}, {birth_date: 2011-01-01, bekerja: no}]")
    assert [child.works for child in event.children or ()] == ["upah", "tidak"]


ALLOWED = {
    "event": ["accident", "death_at_work", "death"],
    "cause": CAUSES,
    "handedness": ["right", "left"],
    "segment": event_parts.SEGMENTS,
    "school": event_parts.SCHOOLS,
    "works": event_parts.WORKS,
    "kind": event_parts.AIDS,
    "status": event_parts.known("heirs_order", "status"),
    "mode": event_parts.known("jkk_transport", "mode"),
    "code": [*event_parts.known("jkk_impairments", "code"), event_parts.TOTAL],
}


@pytest.mark.parametrize("what", list(ALLOWED))
def test_the_table_knows_the_words_of_the_law_and_no_others(what: str) -> None:
    assert set(TABLE["words"][what]) == set(ALLOWED[what])


def test_the_table_knows_no_other_fields() -> None:
    for part, fields in TABLE["fields"].items():
        assert set(fields) <= event_parts.PART_KEYS[part]


@pytest.mark.parametrize("group", ["words", "fields"])
def test_nothing_written_stands_for_two_things(group: str) -> None:
    for table in TABLE[group].values():
        keys = [(key(other), word) for word, others in table.items() for other in (word, *others)]
        assert len({written for written, _ in keys}) == len(set(keys))
