"""A person found by her name, her story opened, rows filtered and exported, in a real browser."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, expect

from tests.office.journey import Visit, browser, served
from tests.office.test_journeys import check_axe

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, str]]]:
    with served(tmp_path_factory.mktemp("orang")) as there:
        yield there


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as opened:
        yield opened


def test_an_operator_finds_a_person_and_reads_her_story(there: tuple[str, dict[str, str]], chromium: Browser) -> None:
    visit = Visit(chromium, *there).sign_in("rina")
    page = visit.page
    page.get_by_role("link", name="Cari orang").click()
    expect(page.locator("h1")).to_have_text("Cari orang")
    check_axe(visit)
    visit.picture("cari-orang")
    page.get_by_role("link", name="Lihat semua dalam tabel").click()
    page.get_by_label("Keadaan").select_option("reserve")
    page.get_by_role("button", name="Saring").click()
    expect(page.locator("h1")).to_contain_text("orang: cadangan")
    check_axe(visit)
    visit.picture("orang-tabel")
    name = page.locator("tbody th a").first.inner_text()
    page.get_by_label("Utama").get_by_role("link", name="Hari ini").click()
    page.get_by_role("link", name="Cari orang").click()
    page.get_by_label("Nama, NIK").fill(name.lower())
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("bernama")
    check_axe(visit)
    visit.picture("orang-ditemukan")
    page.locator("tbody th a", has_text=name).first.click()
    expect(page.locator("h1")).to_contain_text("Cadangan nomor")
    check_axe(visit)
    visit.picture("satu-orang")
    page.get_by_role("link", name="Lihat lengkap, perlu alasan").click()
    check_axe(visit)
    visit.context.close()
    assert visit.faults == []


def test_an_exporter_takes_away_what_is_shown(
    there: tuple[str, dict[str, str]], chromium: Browser, tmp_path: Path
) -> None:
    visit = Visit(chromium, *there).sign_in("agus")
    page = visit.page
    page.get_by_role("link", name="Cari orang").click()
    page.get_by_role("link", name="Lihat semua dalam tabel").click()
    page.get_by_label("Keadaan").select_option("selected")
    page.get_by_role("button", name="Saring").click()
    shown = page.locator("tbody tr").count()
    page.locator("main").get_by_role("link", name="Ekspor").click()
    check_axe(visit)
    visit.picture("orang-ekspor")
    with page.expect_download() as download:
        page.get_by_role("button", name="Ekspor").click()
    download.value.save_as(tmp_path / "orang.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "orang.xlsx")["Orang"]
    assert "terpilih" in str(sheet["A2"].value)
    assert sheet.max_row - 3 == shown
    assert "••••" in str(sheet["B4"].value)
    visit.context.close()
    assert visit.faults == []


def test_a_verifier_on_a_phone_sees_her_kelurahan(there: tuple[str, dict[str, str]], chromium: Browser) -> None:
    visit = Visit(chromium, *there, width=360).sign_in("neneng")
    page = visit.page
    page.get_by_role("link", name="Cari orang").click()
    page.get_by_role("link", name="Lihat semua dalam tabel").click()
    expect(page.locator("main")).to_contain_text("Yang ditampilkan hanya")
    visit.context.close()
    assert visit.faults == []
