"""Who the list rows are as persons: through the registry, and among those whom it has not."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from naung.report.match.people import first_of_each
from tests.matching.made import PEOPLE, Row, Town, sent
from tests.report.match.listed import JOKO, LISTS, WAHYU, doubles, send

TWIN, OTHER_TWIN = "3275014606750010", "3174064606750011"


def test_rows_are_one_person_by_registry_by_nik_or_by_name_and_birth(folder: Path) -> None:
    told = doubles(send(folder))
    assert told.pop("3275011203800001") == [("ojol", 1), ("umkm", 1), ("aktif", 2)]
    assert sorted(told.values()) == [
        [("ojol", 2), ("umkm", 2), ("umkm", 4)],
        [("ojol", 3), ("umkm", 3)],
        [("umkm", 6), ("aktif", 1)],
    ]
    assert all(person.startswith("A") for person in told)


def _absent(folder: Path, *rows: Row) -> list[list[tuple[str, int]]]:
    return list(doubles(send(folder, list(rows), [sent("", "BUKAN SIAPA-SIAPA", "1950-05-05")])).values())


def test_one_nik_with_another_name_and_birth_is_not_one_person(folder: Path) -> None:
    assert (
        _absent(folder, sent(WAHYU, "WAHYU HIDAYAT", "1981-03-23"), sent(WAHYU, "PARDI SUTRISNO", "1970-01-05")) == []
    )


def test_one_nik_and_name_is_one_person_though_a_birth_is_wrong(folder: Path) -> None:
    rows = [sent(WAHYU, "WAHYU HIDAYAT", "1981-03-23"), sent(WAHYU, "WAHYU HIDAYAT", "1971-04-23")]
    assert _absent(folder, *rows) == [[("ojol", 1), ("ojol", 2)]]


def test_namesakes_of_two_kelurahan_are_two_people_and_who_tells_none_is_neither(folder: Path) -> None:
    rows = [sent("", "SITI KHASANAH", "1988-08-08", area) for area in ("Bintara", "Margahayu", "")]
    assert _absent(folder, *rows) == []


def test_namesakes_without_kelurahan_but_with_niks_of_their_own_are_two_people(folder: Path) -> None:
    rows = [sent(nik, "SITI KHASANAH", "1988-08-08", "") for nik in ("3275014808880031", "3275014808880032")]
    assert _absent(folder, *rows) == []


def test_what_is_doubtful_or_rejected_is_nobodys(folder: Path) -> None:
    rows = [sent("", "SITI KHASANAH", ""), sent("", "SITI KHASANAH", "")]
    assert _absent(folder, *rows) == []


def test_registry_rows_settled_to_be_one_are_one_person(folder: Path) -> None:
    rows = [sent(nik, "DEWI LESTARI WULANDARI", "1975-06-06") for nik in (TWIN, OTHER_TWIN)]
    adults = {"rules": [{"code": "usia", "when": "umur >= 18"}], "doubles": "check"}
    town = send(folder, rows, **adults)
    assert TWIN not in doubles(town)
    question = next(row for row in town.told("doubtful.parquet") if row["kind"] == "ganda")
    answer = ["2026-02-01T10:00:00+07:00", "Rina", "ganda", "", question["row_print"], question["known_key"], "ya"]
    head = "at,by,kind,list,row_print,known_key,answer"
    (folder / "penyelesaian.csv").write_text(f"{head}\n{','.join(answer)}\n", encoding="utf-8")
    town.again(lists=LISTS[:1], **adults)
    assert [rows for person, rows in doubles(town).items() if person in (TWIN, OTHER_TWIN)] == [
        [("ojol", 1), ("ojol", 2)]
    ]


def test_a_person_whose_nik_is_shared_is_named_by_file_and_row(folder: Path) -> None:
    town = Town(folder)
    town.write("registri.csv", [*PEOPLE, {**PEOPLE[-1], "nama": "BENNY MOERDANI", "tanggal_lahir": "1960-01-01"}])
    rows = [sent("", "UJANG KOSASIH", "1988-12-20", "Bekasijaya", "3")] * 2
    town.write("ojol.csv", rows)
    town.again(lists=LISTS[:1])
    assert {row["outcome"] for row in town.told("lists.parquet")} == {"matched"}
    assert doubles(town) == {"R1-12": [("ojol", 1), ("ojol", 2)]}


def test_lists_of_niks_alone_are_joined_with_those_that_tell_names(folder: Path) -> None:
    town = Town(folder)
    lists = [{"name": name, "path": f"{name}.csv", "kind": "covered"} for name in ("kota", "provinsi")]
    for one in lists:
        town.write(one["path"], [{"nik": JOKO}, {"nik": PEOPLE[0]["nik"]}])
    town.write("lain.csv", [sent("", "BUKAN SIAPA-SIAPA", "1950-05-05")])
    lists.append({"name": "lain", "path": "lain.csv", "kind": "covered"})
    town.again(lists=lists, rules=[{"code": "usia", "when": "umur >= 18"}])
    assert doubles(town) == {
        "A000001": [("kota", 1), ("provinsi", 1)],
        PEOPLE[0]["nik"]: [("kota", 2), ("provinsi", 2)],
    }
    assert not (town.out / "usulan_dtsen.xlsx").exists()


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30))))
def test_first_of_each_joins_what_pairs_join(pairs: list[tuple[int, int]]) -> None:
    """Against joining sets, pair by pair."""
    sets = {one: {one} for pair in pairs for one in pair}
    for one, other in pairs:
        joined = sets[one] | sets[other]
        for member in joined:
            sets[member] = joined
    assert first_of_each(pairs) == {one: min(members) for one, members in sets.items()}
