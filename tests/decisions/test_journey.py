"""One walk in a real browser: a rule edited and counted, tried as a scenario, compared, one run taken on."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.office.journey import Visit, browser, served
from tests.office.test_journeys import check_axe

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, str]]]:
    with served(tmp_path_factory.mktemp("office")) as there:
        yield there


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as opened:
        yield opened


def test_from_a_rule_to_the_run_that_goes_on(chromium: Browser, office: tuple[str, dict[str, str]]) -> None:
    visit = Visit(chromium, *office)
    page = visit.sign_in("rina").page
    page.goto("/program/sigap-2026/")
    page.get_by_role("link", name="Aturan", exact=True).click()
    check_axe(visit)
    visit.picture("aturan")
    page.get_by_role("link", name="Ubah aturan desil").click()
    checked = page.locator("#checked")
    expect(checked).to_contain_text("gugur oleh aturan ini", timeout=15_000)
    page.get_by_label("Syarat").fill("desil_nasionl <= 2")
    expect(checked.locator("mark")).to_have_text("desil_nasionl", timeout=15_000)
    check_axe(visit)
    visit.picture("aturan-belum-terbaca")
    page.get_by_label("Syarat").fill("desil_nasional <= 2")
    expect(checked).to_contain_text("Yang memenuhi syarat", timeout=15_000)
    check_axe(visit)
    visit.picture("aturan-dihitung")
    page.get_by_role("button", name="Lihat perubahan").click()
    expect(page.locator("h1")).to_have_text("1 hal berubah. Belum disimpan.")
    check_axe(visit)
    visit.picture("aturan-periksa")
    page.get_by_role("button", name="Coba sebagai skenario").click()
    expect(page.get_by_role("alert")).to_contain_text("Tulis alasannya")
    page.get_by_label("Mengapa diubah?").fill("Melihat bila hanya dua desil terbawah.")
    page.get_by_role("button", name="Coba sebagai skenario").click()
    expect(page.locator("h1")).to_contain_text("Hasil 2")
    visit.picture("hasil-dihitung")
    expect(page.locator("h1")).to_contain_text("orang terpilih", timeout=90_000)
    check_axe(visit)
    page.get_by_role("link", name="Bandingkan dengan hasil lain").click()
    expect(page.locator("h1")).to_contain_text("dari hasil 1 ke hasil 2", timeout=30_000)
    check_axe(visit)
    visit.picture("banding")
    page.goto("/program/sigap-2026/hasil/1/")
    check_axe(visit)
    visit.picture("hasil-laporan")
    page.get_by_role("button", name="Teruskan hasil ini").click()
    expect(page.locator("main")).to_contain_text("Diteruskan")
    page.get_by_role("link", name="Hasil", exact=True).first.click()
    expect(page.locator("h1")).to_have_text("Hasil 1 diteruskan")
    check_axe(visit)
    visit.picture("hasil")
    page.get_by_role("link", name="Jalankan penilaian").click()
    check_axe(visit)
    visit.picture("hasil-baru")
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto("/program/sigap-2026/aturan/")
    small = page.locator("main a.tap, main button, main .btn").evaluate_all(
        "all => all.filter(one => one.getBoundingClientRect().height < 43.5).map(one => one.outerHTML)"
    )
    assert small == []
    visit.context.close()
    assert [fault for fault in visit.faults if "status of 422" not in fault] == []
