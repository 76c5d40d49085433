"""The self-test of the lots: no alarm where there is none, and a small favour is found."""

import hashlib
from pathlib import Path

import numpy as np
import pytest

from naung.draw.chi_square import exceeding, judge
from naung.draw.selftest import FALSE_ALARM, GROUPS, Outcome, seed_number, ticket, try_seeds
from tests.draw.ceremony import draw, freeze


@pytest.mark.parametrize(
    ("chi_square", "freedom", "chance"),
    [(3.841459, 1, 0.05), (5.991465, 2, 0.05), (16.918978, 9, 0.05), (21.665994, 9, 0.01), (23.209251, 10, 0.01)],
)
def test_chances_of_chi_square(chi_square: float, freedom: int, chance: float) -> None:
    """Table values (NIST/SEMATECH e-Handbook, 1.3.6.7.4)."""
    assert exceeding(chi_square, freedom) == pytest.approx(chance, rel=1e-5)


def _people(count: int) -> tuple[list[str], dict[str, np.ndarray]]:
    """People in three cut tiers; each group is a tenth, the list's a twentieth."""
    names = [hashlib.sha256(f"orang {number}".encode()).hexdigest()[:32] for number in range(count)]
    place = np.arange(count)
    columns = {name: (place // 7 + place * (3 + number)) % 10 for number, name in enumerate(GROUPS)}
    columns["tier"] = place % 3
    columns["places"] = np.array([count // 3 // 4, count // 3 // 2, count // 3 // 10])[place % 3]
    columns["list"] = (place % 20 == 0).astype(np.int64)
    return names, columns


def _tried(drawn, root: bytes, seeds: int, count: int = 1200) -> Outcome:  # type: ignore[no-untyped-def]
    names, columns = _people(count)
    return try_seeds(names, columns, [seed_number(root, one) for one in range(seeds)], drawn, lambda _: None)


def test_the_real_tickets_favour_nobody() -> None:
    for root in (b"a" * 32, b"b" * 32, b"c" * 32):
        told = _tried(ticket, root, 400)
        assert len(told.verdicts) == len(GROUPS)
        assert told.alarms == []


def test_false_alarms_stay_within_what_is_promised() -> None:
    """The chances of many fair runs are spread evenly: about one in a hundred alarms over all tests, no more."""
    alarms = sum(bool(_tried(ticket, bytes([number]) * 32, 40, 300).alarms) for number in range(100))
    assert alarms <= 100 * FALSE_ALARM + 4


def test_a_small_favour_to_a_small_group_is_found() -> None:
    """Two per cent more than their chance for one in twenty: found."""
    names, columns = _people(3000)
    favoured = {name for name, on_list in zip(names, columns["list"], strict=True) if on_list}

    def bent(seed: str, pseudonym: str) -> bytes:
        head = ticket(seed, pseudonym)[:8]
        return int(int.from_bytes(head, "big") / 1.021).to_bytes(8, "big") if pseudonym in favoured else head

    seeds = [seed_number(b"a" * 32, one) for one in range(2000)]
    told = try_seeds(names, columns, seeds, bent, lambda _: None)
    assert "list" in [one.what for one in told.alarms]


def test_the_covariance_is_that_of_drawing_without_replacement() -> None:
    """Drawn by numpy's own permutation, the statistic has chi-square's mean."""
    rng = np.random.default_rng(1)
    groups = np.array([[30.0, 50.0, 20.0], [10.0, 10.0, 40.0]])
    places = np.array([40.0, 15.0])
    members = [np.repeat(np.arange(3), row.astype(int)) for row in groups]
    values = []
    for _ in range(600):
        taken = np.zeros(3)
        for tier, places_here in zip(members, places, strict=True):
            taken += np.bincount(rng.permutation(tier)[: int(places_here)], minlength=3)
        values.append(judge("x", taken, groups, places, 1).chi_square)
    assert judge("x", taken, groups, places, 1).freedom == 2
    assert np.mean(values) == pytest.approx(2, abs=0.25)


def test_the_command_tries_a_programme_and_shows_a_freeze(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    program, frozen = freeze(folder)
    capsys.readouterr()
    assert draw("selftest", program, "--seeds", 20) == 0
    said = capsys.readouterr().out
    assert "20 benih coba" in said
    assert "urutan baris" in said
    assert draw("selftest", frozen) == 0
    assert "5 benih coba" in capsys.readouterr().out
    assert sorted(path.name for path in folder.iterdir() if path.name.startswith(".")) == []
