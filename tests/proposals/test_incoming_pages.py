"""The pages of lists that come in: numbers that add up, cells masked and their reading logged, roles, filters."""

import io
import re
from pathlib import Path

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from naung.office.jobs.models import Job
from naung.office.looks.models import Look
from naung.office.permissions.rules import Actor
from naung.office.road.models import Programme
from naung.proposals.incoming import actions, rules
from naung.proposals.incoming.models import Upload
from tests.office.conftest import AT, HERE, Office
from tests.proposals.conftest import Send, csv_of, read_now, row, sheet_row, xlsx_of

WHOLE = re.compile(r"(?<!\d)\d{16}(?!\d)")


@pytest.fixture
def operator(office: Office) -> Client:
    return office.client(office.account("operator"))


@pytest.fixture
def book(tmp_path: Path) -> bytes:
    """Known, changed, new, a NIK typed as a number, none at all, a sum."""
    rows = [
        sheet_row(1),
        sheet_row(2, alamat="Jl. Melati 1"),
        sheet_row(8),
        sheet_row(9, nik=3275010101800010),
        sheet_row(10, nik="", nama="+62 UJANG"),
        ["", "Jumlah", "", "", "", "", 5],
    ]
    return xlsx_of(tmp_path / "mitra.xlsx", rows)


def page(client: Client, name: str, upload: Upload, query: str = "") -> str:
    got = client.get(reverse(name, args=[upload.programme.code, upload.pk]) + query)
    assert got.status_code == 200
    return got.content.decode()


def test_the_numbers_add_up_and_no_nik_is_whole(send: Send, book: bytes, operator: Client) -> None:
    upload = send(book, file_name="mitra.xlsx")
    counts = [upload.new, upload.known, upload.changed, upload.ignored, upload.waiting]
    assert counts == [1, 1, 1, 1, 2]
    text = page(operator, "incoming-one", upload)
    assert "<h1>Daftar terbaca. 2 sel perlu diperbaiki.</h1>" in text
    assert "1 + 1 + 1 + 1 + 2 = 6. Tidak ada baris yang hilang." in text
    assert "3 dari 5 baris di daftar yang berlaku tidak dikenali" in text
    assert "3275••••••••001<mark>0</mark>" in text
    assert "NIK bertipe bilangan" in text
    assert WHOLE.search(text) is None
    assert Look.objects.get().subject == f"upload:{upload.pk}"


def test_every_cell_and_row_can_be_seen_by_pages(send: Send, tmp_path: Path, operator: Client) -> None:
    rows = [row(number, nik=f"327501010180{number:04d}9") for number in range(1, 61)]
    upload = send(csv_of(tmp_path / "a.csv", rows))
    assert (upload.cells, upload.waiting) == (60, 60)
    assert "Lihat semua 60 sel" in page(operator, "incoming-one", upload)
    first = page(operator, "incoming-cells", upload, "?jenis=nik_panjang&kolom=nik")
    second = page(operator, "incoming-cells", upload, "?jenis=nik_panjang&kolom=nik&page=2")
    assert ("Halaman 1 dari 2" in first, first.count('scope="row"'), second.count('scope="row"')) == (True, 50, 10)
    assert "jenis=nik_panjang&amp;kolom=nik&amp;page=2" in first
    assert "Tidak ada sel" in page(operator, "incoming-cells", upload, "?jenis=' OR 1=1 --")
    assert "60 baris menunggu perbaikan" in page(operator, "incoming-rows", upload, "?isi=menunggu")
    assert "Tidak ada baris" in page(operator, "incoming-rows", upload, "?isi=apa")
    for text in (first, second):
        assert WHOLE.search(text) is None
    assert Look.objects.count() == 4, "once a page that shows somebody"


def test_the_workbook_goes_back_as_it_came_with_a_column_more(send: Send, book: bytes, operator: Client) -> None:
    upload = send(book, file_name="mitra mei.xlsx")
    got = operator.get(reverse("incoming-back", args=[upload.programme.code, upload.pk]))
    assert got.headers["Content-Disposition"] == 'attachment; filename="mitra_mei_perbaikan.xlsx"'
    assert got.headers["Cache-Control"] == "no-store"
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(got.streaming_content))).worksheets[-1]  # type: ignore[attr-defined]
    head = [cell.value for cell in sheet[3]]
    assert head[-1] == "Perbaikan"
    said = {line[2].value: line[len(head) - 1].value for line in sheet.iter_rows(min_row=4)}
    assert "NIK bertipe bilangan" in said["ORANG 9"]
    assert said["ORANG 1"] is None
    assert Look.objects.get().shown == "berkas perbaikan"


def test_who_may_look_looks_and_who_may_not_does_not(send: Send, book: bytes, office: Office) -> None:
    upload = send(book, file_name="mitra.xlsx")
    code = upload.programme.code
    for role in ("approver", "inspector", "admin"):
        client = office.client(office.account(role))
        text = page(client, "incoming-one", upload)
        assert "Unduh berkas perbaikan" not in text
        assert "<form method" not in text.partition("<main")[2]
        for name in ("incoming-back", "incoming-accept", "incoming-reject", "incoming-again"):
            assert client.post(reverse(name, args=[code, upload.pk])).status_code == 403
        assert "Unggah daftar" not in client.get(reverse("incoming", args=[code])).content.decode()
    exporter = office.client(office.account("exporter"))
    listed = exporter.get(reverse("incoming", args=[code]))
    assert listed.status_code == 200
    assert reverse("incoming-one", args=[code, upload.pk]) not in listed.content.decode()
    verifier = office.client(office.account("verifier", HERE))
    for client, names in ((exporter, ("one", "cells", "rows")), (verifier, ("one", "cells", "rows"))):
        for name in names:
            assert client.get(reverse(f"incoming-{name}", args=[code, upload.pk])).status_code == 403
    assert verifier.get(reverse("incoming", args=[code])).status_code == 403


def test_an_upload_is_within_its_own_programme(send: Send, book: bytes, operator: Client) -> None:
    upload = send(book, file_name="mitra.xlsx", read=False)
    Programme.objects.create(code="lain", title="Lain", since=AT)
    for name in ("one", "cells", "rows", "back", "accept", "reject"):
        assert operator.get(reverse(f"incoming-{name}", args=["lain", upload.pk])).status_code == 404


def test_from_the_form_to_the_list_in_force(programme: Programme, book: bytes, operator: Client, rina: Actor) -> None:
    where = reverse("incoming-new", args=[programme.code])
    said = {"list": "ojol", "office": "Dinas Perhubungan", "kind": "covered"}
    got = operator.post(where, said | {"file": SimpleUploadedFile("mitra.xlsx", book)})
    upload = Upload.objects.get()
    assert got.headers["Location"] == reverse("incoming-one", args=[programme.code, upload.pk])
    assert upload.kind == "proposal", "a list keeps its kind"
    text = page(operator, "incoming-one", upload)
    assert "<h1>Daftar sedang dibaca</h1>" in text
    assert 'hx-get="' in text
    polled = operator.get(got.headers["Location"], headers={"HX-Request": "true"})
    assert (b"Menunggu giliran" in polled.content, b"<h1>" in polled.content) == (True, False)
    read_now(upload)
    ended = operator.get(got.headers["Location"], headers={"HX-Request": "true"})
    assert ended.headers["HX-Refresh"] == "true"
    accept = reverse("incoming-accept", args=[programme.code, upload.pk])
    answers = operator.get(accept).content.decode()
    assert "3 baris: 1 baru, 1 sudah dikenal, 1 berubah" in answers
    assert "versi 1 menjadi versi 2" in answers
    assert operator.post(accept).status_code == 302
    assert operator.post(accept).status_code == 422
    again = operator.post(where, said | {"file": SimpleUploadedFile("mitra.xlsx", book)})
    assert (again.status_code, "sama persis" in again.content.decode()) == (422, True)
    assert "Daftar ojol berlaku, 2 sel masih rusak." in page(operator, "incoming-one", upload)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"list": ""}, "Pilih daftarnya"),
        ({"office": " "}, "kantor yang mengirim"),
        ({"list": "*", "name": "dua kata"}, "Nama daftar: huruf"),
        ({"list": "*", "name": "pasar"}, "Pilih jenis"),
        ({"file": None}, "Pilih berkasnya"),
        ({"file": b""}, "kosong"),
    ],
)
def test_a_form_that_says_too_little_comes_back(
    said: dict[str, object], words: str, programme: Programme, operator: Client
) -> None:
    form: dict[str, object] = {"list": "ojol", "office": "Dishub", "file": b"nik\n1\n"} | said
    content = form.pop("file")
    if isinstance(content, bytes):
        form["file"] = SimpleUploadedFile("a.csv", content)
    got = operator.post(reverse("incoming-new", args=[programme.code]), form)
    assert (got.status_code, words in got.content.decode()) == (422, True)
    assert not Upload.objects.exists()


def test_what_is_too_large_is_not_kept(programme: Programme, operator: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "LARGEST", 70_000)
    monkeypatch.setattr("naung.site.uploads.LARGEST", 70_000)
    form = {"list": "ojol", "office": "Dishub", "file": SimpleUploadedFile("a.csv", b"nik\n" * 50_000)}
    got = operator.post(reverse("incoming-new", args=[programme.code]), form)
    assert (got.status_code, "Berkas lebih besar dari" in got.content.decode()) == (422, True)
    assert not Upload.objects.exists()


def test_a_reading_that_failed_can_be_asked_anew(send: Send, book: bytes, operator: Client) -> None:
    upload = send(book, file_name="mitra.xlsx", read=False)
    where = reverse("incoming-again", args=[upload.programme.code, upload.pk])
    refused = operator.post(where, {"as_before": "1"})
    assert (refused.status_code, "sedang dibaca" in refused.content.decode()) == (422, True)
    Job.objects.update(state="failed", outcome="Gagal di pihak kami. Kode kejadian: P-1.")
    assert "Kode kejadian: P-1." in page(operator, "incoming-one", upload)
    assert operator.post(where, {"as_before": "1"}).status_code == 302
    upload.refresh_from_db()
    assert (upload.turn, upload.state) == (2, "reading")


def test_columns_are_corrected_by_what_was_chosen_otherwise(send: Send, book: bytes, operator: Client) -> None:
    upload = send(book, file_name="mitra.xlsx")
    where = reverse("incoming-again", args=[upload.programme.code, upload.pk])
    said = {"sheet": "", "header_row": "3", "column-1": "nik", "was-1": "nik", "written-1": "NIK"}
    said |= {"column-2": "kecamatan", "was-2": "", "written-2": "Pekerjaan"}
    assert operator.post(where, said).status_code == 302
    upload.refresh_from_db()
    assert (upload.header_row, upload.columns) == (3, {"kecamatan": "Pekerjaan"})
    read_now(upload)
    assert "ditentukan di program" in page(operator, "incoming-one", upload)
    wrong = operator.post(where, said | {"header_row": "banyak"})
    assert (wrong.status_code, "Baris kepala tabel: bilangan" in wrong.content.decode()) == (422, True)


def test_a_refusal_stands_on_the_page_with_a_way_on(send: Send, operator: Client) -> None:
    upload = send(b"%PDF-1.7", file_name="daftar.pdf")
    text = page(operator, "incoming-one", upload)
    assert "<h1>Berkas ini tidak terbaca sebagai daftar</h1>" in text
    assert "ini PDF, bukan daftar" in text
    got = operator.post(reverse("incoming-reject", args=[upload.programme.code, upload.pk]), {"reason": "x"})
    assert (got.status_code, "Tulis alasannya" in got.content.decode()) == (422, True)
    actions.reject(upload, "Bukan daftar, sudah ditelepon.", AT, _actor(upload))
    assert "Unggahan ini dibatalkan." in page(operator, "incoming-one", upload)


def _actor(upload: Upload) -> Actor:
    return Actor(1, upload.by_id, "Rina", "rina")


def test_file_names_and_cells_are_words_and_not_markup(send: Send, tmp_path: Path, operator: Client) -> None:
    content = csv_of(tmp_path / "a.csv", [row(1, nama="<script>alert(1)</script>", nik="x<b>y")])
    upload = send(content, file_name="<img src=x>.csv")
    text = page(operator, "incoming-one", upload) + page(operator, "incoming-rows", upload, "?isi=menunggu")
    assert "<script>alert" not in text
    assert "<img" not in text
    assert "x<b>y" not in text
