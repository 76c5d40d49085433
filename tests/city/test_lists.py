"""Do the lists carry what an office would send, and does the truth agree with them?"""

import re
from collections import Counter, defaultdict

import pytest
import yaml

from tests.city.made import PEOPLE, Made

FILES = {
    "ojol": "usulan_ojol.csv",
    "umkm": "usulan_umkm.csv",
    "dishub": "usulan_dishub.csv",
    "kelurahan": "usulan_kelurahan.csv",
    "sigap_2025": "peserta_sigap_2025.csv",
    "kota": "tanggungan_kota.csv",
    "provinsi": "provinsi.csv",
    "aktif": "peserta_bpjstk.csv",
}


def by_list(made: Made) -> dict[str, list[dict[str, object]]]:
    found: defaultdict[str, list[dict[str, object]]] = defaultdict(list)
    for row in made.truth():
        found[str(row["list"])].append(row)
    return found


def test_every_line_has_its_truth(made: Made) -> None:
    truths = by_list(made)
    assert set(truths) == set(FILES)
    for name, file in FILES.items():
        lines = [row["line"] for row in truths[name]]
        assert lines == list(range(1, len(made.rows(file)) + 1))


def test_an_undamaged_row_is_the_person_it_says(made: Made) -> None:
    checked = 0
    for name, truths in by_list(made).items():
        for truth, row in zip(truths, made.rows(FILES[name]), strict=True):
            damage, place = truth["damage"], truth["row_benar"]
            assert isinstance(damage, list)
            if place is None:
                assert truth["nik_benar"] is None
                assert any(kind.startswith("orang:") for kind in damage)
                continue
            assert isinstance(place, int)
            person = made.registry[place - 1]
            if not any(kind.startswith("nik:") for kind in damage) and re.fullmatch("[0-9]{16}", person["nik"]):
                checked += 1
                assert row["nik"] == person["nik"] == truth["nik_benar"]
    assert checked > 4000


def test_a_relatives_nik_belongs_to_the_same_family(made: Made) -> None:
    by_nik = {row["nik"]: row for row in made.registry}
    seen = 0
    for name in ("umkm", "dishub", "kelurahan", "kota"):
        for truth, row in zip(by_list(made)[name], made.rows(FILES[name]), strict=True):
            if "nik:nik_kerabat" in truth["damage"] and row["nik"] in by_nik:  # type: ignore[operator]
                person = made.registry[truth["row_benar"] - 1]  # type: ignore[operator]
                other = by_nik[row["nik"]]
                assert other is not person
                assert other["id_keluarga"] == person["id_keluarga"]
                seen += 1
    assert seen > 0


def test_strangers_show_no_nik_of_the_registry_unless_said(made: Made) -> None:
    niks = {row["nik"] for row in made.registry}
    for name, truths in by_list(made).items():
        for truth, row in zip(truths, made.rows(FILES[name]), strict=True):
            damage = truth["damage"]
            if truth["row_benar"] is None and damage in (["orang:tidak_terdaftar"], ["orang:tidak_terdaftar_senama"]):
                assert row["nik"] not in niks


def test_lists_are_as_nasty_as_life(made: Made) -> None:
    kinds = Counter(kind for row in made.truth() for kind in row["damage"])  # type: ignore[attr-defined]
    for kind in (
        "kosong",
        "nol_excel",
        "notasi_ilmiah",
        "apostrof",
        "spasi",
        "satu_digit",
        "digit_tertukar",
        "nik_kerabat",
    ):
        assert kinds[f"nik:{kind}"] > 0
    for kind in ("ejaan", "gelar", "salah_ketik", "kata_hilang", "kata_disingkat", "urutan_tertukar"):
        assert kinds[f"nama:{kind}"] > 0
    assert kinds["tanggal_lahir:hari_bulan_tertukar"] > 0
    assert kinds["kelurahan:tulisan_lain"] > 0
    assert kinds["orang:tidak_terdaftar_senama"] > 0


def test_one_person_is_sent_by_several_offices(made: Made) -> None:
    senders: defaultdict[object, set[object]] = defaultdict(set)
    for row in made.truth():
        if row["list"] in ("ojol", "umkm", "dishub", "kelurahan") and row["row_benar"]:
            senders[row["row_benar"]].add(row["sender"])
    assert sum(len(found) > 1 for found in senders.values()) > 5


def test_last_years_members_are_active_participants(made: Made) -> None:
    truths = by_list(made)
    states = made.rows(FILES["aktif"])
    active = {
        truth["row_benar"] for truth, row in zip(truths["aktif"], states, strict=True) if row["status"] == "AKTIF"
    }
    assert {truth["row_benar"] for truth in truths["sigap_2025"]} <= active
    assert {row["status"] for row in states} == {"AKTIF", "NONAKTIF", "BERAKHIR", "MENUNGGAK"}


def test_active_participants_are_44_per_cent_of_workers(made: Made) -> None:
    workers = sum(row["membantu_bekerja"] == "1" for row in made.registry)
    active = sum(row["status"] == "AKTIF" for row in made.rows(FILES["aktif"]))
    assert active / workers == pytest.approx(0.44, abs=0.01)


def test_doubles_are_told(made: Made) -> None:
    pairs = made.truth("kebenaran_ganda.parquet")
    assert {pair["kind"] for pair in pairs} >= {"satu orang, dua NIK", "dua orang, satu NIK"}
    for pair in pairs:
        a, b = made.registry[pair["row_a"] - 1], made.registry[pair["row_b"] - 1]  # type: ignore[operator]
        assert a is not b
        if pair["kind"] != "satu orang, dua NIK":
            assert pair["nik_a"] == pair["nik_b"] or "" in (a["nik"], b["nik"])
        if pair["kind"] != "dua orang, satu NIK":
            assert a["id_keluarga"] != b["id_keluarga"]


def test_the_programme_names_files_that_are_there(made: Made) -> None:
    programme = yaml.safe_load((made.folder / "program.yaml").read_text(encoding="utf-8"))
    for entry in programme["lists"]:
        assert FILES[entry["name"]] == entry["path"]
        assert "nik" in made.rows(entry["path"])[0]
    assert "draw" not in programme
    assert programme["places"] == round(PEOPLE * 10_000 / 2_617_596)
    assert programme["budget_idr"] // (16_800 * 12) <= programme["places"]
