"""An operator settles by keyboard alone, on a phone, and with keys switched off; axe and pictures of each screen."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.office.journey import Visit, browser, served
from tests.office.programme import doubtful_city
from tests.office.test_journeys import check_axe

pytestmark = pytest.mark.browser
WHERE = "/program/sigap-2026/cocokkan/"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, str]]]:
    folder = tmp_path_factory.mktemp("office")
    with served(folder, doubtful_city() / "program.yaml", doubtful_city() / "hasil" / "1") as there:
        yield there


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as opened:
        yield opened


@pytest.fixture
def visit(chromium: Browser, office: tuple[str, dict[str, str]]) -> Iterator[Visit]:
    there = Visit(chromium, *office)
    yield there
    there.context.close()
    assert [fault for fault in there.faults if "the server responded with a status of 4" not in fault] == []


def counted(page: Page) -> int:
    """How many are open, as the question's page says."""
    found = re.search(r"dari (\d+)", page.locator("main p.q").first.inner_text())
    assert found
    return int(found[1])


def pressed(page: Page, key: str) -> None:
    """One key, and the page that it leads to."""
    with page.expect_navigation():
        page.keyboard.press(key)


def test_an_operator_settles_by_keyboard_alone(visit: Visit) -> None:
    page = visit.sign_in("rina").page
    visit.page.goto(WHERE)
    visit.picture("data-meragukan")
    check_axe(visit)
    start = page.get_by_role("link", name="Mulai:")
    start.focus()
    pressed(page, "Enter")
    expect(page.locator("h1")).to_have_text("Apakah dua baris registri ini satu orang?")
    check_axe(visit)
    visit.picture("kembar")
    left = counted(page)
    for key in ("y", "n", "n"):
        pressed(page, key)
        left -= 1
        assert counted(page) == left
    asked = page.url
    pressed(page, "s")
    assert (page.url != asked, counted(page)) == (True, left)
    pressed(page, "u")
    assert counted(page) == left + 1
    page.goto(WHERE)
    expect(page.locator("dl.nums")).to_contain_text("oleh Rina Amalia")
    check_axe(visit)
    visit.picture("data-meragukan-dijawab")
    page.get_by_role("button", name="Urungkan").first.focus()
    pressed(page, "Enter")
    expect(page.get_by_role("status")).to_contain_text("Jawaban diurungkan")
    assert counted(page) == left + 2


def test_letters_can_be_switched_off_and_several_candidates_are_chosen_by_number(visit: Visit) -> None:
    page = visit.sign_in("rina").page
    page.goto(f"{WHERE}?list=umkm")
    page.get_by_role("link", name=re.compile("pertanyaan$")).click()
    while "Siapa di antara" not in page.locator("h1").inner_text():
        pressed(page, "s")
    visit.picture("calon-beberapa")
    check_axe(visit)
    where, left = page.url, counted(page)
    page.get_by_role("button", name="Matikan tombol huruf").click()
    page.keyboard.press("2")
    page.wait_for_timeout(200)
    assert page.url == where
    page.reload()
    expect(page.get_by_role("button", name="Hidupkan tombol huruf")).to_be_visible()
    page.get_by_role("button", name="Hidupkan tombol huruf").click()
    pressed(page, "2")
    assert counted(page) == left - 1


def test_a_phone_answers_by_touch_and_a_shared_nik_is_noted(
    chromium: Browser, office: tuple[str, dict[str, str]]
) -> None:
    visit = Visit(chromium, *office, width=360)
    page = visit.sign_in("rina").page
    page.goto(WHERE)
    page.get_by_role("link", name=re.compile("pertanyaan$")).click()
    heights = page.eval_on_selector_all(".acts .btn", "all => all.map(one => one.getBoundingClientRect().height)")
    assert min(heights) >= 44
    visit.picture("satu-data-meragukan")
    left = counted(page)
    page.get_by_role("button", name="Orang berbeda").click()
    assert counted(page) == left - 1
    page.goto(f"{WHERE}nik/")
    check_axe(visit)
    visit.picture("nik-ganda")
    page.locator("main table a").first.click()
    check_axe(visit)
    page.get_by_role("button", name="Catat tentang NIK ini").click()
    expect(page.get_by_role("alert")).to_contain_text("Pilih satu hasil")
    page.get_by_label("Sudah ditanyakan").check()
    page.get_by_label("Sumber").fill("Dukcapil, surat 12/2026")
    page.get_by_label("Alasan").fill("Ditanyakan lewat surat resmi.")
    visit.picture("satu-nik-ganda")
    page.get_by_role("button", name="Catat tentang NIK ini").click()
    expect(page.get_by_role("status")).to_contain_text("tersimpan")
    visit.context.close()


def test_the_exporter_takes_whom_the_registry_has_not(visit: Visit) -> None:
    page = visit.sign_in("agus").page
    page.goto("/program/sigap-2026/belum-terdaftar/")
    check_axe(visit)
    visit.picture("usulan-dtsen")
    with page.expect_download() as taken:
        page.get_by_role("button", name="Unduh usulan DTSEN").click()
    assert Path(taken.value.path()).read_bytes().startswith(b"PK")
