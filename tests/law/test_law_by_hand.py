"""Events worked out by hand from the domain facts alone, written as a plain person would: what is owed in all.

The lawyer's examples (examples/benefits) say more of each answer; these hold the sums from a second hand.
"""

import pytest

from naung.law.benefit import answer
from naung.law.event_file import parse

COVER = "member_since: 2025-11-05\npaid_months: 8\n"
SINCE_NOV = "member_since: 2025-11-05\npaid_months: [" + ", ".join(
    [f"2025-{month}" for month in (11, 12)] + [f"2026-{month:02}" for month in range(1, 8)]
)
NOV_TO_JULY = SINCE_NOV + "]\n"
WIDOW = "heirs: [istri]\n"
NOBODY = "heirs: []\nchildren: []\n"
SEVERAL = "children: [{birth_date: 2025-01-01, school: belum}, {birth_date: 2016-03-01, school: SD 4},"
THREE = SEVERAL + " {birth_date: 2010-01-01, school: kelas 10 SMA}]\n"
SENIOR = "children: [{birth_date: 2010-01-01, school: SMK, grade: 1}]\n"
DISEASE = "member_since: 2020-01-01\nmember_until: 2023-06-10\npaid_months: 42\ncause: penyakit\nunfit_months: 1\n"


def gap(*months: str) -> str:
    return f"member_since: 2026-01-01\npaid_months: [{', '.join(months)}]\n"


Q1 = gap("2026-01", "2026-02", "2026-03")

# what happened, on which day, what else is told, owed in all, of it payable at once, scholarship
DEATHS = [
    ("death_at_work", "2026-06-10", COVER + WIDOW, 70_000_000, 70_000_000, 0),
    ("death_at_work", "2026-06-10", COVER + NOBODY, 10_000_000, 10_000_000, 0),
    ("death_at_work", "2026-06-10", "income_base_idr: 2950000\n" + COVER + WIDOW, 163_600_000, 163_600_000, 0),
    ("death_at_work", "2025-11-05", "member_since: 2025-11-05\npaid_months: 1\n" + WIDOW, 70_000_000, 70_000_000, 0),
    ("death_at_work", "2026-09-20", NOV_TO_JULY + WIDOW, 70_000_000, 0, 0),
    ("death_at_work", "2019-12-01", "member_since: 2019-01-01\npaid_months: 12\n" + WIDOW, 55_800_000, 55_800_000, 0),
    ("death_at_work", "2019-12-02", "member_since: 2019-01-01\npaid_months: 12\n" + WIDOW, 70_000_000, 70_000_000, 0),
    ("death", "2026-06-10", COVER + WIDOW, 42_000_000, 42_000_000, 0),
    ("death", "2026-06-10", COVER + NOBODY, 10_000_000, 10_000_000, 0),
    ("death", "2026-03-01", gap("2026-01", "2026-02") + WIDOW, 10_000_000, 10_000_000, 0),
    ("death", "2026-03-31", Q1 + WIDOW, 10_000_000, 10_000_000, 0),
    ("death", "2026-04-01", Q1 + WIDOW, 42_000_000, 42_000_000, 0),
    ("death", "2026-04-20", gap("2026-01", "2026-02", "2026-04") + WIDOW, 10_000_000, 10_000_000, 0),
    ("death", "2026-06-20", gap("2026-01", "2026-04", "2026-05", "2026-06") + WIDOW, 42_000_000, 42_000_000, 0),
    ("death", "2026-08-20", NOV_TO_JULY + WIDOW, 42_000_000, 10_000_000, 0),
    ("death", "2026-10-20", NOV_TO_JULY + WIDOW, 42_000_000, 10_000_000, 0),
    ("death", "2026-11-20", NOV_TO_JULY + WIDOW, 0, 0, 0),
    ("death", "2026-06-10", COVER + WIDOW + "memberships: [bpu, pu]\n", 74_000_000, 74_000_000, 0),
    ("death", "2026-06-10", COVER + WIDOW + "memberships: 3\n", 106_000_000, 106_000_000, 0),
    ("death", "2026-06-10", COVER + WIDOW + "birth_date: 1960-11-05\n", 0, 0, 0),
    ("death", "2026-06-10", COVER + WIDOW + "birth_date: 1960-11-06\n", 42_000_000, 42_000_000, 0),
    ("death", "2025-02-23", "member_since: 2025-02-01\npaid_months: 1\n" + WIDOW, 42_000_000, 42_000_000, 0),
    ("death", "2025-02-24", "member_since: 2025-02-01\npaid_months: 1\n" + WIDOW, 10_000_000, 10_000_000, 0),
]
SCHOOL = [
    ("death", "member_since: 2023-06-01\npaid_months: 36\n" + SENIOR, 57_000_000),
    ("death", "member_since: 2023-06-01\npaid_months: 35\n" + SENIOR, 0),
    ("death_at_work", COVER + SENIOR, 57_000_000),
    ("death_at_work", COVER + "children: [{birth_date: 2016-03-01, school: SD, grade: 4}]\n", 67_500_000),
    ("death_at_work", COVER + "children: [{birth_date: 2003-06-10, school: kuliah}]\n", 0),
    ("death_at_work", COVER + "children: [{birth_date: 2003-06-11, school: S1, grade: 4}]\n", 12_000_000),
    ("death_at_work", COVER + "children: [{birth_date: 2025-01-01, school: belum}]\n", 75_000_000),
    ("death_at_work", COVER + THREE, 142_500_000),
]
ACCIDENTS = [
    ("2026-06-10", "unfit_months: 6", 6_000_000),
    ("2026-06-10", "unfit_months: 7", 7_000_000),
    ("2026-06-10", "unfit_months: 12", 12_000_000),
    ("2026-06-10", "unfit_months: 13", 12_500_000),
    ("2019-12-01", "unfit_months: 6", 6_000_000),
    ("2019-12-01", "unfit_months: 7", 6_750_000),
    ("2019-12-01", "unfit_months: 12", 10_500_000),
    ("2019-12-01", "unfit_months: 13", 11_000_000),
    ("2026-06-10", "impairments: [{code: right arm from shoulder}]", 32_000_000),
    ("2026-06-10", "impairments: [{code: jempol kanan}, {code: telunjuk kiri}]", 17_600_000),
    ("2026-06-10", "impairments: [{code: tangan kanan, loss_percent: 50}]", 12_800_000),
    ("2026-06-10", "impairments: [{code: left thumb}]\nhandedness: kidal", 12_000_000),
    ("2026-06-10", "impairments: [{code: ruas pertama telunjuk kanan}]", 3_600_000),
    ("2026-06-10", "impairments: [{code: total}]", 68_000_000),
    ("2026-06-10", "transport: [{mode: darat, amount_idr: 3000000}, {mode: udara, amount_idr: 12000000}]", 13_000_000),
    ("2026-06-10", "transport: [{mode: land, amount_idr: 5000001}]", 5_000_000),
    ("2026-06-10", "transport: [{mode: sea, amount_idr: 2000000}]", 2_000_000),
    ("2026-06-10", DISEASE + "work_ended: 2023-06-10", 1_000_000),
    ("2026-06-11", DISEASE + "work_ended: 2023-06-10", 0),
]


@pytest.mark.parametrize(("kind", "day", "told", "total", "payable", "school"), DEATHS)
def test_deaths(kind: str, day: str, told: str, total: int, payable: int, school: int) -> None:
    found = answer(parse(f"event: {kind}\ndate: {day}\n{told}"))
    given = found.scholarship.total_idr if found.scholarship else 0
    assert (found.total_idr, found.payable_now_idr, given) == (total, payable, school)


@pytest.mark.parametrize(("kind", "told", "school"), SCHOOL)
def test_scholarships(kind: str, told: str, school: int) -> None:
    found = answer(parse(f"event: {kind}\ndate: 2026-06-10\n{told}{WIDOW}")).scholarship
    assert found is not None and found.total_idr == school


@pytest.mark.parametrize(("day", "told", "total"), ACCIDENTS)
def test_accidents(day: str, told: str, total: int) -> None:
    assert answer(parse(f"event: accident\ndate: {day}\n{told}\n")).total_idr == total


def test_a_disease_told_after_cover_ended_asks_when_work_ended() -> None:
    found = answer(parse(f"event: accident\ndate: 2026-06-10\n{DISEASE}"))
    assert found.total_idr == 0 and "work_ended" in [one.field for one in found.missing]


def test_settling_arrears_is_not_offered_where_nothing_waits_for_it() -> None:
    months = "member_since: 2025-11-05\npaid_months: [2025-11, 2025-12]\n"
    found = answer(parse(f"event: death\ndate: 2026-01-20\n{months}{WIDOW}"))
    assert found.total_idr == found.payable_now_idr == 10_000_000
    assert not any("dilunasi" in change.condition for change in found.changes)
