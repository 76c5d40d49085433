"""What the dice leave to chance: by hand, against all orders of the tickets, against many seeds; and its faces."""

import csv
import hashlib
import json
import re
from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naung.cli.main import main
from naung.draw.cells import FrozenCell, FrozenDraw, read_frozen_draw
from naung.draw.chances import Chance, Share, by_cell, chances, largest, percent, smallest, total
from naung.draw.weights import Effect, effect, other_weights
from naung.report.chances.page import page
from naung.report.chances.told import chance_words
from naung.report.codes import tiles
from naung.selection.seats import Cell, apportion
from tests.draw.meeting import write_meeting
from tests.made import COLUMNS, people, write, write_csv

Tiers = list[tuple[str, int, int]]
WORKED = [
    # tiers of one cell, seats, places of each tier
    ([4, 10, 7], 6, [4, 2, 0]),
    ([4, 10, 7], 4, [4, 0, 0]),  # the seats end with a tier: nothing is drawn
    ([4, 10, 7], 21, [4, 10, 7]),
    ([4, 10, 7], 0, [0, 0, 0]),
    ([3], 1, [1]),
    ([], 0, []),
]


def tiers_of(cell: str, sizes: Sequence[int]) -> Tiers:
    return [(cell, number, size) for number, size in enumerate(sizes, 1)]


def frozen_draw(cells: Sequence[tuple[int, int, list[int]]], places: int, **quota: Any) -> FrozenDraw:
    """A frozen draw of cells (people, weight, sizes of tiers); its seats are apportioned by the weights."""
    named = [(f"{number:02d}", *cell) for number, cell in enumerate(cells)]
    weighed = [Cell(code, sum(sizes), weight) for code, _, weight, sizes in named]
    quota = {"by": "kode_kelurahan", "weight": {"path": "bobot.csv"}, "minimum": 0} | quota
    seats = apportion(weighed, places, quota["minimum"])
    frozen = tuple(
        FrozenCell(code, "", count, sum(sizes), weight, seats[code].seats) for code, count, weight, sizes in named
    )
    freeze = {"programme": {"quota": quota, "doubles": "off"}, "counts": {"places": places}, "rehearsal": False}
    return FrozenDraw("ab" * 32, freeze, False, frozen, tuple(t for one in named for t in tiers_of(one[0], one[3])))


DRAWS = st.builds(
    frozen_draw,
    st.lists(st.tuples(st.integers(0, 50), st.integers(0, 9), st.lists(st.integers(1, 6), max_size=4)), min_size=1),
    st.integers(1, 40),
)


@pytest.mark.parametrize(("sizes", "seats", "places"), WORKED)
def test_worked_by_hand(sizes: list[int], seats: int, places: list[int]) -> None:
    told = chances(tiers_of("a", sizes), {"a": seats})
    assert [one.places for one in told] == places
    assert [one.tier for one in told if one.drawn] == [n for n, p in enumerate(places, 1) if 0 < p < sizes[n - 1]]


def test_the_smallest_and_the_largest_are_named_and_sums_add_up() -> None:
    told = chances([*tiers_of("a", [2, 6, 5]), *tiers_of("b", [3]), *tiers_of("c", [9])], {"a": 4, "b": 1, "c": 9})
    assert smallest(told) == Chance("a", 2, 6, 2)  # as small as b's: the smaller code
    assert largest(told) == Chance("a", 2, 6, 2)
    a, b, c, d = by_cell(told, ["a", "b", "c", "d"])
    assert (a.sure, a.drawn, a.out) == (Share(1, 2), Chance("a", 2, 6, 2), Share(1, 5))
    assert (b.sure, b.out, b.candidates) == (Share(0, 0), Share(0, 0), 3)
    assert (c.sure, c.drawn) == (Share(1, 9), None)
    assert (d.sure, d.drawn, d.out, d.candidates) == (Share(0, 0), None, Share(0, 0), 0)
    whole = total(told)
    assert (whole.sure.people, whole.drawn.people, whole.drawn_places, whole.out.people) == (11, 9, 3, 5)
    assert (whole.places, whole.candidates) == (14, 25)


def test_nothing_drawn_has_no_smallest() -> None:
    told = chances(tiers_of("a", [2, 2]), {"a": 2})
    assert smallest(told) is largest(told) is None


@pytest.mark.parametrize(
    ("places", "people", "rounded", "said"),
    [
        (1, 3, "33.33", "33,33%"),
        (2, 3, "66.67", "66,67%"),
        (1, 8, "12.50", "12,50%"),
        (1, 40_000, "0.00", "<0,01%"),
        (39_999, 40_000, "100.00", ">99,99%"),
        (0, 7, "0.00", "0,00%"),
        (7, 7, "100.00", "100,00%"),
    ],
)
def test_a_percent_is_rounded_from_whole_numbers(places: int, people: int, rounded: str, said: str) -> None:
    one = Chance("a", 1, people, places)
    assert (percent(one), chance_words(one)) == (rounded, said)


@pytest.mark.parametrize(("sizes", "seats"), [([2, 3, 1], 3), ([1, 4, 2], 2), ([6], 5), ([2, 2, 2], 4)])
def test_exact_over_every_order_of_the_tickets(sizes: list[int], seats: int) -> None:
    """Every order of tickets is as likely: the share of orders that takes a person in is her chance."""
    persons = [tier for tier, size in enumerate(sizes, 1) for _ in range(size)]
    orders = list(permutations(range(len(persons))))
    taken: Counter[int] = Counter()
    for tickets in orders:
        ranked = sorted(range(len(persons)), key=lambda who: (persons[who], tickets[who]))
        taken.update(ranked[:seats])
    told = {one.tier: one.exact for one in chances(tiers_of("a", sizes), {"a": seats})}
    for who, tier in enumerate(persons):
        assert Fraction(taken[who], len(orders)) == told[tier]


def test_near_the_share_of_seeds_under_the_real_ticket() -> None:
    sizes, seats, seeds = [2, 5, 2], 4, 4_000
    persons = [
        (tier, f"{who}" * 32) for who, tier in enumerate(t for t, size in enumerate(sizes, 1) for _ in range(size))
    ]
    taken: Counter[int] = Counter()
    for number in range(seeds):
        seed = hashlib.sha256(f"benih {number}".encode()).hexdigest()
        tickets = {who: hashlib.sha256(f"{seed}:{who}".encode()).hexdigest() for _, who in persons}
        ranked = sorted(range(len(persons)), key=lambda who: (persons[who][0], tickets[persons[who][1]]))
        taken.update(ranked[:seats])
    told = {one.tier: one.exact for one in chances(tiers_of("a", sizes), {"a": seats})}
    for who, (tier, _) in enumerate(persons):
        chance = told[tier]
        variance = seeds * chance * (1 - chance)
        assert (taken[who] - seeds * chance) ** 2 <= 16 * variance  # four standard deviations; exact at 0 and 1


@given(DRAWS)
def test_places_over_tiers_are_the_seats(draw: FrozenDraw) -> None:
    for one, cell in zip(by_cell(draw.chances, draw.seats), draw.cells, strict=True):
        drawn = one.drawn.places if one.drawn else 0
        assert one.sure.people + drawn == cell.seats
        assert one.candidates == cell.candidates
        assert sum(tier.drawn for tier in draw.chances if tier.cell == cell.code) <= 1
    assert total(draw.chances).places == sum(draw.seats.values())


@given(DRAWS)
def test_other_weights_are_apportioned_anew_and_each_person_is_counted_once(draw: FrozenDraw) -> None:
    weights = {
        "candidates": [cell.candidates for cell in draw.cells],
        "people": [cell.people for cell in draw.cells],
        "equal": [1 for _ in draw.cells],
    }
    others = other_weights(draw)
    assert [one.weight for one in others] == list(weights)
    for one in others:
        cells = [Cell(c.code, c.candidates, w) for c, w in zip(draw.cells, weights[one.weight], strict=True)]
        given_seats = apportion(cells, draw.freeze["counts"]["places"], 0)
        assert one.seats == {code: seats.seats for code, seats in given_seats.items()}
        assert one.effect == by_person(draw.chances, one.chances)
        assert sum(one.seats.values()) == sum(draw.seats.values())


def by_person(now: Sequence[Chance], then: Sequence[Chance]) -> Effect:
    """The same, person by person in fractions."""
    before = [one.exact for one in now for _ in range(one.people)]
    after = [one.exact for one in then for _ in range(one.people)]
    pairs = list(zip(before, after, strict=True))
    return Effect(
        higher=sum(b > a for a, b in pairs),
        lower=sum(b < a for a, b in pairs),
        same=sum(b == a for a, b in pairs),
        opened=sum(a == 0 < b for a, b in pairs),
        closed=sum(b == 0 < a for a, b in pairs),
    )


def test_an_effect_worked_by_hand() -> None:
    """Ten places, all by weight to the first cell; alike, five each."""
    draw = frozen_draw([(100, 9, [4, 4, 4]), (100, 0, [3, 3, 3])], 10)
    assert draw.seats == {"00": 10, "01": 0}
    equal = next(one for one in other_weights(draw) if one.weight == "equal")
    assert equal.seats == {"00": 5, "01": 5}
    assert [one.places for one in equal.chances] == [4, 1, 0, 3, 2, 0]
    assert equal.effect == Effect(higher=6, lower=8, same=7, opened=6, closed=4)


def test_the_programmes_own_weight_is_no_other_one() -> None:
    cells = [(9, 3, [3]), (5, 2, [2])]
    assert [one.weight for one in other_weights(frozen_draw(cells, 2, weight="candidates"))] == ["people", "equal"]
    assert [one.weight for one in other_weights(frozen_draw(cells, 2, weight="people"))] == ["candidates", "equal"]


def test_nothing_changes_against_itself() -> None:
    told = chances(tiers_of("a", [2, 3]), {"a": 3})
    assert effect(told, told) == Effect(0, 0, 5, 0, 0)


# --- the command ---


def freeze(folder: Path, rehearsal: bool = True, records: list[list[str]] | None = None, **changes: Any) -> Path:
    write_meeting(folder, at="2026-01-12T10:00+07:00" if rehearsal else "2999-01-12T10:00+07:00")
    path = write(folder, people(90) if records is None else records, **{"budget_idr": 4_000_000, **changes})
    out = folder / "beku"
    more = ["--rehearsal", "--selftest", "20"] if rehearsal else []
    assert main(["draw", "commit", str(path), "--out", str(out), *more]) == 0
    return out


@pytest.fixture
def frozen(folder: Path) -> Path:
    return freeze(folder)


def of_json(capsys: pytest.CaptureFixture[str], frozen: Path) -> dict[str, Any]:
    capsys.readouterr()
    assert main(["draw", "chances", str(frozen), "--json"]) == 0
    return dict(json.loads(capsys.readouterr().out, parse_float=lambda text: pytest.fail(f"a float: {text}")))


def files(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_it_says_the_chances_and_writes_nothing(frozen: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(frozen.parent)
    capsys.readouterr()
    assert main(["draw", "chances", str(frozen)]) == 0
    said = capsys.readouterr().out
    assert files(frozen.parent) == before
    draw = read_frozen_draw(frozen)
    whole = total(draw.chances)
    assert whole.drawn.people > 0
    assert f"Undian memutuskan {whole.drawn_places} tempat di antara {whole.drawn.people} calon." in said
    assert "GELADI (PERCOBAAN)" in said
    for one in draw.chances:
        if one.drawn:
            name = next(cell.name for cell in draw.cells if cell.code == one.cell)
            assert re.search(
                rf"^{name} +tingkat {one.tier} +{one.people} +{one.places} +{chance_words(one)} ", said, re.M
            )
    assert "Kalau bobotnya lain (kini menurut jumlah calon)" in said
    assert "Untuk kantor dan pengawas" in said


def test_the_json_has_whole_numbers_that_add_up(frozen: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = of_json(capsys, frozen)
    assert list(told) == [
        *("run", "rehearsal", "voided", "quota", "candidates", "places", "sure", "drawn", "out"),
        *("smallest", "largest", "cells", "other_weights"),
    ]
    assert told["rehearsal"] is True
    assert told["voided"] is False
    assert told["quota"] == {"by": "kode_kelurahan", "minimum": 0, "weight": "candidates"}
    assert [one["weight"] for one in told["other_weights"]] == ["people", "equal"]
    check_sums(told)
    for one in told["other_weights"]:
        check_sums(one)
        assert one["higher"] + one["lower"] + one["same"] == told["candidates"]
        assert [cell["seats_now"] for cell in one["cells"]] == [cell["seats"] for cell in told["cells"]]


def check_sums(told: dict[str, Any]) -> None:
    cells = told["cells"]
    assert told["places"] == sum(cell["seats"] for cell in cells) == told["sure"]["people"] + told["drawn"]["places"]
    assert told["candidates"] == sum(told[fate]["people"] for fate in ("sure", "drawn", "out"))
    drawn = [cell["drawn"] for cell in cells if cell["drawn"]]
    assert told["drawn"] == {
        "tiers": len(drawn),
        "people": sum(one["people"] for one in drawn),
        "places": sum(one["places"] for one in drawn),
    }
    shares = sorted(Fraction(one["places"], one["people"]) for one in drawn)
    ends = [Fraction(told[end]["places"], told[end]["people"]) for end in ("smallest", "largest") if told[end]]
    assert ends == [shares[0], shares[-1]]


def test_it_agrees_with_what_was_published(frozen: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (frozen / "public" / "peluang.csv").open(encoding="utf-8", newline="") as file:
        published = [row for row in csv.DictReader(file) if 0 < int(row["places"]) < int(row["people"])]
    told = of_json(capsys, frozen)
    drawn = [cell["drawn"] for cell in told["cells"] if cell["drawn"]]
    assert [(one["cell"], str(one["people"]), str(one["places"]), one["percent"]) for one in drawn] == [
        (row["cell"], row["people"], row["places"], row["percent"]) for row in published
    ]


def test_a_real_draw_is_no_trial(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = freeze(folder, rehearsal=False)
    assert of_json(capsys, out)["rehearsal"] is False
    assert main(["draw", "chances", str(out), "--out", str(folder / "peluang.html")]) == 0
    assert "PERCOBAAN" not in capsys.readouterr().out
    assert "PERCOBAAN" not in (folder / "peluang.html").read_text(encoding="utf-8")


def test_a_voided_draw_says_so(frozen: Path, capsys: pytest.CaptureFixture[str]) -> None:
    opens = frozen.parent / "pembuka.hex"
    assert main(["draw", "void", str(frozen), "--opens", str(opens), "--reason", "salah data"]) == 0
    capsys.readouterr()
    assert main(["draw", "chances", str(frozen), "--out", str(frozen.parent / "p.html")]) == 0
    assert "Undian ini sudah dibatalkan." in capsys.readouterr().out
    assert "Undian ini dibatalkan." in (frozen.parent / "p.html").read_text(encoding="utf-8")
    assert of_json(capsys, frozen)["voided"] is True


@pytest.mark.parametrize(
    ("changes", "weights"),
    [
        ({"quota": {"by": "kode_kecamatan", "weight": "people", "minimum": 2}}, ["candidates", "equal"]),
        ({"quota": {"by": "kode_kelurahan", "weight": {"when": "umur > 40"}}}, ["candidates", "people", "equal"]),
        ({"quota": None}, []),
        ({"order": None}, ["people", "equal"]),
        ({"budget_idr": 90_000_000, "places": 900}, ["people", "equal"]),  # more places than candidates
        ({"rules": [{"code": "tak_ada", "when": "FALSE"}]}, ["people", "equal"]),
    ],
)
def test_other_programmes(
    folder: Path, capsys: pytest.CaptureFixture[str], changes: dict[str, Any], weights: list[str]
) -> None:
    out = freeze(folder, **changes)
    told = of_json(capsys, out)
    assert [one["weight"] for one in told["other_weights"]] == weights
    assert main(["draw", "chances", str(out), "--out", str(folder / "peluang.html")]) == 0
    text = (folder / "peluang.html").read_text(encoding="utf-8")
    assert ('id="bobot"' in text) is bool(weights)
    assert ("<h1>Tidak ada yang diundi" in text) is (told["smallest"] is None)
    assert ("<h1>Undian memutuskan" in text) is (told["smallest"] is not None)


def test_doubles_that_hang_on_the_seats_are_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = freeze(folder, doubles="check")
    capsys.readouterr()
    assert main(["draw", "chances", str(out), "--out", str(folder / "peluang.html")]) == 0
    assert "Orang yang mungkin ganda ditahan" in capsys.readouterr().out
    assert "Orang yang mungkin ganda ditahan" in (folder / "peluang.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "edit", "said"),
    [
        ("tingkat.csv", lambda text: re.sub(r",(\d+)\n$", ",99\n", text), "bukan banyaknya calon"),
        ("tingkat.csv", lambda text: text.replace(",2,", ",7,", 1), "tidak berurut dari 1"),
        ("tingkat.csv", lambda text: text.replace("people", "orang"), "bukan tabel dengan kolom"),
        ("tingkat.csv", lambda text: re.sub(r",(\d+)\n$", ",satu\n", text), "bukan bilangan bulat"),
        ("public/quota.csv", lambda text: re.sub(r",(\d+)\n", ",0\n", text), "bukan yang dibekukan"),
        ("public/peluang.csv", lambda text: "".join(text.splitlines(keepends=True)[:1]), "bukan yang diumumkan"),
        ("freeze.json", lambda text: text.replace('"places":20', '"places":21'), "sudah diubah"),
    ],
)
def test_a_folder_that_was_altered_is_refused(
    frozen: Path, capsys: pytest.CaptureFixture[str], name: str, edit: Any, said: str
) -> None:
    path = frozen / name
    text = path.read_text(encoding="utf-8")
    assert edit(text) != text
    path.write_text(edit(text), encoding="utf-8")
    capsys.readouterr()
    assert main(["draw", "chances", str(frozen), "--out", str(frozen.parent / "p.html")]) == 1
    assert said in capsys.readouterr().err
    assert not (frozen.parent / "p.html").exists()


def test_people_moved_between_tiers_are_found(frozen: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One person moved across the drawn tier of a cell: the sums still fit, what was published does not."""
    one = next(one for one in read_frozen_draw(frozen).chances if one.drawn and one.people > 1)
    path = frozen / "tingkat.csv"
    rows = [line.split(",") for line in path.read_text(encoding="utf-8").splitlines()]
    for row in rows:
        if row[:2] == [one.cell, str(one.tier)]:
            row[2] = str(one.people - 1)
        if row[:2] == [one.cell, str(one.tier + 1)]:
            row[2] = str(int(row[2]) + 1)
    path.write_text("\n".join(",".join(row) for row in rows) + "\n", encoding="utf-8")
    assert main(["draw", "chances", str(frozen)]) == 1
    assert f"tingkat.csv, sel {one.cell}: tingkat yang diundi" in capsys.readouterr().err


def test_no_frozen_folder(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["draw", "chances", str(folder)]) == 1
    assert "bukan folder naung draw commit" in capsys.readouterr().err


def test_the_page_is_private_and_written_once(frozen: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = frozen.parent / "peluang.html"
    for _ in range(2):
        status = main(["draw", "chances", str(frozen), "--out", str(out)])
    assert status == 1
    assert "sudah ada" in capsys.readouterr().err
    assert main(["draw", "chances", str(frozen), "--out", str(frozen / "public" / "peluang.html")]) == 1
    assert "di luar folder public" in capsys.readouterr().err
    assert not (frozen / "public" / "peluang.html").exists()
    text = out.read_text(encoding="utf-8")
    assert "Untuk kantor dan pengawas, bukan untuk disebarkan" in text
    assert "PERCOBAAN" in text
    assert not {"<script", "<link", "<img", " style=", "url("} & set(
        re.findall(r"<script|<link|<img| style=|url\(", text)
    )
    for record in people(90):
        assert record[0] not in text or len(record[0]) < 16
        assert f"{record[2]}<" not in text


def test_what_a_programme_says_cannot_become_markup(folder: Path) -> None:
    evil = "<script>alert('x')</script>"
    out = freeze(folder, title=evil, quota={"by": "kode_kelurahan", "weight": {"when": "nama <> '<img src=x>'"}})
    draw = read_frozen_draw(out)
    text = page(draw, other_weights(draw))
    assert "<script" not in text
    assert "<img" not in text


def city(folder: Path) -> Path:
    """The 56 kelurahan with some candidates each, so that maps are drawn."""
    records = people(900)
    every = [tile.code for tile in tiles()]
    for number, record in enumerate(records):
        record[1], record[4] = f"K{number}", every[number * number % 56]
    write_meeting(folder)
    path = write(folder, records, budget_idr=40_000_000, places=150, title="SIGAP" * 12)
    write_csv(folder / "registri.csv", COLUMNS, records)
    write_csv(folder / "wilayah.csv", ["kode", "nama"], [[tile.code, tile.name] for tile in tiles()])
    out = folder / "beku"
    assert main(["draw", "commit", str(path), "--out", str(out), "--selftest", "20", "--rehearsal"]) == 0
    return out


def test_every_tile_has_its_figure(folder: Path) -> None:
    draw = read_frozen_draw(city(folder))
    text = page(draw, other_weights(draw))
    maps = re.findall(r'<svg class="map".*?</svg>', text, re.S)
    assert len(maps) == 3
    for drawn in maps:
        assert len(re.findall(r'<text class="h m[^"]*"[^>]*>[^<]+</text>', drawn)) == 56
    for one in draw.chances:
        if one.drawn:
            assert f"{chance_words(one)}, {one.places} tempat untuk {one.people} orang" in text.replace("&lt;", "<")


@pytest.mark.browser
def test_no_sideways_scrolling_and_no_complaint(folder: Path) -> None:
    from playwright.sync_api import sync_playwright

    path = folder / "peluang.html"
    assert main(["draw", "chances", str(city(folder)), "--out", str(path)]) == 0
    complaints: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        for width in (320, 360, 768, 1280):
            opened = browser.new_page(viewport={"width": width, "height": 800})
            opened.on("console", lambda message: complaints.append(message.text))
            opened.goto(path.as_uri())
            assert opened.title().startswith("PERCOBAAN: Undian memutuskan")
            opened.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
            assert opened.evaluate("document.documentElement.scrollWidth") <= width
            opened.close()
        browser.close()
    assert complaints == []
