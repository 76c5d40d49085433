"""verifikasi.html in Chromium: offline, and in the words of verifikasi.py on the same cases."""

import base64
import contextlib
import hashlib
import io
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.draw import edits
from tests.draw.ceremony import corrected
from tests.draw.checker import PAGE, checker
from tests.draw.published import Published, publish, tell, write_slip

FILES = ["calon.csv", "komitmen.json", "freeze.json", "benih.json", "quota.csv", "riwayat.jsonl", "run.json"]
FILES += ["candidates.csv", "calon-koreksi.csv"]
GOOD = "Semua yang diperiksa cocok"
VOID = "Berkasnya cocok, tetapi undian ini dibatalkan"


class Opened:
    """The page in a browser; what it asked of the network, and what it complained of."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.open()
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def open(self) -> None:
        self.page.goto(PAGE.as_uri())
        self.page.wait_for_selector("#go:enabled")

    def check(self, folder: Path | None, slip: Path | None = None, nik: str = "") -> tuple[str, str]:
        """The verdict, and the first difference; empty where all fits."""
        page = self.page
        for one in ("#files", "#slip"):
            page.set_input_files(one, [])
        page.evaluate("files.clear(); page.clear()")
        published = [path for name in FILES if folder and (path := folder / name).exists()]
        page.set_input_files("#files", published)
        page.set_input_files("#slip", [slip] if slip else [])
        page.wait_for_function("count => files.size === count", arg=len(published))
        page.fill("#nik", nik)
        page.click("#go:enabled")
        page.wait_for_selector("#result:not([hidden])")
        return page.inner_text("#verdict"), page.text_content("#difference")

    def said(self) -> list[str]:
        """All sentences about the files, as they were said."""
        return list(self.page.locator("#fits li").all_text_contents())


@pytest.fixture(scope="module")
def opened() -> Iterator[Opened]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        yield Opened(browser.new_page())
        browser.close()


@pytest.fixture(scope="module")
def true_draw(tmp_path_factory: pytest.TempPathFactory) -> Published:
    return publish(tmp_path_factory.mktemp("benar"))


@pytest.fixture
def folder(true_draw: Published, tmp_path: Path) -> Path:
    return Path(shutil.copytree(true_draw.folder, tmp_path / "public"))


def told(folder: Path, slip: Path | None = None, nik: str = "") -> tuple[list[str], str]:
    """What verifikasi.py says, and what is different; empty where all fits."""
    said, difference = io.StringIO(), ""
    with contextlib.redirect_stdout(said):
        try:
            whole = checker.check_folder(folder)
            if slip:
                checker.check_slip(slip, nik, *whole)
        except OSError as error:
            difference = f"{Path(str(error.filename)).name}: berkas tidak ada atau tidak dapat dibaca"
        except checker.Differs as differs:
            difference = str(differs)
    return said.getvalue().splitlines(), difference


def check_alike(opened: Opened, folder: Path, slip: Path | None = None, nik: str = "", good: str = GOOD) -> str:
    """Hold page and command against each other, sentence by sentence; returns the difference both name."""
    said, difference = told(folder, slip, nik)
    assert opened.check(folder, slip, nik) == ("Ada yang berbeda" if difference else good, difference)
    assert opened.said() == said
    return difference


@pytest.mark.browser
def test_a_true_draw_fits_offline(true_draw: Published, opened: Opened) -> None:
    opened.asked.clear()
    opened.open()
    assert opened.check(true_draw.folder) == (GOOD, "")
    assert opened.asked == [PAGE.as_uri()]
    said = opened.page.inner_text("#result")
    assert true_draw.candidates.root.hex() in said
    assert true_draw.seed in said
    assert "hitungan peramban" in opened.page.text_content("#own")
    assert opened.complaints == []


@pytest.mark.browser
@pytest.mark.parametrize(
    "changes",
    [
        {"quota": {"by": "kode_kecamatan", "weight": "people", "minimum": 2}},
        {"quota": {"by": "kode_kelurahan", "weight": {"when": "desil_nasional = 1"}, "minimum": 1}},
        {"order": None, "quota": None, "reserve_percent": 1000},
        {"rules": [{"code": "tak_ada", "when": "FALSE"}]},
        {"beacon": False},
    ],
    ids=lambda changes: json.dumps(changes)[:60],
)
def test_other_programmes_fit(tmp_path: Path, opened: Opened, changes: dict[str, Any]) -> None:
    assert opened.check(publish(tmp_path, **changes).folder) == (GOOD, "")
    assert ("lebih lemah" in opened.page.inner_text("#fits")) is (changes == {"beacon": False})


@pytest.mark.browser
def test_the_same_sentences(true_draw: Published, tmp_path: Path, opened: Opened) -> None:
    for folder in (true_draw.folder, true_draw.frozen):
        assert check_alike(opened, folder) == ""
    rehearsed = publish(tmp_path, rehearsal=True, beacon=False)
    assert check_alike(opened, rehearsed.folder) == ""
    assert opened.said()[0].startswith("GELADI (PERCOBAAN)")
    digest = json.loads((rehearsed.folder / "run.json").read_bytes())["digest"]
    tell(rehearsed.folder, {"kind": "hasil", "digest": digest}, edits.VOIDED)
    tell(rehearsed.frozen, edits.VOIDED | {"reason": "\x1b\x00"})
    for folder in (rehearsed.folder, rehearsed.frozen):
        assert check_alike(opened, folder, good=VOID) == ""
        assert "UNDIAN INI DIBATALKAN oleh Sri: " in opened.page.inner_text("#fits .loud >> nth=1")


@pytest.mark.browser
@pytest.mark.parametrize("case", edits.cases(), ids=lambda case: case.name)
def test_what_is_altered_is_named_as_the_command_does(
    true_draw: Published, folder: Path, opened: Opened, case: edits.Case
) -> None:
    case.edit(folder, true_draw)
    if case.name == "dadu angka":  # a number of twenty digits: JavaScript rounds it before it is shown
        assert opened.check(folder)[1].startswith(case.told)
    else:
        assert check_alike(opened, folder).startswith(case.told)


@pytest.mark.browser
@pytest.mark.parametrize("case", edits.frozen_cases(), ids=lambda case: case.name)
def test_what_is_altered_before_the_dice_is_named(
    true_draw: Published, tmp_path: Path, opened: Opened, case: edits.Case
) -> None:
    folder = Path(shutil.copytree(true_draw.frozen, tmp_path / "public"))
    case.edit(folder, true_draw)
    assert check_alike(opened, folder).startswith(case.told)


@pytest.fixture(scope="module")
def judged_again(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return corrected(tmp_path_factory.mktemp("koreksi"))[2] / "public"


@pytest.mark.browser
def test_a_result_judged_again_fits(judged_again: Path, opened: Opened) -> None:
    for folder in (judged_again, judged_again / "lama-1"):
        assert check_alike(opened, folder) == ""
        assert ("HASIL PENGGANTI" in opened.page.inner_text("#fits")) is (folder == judged_again)


@pytest.mark.browser
@pytest.mark.parametrize("case", edits.corrected_cases(), ids=lambda case: case.name)
def test_what_is_altered_in_a_result_judged_again_is_named(
    true_draw: Published, judged_again: Path, tmp_path: Path, opened: Opened, case: edits.Case
) -> None:
    folder = Path(shutil.copytree(judged_again, tmp_path / "public"))
    case.edit(folder, true_draw)
    assert check_alike(opened, folder).startswith(case.told)


@pytest.mark.browser
def test_slips(true_draw: Published, tmp_path: Path, opened: Opened) -> None:
    index = true_draw.find(status="reserve")
    nik = true_draw.niks[true_draw.line(index)["pseudonym"]]
    path = write_slip(tmp_path / "slip.json", true_draw.slip(index))
    assert opened.check(None, path) == (GOOD, "")
    assert "Bukti ini sendiri saja" in opened.page.inner_text("#fits")
    assert opened.check(None, path, nik[:-1])[0] == "Ada yang berbeda"
    assert check_alike(opened, true_draw.folder, path, nik) == ""
    assert check_alike(opened, true_draw.folder, path, nik[:-1]) != ""
    assert check_alike(opened, true_draw.frozen, path).startswith("slip.json, seed: ")
    for number, (one, _) in list(enumerate(true_draw.refused))[::40]:
        path = write_slip(tmp_path / "slip.json", true_draw.row_slip(number))
        assert check_alike(opened, true_draw.folder, path, one) == ""


# What nothing in a slip alone can show to be false; a root binds no size.
UNBOUND = ("size", "status", "rank_in_cell", "equals", "equals_before", "places_for_equals", "nonce", "nik_last4")


@pytest.mark.browser
@pytest.mark.parametrize("kind", ["candidate", "row"])
def test_every_field_of_a_slip_counts(true_draw: Published, tmp_path: Path, opened: Opened, kind: str) -> None:
    """With the published files; alone, a slip can only say whether it leads to its own root."""
    index = true_draw.find(status="reserve")
    slip = true_draw.slip(index) if kind == "candidate" else true_draw.row_slip(index)
    for key, value in slip.items():
        for one in (other(value), [1]):
            path = write_slip(tmp_path / "slip.json", {**slip, key: one})
            assert check_alike(opened, true_draw.folder, path) or key == "nik_last4"
        path = write_slip(tmp_path / "slip.json", {**slip, key: other(value)})
        assert opened.check(None, path)[0] == "Ada yang berbeda" or key in UNBOUND


def other(value: Any) -> Any:
    """Another value of the same kind."""
    if isinstance(value, list):
        return [value[0][::-1], *value[1:]]
    return value + 1 if isinstance(value, int) else f"{value}0"


@pytest.mark.browser
def test_nothing_chosen(opened: Opened, tmp_path: Path) -> None:
    assert opened.check(None)[0] == "Belum ada berkas"
    (tmp_path / "lain.csv").write_text("x", encoding="utf-8")
    opened.page.set_input_files("#files", tmp_path / "lain.csv")
    assert "sudah dipilih" not in opened.page.inner_text("#chosen")


@pytest.mark.browser
def test_narrow_and_wide(true_draw: Published, opened: Opened) -> None:
    opened.check(true_draw.folder)
    for width in (320, 360, 768, 1280):
        opened.page.set_viewport_size({"width": width, "height": 800})
        assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
    assert opened.complaints == []


def test_the_page_may_run_its_own_script_and_nothing_else() -> None:
    text = PAGE.read_bytes().decode("utf-8")
    assert "\r" not in text
    policy = re.search('http-equiv="Content-Security-Policy" content="([^"]*)"', text)
    assert policy
    for tag in ("script", "style"):
        (body,) = re.findall(f"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy[1], f"write sha256-{digest} into the page's policy"
    assert policy[1].startswith("default-src 'none'; ")
    assert "unsafe" not in policy[1]
    outside = re.findall(r"https?:|src=|@import|url\(|fetch\(|XMLHttpRequest|innerHTML|style=|onclick", text)
    assert outside == []
