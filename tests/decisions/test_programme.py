"""The programme's page and forms: faults as typed, counts before saving, a version or a scenario, two at once."""

import re
import shutil

import duckdb
import pytest
from django.test import Client
from django.urls import reverse

from naung.decisions.programme.reading import kinds_of, read, read_typed, tried
from naung.decisions.runs.models import Run
from naung.office.road.models import Programme
from naung.values.kinds import Kind
from tests.office.conftest import Office

WHY = "Keputusan rapat 2 September."
KINDS = {"umur": Kind.INTEGER, "nama": Kind.TEXT, "daftar_ojol": Kind.BOOLEAN}


@pytest.fixture
def client(office: Office) -> Client:
    return office.client(office.account("operator"))


def post(client: Client, programme: Programme, part: str, step: str, **typed: object) -> tuple[int, str]:
    got = client.post(reverse("rules-part", args=[programme.code, part]), {"step": step, **typed}, follow=True)
    return got.status_code, got.content.decode()


@pytest.mark.parametrize(
    ("when", "fault", "at"),
    [
        ("umur >= 18 AND umr < 65", "Posisi 16: umr bukan kolom yang ada", "umr"),
        ("umur + 1", "Harus syarat (benar/salah)", ""),
        ("umur = 'x'", "Posisi 8: di sini harus bilangan", "'"),
        ("daftar_ojol; DROP TABLE x", "Posisi 12: ditemukan ;", ";"),
        ("nama LIKE '%", "Tanda kutip tidak berpasangan", ""),
        ("length(nama) > 3", "Posisi 1: ", "length"),
        ("(" * 300 + "daftar_ojol" + ")" * 300, "", ""),
    ],
)
def test_a_fault_is_told_with_its_place(when: str, fault: str, at: str) -> None:
    found = read_typed(when, KINDS)
    assert found.fault
    assert fault in found.fault
    assert found.at.startswith(at)
    assert not found.at or found.before + found.at + found.after == when


def test_what_reads() -> None:
    assert read_typed("umur BETWEEN 18 AND 64 OR daftar_ojol", KINDS).fault == ""
    assert read_typed("poin DESC", KINDS, order=True).fault == ""
    assert read_typed("poin > 1", KINDS).fault != ""


def test_counts_are_those_of_the_run(programme: Programme, run: Run) -> None:
    """Each rule: what it removes and leaves unknown as the bulk half counted it; who is left, by brute force."""
    version = programme.texts.get()
    written, kinds = read(programme, version), kinds_of(programme, version)
    statuses = dict(duckdb.sql(f"SELECT status, count(*) FROM '{run.folder}/decisions.parquet' GROUP BY 1").fetchall())
    eligible = sum(count for status, count in statuses.items() if status != "ineligible")
    for rule in written.rules:
        counted = tried(programme, written, kinds, rule.when, rule.code, rule.unknown)
        assert counted is not None
        assert counted.tried is not None
        assert counted.removed == run.figures["by_failed"][rule.code] > 0
        assert counted.tried.everybody.unknown == run.figures["by_unknown"][rule.code]
        assert counted.tried.everybody.people == run.figures["people"]
        assert counted.eligible == eligible
        alone = f"SELECT count(*) FROM '{run.folder}/decisions.parquet' WHERE failed = ['{rule.code}']"
        assert duckdb.sql(alone).fetchall() == [(counted.removed_last,)]


def test_a_change_counted_is_what_a_run_of_it_finds(programme: Programme, run: Run, client: Client) -> None:
    """The count before saving and the run after it agree."""
    from tests.decisions.test_runs import worked

    version = programme.texts.get()
    counted = tried(
        programme, read(programme, version), kinds_of(programme, version), "desil_nasional <= 2", "desil", "verify"
    )
    typed = {"item": "desil", "was": 1, "text": "Desil 1 sampai 2", "when": "desil_nasional <= 2", "unknown": "verify"}
    post(client, programme, "aturan", "scenario", why=WHY, **typed)
    scenario = programme.runs.get(number=2)
    assert (scenario.version, scenario.title, programme.texts.count()) == (None, "Skenario: Aturan desil", 1)
    worked()
    scenario.refresh_from_db()
    assert counted is not None
    assert scenario.figures["by_failed"]["desil"] == counted.removed
    assert scenario.figures["people"] - scenario.figures["by_status"]["ineligible"] == counted.eligible


def test_as_typed_the_page_tells_what_it_means(programme: Programme, run: Run, client: Client) -> None:
    where = reverse("rules-check", args=[programme.code])

    def typed(**form: str) -> str:
        return client.post(where, form).content.decode()

    failed = run.figures["by_failed"]["usia"]
    said = typed(kind="rule", item="usia", when="umur BETWEEN 18 AND 64", unknown="reject")
    assert "Terbaca" in said
    assert f"<b>{failed} orang</b> gugur oleh aturan ini" in said
    assert "<html" not in said
    assert "<mark>umr</mark>" in typed(kind="rule", item="usia", when="umr > 1")
    assert "&lt;<mark>b</mark>&gt;" in typed(kind="rule", item="usia", when="umur > <b>")
    assert "tidak menyimpan kolom <code>rt</code>" in typed(kind="rule", code="rt", when="rt = '001'")
    assert "yang memenuhi syarat" in typed(kind="point", when="umur >= 60")
    assert "Belum terbaca" in typed(kind="order", order="poin DESC\nhilang")
    assert "Terbaca" in typed(kind="order", order="poin DESC\nrt")
    assert "Tulis syarat" in typed(x="1")
    Run.objects.all().delete()
    assert "Belum ada hasil" in typed(kind="rule", when="umur > 1")


def test_a_rule_is_looked_at_then_saved_as_a_version(programme: Programme, run: Run, client: Client) -> None:
    assert (
        "umur BETWEEN 18 AND 64"
        in client.get(reverse("rules-part", args=[programme.code, "aturan"]), {"item": "usia"}).content.decode()
    )
    typed = {
        "item": "usia",
        "was": 1,
        "text": "Berusia 18 sampai 59",
        "when": "umur BETWEEN 18 AND 59",
        "unknown": "reject",
    }
    status, said = post(client, programme, "aturan", "look", **typed)
    assert (status, programme.texts.count()) == (200, 1)
    assert "1 hal berubah. Belum disimpan." in said
    before = run.figures["by_failed"]["usia"]
    more = re.search(r"<b>(\d+) orang</b> gugur oleh aturan ini, tadinya (\d+)\.", said)
    assert more is not None
    assert (int(more[1]) > before, int(more[2])) == (True, before)
    status, said = post(client, programme, "aturan", "save", why="", **typed)
    assert (status, programme.texts.count()) == (422, 1)
    assert 'href="#why"' in said
    post(client, programme, "aturan", "save", why=WHY, **typed)
    made = programme.texts.first()
    assert made is not None
    assert (made.number, made.words) == (2, WHY)
    assert "umur BETWEEN 18 AND 59" in made.text
    assert "# Program uji; komentar ini harus tetap ada." in made.text
    assert "# dari rapat 2 September" in made.text


def test_two_who_edit_at_once(programme: Programme, client: Client) -> None:
    typed = {"was": 1, "order": "poin DESC", "per_family": "1"}
    post(client, programme, "urutan", "save", why=WHY, **typed)
    status, said = post(client, programme, "urutan", "save", why=WHY, **(typed | {"per_family": "2"}))
    assert (status, programme.texts.count()) == (422, 2)
    assert "diubah orang lain" in said


@pytest.mark.parametrize(
    ("part", "typed", "field"),
    [
        ("aturan", {"item": "usia", "when": "umr > 1", "unknown": "reject"}, "when"),
        ("aturan", {"code": "usia", "when": "umur > 1", "unknown": "reject"}, "code"),
        ("urutan", {"order": "entah", "per_family": "1"}, "order"),
        ("kuota", {"by": "kode_kelurahan", "weight": "when", "when": "x", "minimum": "0",
                   "reserve_percent": "1"}, "when"),
        ("uang", {"as_of": "2026-01-01", "first_month": "2026-01", "months": "12", "income_base_idr": "1000000",
                  "budget_idr": "5", "places": "1"}, "budget_idr"),
    ],
)  # fmt: skip
def test_what_is_wrong_stands_beside_its_field(
    programme: Programme, client: Client, part: str, typed: dict[str, str], field: str
) -> None:
    status, said = post(client, programme, part, "look", was=1, **typed)
    assert status == 422
    assert f'href="#{field}"' in said
    assert f'id="{field}"' in said
    assert programme.texts.count() == 1


def test_a_rule_is_removed_only_when_told_so(programme: Programme, run: Run, client: Client) -> None:
    where = reverse("rules-part", args=[programme.code, "hapus-aturan"])
    said = client.get(where, {"item": "desil"}).content.decode()
    assert "Hapus desil?" in said
    assert "orang tidak gugur lagi" in said
    assert programme.texts.count() == 1
    post(client, programme, "hapus-aturan", "save", item="desil", was=1, why=WHY)
    newest = programme.texts.first()
    assert newest is not None
    assert "desil," not in newest.text
    assert client.get(where, {"item": "desil"}).status_code == 422


def test_a_frozen_programme_is_read_only(programme: Programme, client: Client) -> None:
    Programme.objects.update(state="freeze")
    assert "tidak berubah lagi" in client.get(reverse("rules", args=[programme.code])).content.decode()
    status, said = post(client, programme, "urutan", "save", was=1, why=WHY, order="poin DESC", per_family="1")
    assert (status, programme.texts.count()) == (422, 1)
    assert "Program sudah dibekukan" in said


def test_the_page_tells_all_of_it_and_who_may_not_edit_gets_no_form(programme: Programme, office: Office) -> None:
    said = office.client(office.account("inspector")).get(reverse("rules", args=[programme.code])).content.decode()
    for words in ("3 aturan, 20 orang cukup dibiayai", "Rp5.000.000", "Rp201.600", "Januari 2026", "Tiap kelurahan"):
        assert words in said, words
    assert "Ubah" not in said


def test_missing_files_are_told(programme: Programme, run: Run, client: Client) -> None:
    shutil.move(run.folder.parent.parent / "registri.csv", run.folder.parent.parent / "x.csv")
    got = client.get(reverse("rules-part", args=[programme.code, "urutan"]))
    assert got.status_code == 422
    assert "registri.csv" in got.content.decode()
    said = client.post(reverse("rules-check", args=[programme.code]), {"kind": "rule", "when": "umur > 1"})
    assert "registri.csv" in said.content.decode()
