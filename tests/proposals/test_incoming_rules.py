"""What an upload may be and what may be done with it: plain values, no database."""

from datetime import date

import pytest

from naung.office.wrong import Wrong
from naung.proposals.incoming import rules


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("usulan_ojol_mei.xlsx", "usulan_ojol_mei.xlsx"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\budi\\daftar ojol (1).xls", "daftar_ojol_1_.xls"),
        (".kunci.csv", "kunci.csv"),
        ("=cmd|' /C calc'!A0.csv", "C_calc_A0.csv"),
        ("a" * 300 + ".xlsx", "a" * 70 + ".xlsx"),
        ("\x00\n", "daftar"),
        ("", "daftar"),
    ],
)
def test_a_file_is_kept_under_a_name_that_harms_nobody(sent: str, kept: str) -> None:
    assert rules.safe_name(sent) == kept


def test_another_content_lies_under_another_name() -> None:
    one, other = (rules.accepted_path("Ojol", sha * 8, "x.XLSX") for sha in ("12345678", "abcdef01"))
    assert (one, other) == ("daftar/ojol-12345678.xlsx", "daftar/ojol-abcdef01.xlsx")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": "daftar baru"}, "name"),
        ({"name": "1satu"}, "name"),
        ({"name": "x" * 41}, "name"),
        ({"kind": "rahasia"}, "kind"),
        ({"office": ""}, "office"),
        ({"file_name": ""}, "file"),
        ({"size": 0}, "file"),
        ({"size": rules.LARGEST + 1}, "file"),
    ],
)
def test_what_is_missing_is_named_beside_its_field(changes: dict[str, object], field: str) -> None:
    good = {"name": "pasar", "kind": "proposal", "office": "Dishub", "file_name": "a.csv", "size": 10}
    rules.check_upload(**good)  # type: ignore[arg-type]
    with pytest.raises(Wrong) as wrong:
        rules.check_upload(**(good | changes))  # type: ignore[arg-type]
    assert wrong.value.field == field


def test_lists_change_while_collecting_only() -> None:
    assert rules.why_not_upload("collect") == ""
    for state in ("judge", "check", "objections", "freeze", "draw", "decree"):
        assert "Buka daftar lagi" in rules.why_not_upload(state)
        assert rules.why_not_accept(rules.READ, state, stale=False)


@pytest.mark.parametrize("state", list(rules.STATES))
def test_only_a_read_list_is_accepted_and_nothing_is_decided_twice(state: str) -> None:
    assert (rules.why_not_accept(state, "collect", stale=False) == "") == (state == rules.READ)
    assert (rules.why_not_reject(state) == "") == (state in rules.OPEN)
    assert (rules.why_not_again(state, at_work=False) == "") == (state in rules.OPEN)
    assert rules.why_not_again(state, at_work=True)
    assert "berganti" in rules.why_not_accept(rules.READ, "collect", stale=True)


def test_what_is_pinned_stands_in_the_programme_and_nothing_else() -> None:
    pins = rules.pinned(" Mitra 2 ", "4", [("nik", "No. KTP"), ("", "Platform"), ("nama", " ")])
    item = rules.list_item(
        {"name": "Ojol", "where": "status = 'A'", "path": "x", "sheet": "lama"}, "ojol", "y", "other", pins
    )
    assert item == {
        "name": "Ojol",
        "path": "y",
        "kind": "other",
        "where": "status = 'A'",
        "sheet": "Mitra 2",
        "header_row": 4,
        "columns": {"nik": "No. KTP"},
    }
    assert rules.list_item({}, "baru", "z", "proposal", rules.pinned("", "", [])) == {
        "name": "baru",
        "path": "z",
        "kind": "proposal",
    }


@pytest.mark.parametrize("row", ["0", "-1", "empat", "3001", "1.5"])
def test_a_head_stands_in_a_row(row: str) -> None:
    with pytest.raises(Wrong, match="kepala tabel"):
        rules.pinned("", row, [])


def test_two_columns_are_not_one_thing() -> None:
    with pytest.raises(Wrong, match="Dua kolom dipilih sebagai NIK"):
        rules.pinned("", "", [("nik", "A"), ("nik", "B")])


@pytest.mark.parametrize(
    ("kind", "found", "shown", "damaged", "what"),
    [
        ("nik_rusak_excel", "3,27501E+15", "3,27501E+15", "3,27501E+15", "10 angka terakhir hilang"),
        ("nik_bertipe_bilangan", "3275••••••••0010", "3275••••••••0010", "0", "angka ke-16 hilang"),
        ("nik_kosong", None, "kosong", "", "NIK"),
        ("tanggal_lahir_rancu", "03/04/1987", "03/04/1987", "03/04/1987", "3 April 1987, atau 4 Maret 1987"),
        ("nik_panjang", "3275•••012", "3275•••012", "3275•••012", "15 angka"),
    ],
)
def test_the_damage_is_marked_and_told(kind: str, found: str | None, shown: str, damaged: str, what: str) -> None:
    marked = rules.marked(kind, found)
    assert marked.before + marked.damaged + marked.after == shown
    assert marked.damaged == damaged
    assert what in rules.happened(kind, found, "15 angka" if kind == "nik_panjang" else None, "NIK kosong")


def test_a_day_that_can_be_only_one_day_is_not_two() -> None:
    assert rules.two_days("03/04/1987") == (date(1987, 4, 3), date(1987, 3, 4))
    for one in ("31/12/1980", "03/03/1980", "3 April 1987", "30/02/1980", "99/99/1980"):
        assert rules.two_days(one) is None


def test_counts_are_added_in_words() -> None:
    assert rules.sum_words([642, 517, 38, 3, 84]) == "642 + 517 + 38 + 3 + 84 = 1.284"
