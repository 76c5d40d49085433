"""Who a list row is, through the real command: what is matched, doubtful, absent, sent back."""

import shutil
from pathlib import Path

import pytest

from naung.engine.trees import all_of
from naung.matching import known
from naung.matching.model import load
from naung.matching.training import label_by_answers
from naung.selection import listing
from naung.selection.opening import open_programme
from tests.matching.made import MARGAHAYU, PEOPLE, Row, Town, person, sent

SAEFUDIN, NURHAYATI, POLTAK, UJANG = 1, 2, 4, 12


@pytest.fixture
def town(folder: Path) -> Town:
    return Town(folder)


@pytest.mark.parametrize(
    ("row", "whom"),
    [
        (sent("3275011203800001", "MUHAMMAD SAEFUDIN", "1980-03-12"), SAEFUDIN),
        (sent("'3275011203800001", "H. MOH. SAEPUDIN, S.E", "12/03/1980"), SAEFUDIN),
        (sent("3275 0112 0380 0001", "Muhamad Saefudin", "12-03-1980"), SAEFUDIN),
        (sent("3275011203800000", "Muhammad Saefudin", "12 Maret 1980"), SAEFUDIN),
        (sent("3,27501E+15", "M. SAEFUDIN", "12-3-1980"), SAEFUDIN),
        (sent("", "SAEFUDIN MUHAMMAD", "12.03.1980", "Kel. Marga Hayu"), SAEFUDIN),
        (sent("3275020909770004", "POLTAK SITOMPUL", "", "Bintara", "4"), POLTAK),
        (sent("327502090977004", "Poltak Sitompul", "1977-09-09", "BINTARA", "4"), POLTAK),
        (sent("3275012012880012", "KOSASIH UJANG", "20-12-1988", "Bekasi Jaya", "3"), UJANG),
    ],
)
def test_damaged_rows_find_their_person(town: Town, row: Row, whom: int) -> None:
    (told,) = town.select(row)
    assert (told["outcome"], told["row"]) == ("matched", whom)


def test_the_relatives_nik_leads_to_the_family_not_to_the_relative(town: Town) -> None:
    """The wife's NIK beside the husband's name and birth: he is meant."""
    (told,) = town.select(sent("3275015207830002", "MUHAMMAD SAEFUDIN", "1980-03-12"))
    assert told["row"] == SAEFUDIN


def test_an_absent_relative_with_a_members_nik_is_not_the_member(town: Town) -> None:
    """A brother who is not registered shows Poltak's card: no NIK makes him Poltak by itself."""
    (told,) = town.select(sent("3275020909770004", "JHONNY SITOMPUL", "1991-01-23", "Bintara", "4"))
    assert told["outcome"] in ("review", "absent")


def test_strangers_are_absent(town: Town) -> None:
    told = town.select(
        sent("3212120404850009", "SARWONO KUSUMA", "1985-04-04"),
        sent("", "NYOMAN ARDIKA", "1971-11-30", "Bintara", "9"),
    )
    assert [(one["outcome"], one["row"]) for one in told] == [("absent", None)] * 2


def test_neither_nik_nor_birth_year_goes_back_to_the_sender(town: Town) -> None:
    (told,) = town.select(sent("-", "AGUS SETIAWAN", ""))
    assert (told["outcome"], told["faults"]) == ("rejected", ["nik_tidak_sah", "tanpa_nik_dan_lahir"])


def test_of_namesakes_the_birth_decides(town: Town) -> None:
    told = town.select(sent("", "AGUS SETIAWAN", "1990-08-11"), sent("", "AGUS SETIAWAN", "1984-02-25", "Bekasijaya"))
    assert [one["row"] for one in told] == [6, 7]


def test_twins_are_told_apart(town: Town) -> None:
    told = town.select(
        sent("3275010301950008", "HASAN BASRI", "1995-01-03"), sent("3275010301950009", "HUSEN BASRI", "1995-01-03")
    )
    assert [(one["outcome"], one["row"]) for one in told] == [("matched", 8), ("matched", 9)]


def test_a_doubtful_match_is_unknown_not_no(town: Town) -> None:
    """NULL where a possible match is unsettled: the rule says so."""
    town.select(sent("3275020909770004", "JHONNY SITOMPUL", "1991-01-23", "Bintara", "4"))
    (told,) = town.told("lists.parquet")
    unknown = {row["nik"]: row["unknown"] for row in town.told("decisions.parquet")}
    assert unknown["3275020909770004"] == (["ojol"] if told["outcome"] == "review" else [])
    assert unknown["3275011108900006"] == []


def test_one_person_may_stand_on_many_rows(town: Town) -> None:
    row = sent("3275011203800001", "MUHAMMAD SAEFUDIN", "1980-03-12")
    told = town.select(row, row, sent("3275011203800001", "SAEFUDIN", "1980-03-12"))
    assert [one["row"] for one in told] == [SAEFUDIN] * 3
    assert town.failed()["3275011203800001"] == []


def test_a_list_of_niks_alone_is_matched_by_the_exact_nik(town: Town) -> None:
    told = town.select({"nik": "3275011203800001"}, {"nik": "3275011203800009"}, {"nik": "327501"})
    assert [one["outcome"] for one in told] == ["matched", "absent", "rejected"]


def test_order_of_rows_changes_nobody(town: Town) -> None:
    rows = [
        sent("3275011203800000", "M. SAEFUDIN", "12-3-1980"),
        sent("", "POLTAK SITOMPUL", "1977-09-09", "Bintara", "4"),
        sent("3275010301950009", "HASAN BASRI", "1995-01-03"),
    ]
    one = {row["line"]: (row["outcome"], row["row"], row["probability"]) for row in town.select(*rows)}
    town.write("registri.csv", PEOPLE[::-1])
    other = {row["line"]: row for row in town.select(*rows[::-1])}
    for line, (outcome, row, probability) in one.items():
        again = other[len(rows) + 1 - line]
        assert again["outcome"] == outcome
        assert again["probability"] == pytest.approx(probability, abs=1e-9)
        assert again["row"] == (None if row is None else len(PEOPLE) + 1 - row)


def test_a_registry_without_sex_and_neighbourhood_is_known_too(town: Town) -> None:
    bare = [
        {key: row[key] for key in ("nik", "id_keluarga", "nama", "tanggal_lahir", "kode_kelurahan")} for row in PEOPLE
    ]
    town.write("registri.csv", bare)
    (told,) = town.select(sent("3275011203800000", "MUHAMMAD SAEFUDIN", "1980-03-12"))
    assert (told["outcome"], told["row"]) == ("matched", SAEFUDIN)


def test_corrections_count_for_recognising(town: Town) -> None:
    fixes = [{"nik": "3275012012880012", "column": "nama", "value": "BENNY MOERDANI", "source": "KTP"}]
    town.write("koreksi.csv", fixes)
    row = sent("3275012012880010", "BENNY MOERDANI", "20-12-1988", "Bekasijaya", "3")
    assert town.select(row)[0]["outcome"] != "matched"
    assert town.again(corrections={"path": "koreksi.csv"})[0]["row"] == UJANG


# --- what is kept ---


def test_what_is_kept_is_used_and_forgotten_in_time(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known, "WORTH_KEEPING", 1)
    row = sent("3275011203800000", "M. SAEFUDIN", "12-3-1980")
    first = town.select(row)
    kept = town.folder / ".naung"
    assert kept.stat().st_mode & 0o077 == 0
    assert sorted(one.name.split("-")[0] for one in kept.iterdir()) == ["daftar", "registri"]

    def never(*_: object) -> None:
        raise AssertionError("worked out again")

    monkeypatch.setattr(listing, "compare", never)
    assert town.again() == first
    with pytest.raises(AssertionError, match="worked out again"):
        town.select(sent("", "POLTAK SITOMPUL", "1977-09-09", "Bintara", "4"))


def test_doubles_are_looked_for_beside_what_is_kept(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """The search lays down tables of the names that recognising has; a first run and one that finds them kept."""
    monkeypatch.setattr(known, "WORTH_KEEPING", 1)
    first = town.select(sent("3275011203800000", "M. SAEFUDIN", "12-3-1980"), doubles="check")
    assert town.again(doubles="check") == first


def test_a_run_prepares_the_registry_once(town: Town, capsys: pytest.CaptureFixture[str]) -> None:
    """Lists, doubles and rows told to be one person all ask for it."""
    rules = [{"code": "usia", "text": "Dewasa", "when": "umur >= 18"}]
    town.select(sent("", "X", "1900-01-01"), rules=rules, doubles="check")
    _settle(town, "ya")
    capsys.readouterr()
    town.again(rules=rules, doubles="check")
    assert capsys.readouterr().err.count("Mengenali orang di registri.csv") == 1


def test_a_folder_that_cannot_be_written_to_is_no_hindrance(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known, "WORTH_KEEPING", 1)
    (town.folder / ".naung").write_text("no folder", encoding="utf-8")
    (told,) = town.select(sent("3275011203800000", "M. SAEFUDIN", "12-3-1980"))
    assert told["row"] == SAEFUDIN


# --- settled by people ---


def _settle(town: Town, answer: str, place: int = 1) -> None:
    question = next(row for row in town.told("doubtful.parquet") if row["place"] == place)
    line = ["2026-02-01T10:00:00+07:00", "Rina", question["kind"], question["list"], question["row_print"]]
    text = ",".join([*line, question["known_key"], answer])
    (town.folder / "penyelesaian.csv").write_text(
        f"at,by,kind,list,row_print,known_key,answer\n{text}\n", encoding="utf-8"
    )


DOUBTFUL = sent("3275020909770004", "SITOMPUL", "1979-09-09", "", "4")


def _doubtful(town: Town) -> None:
    """A row that the built-in model leaves to a person."""
    for lahir in ("1979-09-09", "1978-10-09", "1991-09-09", "1977-01-01", "1991-02-03"):
        for nama in ("SITOMPUL", "P. SITOMPUL", "RONI SITOMPUL", "POLTAK"):
            row = {**DOUBTFUL, "nama": nama, "tanggal_lahir": lahir}
            if town.select(row)[0]["outcome"] == "review":
                return
    pytest.fail("no row is doubtful")


@pytest.mark.parametrize("answer", ["ya", "bukan"])
def test_an_answer_counts_and_survives_other_lines(town: Town, answer: str) -> None:
    """Yes is a match; a no is never proposed again, whatever line the row stands on."""
    _doubtful(town)
    whom = next(row["row"] for row in town.told("lists.parquet"))
    _settle(town, answer)
    first = town.again()[0]
    (row,) = [dict(line) for line in _read(town.folder / "ojol.csv")]
    _, second = town.select(sent("3275011203800001", "MUHAMMAD SAEFUDIN", "1980-03-12"), row)
    for told in (first, second):
        assert (told["outcome"] == "matched") == (answer == "ya")
        assert (told["row"] == whom) == (answer == "ya")
    assert [one["file"] for one in town.inputs() if one["what"] == "settlements"] == ["penyelesaian.csv"]


def _read(path: Path) -> list[Row]:
    import csv

    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_citys_answers_and_what_nobody_doubts_are_labels(town: Town) -> None:
    """A yes is that person, a no is nobody, what was sure stays; what is still doubtful teaches nothing."""
    told = town.select(
        sent("3275012012880012", "UJANG KOSASIH", "1995-02-17", "Bekasijaya", "3"),
        sent("3275011203800001", "MUHAMMAD SAEFUDIN", "1980-03-12"),
        sent("3212120404850009", "SARWONO KUSUMA", "1985-04-04"),
        sent("3275012012880012", "UJANG KOSASIH", "1995-02-17", "Bekasijaya", "7"),
    )
    assert [one["outcome"] for one in told] == ["review", "matched", "absent", "review"]
    assert _labels(town) == {2: SAEFUDIN, 3: None}
    _settle(town, "ya")
    assert _labels(town) == {1: UJANG, 2: SAEFUDIN, 3: None}
    _settle(town, "bukan")
    assert _labels(town) == {1: None, 2: SAEFUDIN, 3: None}


def _labels(town: Town) -> dict[int, int | None]:
    """Line of the list -> row of the registry, as `naung model train` learns them where the truth is not known."""
    work = town.folder / "latihan"
    work.mkdir()
    with open_programme(town.folder / "program.yaml", work, work) as opened:
        listing.ask_lists(opened, "proposal", print)
        label_by_answers(opened.duck, load(), listing.settlements_of(opened), print)
        told = opened.duck.rows(all_of("truth"))
    shutil.rmtree(work)
    return {row[0] % 10**10: row[1] for row in told}


# --- doubles in the registry ---

WULANDARI = {"3275014606750010", "3174064606750011"}


def test_doubles_are_not_looked_for_unless_asked(town: Town) -> None:
    rules = [{"code": "usia", "text": "Dewasa", "when": "umur >= 18"}]
    town.select(sent("", "X", "1900-01-01"), rules=rules)
    assert not any("mungkin_ganda" in failed for failed in town.failed().values())
    assert "mungkin_ganda" not in town.summary()["by_failed"]


def test_of_two_rows_that_may_be_one_person_neither_is_selected(town: Town) -> None:
    rules = [{"code": "usia", "text": "Dewasa", "when": "umur >= 18"}]
    town.select(sent("", "X", "1900-01-01"), rules=rules, doubles="check")
    held = {nik for nik, failed in town.failed().items() if failed == ["mungkin_ganda"]}
    assert held == WULANDARI
    assert town.summary()["by_failed"]["mungkin_ganda"] == 2


@pytest.mark.parametrize(("answer", "left"), [("bukan", 0), ("ya", 1)])
def test_a_settled_double_holds_up_at_most_one(town: Town, answer: str, left: int) -> None:
    rules = [{"code": "usia", "text": "Dewasa", "when": "umur >= 18"}]
    town.select(sent("", "X", "1900-01-01"), rules=rules, doubles="check")
    assert [row["kind"] for row in town.told("doubtful.parquet")] == ["ganda"]
    _settle(town, answer)
    town.again(rules=rules, doubles="check")
    held = {nik for nik, failed in town.failed().items() if failed == ["mungkin_ganda"]}
    assert len(held) == left
    assert held <= WULANDARI


def test_what_a_list_says_of_one_row_is_true_of_the_persons_other_row(town: Town) -> None:
    """Covered under one NIK, she is not selected under the other."""
    rules = [{"code": "belum", "text": "Belum ditanggung", "when": "NOT daftar_ojol"}]
    row = sent("3275014606750010", "DEWI LESTARI WULANDARI", "1975-06-06")
    town.select(row, rules=rules, doubles="check")
    assert [one["kind"] for one in town.told("doubtful.parquet")] == ["ganda"]
    _settle(town, "ya")
    town.again(rules=rules, doubles="check")
    assert all("belum" in town.failed()[nik] for nik in WULANDARI)


def test_doubles_are_looked_for_without_any_list(town: Town) -> None:
    rules = [{"code": "usia", "text": "Dewasa", "when": "umur >= 18"}]
    town.write("ojol.csv", [{"nik": "3275011203800001"}])
    for lists in (None, [{"name": "ojol", "path": "ojol.csv"}]):
        town.again(rules=rules, doubles="check", lists=lists)
        held = {nik for nik, failed in town.failed().items() if failed == ["mungkin_ganda"]}
        assert held == WULANDARI


@pytest.mark.parametrize(
    "row",
    [
        sent("", "HUSAN BASRI", "1995-01-03"),
        sent("", "BASRI", "1995-01-03"),
        sent("3275010301950019", "HANDOKO BASRI", "1995-01-03"),
        sent("3275020909770004", "ISTRI POLTAK SITOMPUL", "", "Bintara", "4"),
        sent("3275020909770004", "ALM. POLTAK SITOMPUL", "1977-09-09", "Bintara", "4"),
        sent("3275020909770004", "POLTAK SITOMPUL JUNIOR", "", "Bintara", "4"),
        sent("3275011203800001", "MUHAMMAD SAEFUDIN", "1983-07-12"),
        sent("3275020909770004", "POLTAK SITORUS", "1980-09-09", "Bintara", "4"),
    ],
)
def test_what_a_clerk_must_see(town: Town, row: Row) -> None:
    """Twins, wives, the dead, sons of one name, two people in one row: never matched by themselves."""
    assert town.select(row)[0]["outcome"] in ("review", "absent")


@pytest.mark.parametrize(
    ("nama", "dead"), [("ALM. POLTAK SITOMPUL", True), ("Poltak Sitompul (almarhum)", True), ("ISTRI POLTAK", False)]
)
def test_a_question_says_that_the_sender_wrote_of_a_death(town: Town, nama: str, dead: bool) -> None:
    town.select(sent("3275020909770004", nama, "1977-09-09", "Bintara", "4"))
    assert {one["sent_dead"] for one in town.told("doubtful.parquet")} == {dead}


def test_nik_and_whole_name_are_never_told_absent(town: Town) -> None:
    row = sent("3275012012880012", "UJANG KOSASIH", "1995-02-17", "Bekasijaya", "3")
    assert town.select(row)[0]["outcome"] in ("review", "matched")


@pytest.mark.parametrize("column", ["tanggal_lahir", "nama"])
def test_a_row_is_compared_with_an_owner_of_whom_the_registry_lacks_something(town: Town, column: str) -> None:
    """What the registry does not tell neither agrees nor differs: the row is weighed, and asked about if doubtful."""
    town.write("registri.csv", [{**row, column: ""} if row["nik"] == "3275012012880012" else row for row in PEOPLE])
    (told,) = town.select(sent("3275012012880012", "UJANG KOSASIH", "1988-12-20", "Bekasijaya", "3"))
    assert told["row"] == UJANG
    assert told["probability"] > 0
    assert (told["outcome"] == "review") == (town.out / "doubtful.parquet").exists()


def test_a_nik_and_name_told_to_be_anothers_are_not_asked_again(town: Town) -> None:
    """His NIK and whole name, but a person said that it is not he: nobody is left to ask about."""
    row = sent("3275012012880012", "UJANG KOSASIH", "1995-02-17", "Bekasijaya", "3")
    assert town.select(row)[0]["outcome"] == "review"
    _settle(town, "bukan")
    (told,) = town.again()
    assert (told["outcome"], told["row"]) == ("absent", None)
    assert not (town.out / "doubtful.parquet").exists()
    assert town.failed()["3275012012880012"] == ["ojol"]


def test_the_row_updated_last_stays(town: Town) -> None:
    dates = {"3275014606750010": "2024-01-01", "3174064606750011": "2025-06-01"}
    town.write("registri.csv", [{**row, "tanggal_mutakhir": dates.get(row["nik"], "")} for row in PEOPLE])
    rules = [{"code": "usia", "text": "Dewasa", "when": "umur >= 18"}]
    town.select(sent("", "X", "1900-01-01"), rules=rules, doubles="check")
    _settle(town, "ya")
    town.again(rules=rules, doubles="check")
    assert town.failed()["3275014606750010"] == ["mungkin_ganda"]
    assert town.failed()["3174064606750011"] == []


def test_messy_workbooks_decide_as_clean_lists(folder: Path) -> None:
    """The city's proposals as CSV and as the offices' workbooks: the same people are found."""
    from naung.cli.main import main

    city = folder / "kota"
    assert main(["city", str(city), "--people", "3000"]) == 0
    outs = []
    for name in ("program", "program-kiriman"):
        outs.append(folder / name)
        assert main(["select", str(city / f"{name}.yaml"), "--out", str(outs[-1]), "--seed", "ab" * 32]) == 0
    one, other = (_matched(out, folder / f"kerja-{out.name}") for out in outs)
    assert len(set(one) & set(other)) >= 0.97 * len(set(one) | set(other))
    shutil.rmtree(city)


def _matched(out: Path, work: Path) -> set[tuple[str, int, int]]:
    from naung.engine.duck import Duck

    work.mkdir()
    with Duck(work, [out]) as duck:
        duck.open("told", [out / "lists.parquet"])
        names = list(duck.columns(all_of("told")))
        rows = [dict(zip(names, row, strict=True)) for row in duck.rows(all_of("told"))]
    proposals = ("ojol", "umkm", "dishub", "kelurahan")
    return {
        (row["list"], row["line"], row["row"])
        for row in rows
        if row["outcome"] == "matched" and row["list"] in proposals
    }


def test_a_person_of_the_fixture_is_what_it_says() -> None:
    assert person("1", "A", "1980-01-01", "K")["kode_kelurahan"] == MARGAHAYU
