"""Plain rules: what may be edited how, what a difference is called, what may be run, taken on, compared."""

from pathlib import Path

import pytest

from naung.decisions.programme import rules as edits
from naung.decisions.runs import rules
from naung.office.road.actions import read_text
from naung.office.wrong import Wrong
from naung.selection.programme import Programme
from naung.values.errors import Refusal
from tests.decisions.conftest import TEXT


@pytest.fixture(scope="module")
def written() -> Programme:
    return read_text("uji-kecil", TEXT)


def edit(written: Programme, part: str, item: str = "", **typed: str) -> tuple[str, list[edits.Change]]:
    whole = edits.typed_of(written, part, item) | typed
    text = edits.edited(TEXT, written, part, item, whole)
    return text, edits.changes(written, read_text("uji-kecil", text))


@pytest.mark.parametrize(
    ("part", "item"),
    [("uang", ""), ("aturan", "usia"), ("aturan", "kerja"), ("poin", "tua"), ("urutan", ""), ("kuota", "")],
)
def test_a_form_sent_as_it_came_changes_nothing(written: Programme, part: str, item: str) -> None:
    assert edit(written, part, item)[1] == []


def test_an_edit_changes_its_part_and_what_follows_by_law(written: Programme) -> None:
    text, changes = edit(written, "uang", budget_idr="Rp2.016.000", first_month="2026-03")
    assert [(one.what, one.old, one.new) for one in changes] == [
        ("Perlindungan mulai", "Januari 2026", "Maret 2026"),
        ("Pagu", "Rp5.000.000", "Rp2.016.000"),
        ("Orang yang cukup dibiayai", "20", "10"),
    ]
    for kept in (
        "# Program uji; komentar ini harus tetap ada.",
        "# umur dihitung pada hari ini",
        "# dari rapat 2 September",
    ):
        assert kept in text


def test_a_rule_is_changed_added_and_removed(written: Programme) -> None:
    text, changes = edit(written, "aturan", "usia", when="umur BETWEEN 18\n  AND 60", unknown="verify")
    assert [one.what for one in changes] == ["Aturan usia"]
    assert "umur BETWEEN 18 AND 60 (tidak diketahui: boleh terpilih, lalu diperiksa)" in changes[0].new
    assert "# dari rapat 2 September" in text
    _, changes = edit(written, "aturan", code="baru", text="Baru", when="umur > 1")
    assert (changes[0].what, changes[0].old) == ("Aturan baru", "")
    _, changes = edit(written, "hapus-aturan", "desil")
    assert (changes[0].what, changes[0].new) == ("Aturan desil", "")
    _, changes = edit(written, "hapus-poin", "tua")
    assert [one.what for one in changes] == ["Poin tua"]


def test_the_order_and_the_quota(written: Programme) -> None:
    _, changes = edit(written, "urutan", order="poin DESC\n\n desil_nasional  ASC\n", per_family="2")
    assert [(one.what, one.new) for one in changes] == [
        ("Urutan", "poin DESC, lalu desil_nasional ASC"),
        ("Paling banyak tiap keluarga", "2 orang"),
    ]
    _, changes = edit(written, "kuota", by="kode_kecamatan", weight="when", when="desil_nasional = 1", minimum="2")
    assert changes[0].new == "Tiap kecamatan, menurut calon dengan desil_nasional = 1, paling sedikit 2"
    assert edit(written, "kuota", by="")[1][0].new == "Tanpa kuota: satu kota"
    assert edit(written, "urutan", order="")[1][0].new == "semua setara"


@pytest.mark.parametrize(
    ("part", "item", "field", "typed"),
    [
        ("uang", "", "budget_idr", "dua miliar"),
        ("uang", "", "budget_idr", "1.00"),
        ("uang", "", "places", "0"),
        ("uang", "", "months", "-1"),
        ("uang", "", "as_of", "2026-02-30"),
        ("uang", "", "first_month", "Januari"),
        ("aturan", "usia", "when", "  "),
        ("aturan", "usia", "when", "umur > 1 AND " * 400),
        ("aturan", "usia", "unknown", "entah"),
        ("aturan", "", "code", "dua kata"),
        ("aturan", "", "code", "USIA"),
        ("aturan", "", "code", "nik_ganda"),
        ("poin", "tua", "add", "1,5"),
        ("kuota", "", "by", "rt"),
        ("kuota", "", "weight", "path"),
        ("kuota", "", "reserve_percent", "banyak"),
    ],
)
def test_what_cannot_be_read_belongs_to_its_field(
    written: Programme, part: str, item: str, field: str, typed: str
) -> None:
    more = {"when": "umur > 1", "code": "x"} if not item and part == "aturan" else {}
    with pytest.raises(Wrong) as wrong:
        edit(written, part, item, **(more | {field: typed}))
    assert wrong.value.field == field


def test_what_is_gone_and_the_last_rule(written: Programme) -> None:
    with pytest.raises(Refusal, match="tidak ada lagi"):
        edits.typed_of(written, "aturan", "hilang")
    one = TEXT[: TEXT.index("  - {code: kerja")] + TEXT[TEXT.index("points:") :]
    with pytest.raises(Refusal, match="yang terakhir"):
        edits.edited(one, read_text("uji-kecil", one), "hapus-aturan", "usia", {})


def test_money_that_does_not_do_for_one_person_is_told_beside_the_budget(written: Programme) -> None:
    text, _ = edit(written, "uang", budget_idr="300.000")
    poor = read_text("uji-kecil", text.replace("300000", "3000"))
    with pytest.raises(Wrong) as wrong:
        edits.check_money(poor)
    assert wrong.value.field == "budget_idr"


def test_what_may_be_taken_on() -> None:
    assert rules.why_not_choose("done", False, 1, "judge") == ""
    assert "skenario" in rules.why_not_choose("done", False, None, "judge")
    assert "harus sudah selesai" in rules.why_not_choose("running", False, 1, "judge")
    assert "sudah memeriksa" in rules.why_not_choose("done", False, 1, "check")
    assert "sudah dipilih" in rules.why_not_choose("done", True, 1, "judge")


def test_a_run_that_is_there_is_done_whatever_became_of_its_worker() -> None:
    assert rules.state_of("abc", "failed") == "done"
    assert rules.state_of("", "waiting") == "waiting"
    assert rules.state_of("", "done") == rules.state_of("", None) == "failed"


def test_what_has_changed_is_told_by_the_name_people_use() -> None:
    then = {"lists dishub": "a", "registry.path registri.csv": "b", "key.path": "k", "areas.path": "w"}
    now = {"lists dishub": "x", "registry.path registri.csv": "b", "settlements": "s", "areas.path": "w"}
    assert rules.changed_words(rules.changed(then, now)) == (
        "Daftar dishub dan jawaban data meragukan berubah sesudah hasil ini."
    )
    assert rules.changed_words([]) == ""


def test_room_is_told_in_words_and_too_little_refused() -> None:
    assert rules.room_words(2_500_000_000, 50_000_000_000) == "Perlu kira-kira 2,5 GB di disk, tersedia 50,0 GB."
    assert rules.bytes_needed(1000, None) == 2000
    assert rules.bytes_needed(1000, 300) == 1800
    with pytest.raises(Refusal, match="Disk tidak cukup"):
        rules.check_room(2, 1)


def test_asking_wants_a_name_and_a_reason() -> None:
    rules.check_asked("Versi 2", "Desil dua ikut.", "judge")
    for title, why, field in (
        ("", "Desil dua ikut.", "title"),
        ("x", "ya", "why"),
        ("x" * 121, "Desil dua ikut.", "title"),
    ):
        with pytest.raises(Wrong) as wrong:
            rules.check_asked(title, why, "judge")
        assert wrong.value.field == field
    with pytest.raises(Refusal, match="dibekukan"):
        rules.check_asked("Versi 2", "Desil dua ikut.", "freeze")


def test_two_or_three_are_compared() -> None:
    rules.check_compared([1, 2, 3])
    for numbers in ([1], [2, 2], [1, 2, 3, 4]):
        with pytest.raises(Refusal):
            rules.check_compared(numbers)


def test_rules_of_the_room_know_no_django() -> None:
    room = Path(rules.__file__).parents[1]
    assert all("django" not in path.read_text(encoding="utf-8") for path in room.rglob("rules.py"))
