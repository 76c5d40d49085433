"""Searching, filtering, exporting and telling people of a run, for whoever may; others learn nothing."""

import csv
import io
import re
from collections.abc import Callable

import openpyxl
import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from naung.decisions.people import rules
from naung.office.audit.models import AuditEvent
from naung.office.looks.models import Look
from naung.values.errors import Refusal
from tests.decisions.people.conftest import Run
from tests.office.conftest import HERE, Office

OWN = HERE.replace(".", "")
ClientOf = Callable[[str], Client]
REASON = "Pencocokan dengan BPJS, surat 12/V."


def text(answer) -> str:  # type: ignore[no-untyped-def]
    return re.sub(r"\s+", " ", re.sub("<[^>]*>", " ", answer.content.decode()))


def bare(answer) -> str:  # type: ignore[no-untyped-def]
    """A page without what differs each time it is asked."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())


def one_of(run: Run, here: bool, **wanted: object) -> dict[str, object]:
    rows = [row for row in run.where(**wanted) if (row["area"] == OWN) is here and row["nik"] and len(row["nik"]) == 16]
    return next(row for row in rows if sum(row["nik"] == one["nik"] for one in run.everybody) == 1)


# --- what was typed ---


@given(st.text(max_size=60))
def test_whatever_is_typed_is_one_of_three_or_is_told_how(typed: str) -> None:
    try:
        search = rules.read_search(typed)
    except Refusal as refusal:
        assert str(refusal).endswith(".")
    else:
        assert bool(search.nik) + bool(search.pseudonym) + bool(search.words) == 1
        assert all(re.fullmatch("[A-Z]{1,40}", word) for word in search.words)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "Tulis nama, NIK"),
        ("327501", "16 angka. Yang ditulis 6"),
        ("a", "dua huruf"),
        ("siti 3275014101900001", "Tulis nama saja"),
        ("'; DROP TABLE people", ""),
    ],
)
def test_a_wrong_shape_says_how(typed: str, words: str) -> None:
    if words:
        with pytest.raises(Refusal, match=words):
            rules.read_search(typed)
    else:
        assert rules.read_search(typed).words == ("DROP", "TABLE", "PEOPLE")


def test_spellings_of_a_nik_are_one() -> None:
    assert rules.read_search(" 3275 0141 0190 0001 ").nik == rules.read_search("'3275.0141-01900001").nik


# --- a search ---


def test_a_nik_leads_to_her_page_and_stands_in_no_address(run: Run, client_of: ClientOf) -> None:
    her, client = one_of(run, True), client_of("operator")
    got = client.post(run.address("persons"), {"q": her["nik"]})
    assert got.status_code == 302
    assert got.headers["Location"] == run.address("persons-one", 1, her["key"])
    assert str(her["nik"]) not in got.headers["Location"]
    refused = client.get(run.address("persons"), {"q": her["nik"]})
    assert refused.status_code == 422
    assert str(her["nik"]) not in refused.content.decode()
    assert client.get(run.address("rows", 1), {"q": her["nik"]}).status_code == 422


def test_a_pseudonym_and_a_name_find_her(run: Run, client_of: ClientOf) -> None:
    from naung.decisions.people.asked import index_of

    her, client = one_of(run, False, status="selected"), client_of("operator")
    with index_of(run.folder) as index:
        whole = index.whole(int(str(her["key"])), None)
    assert whole is not None
    got = client.post(run.address("persons"), {"q": whole.row["pseudonym"].upper()})
    assert got.headers["Location"] == run.address("persons-one", 1, her["key"])
    got = client.post(run.address("persons"), {"q": str(her["name"]).lower()}, follow=True)
    assert got.redirect_chain[0][0].startswith(run.address("persons") + "?q=")
    assert f'href="{run.address("persons-one", 1, her["key"])}"' in got.content.decode()
    assert str(her["nik"]) not in got.content.decode()


def test_nobody_found_is_a_calm_page(run: Run, client_of: ClientOf) -> None:
    client = client_of("operator")
    for typed in ("zzxqv", "3275019999999999", "0" * 32):
        got = client.post(run.address("persons"), {"q": typed}, follow=True)
        assert got.status_code == 200
        assert "Tidak ada yang ditemukan" in text(got)
    wrong = client.post(run.address("persons"), {"q": "327501"})
    assert wrong.status_code == 422
    assert "16 angka" in text(wrong)


# --- scope ---


def test_a_verifier_finds_her_own_and_the_others_are_as_if_they_were_not(run: Run, client_of: ClientOf) -> None:
    client = client_of("verifier")
    mine, other = one_of(run, True), one_of(run, False)
    assert client.post(run.address("persons"), {"q": mine["nik"]}).status_code == 302
    hidden = client.post(run.address("persons"), {"q": other["nik"]})
    nobody = client.post(run.address("persons"), {"q": "3275019999999999"})
    assert hidden.status_code == nobody.status_code == 200
    assert bare(hidden) == bare(nobody)
    for route in ("persons-one", "persons-nik"):
        assert client.get(run.address(route, 1, int(str(mine["key"])))).status_code == 200
        gone = client.get(run.address(route, 1, int(str(other["key"]))))
        never = client.get(run.address(route, 1, 99_999_999))
        assert gone.status_code == never.status_code == 404
        assert bare(gone) == bare(never)
    post = client.post(run.address("persons-nik", 1, int(str(other["key"]))), {"reason": REASON})
    assert post.status_code == 404


def test_rows_counts_and_filters_show_a_verifier_her_kelurahan_only(run: Run, client_of: ClientOf) -> None:
    client = client_of("verifier")
    mine = [row for row in run.everybody if row["area"] == OWN]
    page = client.get(run.address("rows", 1))
    assert f"{len(mine)} orang di hasil 1" in text(page)
    failed = [row for row in mine if "usia" in row["failed"]]
    assert text(client.get(run.address("rows", 1), {"failed": "usia"})).count(f"{len(failed)} orang") >= 1
    other = next(row["area"] for row in run.everybody if row["area"] not in (OWN, None))
    elsewhere = client.get(run.address("rows", 1), {"cell": other})
    unknown = client.get(run.address("rows", 1), {"cell": "9999999999"})
    assert elsewhere.status_code == unknown.status_code == 200
    assert bare(elsewhere).replace(str(other), "") == bare(unknown).replace("9999999999", "")
    family = client.get(run.address("rows", 1), {"family": one_of(run, False)["key"]})
    assert "Tidak ada orang" in text(family)


def test_a_name_of_another_kelurahan_is_not_found(run: Run, client_of: ClientOf) -> None:
    names = {row["name"] for row in run.everybody if row["area"] == OWN}
    other = next(row for row in run.everybody if row["area"] != OWN and row["name"] and row["name"] not in names)
    got = client_of("verifier").get(run.address("persons"), {"q": other["name"]})
    assert run.address("persons-one", 1, other["key"]) not in got.content.decode()


# --- rows ---


def test_a_filter_that_is_none_is_told_beside_its_field(run: Run, client_of: ClientOf) -> None:
    client = client_of("operator")
    for name in ("status", "failed", "list", "sort", "family", "page"):
        assert client.get(run.address("rows", 1), {name: "1 OR 1"}).status_code == 422, name


def test_a_run_that_is_not_there_is_not_found(run: Run, client_of: ClientOf) -> None:
    client = client_of("operator")
    assert client.get(run.address("rows", 7)).status_code == 404
    assert client.get(run.address("persons-one", 7, 1)).status_code == 404
    assert client.get(run.address("persons"), {"run": "7"}).status_code == 200


def test_each_page_of_people_is_in_the_read_log(run: Run, client_of: ClientOf) -> None:
    client, her = client_of("operator"), one_of(run, True)
    client.get(run.address("rows", 1))
    client.get(run.address("persons"), {"q": "siti"})
    client.get(run.address("persons-one", 1, int(str(her["key"]))))
    subjects = list(Look.objects.order_by("pk").values_list("subject", flat=True))
    assert [one.split(":")[0] for one in subjects] == ["run", "search", "person"]
    assert all(str(her["nik"]) not in one and str(her["name"]) not in one for one in subjects)


def test_a_large_run_is_indexed_by_the_worker(run: Run, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch) -> None:
    import shutil

    from naung.decisions.people import reading
    from naung.office.jobs.kinds import KINDS
    from naung.office.jobs.models import Job

    second = run.folder.with_name("2")
    shutil.copytree(run.folder, second, ignore=shutil.ignore_patterns("indeks*"))
    monkeypatch.setattr(reading, "SMALL", 1)
    client = client_of("operator")
    for _ in range(2):
        assert "Pencarian sedang disiapkan" in text(client.get(run.address("rows", 2)))
    job = Job.objects.get(kind="people.index")
    said = KINDS[job.kind].work(job.details, lambda done, total, unit: None)
    assert said == "Indeks hasil 2 siap. Orang di dalamnya dapat dicari."
    assert client.get(run.address("rows", 2)).status_code == 200
    her = one_of(run, True)
    assert "Hasil 1" in text(client.get(run.address("persons-one", 2, int(str(her["key"])))))


# --- one person ---


@pytest.mark.parametrize("status", list(rules.STATUSES))
def test_her_page_begins_with_her_result(run: Run, client_of: ClientOf, status: str) -> None:
    her = next(row for row in run.everybody if row["status"] == status)
    got = client_of("inspector").get(run.address("persons-one", 1, her["key"]))
    assert got.status_code == 200
    page = text(got)
    begins = {"selected": "Terpilih, nomor", "reserve": "Cadangan nomor"}.get(status, "Belum terpilih:")
    assert re.search("<h1>([^<]*)", got.content.decode())[1].startswith(begins)  # type: ignore[index]
    assert not re.search("tiket|Putusan", page)
    assert not re.search(r"\b[0-9]{16}\b", page), "a NIK or a family card in full"
    assert "Siapa yang melihat halaman ini" in page


def test_everybody_has_a_page(run: Run, client_of: ClientOf) -> None:
    client = client_of("operator")
    faults = {"nik_tidak_sah", "nik_ganda", "kelurahan_tidak_dikenal"}
    odd = [row for row in run.everybody if faults & set(row["failed"])]
    assert odd
    for row in odd[:12]:
        assert client.get(run.address("persons-one", 1, row["key"])).status_code == 200


def test_the_whole_nik_needs_a_reason_and_is_in_the_chain(run: Run, client_of: ClientOf) -> None:
    client, her = client_of("operator"), one_of(run, True)
    where = run.address("persons-nik", 1, int(str(her["key"])))
    assert client.post(where, {"reason": "x"}).status_code == 422
    assert not Look.objects.filter(full=True).exists()
    got = client.post(where, {"reason": REASON})
    assert str(her["nik"]) in got.content.decode().replace(" ", "")
    event = AuditEvent.objects.get(act="look.full")
    assert event.subject.startswith(f"person:{run.programme.pk}:")
    inspector = client_of("inspector").get(run.address("persons-one", 1, int(str(her["key"]))))
    assert REASON in inspector.content.decode()
    assert "NIK lengkap dilihat" in text(inspector)


# --- exports ---


def test_an_export_is_what_is_shown_and_stands_in_the_chain(run: Run, client_of: ClientOf) -> None:
    client = client_of("exporter")
    wanted = run.where(status="selected")
    page = client.get(run.address("rows", 1), {"status": "selected"})
    assert f"Ekspor {len(wanted)} orang" in text(page)
    got = client.post(run.address("rows-export", 1) + "?status=selected", {"form": "csv"})
    content = b"".join(got.streaming_content)  # type: ignore[attr-defined]
    head, columns, *lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert columns[:2] == ["Nama", "NIK"]
    assert sorted(line[0] for line in lines) == sorted(row["name"] for row in wanted)
    assert all("••••" in line[1] for line in lines)
    assert all(word in head[0] for word in ("terpilih", "sidik", "Petugas", "2026"))
    event = AuditEvent.objects.get(act="export.made")
    import hashlib

    assert hashlib.sha256(content).hexdigest() in event.details
    assert f'"rows":{len(wanted)}' in event.details
    assert list(run.folder.parent.parent.glob(".ekspor*")) == []


def test_whole_niks_need_a_reason_and_a_workbook_holds_no_formula(run: Run, client_of: ClientOf) -> None:
    client = client_of("exporter")
    where = run.address("rows-export", 1) + "?failed=usia&sort=poin"
    assert client.post(where, {"form": "xlsx", "full": "ya"}).status_code == 422
    assert client.post(where, {"form": "exe"}).status_code == 422
    assert not AuditEvent.objects.filter(act="export.made").exists()
    got = client.post(where, {"form": "xlsx", "full": "ya", "reason": REASON})
    book = openpyxl.load_workbook(io.BytesIO(b"".join(got.streaming_content)))  # type: ignore[attr-defined]
    sheet = book["Orang"]
    wanted = [row for row in run.everybody if "usia" in row["failed"]]
    niks = [sheet.cell(row, 2).value or "" for row in range(4, sheet.max_row + 1)]
    assert sorted(niks) == sorted(rules.unarmed(row["nik"] or "") for row in wanted)
    assert all(cell.data_type != "f" for line in sheet.iter_rows() for cell in line)
    assert AuditEvent.objects.filter(act="look.full").count() == 1


@pytest.mark.parametrize("armed", ["=1+1", "+62", "-1", "@x", "\tx"])
def test_what_begins_like_a_formula_is_unarmed(armed: str) -> None:
    assert rules.unarmed(armed)[0] == "'"


def test_too_many_for_a_workbook_are_refused_in_words(
    run: Run, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    from naung.decisions.people import export

    monkeypatch.setitem(export.MOST, "xlsx", 10)
    got = client_of("exporter").post(run.address("rows-export", 1), {"form": "xlsx"})
    assert got.status_code == 422
    assert "pilih CSV" in text(got)


def test_an_exporter_sees_rows_and_nobodys_story(run: Run, client_of: ClientOf) -> None:
    client, her = client_of("exporter"), one_of(run, True)
    assert client.get(run.address("persons-one", 1, int(str(her["key"])))).status_code == 403
    got = client.post(run.address("persons"), {"q": her["nik"]})
    assert got.status_code == 200
    assert "persons-one" not in got.content.decode()
    for role in ("operator", "inspector", "verifier", "approver"):
        assert client_of(role).get(run.address("rows-export", 1)).status_code == 403


def test_home_leads_to_the_search(run: Run, client_of: ClientOf) -> None:
    assert run.address("persons") in client_of("verifier").get("/").content.decode()
    assert "Cari orang" not in client_of("admin").get("/").content.decode()


def test_a_programme_without_a_run_says_so(office: Office, run: Run, client_of: ClientOf) -> None:
    from naung.office.road.models import Programme

    Programme.objects.create(code="kosong", title="Kosong", since=run.programme.since)
    assert "Belum ada hasil" in text(client_of("operator").get("/program/kosong/orang/"))
