"""Few walks in a real browser: sign in by keyboard, each role's way, a phone's width, axe, pictures of each screen."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from naung.office.entrance.models import FactorDevice
from naung.office.entrance.rules import code_at, step_of
from tests.office.journey import Visit, browser, run, served

pytestmark = pytest.mark.browser
WIDTHS = (320, 768, 1280)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, str]]]:
    with served(tmp_path_factory.mktemp("office")) as there:
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


def check_axe(visit: Visit) -> None:
    for width in WIDTHS:
        visit.page.set_viewport_size({"width": width, "height": 900})
        found = Axe().run(visit.page).response["violations"]
        told = [(one["id"], [node["html"][:120] for node in one["nodes"]]) for one in found]
        assert told == [], (visit.page.url, width)
        wide = visit.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, (visit.page.url, width, "scrolls sideways")
    visit.page.set_viewport_size({"width": 1280, "height": 900})


def test_an_admin_signs_in_by_keyboard_alone(visit: Visit) -> None:
    page = visit.page
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Langsung ke isi")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("maya")
    page.keyboard.press("Tab")
    page.keyboard.type("payung sebelum hujan")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Tulis kode dari ponsel")
    page.keyboard.press("Tab")
    expect(page.locator("#code")).to_be_focused()
    page.keyboard.type(visit.code("maya"))
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("menunggu")
    expect(page.locator(".who")).to_contain_text("Maya Puspita, admin")


def test_a_reset_goes_from_one_admin_to_the_other_and_on_to_a_new_phone(
    visit: Visit, chromium: Browser, office: tuple[str, dict[str, str]]
) -> None:
    page = visit.sign_in("bayu").page
    visit.picture("hari-ini-admin")
    page.get_by_role("link", name="Putuskan pemulihan faktor kedua Sri Wahyuni").click()
    expect(page.locator("h1")).to_have_text("Pemulihan Sri Wahyuni menunggu admin lain")
    check_axe(visit)
    visit.picture("pemulihan")
    page.get_by_role("button", name="Setujui pemulihan").click()
    expect(page.locator("h1")).to_have_text("Pemulihan Sri Wahyuni disetujui")
    approver = Visit(chromium, *office)
    set_up_a_phone(approver)
    approver.context.close()
    assert approver.faults == [
        "Failed to load resource: the server responded with a status of 422 (Unprocessable Entity)"
    ]


def set_up_a_phone(visit: Visit) -> None:
    page = visit.page
    page.goto("/masuk/")
    page.fill("#username", "sri")
    page.fill("#password", "payung sebelum hujan")
    page.click("main button[type=submit]")
    expect(page.locator("h1")).to_have_text("Pasang kode dari ponsel")
    check_axe(visit)
    visit.picture("pasang-kode")
    page.get_by_text("Tidak dapat memindai").click()
    secret = FactorDevice.secret_of(page.locator(".secret").inner_text().replace(" ", ""))
    page.fill("#code", "000000")
    page.click("main button[type=submit]")
    expect(page.get_by_role("alert")).to_contain_text("Kode tidak cocok")
    page.fill("#code", code_at(secret, step_of(datetime.now().astimezone())))
    page.click("main button[type=submit]")
    expect(page.locator(".codes li")).to_have_count(10)
    check_axe(visit)
    visit.picture("kode-pemulihan")
    page.get_by_role("link", name="Sudah saya simpan").click()
    expect(page.locator(".who")).to_contain_text("Sri Wahyuni, penyetuju")
    visit.picture("hari-ini-penyetuju")


def test_the_inspector_reads_the_trail_and_closes_an_alarm(visit: Visit) -> None:
    page = visit.sign_in("lestari").page
    visit.picture("hari-ini-inspektorat")
    check_axe(visit)
    page.get_by_role("link", name="Periksa mengapa Maya Puspita").click()
    check_axe(visit)
    visit.picture("catatan-akses")
    page.get_by_label("Apa yang ditemukan").fill("Tugas pencocokan pegawai, sesuai surat tugas.")
    page.get_by_role("button", name="Catat dan tutup peringatan").click()
    expect(page.locator("h1")).to_have_text("Tidak ada peringatan terbuka")
    page.get_by_role("link", name="Jejak").click()
    check_axe(visit)
    page.get_by_role("button", name="Periksa seluruh jejak").click()
    expect(page.get_by_text("Jejak utuh:")).to_be_visible(timeout=20_000)
    check_axe(visit)
    visit.picture("pekerjaan-selesai")
    page.get_by_role("link", name="Jejak").click()
    expect(page.locator("h1")).to_contain_text("utuh saat diperiksa")
    visit.picture("jejak")
    with page.expect_download() as taken:
        page.get_by_role("button", name="Ambil kepala jejak").click()
    page.get_by_text("Cocokkan dengan yang disimpan di luar").click()
    page.get_by_label("Baris kepala jejak").fill(taken.value.path().read_text())
    page.get_by_role("button", name="Cocokkan").click()
    expect(page.get_by_role("status")).to_contain_text("1 kepala jejak cocok")
    check_axe(visit)
    page.get_by_role("link", name="Pekerjaan", exact=True).click()
    check_axe(visit)
    visit.picture("pekerjaan")


def test_an_admin_adds_a_verifier_who_sees_only_her_kelurahan(
    visit: Visit, chromium: Browser, office: tuple[str, dict[str, str]]
) -> None:
    page = visit.sign_in("maya").page
    page.get_by_role("link", name="Petugas", exact=True).click()
    check_axe(visit)
    visit.picture("petugas")
    page.get_by_role("link", name="Tambah petugas atau akun").click()
    fields = {"nik": "12345", "name": "Ujang Sobari", "unit": "Kelurahan Durenjaya", "username": "ujang"}
    for name, value in fields.items():
        page.fill(f"#{name}", value)
    page.get_by_role("button", name="Minta akun").click()
    expect(page.get_by_role("alert")).to_contain_text("NIK harus 16 angka")
    assert page.title().startswith("Galat:")
    check_axe(visit)
    visit.picture("tambah-petugas-salah")
    page.fill("#nik", "3275010101800077")
    page.get_by_role("button", name="Minta akun").click()
    expect(page.locator("h1")).to_contain_text("menunggu orang kedua")
    password = page.locator(".secret").inner_text()
    check_axe(visit)
    visit.picture("akun-diminta")
    page.get_by_role("link", name="Beri peran kepada ujang").click()
    page.get_by_label("Verifikator kelurahan").check()
    page.get_by_text("Kecamatan Bekasi Timur").click()
    page.get_by_label("Durenjaya").check()
    check_axe(visit)
    visit.picture("beri-peran")
    page.get_by_role("button", name="Beri peran").click()
    expect(page.locator("h1")).to_have_text("Ujang Sobari, belum punya peran")
    second = Visit(chromium, *office).sign_in("bayu")
    password += f"-{agree(second)}"
    second.context.close()
    page.reload()
    expect(page.locator("h1")).to_have_text("Ujang Sobari, verifikator kelurahan")
    check_axe(visit)
    visit.picture("satu-petugas")
    page.get_by_role("link", name="Peran", exact=True).click()
    check_axe(visit)
    visit.picture("peran")
    page.goto("/saya/")
    check_axe(visit)
    visit.picture("akun-saya")
    page.get_by_role("button", name="Akhiri semua sesi lain").click()
    expect(page.get_by_role("status")).to_contain_text("sudah diakhiri")
    phone = Visit(chromium, *office, width=360)
    phone.page.goto("/masuk/")
    phone.page.fill("#username", "ujang")
    phone.page.fill("#password", password)
    phone.page.click("main button[type=submit]")
    expect(phone.page.locator("h1")).to_have_text("Buat kata sandi Anda sendiri")
    for name, value in {"old": password, "new": "sawah di belakang rumah", "again": "sawah di belakang rumah"}.items():
        phone.page.fill(f"#{name}", value)
    phone.page.get_by_role("button", name="Ganti kata sandi").click()
    expect(phone.page.locator(".lead")).to_contain_text("Anda melihat Durenjaya.")
    phone.page.get_by_role("link", name="Petugas", exact=True).click()
    expect(phone.page.locator("main")).to_contain_text("Ujang Sobari")
    expect(phone.page.locator("main")).not_to_contain_text("Dedi Kurnia")
    small = phone.page.locator("main a.tap, main button, .top nav a").evaluate_all(
        "all => all.filter(one => one.getBoundingClientRect().height < 43.5).map(one => one.outerHTML)"
    )
    assert small == []
    phone.context.close()


def agree(second: Visit) -> str:
    """The other admin's half of the password, after she has looked at the wish."""
    page = second.page
    page.get_by_role("link", name="Putuskan akun ujang untuk Ujang Sobari").click()
    expect(page.locator("main")).to_contain_text("orang baru, belum punya akun lain")
    check_axe(second)
    second.picture("permintaan")
    page.get_by_role("button", name="Setujui").click()
    expect(page.locator("h1")).to_have_text("Akun ujang berlaku")
    check_axe(second)
    second.picture("bagian-kedua")
    return page.locator(".secret").inner_text()


def test_a_sensitive_role_waits_and_a_colleague_leaves(visit: Visit) -> None:
    page = visit.sign_in("maya").page
    page.goto("/petugas/?role=operator")
    page.get_by_role("link", name="Rina Amalia").click()
    page.get_by_role("link", name="Beri peran kepada rina").click()
    page.get_by_label("Pengekspor").check()
    page.get_by_role("button", name="Beri peran").click()
    expect(page.locator("main")).to_contain_text("Menunggu admin lain")
    page.get_by_role("link", name="Lihat permintaan").click()
    page.get_by_role("button", name="Tarik permintaan ini").click()
    expect(page.locator("h1")).to_contain_text("ditarik")
    page.goto("/petugas/?role=inspector")
    page.get_by_role("link", name="Lestari Handayani").click()
    page.get_by_role("link", name="Lestari Handayani berhenti bertugas").click()
    expect(page.locator("main")).to_contain_text("Belum ada Inspektorat")
    check_axe(visit)
    visit.picture("berhenti")
    page.get_by_role("link", name="Biarkan").click()
    page.get_by_role("link", name="Tutup akun lestari").click()
    check_axe(visit)
    visit.picture("tutup-akun")


def test_a_full_nik_needs_a_reason(visit: Visit) -> None:
    page = visit.sign_in("bayu").page
    page.goto("/petugas/?role=operator")
    page.get_by_role("link", name="Rina Amalia").click()
    expect(page.locator("main")).to_contain_text("3275••••••••0101")
    page.get_by_role("link", name="Lihat lengkap, perlu alasan").click()
    check_axe(visit)
    visit.picture("nik-alasan")
    page.get_by_label("Alasan").fill("Mencocokkan dengan KTP asli di meja.")
    page.get_by_role("button", name="Lihat NIK lengkap").click()
    expect(page.locator(".secret")).to_have_text("3275 0145 0988 0101")


def test_pages_without_an_answer_say_so(visit: Visit, office: tuple[str, dict[str, str]]) -> None:
    page = visit.page
    page.goto("/masuk/")
    check_axe(visit)
    visit.picture("masuk")
    page.fill("#username", "rina")
    page.fill("#password", "salah sekali ini")
    page.click("main button[type=submit]")
    expect(page.get_by_role("alert")).to_contain_text("tidak cocok")
    check_axe(visit)
    visit.picture("masuk-salah")
    visit.sign_in("rina")
    visit.picture("hari-ini-operator")
    page.goto("/jejak/")
    expect(page.locator("main")).to_contain_text("Yang dapat: Inspektorat.")
    check_axe(visit)
    visit.picture("ditolak")
    page.goto("/tidak-ada/")
    check_axe(visit)
    visit.picture("tidak-ditemukan")


def test_the_second_step_looks_like_the_first(visit: Visit) -> None:
    page = visit.page
    page.goto("/masuk/")
    page.fill("#username", "agus")
    page.fill("#password", "payung sebelum hujan")
    page.click("main button[type=submit]")
    check_axe(visit)
    visit.picture("kode")


def test_work_is_seen_without_scripts(chromium: Browser, office: tuple[str, dict[str, str]]) -> None:
    address, env = office
    context = chromium.new_context(java_script_enabled=False, base_url=address)
    page = context.new_page()
    page.goto("/masuk/")
    page.fill("#username", "lestari")
    page.fill("#password", "payung sebelum hujan")
    page.click("main button[type=submit]")
    page.goto("/jejak/")
    page.click("text=Periksa seluruh jejak")
    for _ in range(40):
        if page.locator("text=Jejak utuh").count():
            break
        page.wait_for_timeout(500)
        page.reload()
    expect(page.locator("main")).to_contain_text("Jejak utuh")
    context.close()
    assert "Jejak utuh" in run("office", "audit", env=env)
