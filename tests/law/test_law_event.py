"""Reading an event: all its fields, and a refusal in words that name the field, what was found, what is allowed."""

from datetime import date

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from naung.law.event import Aid, Care, Child, Event, Heir, Impairment, Kind, Trip
from naung.law.event_file import KEYS, parse
from naung.law.event_parts import PART_KEYS
from naung.values.errors import Refusal
from naung.values.month import Month

HEAD = "event: accident\ndate: 2026-06-10\n"


def test_the_least_event() -> None:
    assert parse(HEAD) == Event(Kind.ACCIDENT, date(2026, 6, 10))


def test_all_fields_of_a_work_death() -> None:
    event = parse("""
event: death_at_work
date: 2026-06-10
accident_date: 2026-06-09
time: "10:30"
income_base_idr: 1000000
member_since: 2025-11-05
member_until: 2026-12-31
birth_date: 1980-01-01
paid_months: ["2026-01", "2026-02"]
arrears_months: 4
memberships: [{segment: bpu}, {segment: pu}]
cause: penyakit
work_ended: 2026-06-01
sudden: false
at_work: true
hours_to_death: 3
unfit_months: 1
transport: [{mode: laut, cost_idr: 5}, {mode: darat}]
aids: [{kind: kacamata, cost_idr: 7}]
care: {contracted: false, higher_class: true, home_cost_idr: 9, traffic: true}
children: [{birth_date: 2010-01-01, school: sd, grade: 4, married: false, works: magang, works_months: 2}]
heirs: [{status: janda, birth_date: 1981-01-01}]
funeral_by: RT 03
reported_on: 2026-06-10
papers_complete_on: 2026-06-20
""")
    assert event.law_day == date(2026, 6, 9)
    assert event.paid_months == {Month(2026, 1), Month(2026, 2)} and event.paid_count is None
    assert event.segments == ("bpu", "pu")
    assert event.transport == (Trip("laut", 5), Trip("darat"))
    assert event.aids == (Aid("kacamata", 7),)
    assert event.care == Care(contracted=False, higher_class=True, home_cost_idr=9, traffic=True)
    assert event.children == (Child(date(2010, 1, 1), "sd", 4, False, "magang", 2),)
    assert event.heirs == (Heir("janda", date(1981, 1, 1)),)


def test_fields_of_an_accident() -> None:
    event = parse(
        HEAD + "handedness: left\ntotal_disability: false\npaid_months: 8\nimpairments: [{code: kedua_mata}]\n"
    )
    assert (event.left_handed, event.total_disability, event.paid_count) == (True, False, 8)
    assert event.impairments == (Impairment("kedua_mata"),)


def test_days_may_stand_in_quotation_marks_as_in_json() -> None:
    assert parse('{"event": "accident", "date": "2026-06-10"}') == parse(HEAD)


def test_a_form_filled_in_whole_says_nothing_by_what_is_empty() -> None:
    empty = "impairments: []\nunfit_months: 0\nfuneral_by: null\nsudden: false\n"
    assert parse("event: death\ndate: 2026-06-10\nimpairments: []\ntransport: []\nunfit_months: 0\ncare: {}\n").died
    told = parse(HEAD + empty + "heirs: [janda]\n")
    assert not told.no_heirs and not parse(HEAD + "heirs: []").no_heirs


def test_a_word_alone_stands_for_its_part() -> None:
    event = parse(
        "event: death_at_work\ndate: 2026-06-10\ntransport: [darat]\nheirs: [janda, anak]\nmemberships: [bpu, pu]"
    )
    assert event.transport == (Trip("darat"),)
    assert event.heirs == (Heir("janda"), Heir("anak"))
    assert event.segments == ("bpu", "pu")
    assert parse(HEAD + "impairments: [kedua_mata]").impairments == (Impairment("kedua_mata"),)


def test_nobody_told_is_not_the_same_as_nobody_there() -> None:
    head = "event: death\ndate: 2026-06-10\n"
    assert not parse(head).no_heirs
    assert parse(head + "heirs: []").no_heirs
    assert not parse(head + "heirs: []\nchildren: [{birth_date: 2020-01-01}]").no_heirs


WRONG = [
    ("", "isi berkas: ditemukan isi kosong; yang boleh: pasangan nama dan isi"),
    ("[]", "isi berkas: ditemukan daftar"),
    ("{}", "event: belum diisi; yang boleh: salah satu dari: accident, death_at_work, death"),
    ("event: death", "date: belum diisi; yang boleh: tanggal YYYY-MM-DD"),
    ("event: mati\ndate: 2026-06-10", 'event: ditemukan "mati"; yang boleh: salah satu dari'),
    ("event: [\n", "bukan YAML yang terbaca (baris 2)"),
    ("event: death\nevent: death\n", "event: ditulis lebih dari satu kali"),
    ("event: death\ndate: 2026-02-30", 'date: ditemukan "2026-02-30"; yang boleh: tanggal YYYY-MM-DD'),
    ("event: death\ndate: '2026-02-30'", 'date: ditemukan "2026-02-30"; yang boleh: tanggal YYYY-MM-DD'),
    ("event: death\ndate: !!timestamp besok", 'date: ditemukan "besok"; yang boleh: tanggal YYYY-MM-DD'),
    ("event: !!bool mati", 'event: ditemukan "mati"; yang boleh: salah satu dari'),
    ("event: !!set {mati}", "event: ditemukan isi yang bukan teks, bilangan, tanggal, atau daftar; yang boleh"),
    (HEAD + "income_base_idr: " + "9" * 5000, 'income_base_idr: ditemukan "999'),
    (HEAD + 'time: "jam\\n7"', 'time: ditemukan "jam\\n7"; yang boleh: jam dalam tanda kutip'),
    (HEAD + '"\\n": 1', '"\\n": tidak dikenal'),
    (HEAD + "'': 1", '"": tidak dikenal'),
    (HEAD + "care: []", "care: ditemukan daftar; yang boleh: pasangan nama dan isi"),
    (HEAD + "care: 0", "care: ditemukan 0; yang boleh: pasangan nama dan isi"),
    ("event: death\ndate: 10 Juni 2026", 'date: ditemukan "10 Juni 2026"; yang boleh: tanggal YYYY-MM-DD'),
    ("event: death\ndate: 2026-06-10 10:00:00", "date: ditemukan 2026-06-10"),
    (HEAD + "pengali: 80", "pengali: tidak dikenal. Yang dikenal: accident_date, aids"),
    (HEAD + "income_base_idr: 1000000.5", "income_base_idr: ditemukan 1000000.5; yang boleh: bilangan bulat 0 sampai"),
    (HEAD + "income_base_idr: 1.000.000", 'income_base_idr: ditemukan "1.000.000"'),
    (HEAD + "income_base_idr: true", "income_base_idr: ditemukan true"),
    (HEAD + "unfit_months: -1", "unfit_months: ditemukan -1; yang boleh: bilangan bulat 0 sampai 600"),
    (HEAD + "unfit_months: 601", "unfit_months: ditemukan 601"),
    (HEAD + "time: 10:30", 'time: ditemukan 630; yang boleh: jam dalam tanda kutip, misalnya "10:30"'),
    (HEAD + 'time: "24:00"', 'time: ditemukan "24:00"'),
    (HEAD + "paid_months: Januari", 'paid_months: ditemukan "Januari"; yang boleh: daftar bulan'),
    (HEAD + 'paid_months: ["2026-12", "2026-13"]', 'paid_months[2]: ditemukan "2026-13"; yang boleh: bulan YYYY-MM'),
    (HEAD + "paid_months: [2026-01-01]", "paid_months[1]: ditemukan 2026-01-01; yang boleh: bulan YYYY-MM"),
    (HEAD + "paid_months: [null]", "paid_months[1]: ditemukan isi kosong; yang boleh: bulan YYYY-MM"),
    (HEAD + "paid_months: [0001-01]", 'paid_months[1]: ditemukan "0001-01"; yang boleh: bulan YYYY-MM, misalnya'),
    (HEAD + 'paid_months: ["2026-01", "2026-01"]', "paid_months: satu bulan ditulis lebih dari satu kali"),
    (HEAD + "memberships: 0", "memberships: ditemukan 0; yang boleh: daftar, misalnya [bpu, pu], atau banyaknya, 1"),
    (HEAD + "memberships: []", "memberships: ditemukan daftar; yang boleh: paling sedikit satu kepesertaan"),
    (
        HEAD + "memberships: [{segment: asn}]",
        'memberships[1].segment: ditemukan "asn"; yang boleh: salah satu',
    ),
    (HEAD + "handedness: dua", 'handedness: ditemukan "dua"; yang boleh: salah satu dari: right, left'),
    (
        HEAD + "impairments: [{code: lengan kanan}]",
        'impairments[1].code: ditemukan "lengan kanan"; yang boleh: salah satu',
    ),
    (HEAD + "impairments: [{}]", "impairments[1].code: belum diisi"),
    (HEAD + "impairments: [{code: kedua_mata, loss_percent: 101}]", "impairments[1].loss_percent: ditemukan 101; yang"),
    (
        HEAD + "impairments: [{code: kedua_mata, loss_percent: 0}]",
        "loss_percent: ditemukan 0; yang boleh",
    ),
    (HEAD + "impairments: [{code: kedua_mata, berat: 1}]", "impairments[1].berat: tidak dikenal"),
    (HEAD + "impairments: [kedua_mata, kedua_mata]", "kedua_mata ditulis 2 kali; yang boleh: paling banyak 1 kali"),
    (
        HEAD + "impairments: [jari_lain_tangan_kiri, kelingking kiri, jari manis kiri, jari tengah kiri]",
        "jari_lain_tangan_kiri ditulis 4 kali; yang boleh: paling banyak 3 kali",
    ),
    (HEAD + "impairments: kedua_mata", 'impairments: ditemukan "kedua_mata"; yang boleh: daftar'),
    (
        HEAD + "transport: [{mode: kuda}]",
        'transport[1].mode: ditemukan "kuda"; yang boleh: salah satu dari: darat',
    ),
    (HEAD + "transport: [kuda]", 'transport[1].mode: ditemukan "kuda"; yang boleh: salah satu dari: darat'),
    (HEAD + "transport: [5]", "transport[1]: ditemukan 5; yang boleh: pasangan nama dan isi"),
    (HEAD + "children: [sd]", 'children[1]: ditemukan "sd"; yang boleh: pasangan nama dan isi'),
    (HEAD + "aids: [{kind: tongkat}]", 'aids[1].kind: ditemukan "tongkat"'),
    (HEAD + "aids: [{kind: kacamata}, {kind: kacamata}]", "aids: kacamata ditulis lebih dari satu kali"),
    (HEAD + "care: {kelas: 1}", "care.kelas: tidak dikenal. Yang dikenal: contracted"),
    (HEAD + "care: [1]", "care: ditemukan daftar"),
    (HEAD + "children: [{school: sd}]", "children[1].birth_date: belum diisi"),
    (HEAD + "children: [{birth_date: 2026-06-11}]", "children[1].birth_date: ditemukan 2026-06-11; yang boleh: 1900"),
    (HEAD + "children: [{birth_date: 2020-01-01, school: paud}]", 'children[1].school: ditemukan "paud"; yang boleh'),
    (
        HEAD + "children: [{birth_date: 2015-01-01, grade: 3}]",
        "children[1].grade: ditemukan 3; yang boleh: dikosongkan",
    ),
    (HEAD + "children: [{birth_date: 2015-01-01, school: belum, grade: 1}]", "children[1].grade: ditemukan 1; yang"),
    (HEAD + "children: [{birth_date: 2015-01-01, school: sd, grade: 7}]", "7 untuk sd; yang boleh: 1 sampai 6."),
    (
        HEAD + "children: [{birth_date: 2015-01-01, school: smp, grade: 6}]",
        "6 untuk smp; yang boleh: 1 sampai 3, atau kelas 7 sampai 9.",
    ),
    (
        HEAD + "children: [{birth_date: 2015-01-01, school: kelas 2 SD, grade: 3}]",
        "grade: ditemukan 3; yang boleh: 2, seperti dalam school",
    ),
    (HEAD + "children: [{birth_date: 2015-01-01, lahir: 2015-01-01}]", "children[1].lahir: sama dengan birth_date"),
    (HEAD + "impairments: [{code: total, loss_percent: 5}]", "cacat_total_tetap tidak memakai ukuran"),
    (HEAD + "impairments: [total]\ntotal_disability: false", "total_disability: ditemukan false; yang boleh: true"),
    (HEAD + "total_disability: ya", 'total_disability: ditemukan "ya"; yang boleh: true atau false'),
    (HEAD + "funeral_by: RT 03", "funeral_by: tidak dipakai untuk event accident (kecelakaan kerja)"),
    (
        HEAD + "children: [" + "{birth_date: 2020-01-01}," * 31 + "]",
        "children: ditemukan 31 butir; yang boleh: paling banyak 30",
    ),
    (
        HEAD + "birth_date: 1990-01-01\nchildren: [{birth_date: 1989-12-31}]",
        "children[1].birth_date: ditemukan 1989-12-31; yang boleh: 1990-01-01 sampai 2026-06-10",
    ),
    (
        HEAD + "birth_date: 1990-01-01\nmember_since: 1989-12-31",
        "member_since: ditemukan 1989-12-31; yang boleh: tidak lebih awal daripada birth_date (1990-01-01)",
    ),
    ("event: death\ndate: 2026-06-10\nheirs: [janda, duda]", "heirs: ditemukan janda dan duda; yang boleh: salah"),
    (HEAD + "accident_date: 2026-06-09", "accident_date: tidak dipakai untuk event accident"),
    ("event: death\ndate: 2026-06-10\nunfit_months: 2", "unfit_months: tidak dipakai untuk event death"),
    (
        "event: death\ndate: 2026-06-10\nheirs: [{status: paman}]",
        'heirs[1].status: ditemukan "paman"; yang',
    ),
    ("event: death\ndate: 2026-06-10\nfuneral_by: [RT]", "funeral_by: ditemukan daftar; yang boleh: teks satu baris"),
    ("event: death_at_work\ndate: 2026-06-10\nimpairments: [{code: kedua_mata}]", "impairments: tidak dipakai"),
    (
        "event: death_at_work\ndate: 2026-06-10\naccident_date: 2026-06-11",
        "date: ditemukan 2026-06-10; yang boleh: tidak lebih awal daripada accident_date (2026-06-11)",
    ),
    (
        HEAD + "recovered_on: 2026-06-09",
        "recovered_on: ditemukan 2026-06-09; yang boleh: tidak lebih awal",
    ),
    (HEAD + "member_since: 2026-01-02\nmember_until: 2026-01-01", "member_until: ditemukan 2026-01-01"),
    (HEAD + "? [1]\n: 2", "bukan YAML yang terbaca"),
    (HEAD + "1: 2", "isi berkas: ditemukan nama 1; yang boleh: nama berupa teks"),
    ("x" * 100_001, "terlalu panjang"),
    ("[" * 5000, "bersarang lebih dari 10 tingkat"),
]


@pytest.mark.parametrize(("text", "said"), WRONG, ids=[said[:50] for _, said in WRONG])
def test_wrong_input_is_refused_in_words(text: str, said: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse(text)
    assert said in str(refused.value)


scalars = (
    st.none() | st.booleans() | st.integers(-5, 2000) | st.dates() | st.text(max_size=8) | st.floats(allow_nan=False)
)
inner = st.sampled_from(sorted(set().union(*PART_KEYS.values())))
values = scalars | st.lists(scalars | st.dictionaries(inner, scalars, max_size=3), max_size=3)
anything = st.dictionaries(st.sampled_from(sorted(KEYS)), values, max_size=6)


@settings(derandomize=True, deadline=None, max_examples=150)
@given(st.sampled_from(sorted(Kind)), anything)
def test_whatever_stands_in_a_field_it_is_read_or_refused(kind: Kind, fields: dict[str, object]) -> None:
    try:
        parse(yaml.safe_dump({**fields, "event": kind.value, "date": date(2026, 6, 10)}))
    except Refusal as refusal:
        assert str(refusal)
