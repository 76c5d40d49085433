"""In a real browser: a damaged workbook from upload to acceptance, what goes back looked into, axe, pictures."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, expect

from tests.intake.sent import save
from tests.office.journey import Visit, browser, served
from tests.office.test_journeys import check_axe
from tests.proposals.conftest import SHEET_HEAD, sheet_row

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def served_office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, str]]]:
    with served(tmp_path_factory.mktemp("kantor")) as there:
        yield there


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as opened:
        yield opened


def damaged(path: Path) -> Path:
    rows = [sheet_row(number) for number in range(1, 13)]
    rows[2][1], rows[5][1], rows[7][1], rows[8][3] = 3275010101800010, "3,27501E+15", "", "03/04/87"
    return save(path, [["DAFTAR MITRA PENGEMUDI"], [], SHEET_HEAD, *rows, ["", "Jumlah", "", "", "", "", 12]])


def test_a_damaged_workbook_from_upload_to_acceptance(
    chromium: Browser, served_office: tuple[str, dict[str, str]], tmp_path: Path
) -> None:
    visit = Visit(chromium, *served_office)
    page = visit.sign_in("rina").page
    page.get_by_role("link", name="Kirim balik daftar Bagian Pemerintahan").click()
    expect(page.locator("h1")).to_contain_text("Daftar terbaca.")
    check_axe(visit)
    visit.picture("daftar-contoh")
    page.get_by_role("link", name="Daftar masuk").first.click()
    check_axe(visit)
    visit.picture("daftar-masuk")
    page.get_by_role("link", name="Unggah daftar").click()
    check_axe(visit)
    visit.picture("daftar-unggah")
    page.get_by_label("Daftar yang mana").select_option("ojol")
    page.get_by_label("Kantor yang mengirim").fill("Dinas Perhubungan")
    page.locator("#file").set_input_files(damaged(tmp_path / "usulan_ojol_mei.xlsx"))
    page.get_by_role("button", name="Unggah dan baca").click()
    expect(page.locator("h1")).to_have_text("Daftar terbaca. 3 sel perlu diperbaiki.", timeout=60_000)
    expect(page.locator("main")).to_contain_text("9 + 0 + 0 + 1 + 3 = 13. Tidak ada baris yang hilang.")
    page.get_by_text("Salah dibaca?").click()
    check_axe(visit)
    page.get_by_text("Salah dibaca?").click()
    visit.picture("daftar-terbaca")
    with page.expect_download() as download:
        page.get_by_role("link", name="Unduh berkas perbaikan").click()
    assert download.value.suggested_filename == "usulan_ojol_mei_perbaikan.xlsx"
    look_into(Path(str(download.value.path())))
    page.get_by_role("link", name="Lihat barisnya").click()
    check_axe(visit)
    page.get_by_role("link", name="Menunggu perbaikan").click()
    expect(page.locator("h1")).to_have_text("3 baris menunggu perbaikan")
    visit.picture("daftar-baris")
    page.goto(page.url.replace("baris/", "sel/").partition("?")[0])
    check_axe(visit)
    visit.picture("daftar-sel")
    page.get_by_role("link", name="usulan_ojol_mei.xlsx").click()
    page.get_by_role("link", name="Periksa lalu terima").click()
    check_axe(visit)
    visit.picture("daftar-terima")
    page.get_by_role("button", name="Terima daftar ojol, 9 baris").click()
    expect(page.get_by_role("status")).to_contain_text("Daftar ojol diterima")
    page.get_by_role("link", name="usulan_ojol_mei.xlsx").first.click()
    expect(page.locator("h1")).to_have_text("Daftar ojol berlaku, 3 sel masih rusak.")
    page.goto(page.url.rsplit("/", 2)[0] + "/unggah/")
    page.get_by_label("Daftar yang mana").select_option("umkm")
    page.get_by_label("Kantor yang mengirim").fill("Dinas Koperasi")
    evil = tmp_path / "daftar.xlsx"
    evil.write_bytes(b"%PDF-1.7 bukan daftar")
    page.locator("#file").set_input_files(evil)
    page.get_by_role("button", name="Unggah dan baca").click()
    expect(page.locator("h1")).to_have_text("Berkas ini tidak terbaca sebagai daftar", timeout=60_000)
    check_axe(visit)
    visit.picture("daftar-tidak-terbaca")
    page.get_by_role("link", name="Batalkan unggahan ini").click()
    check_axe(visit)
    page.get_by_label("Alasan").fill("Dinas Koperasi mengirim PDF, sudah ditelepon.")
    page.get_by_role("button", name="Batalkan unggahan ini").click()
    expect(page.get_by_role("status")).to_contain_text("dibatalkan")
    visit.context.close()
    assert visit.faults == []


def look_into(path: Path) -> None:
    """The sender's own rows, and what is to be mended in a column more."""
    with path.open("rb") as file:
        sheet = openpyxl.load_workbook(file).worksheets[-1]
    head = [cell.value for cell in sheet[3]]
    assert head == [*SHEET_HEAD, "Perbaikan"]
    said = {row[2].value: row[7].value for row in sheet.iter_rows(min_row=4)}
    assert [name for name, words in said.items() if words and words.startswith("Perbaiki")] == [
        "ORANG 3",
        "ORANG 6",
        "ORANG 8",
    ]
    assert "NIK dirusak Excel" in said["ORANG 6"]
    assert "tahun lahir hanya dua angka" in said["ORANG 9"]
    assert said["ORANG 1"] is None
