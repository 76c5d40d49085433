"""Late changes by the command: after a whole rehearsal, over a made programme."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from naung.engine.duck import Duck
from naung.engine.trees import all_of
from tests import made
from tests.draw.ceremony import draw, drawn, history, naung

HEAD = "jenis,nik,nik_baru,bulan,alasan\n"
START = ("--start", "2026-03")


class City:
    """A rehearsal that was drawn, and what its result says of everybody."""

    def __init__(self, folder: Path, **changes: Any) -> None:
        self.folder = folder
        self.program, self.frozen, self.result = drawn(folder, **changes)
        self.rows = decisions(folder, self.result)
        self.facts: dict[str, dict[str, object]] = {}

    def of(self, status: str, cell: str | None = None) -> list[dict[str, Any]]:
        """Candidates of a status, by rank."""
        rows = [one for one in self.rows if one["status"] == status and cell in (None, one["cell"])]
        return sorted(rows, key=lambda one: (one["cell"] or "", one["rank_in_cell"] or 0))

    def late(self, *lines: str, more: tuple[object, ...] = ()) -> int:
        path = self.folder / "susulan.csv"
        path.write_text(HEAD + "".join(f"{line}\n" for line in lines), encoding="utf-8")
        asked = ["late", self.frozen, "--result", self.result, "--changes", path, "--program", self.program]
        return draw(*asked, *START, *more)

    def changes(self) -> list[dict[str, Any]]:
        """What the last event of the history says."""
        return list(history(self.frozen)[-1]["changes"])

    def corrected(self, nik: str, **facts: object) -> Path:
        """The frozen programme with the facts corrected of this person, and of those before."""
        self.facts[nik] = facts
        lines = [f"{who},{name},{value},surat" for who, told in self.facts.items() for name, value in told.items()]
        (self.folder / "koreksi.csv").write_text("\n".join(["nik,column,value,source", *lines, ""]), encoding="utf-8")
        path = self.folder / "program-koreksi.yaml"
        text = self.program.read_text(encoding="utf-8")
        path.write_text(text + "corrections: {path: koreksi.csv}\n", encoding="utf-8")
        return path


def decisions(folder: Path, result: Path) -> list[dict[str, Any]]:
    work = folder / "kerja"
    work.mkdir(exist_ok=True)
    with Duck(work, [result]) as duck:
        duck.open("decisions", [result / "decisions.parquet"])
        names = list(duck.columns(all_of("decisions")))
        return [dict(zip(names, row, strict=True)) for row in duck.rows(all_of("decisions"))]


@pytest.fixture
def city(folder: Path) -> City:
    return City(folder, records=made.people(150), budget_idr=5_900_000, places=40)


def test_whoever_leaves_is_followed_by_the_next_of_the_cell(city: City) -> None:
    leaver = city.of("selected")[0]
    following = city.of("reserve", leaver["cell"])[0]
    assert city.late(f"berhenti,{leaver['nik']},,2026-05,Meninggal") == 0
    first, second = city.changes()
    assert (first["kind"], first["pseudonym"], first["held"]) == ("berhenti", leaver["pseudonym"], True)
    assert (second["kind"], second["pseudonym"]) == ("masuk", following["pseudonym"])
    assert (second["month"], second["rank"], second["by"]) == ("2026-05", following["rank_in_cell"], "tempat")


def test_the_batches_build_on_each_other(city: City) -> None:
    leaver = city.of("selected")[0]
    one, two = city.of("reserve", leaver["cell"])[0], city.of("selected")[-1]
    assert city.late(f"berhenti,{leaver['nik']},,2026-05,Meninggal") == 0
    assert city.late(f"berhenti,{one['nik']},,2026-07,Bekerja formal", f"berhenti,{two['nik']},,2026-07,Pindah") == 0
    entered = [told["pseudonym"] for told in city.changes() if told["kind"] == "masuk"]
    assert len(entered) == 2
    assert one["pseudonym"] not in entered
    assert [told["kind"] for told in history(city.frozen)] == ["hasil", "susulan", "susulan"]


def test_who_left_does_not_leave_twice_and_nothing_is_written(city: City, capsys: pytest.CaptureFixture[str]) -> None:
    nik = city.of("selected")[0]["nik"]
    assert city.late(f"berhenti,{nik},,2026-05,Meninggal") == 0
    before = (city.frozen / "public" / "riwayat.jsonl").read_bytes()
    assert city.late(f"berhenti,{nik},,2026-06,Meninggal", "berhenti,3275019999990001,,2026-06,Siapa ini") == 1
    said = capsys.readouterr().err
    assert "baris 2: NIK" in said and "sudah tidak di antrean" in said
    assert "baris 3: NIK 3275019999990001 bukan calon" in said
    assert (city.frozen / "public" / "riwayat.jsonl").read_bytes() == before


def test_a_follower_is_judged_again_on_that_day(city: City) -> None:
    leaver = city.of("selected")[0]
    one = city.of("reserve", leaver["cell"])[0]
    path = city.folder / "registri.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    for row in rows[1:]:
        if row[0] == one["nik"]:
            row[3] = "1940-01-01"  # the register has the right birth date by now
    today = city.folder / "registri-mei.csv"
    made.write_csv(today, rows[0], rows[1:])
    program = city.folder / "program-mei.yaml"
    text = city.program.read_text(encoding="utf-8").replace("registri.csv", today.name)
    program.write_text(text.replace("as_of: 2026-01-01", "as_of: 2026-05-01"), encoding="utf-8")
    path = city.folder / "susulan.csv"
    path.write_text(f"{HEAD}berhenti,{leaver['nik']},,2026-05,Meninggal\n", encoding="utf-8")
    asked = ["late", city.frozen, "--result", city.result, "--changes", path, "--program", program, *START]
    assert draw(*asked) == 0
    told = city.changes()
    assert [change["kind"] for change in told] == ["berhenti", "dilewati", "masuk"]
    assert told[1]["pseudonym"] == one["pseudonym"]
    assert "codes" not in told[1]
    (page,) = (city.frozen / "susulan").glob("*.json")
    assert json.loads(page.read_text(encoding="utf-8"))["changes"][1]["codes"] == "usia"


def test_the_upheld_get_the_rank_that_the_corrected_facts_give(city: City) -> None:
    """Against `naung select` itself, run on the corrected facts under the same seed."""
    outcomes: list[str] = []
    for row in [one for one in city.of("ineligible") if one["failed"] == ["informal"]][:7]:
        program = city.corrected(row["nik"], id_status_kedudukan_pekerjaan_utama=1)
        out = city.folder / f"koreksi-{row['nik']}"
        seed = json.loads((city.result / "run.json").read_text(encoding="utf-8"))["seed"]
        assert naung("select", program, "--out", out, "--seed", seed) == 0
        (then,) = [one for one in decisions(city.folder, out) if one["nik"] == row["nik"]]
        assert city.late(f"dikabulkan,{row['nik']},,,Bekerja sendiri", more=("--corrected", program)) == 0
        told = city.changes()[-1]
        outcomes.append(told["outcome"])
        if told["outcome"] == "antre":
            assert (told["ticket"], told["cell"], told["rank"]) == (
                then["ticket"],
                then["cell"],
                then["rank_in_cell"],
            )
        else:
            # She would represent the family, had nobody of it a place already; or the rules have it otherwise.
            family = [one for one in city.of("selected") if one["id_keluarga"] == row["id_keluarga"]]
            assert told["outcome"] == ("tetap" if then["status"] == "ineligible" else "keluarga")
            assert then["status"] in ("ineligible", "family_represented") or family
            del city.facts[row["nik"]]
    assert outcomes.count("antre") >= 2


def test_nobody_is_thrown_out_by_the_upheld(city: City) -> None:
    row = next(one for one in city.of("ineligible") if one["failed"] == ["informal"])
    facts = {"id_status_kedudukan_pekerjaan_utama": 1, "desil_nasional": 1, "tanggal_lahir": "1970-01-01"}
    program = city.corrected(row["nik"], **facts)
    assert city.late(f"dikabulkan,{row['nik']},,,Keliru", more=("--corrected", program)) == 0
    told = city.changes()[-1]
    assert told["rank"] <= len(city.of("selected", told["cell"]))
    assert "berhenti" not in [one["kind"] for one in city.changes()]
    leaver, city.program = city.of("selected", told["cell"])[0], program
    assert city.late(f"berhenti,{leaver['nik']},,2026-05,Meninggal") == 0
    assert [one["pseudonym"] for one in city.changes() if one["kind"] == "masuk"] == [told["pseudonym"]]


def test_who_stays_ineligible_is_told_and_does_not_join(city: City) -> None:
    row = next(one for one in city.of("ineligible") if one["failed"] == ["informal"])
    program = city.corrected(row["nik"], id_status_kedudukan_pekerjaan_utama=4)
    assert city.late(f"dikabulkan,{row['nik']},,,Keliru", more=("--corrected", program)) == 0
    assert [(told["kind"], told["outcome"]) for told in city.changes()] == [("dikabulkan", "tetap")]


def _represented(city: City, status: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Somebody represented by another of the family, who has this status, and that other."""
    others = {one["id_keluarga"]: one for one in city.of(status)}
    return next((one, other) for one in city.of("family_represented") if (other := others.get(one["id_keluarga"])))


def _first_of_the_family(city: City, row: dict[str, Any]) -> Path:
    return city.corrected(row["nik"], desil_nasional=1, tanggal_lahir="1965-01-01")


def test_a_represented_family_stays_with_who_holds_the_place(city: City) -> None:
    row, _ = _represented(city, "selected")
    program = _first_of_the_family(city, row)
    assert city.late(f"dikabulkan,{row['nik']},,,Keliru", more=("--corrected", program)) == 0
    assert [(told["kind"], told["outcome"]) for told in city.changes()] == [("dikabulkan", "keluarga")]


def test_of_a_family_still_in_line_the_corrected_facts_say_who_represents_it(city: City) -> None:
    row, other = _represented(city, "not_reached")
    program = _first_of_the_family(city, row)
    assert city.late(f"dikabulkan,{row['nik']},,,Keliru", more=("--corrected", program)) == 0
    first, second = city.changes()[:2]
    assert (first["kind"], first["pseudonym"]) == ("ditarik", other["pseudonym"])
    assert (second["kind"], second["outcome"]) == ("dikabulkan", "antre")


def test_a_corrected_nik_keeps_its_ticket(city: City) -> None:
    leaver = city.of("selected")[0]
    assert city.late(f"nik,{leaver['nik']},3275010101709998,,Salah ketik di DTSEN") == 0
    (told,) = city.changes()
    assert (told["pseudonym"], told["ticket"]) == (leaver["pseudonym"], leaver["ticket"])
    assert city.late("berhenti,3275010101709998,,2026-05,Meninggal") == 0
    assert city.changes()[0]["pseudonym"] == leaver["pseudonym"]


def test_a_row_whose_nik_was_at_fault_keeps_its_rows_ticket(city: City, capsys: pytest.CaptureFixture[str]) -> None:
    """12345 in the registry was somebody's NIK, damaged; two rows share another."""
    path, new = city.folder / "registri.csv", "3275010101709997"
    text = path.read_text(encoding="utf-8")
    mended = city.folder / "registri-betul.csv"
    mended.write_text(text.replace("\n12345,", f"\n{new},"), encoding="utf-8")
    program = city.folder / "program-betul.yaml"
    program.write_text(city.program.read_text(encoding="utf-8").replace(path.name, mended.name), encoding="utf-8")
    assert city.late(f"dikabulkan,12345,{new},,NIK rusak", more=("--corrected", program)) == 0
    (told,) = [change for change in city.changes() if change["kind"] == "dikabulkan"]
    assert told["outcome"] in ("antre", "tetap", "keluarga")
    shared = next(one["nik"] for one in city.rows if "nik_ganda" in one["failed"])
    assert city.late(f"dikabulkan,{shared},,,Orang lain", more=("--corrected", program)) == 1
    assert "sebut berkas/baris, misalnya registri.csv/" in capsys.readouterr().err


def test_nobody_joins_who_was_not_committed(city: City, capsys: pytest.CaptureFixture[str]) -> None:
    program = city.corrected(city.rows[0]["nik"], desil_nasional=1)
    assert city.late("dikabulkan,3275010101709991,,,Terlewat", more=("--corrected", program)) == 1
    assert "tidak bertiket; tunggu undian berikutnya" in capsys.readouterr().err


def test_rules_do_not_change_after_the_dice(city: City, capsys: pytest.CaptureFixture[str]) -> None:
    nik = city.of("ineligible")[0]["nik"]
    program = city.corrected(nik, desil_nasional=1)
    content = yaml.safe_load(program.read_text(encoding="utf-8"))
    content["order"] = ["poin DESC"]
    program.write_text(yaml.safe_dump(content), encoding="utf-8")
    assert city.late(f"dikabulkan,{nik},,,Keliru", more=("--corrected", program)) == 1
    assert "order bukan yang dibekukan" in capsys.readouterr().err
    assert city.late(f"dikabulkan,{nik},,,Keliru") == 1
    assert "beri --corrected" in capsys.readouterr().err
    assert len(history(city.frozen)) == 1


def test_the_public_side_names_nobody(city: City) -> None:
    leaver = city.of("selected")[0]
    assert city.late(f"berhenti,{leaver['nik']},,2026-05,Meninggal karena sakit") == 0
    text = (city.frozen / "public" / "riwayat.jsonl").read_text(encoding="utf-8")
    assert not any(row["nik"] in text for row in city.rows if row["nik"])
    assert "sakit" not in text


def test_a_changed_private_page_is_found(city: City, capsys: pytest.CaptureFixture[str]) -> None:
    one, two = city.of("selected")[:2]
    assert city.late(f"berhenti,{one['nik']},,2026-05,Meninggal") == 0
    (page,) = (city.frozen / "susulan").glob("*.json")
    page.write_text(page.read_text(encoding="utf-8").replace("Meninggal", "Pindah"), encoding="utf-8")
    assert city.late(f"berhenti,{two['nik']},,2026-05,Meninggal") == 1
    assert "sudah diubah" in capsys.readouterr().err


def test_another_result_has_no_late_changes(city: City, capsys: pytest.CaptureFixture[str]) -> None:
    out = city.folder / "lain"
    assert naung("select", city.program, "--out", out, "--seed", "7" * 64) == 0
    city.result = out
    assert city.late(f"berhenti,{city.of('selected')[0]['nik']},,2026-05,Meninggal") == 1
    assert "bukan hasil yang sekarang berlaku" in capsys.readouterr().err


def test_the_inspectors_page_shows_every_change_and_no_whole_nik(city: City) -> None:
    one, two = city.of("selected")[:2]
    assert city.late(f"berhenti,{one['nik']},,2026-05,Meninggal <b>", f"nik,{two['nik']},3275010101709998,,Salah") == 0
    page = (city.frozen / "susulan.html").read_text(encoding="utf-8")
    assert "Meninggal &lt;b&gt;" in page
    assert page.count("<circle") == 2 + 1  # two changes that somebody decided, and the house's mark
    assert not any(row["nik"] in page for row in city.rows if row["nik"] and len(row["nik"]) == 16)
    assert "PERCOBAAN" in page
