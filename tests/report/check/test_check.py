"""`naung check`: the folder it owns, the rules' shares, what is said. Faults themselves: tests/intake."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from naung.cli.main import main
from tests.intake.office import City, furnish, nik
from tests.intake.sent import save_xlsx


@pytest.fixture
def city(folder: Path, capsys: pytest.CaptureFixture[str]) -> City:
    return furnish(City(folder, capsys))


def _refused(city: City) -> str:
    status = main(["check", str(city.folder / "program.yaml")])
    said = city.capture.readouterr()
    assert status == 1
    assert said.out == ""
    assert "Traceback" not in said.err
    assert [path.name for path in city.folder.iterdir() if path.name.startswith(".")] == []
    return said.err


def _json(city: City) -> dict[str, Any]:
    status = main(["check", str(city.folder / "program.yaml"), "--json"])
    said = city.capture.readouterr()
    assert status == 0, said.err
    assert said.out.count("\n") == 1
    answer: dict[str, Any] = json.loads(said.out)
    return answer


# --- the folder ---


def test_a_clean_city_has_no_faults(city: City) -> None:
    city.programme()
    said = city.check()
    assert "0 kesalahan, 0 peringatan" in said
    assert said.rstrip().endswith(f"Buka {city.folder / 'periksa' / 'aturan.csv'}")
    assert city.checked("kesalahan.csv") == []
    assert city.checked("ringkasan.csv") == []
    assert sorted(path.name for path in (city.folder / "periksa").iterdir()) == [
        "BACA.txt",
        "aturan.csv",
        "kesalahan.csv",
        "ringkasan.csv",
    ]


def test_a_second_check_replaces_the_folder_as_a_whole(city: City) -> None:
    city.programme()
    city.check()
    (city.folder / "periksa" / "sisa.txt").write_text("lama")
    city.write("registri.csv", [city.person(1, nik="")])
    assert len(city.faults()) == 1
    assert not (city.folder / "periksa" / "sisa.txt").exists()
    assert [path.name for path in city.folder.iterdir() if path.name.startswith(".")] == []


def test_only_its_owner_can_look_inside(city: City) -> None:
    city.programme()
    city.check()
    assert (city.folder / "periksa").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("what", ["folder", "empty folder", "other marker", "file", "link"])
def test_a_folder_that_is_not_ours_is_left_alone(city: City, what: str) -> None:
    city.programme()
    mine = city.folder / "periksa"
    if what == "file":
        mine.write_text("catatan")
    elif what == "link":
        (city.folder / "lain").mkdir()
        mine.symlink_to(city.folder / "lain")
    else:
        mine.mkdir()
        if what != "empty folder":
            (mine / "BACA.txt" if what == "other marker" else mine / "catatan.txt").write_text("milik saya")
    assert "bukan buatan naung check; tidak ditimpa" in _refused(city)
    assert mine.exists()


def test_a_refusal_leaves_the_last_check_as_it_was(city: City) -> None:
    city.programme()
    city.check()
    before = (city.folder / "periksa" / "aturan.csv").read_bytes()
    city.write("registri.csv", "nik,id_keluarga,nama,tanggal_lahir,kode_kelurahan\n1,2\n")
    assert "baris berkas 2" in _refused(city)
    assert (city.folder / "periksa" / "aturan.csv").read_bytes() == before


def test_a_swap_that_fails_keeps_the_last_check(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    city.programme()
    city.check()
    before = (city.folder / "periksa" / "aturan.csv").stat().st_mtime_ns
    rename = Path.rename

    def fails_once(path: Path, target: Path) -> Path:
        if path.name.startswith(".periksa.") and target.name == "periksa":
            raise OSError(28, "No space left on device")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", fails_once)
    assert "yang lama tetap ada" in _refused(city)
    assert (city.folder / "periksa" / "aturan.csv").stat().st_mtime_ns == before


# --- what is refused, what is only said ---


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"rules": [{"code": "a", "when": "umurr > 1"}]}, "rules: a"),
        ({"rules": [{"code": "a", "when": f"umur * {'9' * 15} * {'9' * 15} > 1"}]}, "64 bit"),
        ({"registry": {"path": "tidak_ada.csv"}}, "berkas tidak_ada.csv tidak ada"),
        ({"lists": [{"name": "ojol", "path": "ojol.csv"}]}, "ojol.csv"),
        ({"budget_idr": 1}, "budget_idr"),
        ({"quota": {"by": "kode_kelurahan", "weight": {"path": "bobot.csv"}}}, "bobot.csv"),
        ({"kota": "x"}, "kunci ini tidak dikenal"),
    ],
)
def test_what_select_would_refuse(city: City, changes: dict[str, Any], words: str) -> None:
    city.programme(**changes)
    assert words in _refused(city)
    assert not (city.folder / "periksa").exists()


def test_a_programme_that_is_not_there(city: City) -> None:
    assert "berkas program tidak ada" in _refused(city)


def test_too_many_strays_are_refused(city: City) -> None:
    city.write("registri.csv", [city.person(1, kode_kelurahan="3275019999")])
    city.programme()
    assert "lebih dari 20%" in _refused(city)


@pytest.mark.parametrize("content", [None, "bukan kunci"])
def test_a_key_that_is_missing_or_malformed_is_only_said(city: City, content: str | None) -> None:
    (city.folder / "kunci.hex").unlink()
    if content is not None:
        city.write("kunci.hex", content)
    city.programme()
    said = city.check()
    assert "naung select akan menolak: key.path" in said
    assert "bukan kunci" not in said


def test_a_quota_that_cannot_be_met_is_only_said(city: City) -> None:
    city.write("registri.csv", [city.person(1), city.person(2)])
    city.programme(places=1, quota={"by": "kode_kelurahan", "minimum": 2})
    answer = _json(city)
    assert answer["candidates"] is None
    assert any("naung select akan menolak" in words for words in answer["cautions"])


# --- rules and points ---


def _share(city: City, code: str) -> dict[str, str]:
    (line,) = [line for line in city.checked("aturan.csv") if line["kode"] == code]
    return line


def test_shares_of_rules_over_all_and_over_those_left(city: City) -> None:
    deciles = ["1", "1", "2", "", "x", "9"]
    rows = [city.person(number, desil_nasional=cell) for number, cell in enumerate(deciles, 1)]
    city.write("registri.csv", [*rows, city.person(7, nik="", desil_nasional="1")])
    rules = [
        {"code": "miskin", "when": "desil_nasional <= 2", "unknown": "verify"},
        {"code": "termiskin", "when": "desil_nasional = 1"},
    ]
    city.programme(rules=rules, points=[{"code": "satu", "when": "desil_nasional = 1", "add": 1}])
    city.check()
    figures = ("benar", "salah", "tidak_diketahui", "sisa_benar", "sisa_salah", "sisa_tidak_diketahui")
    shares = {code: [_share(city, code)[name] for name in figures] for code in ("miskin", "termiskin", "satu")}
    assert shares == {
        "miskin": ["4", "1", "2", "3", "1", "2"],
        "termiskin": ["3", "2", "2", "2", "1", "2"],
        "satu": ["3", "2", "2", "2", "0", "0"],
    }
    assert _share(city, "nik_tidak_sah")["salah"] == "1"
    assert _share(city, "miskin")["benar_persen"] == "57.14"


def test_a_code_list_read_wrongly_is_suspected(city: City) -> None:
    rows = [city.person(number, id_penyakit_menahun="1" if number < 6 else "0") for number in range(10)]
    city.write("registri.csv", rows)
    points = [{"code": "sakit", "when": "id_penyakit_menahun > 0", "add": 1}]
    points.append({"code": "separuh", "when": "id_penyakit_menahun > 0 AND umur > 200", "add": 1})
    city.programme(points=points)
    said = city.check()
    words = "benar bagi 60% semua orang: mungkin daftar kodenya terbaca keliru (misalnya 1 = tidak ada)"
    assert _share(city, "sakit")["peringatan"] == words
    assert words in said
    assert _share(city, "separuh")["peringatan"] == "tidak benar bagi siapa pun: nilai ini tidak membedakan"


def test_a_point_true_for_most_of_the_eligible_only(city: City) -> None:
    rows = [city.person(number, id_disabilitas="1" if number < 3 else "0") for number in range(10)]
    city.write("registri.csv", rows)
    city.programme(
        rules=[{"code": "a", "when": "id_disabilitas = 1"}],
        points=[{"code": "b", "when": "id_disabilitas = 1", "add": 1}],
    )
    city.check()
    assert _share(city, "b")["peringatan"].startswith("benar bagi 100% mereka yang memenuhi syarat")


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("umur > 200", "tidak ada yang lolos"),
        ("umur > 1", "tidak ada yang gugur: aturan ini tidak menyaring siapa pun"),
        ("desil_nasional = 1", "tidak diketahui pada 50% baris (2)"),
        ("id_disabilitas = 1", "kolom id_disabilitas kosong di semua baris"),
    ],
)
def test_rules_that_look_odd(city: City, when: str, words: str) -> None:
    rows = [city.person(number, desil_nasional=cell, id_disabilitas="") for number, cell in enumerate("19", 1)]
    rows += [city.person(number, desil_nasional="", id_disabilitas="") for number in (3, 4)]
    city.write("registri.csv", rows)
    city.programme(rules=[{"code": "a", "when": when}])
    city.check()
    assert words in _share(city, "a")["peringatan"].split("; ")


def test_an_empty_column_in_the_order(city: City) -> None:
    city.write("registri.csv", [city.person(1, desil_nasional="")])
    city.programme(order=["desil_nasional ASC"])
    assert "Perhatikan: order: kolom desil_nasional kosong di semua baris." in city.check()


def test_a_column_that_is_wrong_as_a_whole_is_said_once(city: City) -> None:
    rows = [city.person(number, desil_nasional="3.0" if number < 9 else "3") for number in range(10)]
    city.write("registri.csv", rows)
    city.programme()
    assert "desil_nasional: bilangan tidak terbaca pada 90% baris; minta berkas baru" in city.check()


# --- what is said ---


def test_the_summary_counts_by_kind_and_column_with_an_example(city: City) -> None:
    rows = [city.person(number, nik="", desil_nasional="") for number in (1, 2)]
    city.write("registri.csv", [*rows, city.person(3, desil_nasional="x")])
    city.programme()
    said = city.check()
    names = ("sumber", "kolom", "jenis", "jumlah", "contoh_berkas", "contoh_baris", "contoh")
    assert [tuple(line[name] for name in names) for line in city.checked("ringkasan.csv")] == [
        ("registri", "nik", "nik_kosong", "2", "registri.csv", "1", ""),
        ("registri", "desil_nasional", "bilangan_tidak_terbaca", "1", "registri.csv", "3", "x"),
    ]
    assert "3 kesalahan, 0 peringatan" in said
    assert said.rstrip().endswith("kesalahan.csv")


def test_json_says_the_same(city: City) -> None:
    city.write("registri.csv", [city.person(1), city.person(2, nik="")])
    city.write("ojol.csv", [{"nik": nik(1)}, {"nik": nik(7)}])
    city.programme(lists=[{"name": "ojol", "path": "ojol.csv"}])
    answer = _json(city)
    assert (answer["people"], answer["eligible"], answer["candidates"]) == (2, 1, 1)
    assert (answer["errors"], answer["warnings"]) == (1, 1)
    assert answer["rules"][-1]["all"] == {"true": 2, "false": 0, "unknown": 0}
    assert answer["lists"][0]["rows"] == 2
    assert answer["files"] == ["kesalahan.csv", "ringkasan.csv", "aturan.csv", "daftar_ojol.xlsx"]
    assert all((city.folder / "periksa" / name).is_file() for name in answer["files"])


def test_no_whole_nik_in_what_is_said_or_in_the_faults(city: City) -> None:
    city.write("registri.csv", [city.person(1), city.person(1), city.person(2, nik="3275010113800001")])
    city.write("ojol.csv", [{"nik": nik(7)}, {"nik": nik(7)}])
    city.programme(lists=[{"name": "ojol", "path": "ojol.csv"}])
    said = city.check()
    written = [(city.folder / "periksa" / name).read_text("utf-8") for name in ("kesalahan.csv", "ringkasan.csv")]
    assert not re.search("[0-9]{16}", "".join([said, *written]))


# --- how the lists were understood ---


def test_what_was_understood_is_told_before_the_faults(city: City) -> None:
    city.write("registri.csv", [city.person(1), city.person(2, nik="")])
    rows = [["USULAN"], ["No. KTP", "Nama", "Merk"], [nik(1), "A", "x"], ["Jumlah", 1]]
    save_xlsx(city.folder / "ojol.xlsx", {"Data": rows, "Ref": [["x"]]}, hidden=["Ref"])
    city.write("aktif.csv", [{"nik": nik(1), "status": "AKTIF"}])
    city.programme(lists=[{"name": "ojol", "path": "ojol.xlsx"}, {"name": "aktif", "path": "aktif.csv"}])
    lines = city.check().splitlines()
    start = lines.index("Daftar ojol, 1 baris, dibaca begini")
    assert lines[start + 1 : start + 7] == [
        "  ojol.xlsx (XLSX), lembar Data: kepala tabel di baris 2, 1 baris dibaca",
        "  1 baris dilewati, baris jumlah (baris 4)",
        "  Kolom A 'No. KTP': nik (dari kepala tabel)",
        "  Kolom B 'Nama': nama (dari kepala tabel)",
        "  Dibiarkan: C 'Merk' (merk)",
        "  Lembar Ref: tidak dibaca (lembar tersembunyi)",
    ]
    assert "Daftar aktif, 1 baris, dibaca begini" in lines
    assert start < lines.index("Registri, keluarga dan koreksi")
    told = _json(city)["lists"]
    assert told[0]["told"] == [line.strip() for line in lines[start + 1 : start + 7]]
    assert told[0]["own"] and not told[1]["own"]
    assert told[0]["understood"]["sheets"][0]["columns"][0] == {
        "letter": "A",
        "written": "No. KTP",
        "name": "nik",
        "why": "dari kepala tabel",
    }


NIKS = [nik(number) for number in range(1, 21)]


@pytest.mark.parametrize(
    ("niks", "words"),
    [
        (NIKS, None),
        ([f"{one[:15]}0" for one in NIKS], "Kolom A (NIK): 100% NIK berakhir 0, mungkin dibulatkan Excel"),
        ([f"{one[:15]}0" for one in NIKS[:9]], None),
        ([one[:15] for one in NIKS], "Kolom A (NIK): 100% NIK hanya 15 angka"),
        (["3,27501E+15"] * 6 + NIKS[6:], "Kolom A (NIK): 30% NIK berbentuk 3,27E+15"),
        (["3.27501E+15", *NIKS[1:]], None),
    ],
)
@pytest.mark.parametrize("tidy", [True, False])
def test_a_nik_column_of_a_csv_that_is_damaged_as_a_whole_is_said_once(
    city: City, niks: list[str], words: str | None, tidy: bool
) -> None:
    title = "" if tidy else "USULAN;\n"
    city.write("ojol.csv", title + "".join(f"{one};A\n" for one in ["NIK", *niks]).replace("NIK;A", "NIK;Nama", 1))
    city.programme(lists=[{"name": "ojol", "path": "ojol.csv"}])
    (told,) = _json(city)["lists"]
    if words is None:
        assert told["findings"] == []
    else:
        (finding,) = told["findings"]
        assert finding.startswith(words) or ("E+15" in words and "30% sel NIK berbentuk 3,27E+15" in finding)
        assert finding in told["told"]
