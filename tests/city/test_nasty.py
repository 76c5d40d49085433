"""Is the city as nasty as life: twins, namesakes, borrowed numbers, the moved and the dead?"""

import csv
from collections import Counter, defaultdict

import numpy as np
import pytest

from naung.city.families import make_families, make_people
from naung.city.make import make_city
from naung.city.names import full_names, make_cultures, make_names
from naung.city.namesakes import make_namesakes
from naung.city.people import CHILD, MAN, WOMAN, People, younger_twins
from naung.city.places import make_origins
from naung.city.plan import make_plan
from naung.city.tables import rows
from tests.city.made import Made, Row

PROPOSALS = {
    "ojol": "usulan_ojol.csv",
    "umkm": "usulan_umkm.csv",
    "dishub": "usulan_dishub.csv",
    "kelurahan": "usulan_kelurahan.csv",
}
MANY = 300_000


@pytest.fixture(scope="module")
def crowd() -> People:
    """More people than the made city of this room, in memory only."""
    families = make_families(make_plan(MANY), 3)
    people = make_people(families, 3)
    make_cultures(families, people, 3)
    make_names(families, people, 3)
    make_namesakes(families, people, 3)
    make_origins(families, people, 3)
    return people


@pytest.fixture(scope="module")
def nasty(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A larger city under heavy damage, so that each rare kind has rows."""
    folder = tmp_path_factory.mktemp("nasty") / "kota"
    make_city(folder, 100_000, 11, lambda _: None, "berat")
    with (folder / "registri.csv").open(encoding="utf-8", newline="") as text:
        return Made(folder, list(csv.DictReader(text)))


def listed(made: Made, kind: str) -> list[tuple[dict[str, object], Row]]:
    """Rows of the proposing offices that have this damage, with their truth."""
    lists = {name: made.rows(file) for name, file in PROPOSALS.items()}
    return [
        (truth, lists[str(truth["list"])][int(str(truth["line"])) - 1])
        for truth in made.truth()
        if truth["list"] in lists and kind in truth["damage"]  # type: ignore[operator]
    ]


def registered(made: Made, truth: dict[str, object]) -> Row:
    return made.registry[int(str(truth["row_benar"])) - 1]


def test_one_birth_in_a_hundred_is_of_twins(crowd: People) -> None:
    births = int((crowd.relation == CHILD).sum())
    assert 0.008 < len(younger_twins(crowd)) / births < 0.012


def test_twins_share_birthplace_and_often_the_name_but_a_word(crowd: People) -> None:
    twins = younger_twins(crowd)
    assert (crowd.origin[twins] == crowd.origin[twins - 1]).all()
    assert 0.6 < (crowd.sex[twins] == crowd.sex[twins - 1]).mean() < 0.74
    pairs = {frozenset((row["pertama"].upper(), row["kedua"].upper())) for row in rows("kembar")}
    younger, elder = (
        [name.decode().split()[0] for name in full_names(crowd.words[born])] for born in (twins, twins - 1)
    )
    alike = sum(frozenset(pair) in pairs for pair in zip(younger, elder, strict=True))
    assert 0.4 < alike / len(twins) < 0.55


def test_no_brother_or_sister_bears_the_very_same_name(crowd: People) -> None:
    children = np.flatnonzero(crowd.relation == CHILD)
    seen = Counter(zip(crowd.family[children].tolist(), full_names(crowd.words)[children].tolist(), strict=True))
    assert max(seen.values()) == 1


def test_siblings_and_fathers_share_words(crowd: People) -> None:
    names = [set(words[words >= 0].tolist()) for words in crowd.words[:60_000]]
    siblings, fathers = [], []
    head = 0
    for row in range(1, 60_000):
        if crowd.family[row] != crowd.family[head]:
            head = row
        elif crowd.relation[row] == CHILD:
            fathers += [bool(names[row] & names[head])] if crowd.sex[head] == MAN else []
            siblings += [bool(names[row] & names[row - 1])] if crowd.relation[row - 1] == CHILD else []
    assert 0.2 < np.mean(siblings) < 0.4
    assert 0.1 < np.mean(fathers) < 0.3


def test_whole_names_are_about_as_common_as_the_ministry_counts(crowd: People) -> None:
    """Per adult; the city is younger and has fewer Javanese than the country, so between a half and about one."""
    names = Counter(full_names(crowd.words[crowd.age() >= 17]).tolist())
    adults = {
        letter: int(((crowd.age() >= 17) & (crowd.sex == sex)).sum()) for letter, sex in (("L", MAN), ("P", WOMAN))
    }
    told = [row for row in rows("nama_lazim") if row["pemilik_ektp"]]
    assert len(told) == 15
    for letter in "LP":
        of_sex = [row for row in told if row["jenis_kelamin"] == letter]
        here = sum(names[row["nama"].upper().encode()] for row in of_sex) / adults[letter]
        country = sum(int(row["pemilik_ektp"]) for row in of_sex) / 103_500_000
        assert 0.5 < here / country < 1.2


def test_namesakes_of_one_year_live_in_one_kelurahan(nasty: Made) -> None:
    seen = Counter(
        (row["nama"].strip().upper(), row["tanggal_lahir"][:4], row["kode_kelurahan"])
        for row in nasty.registry
        if row["nama"] and row["tanggal_lahir"]
    )
    assert sum(count for count in seen.values() if count > 1) > len(nasty.registry) * 0.001


@pytest.mark.parametrize("kind", ["nik_pasangan", "nik_kerabat", "nik_tetangga"])
def test_a_borrowed_nik_is_who_it_says(nasty: Made, kind: str) -> None:
    by_nik = {row["nik"]: row for row in nasty.registry}
    found = 0
    for truth, row in listed(nasty, f"nik:{kind}"):
        person, owner = registered(nasty, truth), by_nik.get(row["nik"])
        if owner is None:  # the owner's own cell is spoiled in the registry
            continue
        found += 1
        couple = {person["id_hub_kepala_keluarga"], owner["id_hub_kepala_keluarga"]} == {"1", "2"}
        together = person["id_keluarga"] == owner["id_keluarga"]
        assert (together, couple and together) == {
            "nik_pasangan": (True, True),
            "nik_kerabat": (True, False),
            "nik_tetangga": (False, False),
        }[kind]
    assert found > 3


def test_those_who_moved_live_elsewhere_on_the_list(nasty: Made) -> None:
    here = {row["nama"].upper() for row in rows("kelurahan")}
    outside = {row["nama"] for row in rows("kelurahan_luar")}
    assert not here & {name.upper() for name in outside}
    for truth, row in listed(nasty, "rumah:pindah_ke_luar"):
        assert truth["row_benar"] is not None
        assert row["kelurahan"] in outside
    for truth, row in listed(nasty, "orang:tidak_terdaftar_pindah"):
        assert truth["row_benar"] is None
        assert row["kelurahan"] in outside
    within = [
        row["alamat"] != registered(nasty, truth)["alamat"]
        for truth, row in listed(nasty, "rumah:pindah_dalam_kota")
        if "alamat" in row
    ]
    assert len(within) > 0
    assert all(within)


def test_the_dead_were_married_to_a_widowed_head(nasty: Made) -> None:
    widowed: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for row in nasty.registry:
        if row["id_hub_kepala_keluarga"] == "1" and row["id_status_perkawinan"] == "4":
            widowed[row["alamat"], row["rt"]].add(row["id_jenis_kelamin"])
    niks = {row["nik"] for row in nasty.registry}
    found = 0
    for truth, row in listed(nasty, "orang:tidak_terdaftar_meninggal"):
        assert truth["row_benar"] is None
        assert row["nik"] not in niks or any("nik:" in kind for kind in truth["damage"])  # type: ignore[attr-defined]
        if row.get("rt") and not any("rt_rw" in kind for kind in truth["damage"]):  # type: ignore[attr-defined]
            found += 1
            assert {"1", "2"} - {str(truth["sex"])} <= widowed[row["alamat"], row["rt"]]
    assert found > 0


def test_people_are_sent_by_three_offices_and_twice_by_one(nasty: Made) -> None:
    offices: defaultdict[object, set[object]] = defaultdict(set)
    lines: Counter[tuple[object, object]] = Counter()
    for truth in nasty.truth():
        if truth["list"] in PROPOSALS and truth["row_benar"]:
            offices[truth["row_benar"]].add(truth["list"])
            lines[truth["list"], truth["row_benar"]] += 1
    assert sum(len(found) >= 3 for found in offices.values()) >= 5
    assert sum(count > 1 for count in lines.values()) > 10
