"""laporan.html: one page that loads nothing, tells nobody's name, and says what kind of run it is."""

import base64
import hashlib
import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import duckdb
import pytest

from naung.cli.main import main
from naung.report.codes import tiles
from naung.report.page.html import render
from naung.report.page.laporan import page_part
from naung.report.page.tilemap import EVEN, Scale, Shade, can_map, scale_of, tile_map
from tests import made
from tests.report.reported import Reported, report

EVIL = "<script>alert('x')</script>\"><img src=x onerror=y>"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Reported:
    return report(tmp_path_factory.mktemp("laporan"))


class Tags(HTMLParser):
    """Every tag with its attributes, and tags left open or closed wrongly."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in ("meta", "br", "link"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_policy_lets_in_the_pages_own_style_and_nothing_else(told: Reported) -> None:
    style = re.search(r"<style>(.*?)</style>", told.page, re.S)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    metas = [attrs for tag, attrs in Tags(told.page).seen if tag == "meta"]
    policy = next(one["content"] for one in metas if one.get("http-equiv") == "Content-Security-Policy")
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_the_page_loads_nothing_and_runs_nothing(told: Reported) -> None:
    tags = Tags(told.page)
    assert tags.open == []
    assert not {tag for tag, _ in tags.seen} & {"script", "link", "img", "iframe", "object", "embed", "form", "base"}
    for tag, attrs in tags.seen:
        assert not {name for name in attrs if name in ("style", "src", "srcset", "srcdoc") or name.startswith("on")}
        if attrs.get("href", "#").startswith("#"):  # type: ignore[union-attr]
            continue
        assert tag == "a"
        assert attrs["rel"] == "noreferrer"
    assert "url(" not in told.page
    assert "@import" not in told.page


def test_links_within_the_page_lead_somewhere(told: Reported) -> None:
    tags = Tags(told.page).seen
    ids = [attrs["id"] for _, attrs in tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    assert {attrs["href"] for _, attrs in tags if (attrs.get("href") or "").startswith("#")} <= {
        f"#{one}" for one in ids
    }


def test_nobody_stands_on_the_page(told: Reported) -> None:
    for record in made.people():
        assert record[0] not in told.page or len(record[0]) < 16
        assert record[2] not in told.page
    assert not re.search(r"\b[0-9]{16}\b", re.sub(r"<code.*?</code>", "", told.page))


def test_the_page_says_what_the_run_says(told: Reported) -> None:
    status = told.run.summary["by_status"]
    assert f"<h1>{status['selected']} orang terpilih. Belum disetujui.</h1>" in told.page
    assert "Usia" in told.page or "Berusia 18 sampai 64 tahun" in told.page
    assert told.run.record["digest"] in told.page
    for one in told.run.record["inputs"]:
        assert one["sha256"] in told.page
        assert one["sha256"][-4:] in told.page
    for rule, failed in told.run.summary["by_failed"].items():
        assert f'<dt class="r">{failed}</dt>' in told.page, rule
    assert "Untuk kantor, bukan untuk disebarkan" in told.page
    assert "Putusan" not in told.page
    assert "tiket" not in told.page.lower()
    assert "Rp16.800" in told.page


def test_a_trial_says_so_and_a_ceremony_does_not(told: Reported, folder: Path) -> None:
    assert "<title>PERCOBAAN: " in told.page
    assert "PERCOBAAN.</b>" in told.page
    solemn = report(folder, source="ceremony")
    assert "PERCOBAAN" not in solemn.page
    assert "undian resmi:" in solemn.page


def test_what_a_programme_says_cannot_become_markup(folder: Path) -> None:
    rules = [{"code": "usia", "text": EVIL, "when": "umur >= 18 AND nama <> '<script>'", "unknown": "verify"}]
    points = [{"code": "tua", "text": EVIL, "when": "umur >= 50", "add": 1}]
    path = made.write(folder, title=EVIL, rules=rules, points=points)
    areas = [[code, f"{name} {EVIL}"] for code, name in made.AREAS.items()]
    made.write_csv(folder / "wilayah.csv", ["kode", "nama"], areas)
    told = report(folder, path=path)
    assert "<script" not in told.page
    assert "<img" not in told.page
    assert "&lt;script&gt;" in told.page


@pytest.mark.parametrize("quota", [None, {"by": "kode_kecamatan", "weight": "people"}])
def test_other_quotas(folder: Path, quota: dict[str, str] | None) -> None:
    told = report(folder, quota=quota)
    assert ('id="wilayah"' in told.page) == (quota is not None)
    assert ("berurut per kecamatan" in told.page) == (quota is not None)
    assert Tags(told.page).open == []


def test_nobody_eligible(folder: Path) -> None:
    told = report(folder, rules=[{"code": "tak_seorang_pun", "when": "umur > 200"}])
    assert "<h1>0 orang terpilih" in told.page


def test_the_map_is_drawn_for_the_56_kelurahan_only(folder: Path) -> None:
    path = made.write(folder)
    made.write_csv(folder / "wilayah.csv", ["kode", "nama"], [[tile.code, tile.name] for tile in tiles()])
    told = report(folder, path=path)
    assert told.page.count('class="map"') == 3
    assert not can_map([tile.code for tile in tiles()][:55])
    drawn = tile_map({tile.code: Shade("7", tile.name, 3) for tile in tiles()}, "peta")
    assert drawn.count("<rect") == 56
    assert len({(tile.col, tile.row) for tile in tiles()}) == 56


def test_a_scale_holds_every_share() -> None:
    assert scale_of([(18, 100), (37, 100)]) == Scale(15, 5)
    assert scale_of([(0, 1), (1, 1)]) == EVEN
    assert scale_of([]) == EVEN
    assert scale_of([(99, 100), (1, 1)]) == Scale(95, 1)
    assert [EVEN.dark(part, 10) for part in (0, 2, 5, 10)] == [1, 2, 3, 5]


def test_the_command_writes_the_report(folder: Path) -> None:
    made.write(folder)
    out = folder / "out"
    assert main(["select", str(folder / "program.yaml"), "--out", str(out), "--seed", made.SEED]) == 0
    assert {"laporan.html", "selected.xlsx", "reserve.xlsx"} <= {path.name for path in out.iterdir()}


def test_a_page_must_say_whether_it_is_a_trial() -> None:
    with pytest.raises(Exception, match="trial"):
        render("base.html")


@pytest.mark.browser
def test_no_sideways_scrolling_and_no_complaint(folder: Path) -> None:
    from playwright.sync_api import sync_playwright

    path = made.write(folder, title="SIGAP" * 12)
    made.write_csv(folder / "wilayah.csv", ["kode", "nama"], [[tile.code, tile.name] for tile in tiles()])
    told = report(folder, path=path)
    (folder / "laporan.html").write_text(told.page, encoding="utf-8")
    complaints: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        for width in (320, 360, 768, 1280):
            page = browser.new_page(viewport={"width": width, "height": 800})
            page.on("console", lambda message: complaints.append(message.text))
            page.goto((folder / "laporan.html").as_uri())
            page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            assert page.evaluate("getComputedStyle(document.body).fontVariantNumeric") == "tabular-nums"
            page.close()
        browser.close()
    assert complaints == []


def test_who_stands_on_a_list_twice_is_one_person(folder: Path) -> None:
    path = made.write(folder)
    rows = (folder / "ojol.csv").read_text(encoding="utf-8").splitlines()
    (folder / "ojol.csv").write_text("\n".join([*rows, *rows[1:]]) + "\n", encoding="utf-8")
    twice = report(folder, path=path)
    (one,) = twice.figures.lists
    listed = {row.split(",")[0] for row in rows[1:]}
    candidates = duckdb.sql(
        f"SELECT nik FROM '{twice.folder}/decisions.parquet' WHERE pseudonym IS NOT NULL"
    ).fetchall()
    assert one.candidates == len(listed & {nik for (nik,) in candidates}) > 0
    assert one.matched > one.candidates


def test_the_offices_part_is_the_page_with_its_figures_led_to_people(told: Reported) -> None:
    part = page_part(told.run, told.figures)
    body = told.page[told.page.index('<main id="isi" class="flow">\n') + len('<main id="isi" class="flow">\n') :]
    without = re.sub(r'<a href="orang/\?[^"]*"(?: aria-label="[^"]*")?>(.*?)</a>', r"\1", part, flags=re.S)
    without = re.sub(r'<p class="q s">Orangnya: .*?</p>\n', "", without).replace('role="group"', 'role="img"')
    assert without.strip() == body[: body.index("</main>")].strip()
    led = {unescape(query) for query in re.findall(r'href="orang/\?([^"]*)"', part)}
    assert {"status=selected", "status=reserve", "status=selected&verify=1", "status=ineligible"} <= led
    assert {f"failed={rule.code}" for rule in told.run.opened.programme.rules} <= led
    assert "<style" not in part
    assert " style=" not in part
