"""Do the made people look like people: families, ages, names, numbers, work?"""

import re
from collections import Counter, defaultdict
from datetime import date

from naung.city.tables import rows
from tests.city.made import PEOPLE, Made, Row

NIK = re.compile(r"[0-9]{16}")
WELL = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def born(row: Row) -> date | None:
    """The day of birth where it stands plainly and can be."""
    if not WELL.fullmatch(row["tanggal_lahir"]):
        return None
    try:
        day = date.fromisoformat(row["tanggal_lahir"])
    except ValueError:
        return None
    return day if day.year < 2026 else None


def families(made: Made) -> dict[str, list[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in made.registry:
        found[row["id_keluarga"]].append(row)
    return found


def test_every_person_has_a_row_and_every_family_one_head(made: Made) -> None:
    assert len(made.registry) == PEOPLE
    for members in families(made).values():
        assert [row["id_hub_kepala_keluarga"] for row in members].count("1") == 1
        assert len({row["desil_nasional"] for row in members}) == 1
        assert len({row["no_kk"] for row in members}) == 1


def test_parents_are_17_to_45_years_older_than_their_children(made: Made) -> None:
    seen = 0
    for members in families(made).values():
        parents = [born(row) for row in members if row["id_hub_kepala_keluarga"] in "12"]
        children = [born(row) for row in members if row["id_hub_kepala_keluarga"] == "3"]
        for parent in filter(None, parents):
            for child in filter(None, children):
                if parent.year < 1923:  # entries of people nobody reported dead
                    continue
                seen += 1
                assert 17 <= (child - parent).days / 365.25 <= 46
    assert seen > PEOPLE / 3


def test_spouses_are_close_in_age_and_married(made: Made) -> None:
    gaps = []
    for members in families(made).values():
        if len(members) > 1 and members[1]["id_hub_kepala_keluarga"] == "2":
            head, spouse = born(members[0]), born(members[1])
            assert {members[0]["id_jenis_kelamin"], members[1]["id_jenis_kelamin"]} <= {"1", "2", "L"}
            if head and spouse:
                gaps.append(abs((head - spouse).days) / 365.25)
    assert sum(gap < 10 for gap in gaps) / len(gaps) > 0.93
    assert max(gaps) < 27


def test_ages_and_sexes_are_those_of_a_city(made: Made) -> None:
    ages = [2025 - day.year for row in made.registry if (day := born(row))]
    assert 0.18 < sum(age < 15 for age in ages) / len(ages) < 0.27
    assert 0.035 < sum(age >= 65 for age in ages) / len(ages) < 0.08
    assert max(ages) > 100
    sexes = Counter(row["id_jenis_kelamin"] for row in made.registry)
    assert 0.95 < sexes["1"] / sexes["2"] < 1.05


def test_nik_follows_birth_and_sex_but_for_a_few(made: Made) -> None:
    whole = [row for row in made.registry if NIK.fullmatch(row["nik"]) and born(row)]
    assert 0.985 < len(whole) / PEOPLE < 1
    wrong_date = wrong_sex = 0
    for row in whole:
        day = born(row)
        assert day is not None
        shown = int(row["nik"][6:8])
        wrong_sex += (shown > 40) != (row["id_jenis_kelamin"] == "2")
        wrong_date += (shown - 40 * (shown > 40), row["nik"][8:12]) != (day.day, f"{day:%m%y}")
    assert 0.005 < wrong_date / len(whole) < 0.015
    assert wrong_sex / len(whole) < 0.004
    here = sum(row["nik"].startswith("3275") for row in whole) / len(whole)
    assert 0.5 < here < 0.8


def test_a_few_niks_are_missing_malformed_or_shared(made: Made) -> None:
    cells = [row["nik"] for row in made.registry]
    assert "" in cells
    assert any(cell.startswith("'") for cell in cells)
    assert any("E+15" in cell for cell in cells)
    shared = Counter(cell for cell in cells if NIK.fullmatch(cell))
    assert 0 < sum(count > 1 for count in shared.values()) < PEOPLE * 0.001


def test_namesakes_are_as_frequent_as_in_life(made: Made) -> None:
    names = Counter(row["nama"].strip().upper() for row in made.registry if row["nama"])
    alone = sum(count == 1 for count in names.values()) / PEOPLE
    assert 0.90 < alone < 0.97  # among 2.6 million it is about 0.63
    assert 3 < names.most_common(1)[0][1] < PEOPLE * 0.002
    lengths = Counter(len(row["nama"].split()) for row in made.registry)
    for words, share in ((1, 0.08), (2, 0.50), (3, 0.36), (4, 0.06)):
        assert abs(lengths[words] / PEOPLE - share) < 0.03


def test_work_is_coded_as_dtsen_does(made: Made) -> None:
    for row in made.registry:
        status, sector = row["id_status_kedudukan_pekerjaan_utama"], row["id_lapangan_usaha_dari_usaha_utama"]
        assert status in ("", *"12345678")
        assert sector == "" or 1 <= int(sector) <= 26
        if row["membantu_bekerja"] == "2":
            assert (status, sector) == ("", "")
        assert 1 <= int(row["id_penyakit_menahun"]) <= 18


def test_over_200_000_would_qualify_at_full_size(made: Made) -> None:
    fit = 0
    for row in made.registry:
        day = born(row)
        poor = row["desil_nasional"] in tuple("12345")
        if day and poor and row["id_status_kedudukan_pekerjaan_utama"] in tuple("1267"):
            fit += 18 <= 2025 - day.year <= 64
    assert 190_000 < fit / PEOPLE * 2_617_596 < 230_000


def test_unknown_areas_are_rare_and_the_rest_are_listed(made: Made) -> None:
    known = {row["kode"].replace(".", "") for row in rows("kelurahan")}
    assert {row["kode"] for row in made.rows("wilayah.csv")} == known
    strange = [row for row in made.registry if row["kode_kelurahan"] not in known]
    assert 0 < len(strange) < PEOPLE * 0.001
