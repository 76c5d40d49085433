"""Before the dice, never after: does the real ticket function favour anybody? Many seeds, the cut tiers only.

The data's walk: whoever stands in a tier that the seats cut is grouped by what must not matter; tickets are drawn under
many seeds by the very function of the draw; what each group got is held against chance. Not here: the mathematics.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from naung.draw.bytes import ticket
from naung.draw.chi_square import Verdict, judge
from naung.engine.duck import Duck
from naung.engine.steps import step

ROOM = "naung.draw"
SEEDS = 2000
FALSE_ALARM = 0.01
"""Over all tests together: each test is held to this divided by their number (Bonferroni)."""
GROUPS = ("row", "nik", "name", "birth", "family", "list", "file")
TAG = b"naung-selftest-v1"

Numbers = NDArray[Any]
Ticket = Callable[[str, str], bytes]


@dataclass(frozen=True)
class Outcome:
    """All tests, and whether none raises an alarm; `people` stand in cut tiers, `seeds` were tried."""

    people: int
    tiers: int
    seeds: int
    verdicts: tuple[Verdict, ...]

    @property
    def alarms(self) -> list[Verdict]:
        return [one for one in self.verdicts if one.p < FALSE_ALARM / len(self.verdicts)]


def lay_out_cut(duck: Duck) -> None:
    """Table `cut_people`: pseudonym, tier_number, places and the groups of everyone whom a ticket decides about.

    Needs `candidates`, `seats`, `judged`, `key_pads`, `recognised` and `listed` of a run up to its seats.
    """
    duck.make("cut_people", step(ROOM, "cut_people"))


def selftest(duck: Duck, root: bytes, seeds: int, say: Callable[[str], None]) -> Outcome:
    """Try `seeds` seeds that follow from the committed root; needs `cut_people`."""
    columns = duck.arrays(step(ROOM, "cut_columns"))
    pseudonyms = [row[0] for row in duck.rows(step(ROOM, "cut_pseudonyms"))]
    return try_seeds(pseudonyms, columns, [seed_number(root, number) for number in range(seeds)], ticket, say)


def seed_number(root: bytes, number: int) -> str:
    """Seeds of the self-test follow from the root under a tag of their own: nobody picks them."""
    return hashlib.sha256(TAG + root + number.to_bytes(8, "big")).hexdigest()


def try_seeds(
    pseudonyms: Sequence[str],
    columns: dict[str, Numbers],
    seeds: Sequence[str],
    drawn: Ticket,
    say: Callable[[str], None],
) -> Outcome:
    """Draw under every seed and hold the groups against chance.

    `columns`: tier (from 0), places (of the tier) and the groups GROUPS (from 0), a row a person.
    """
    tiers = columns["tier"].astype(np.int64)
    count = int(tiers.max()) + 1 if len(tiers) else 0
    places = np.zeros(count)
    places[tiers] = columns["places"]
    taken = np.zeros(len(tiers), np.int64)
    say(f"Menguji undian dengan {len(seeds)} benih")
    for number, seed in enumerate(seeds, 1):
        taken += _chosen(pseudonyms, tiers, columns["places"], seed, drawn)
        if number % 200 == 0:
            say(f"Menguji undian: {number} dari {len(seeds)} benih")
    verdicts = []
    for name in GROUPS:
        groups = columns[name].astype(np.int64)
        if len(groups) and groups.max() > 0:
            table = np.zeros((count, int(groups.max()) + 1))
            np.add.at(table, (tiers, groups), 1)
            won = np.bincount(groups, weights=taken, minlength=table.shape[1])
            verdicts.append(judge(name, won, table, places, len(seeds)))
    return Outcome(len(tiers), count, len(seeds), tuple(verdicts))


def _chosen(pseudonyms: Sequence[str], tiers: Numbers, places: Numbers, seed: str, drawn: Ticket) -> Numbers:
    """1 for each whose ticket is among the smallest of the tier's places; the first eight bytes order them."""
    heads = b"".join(drawn(seed, one)[:8] for one in pseudonyms)
    order = np.lexsort((np.frombuffer(heads, ">u8"), tiers))
    sorted_tiers = tiers[order]
    first = np.searchsorted(sorted_tiers, sorted_tiers, side="left")
    rank = np.arange(len(order)) - first
    chosen = np.zeros(len(order), np.int64)
    chosen[order] = rank < places[order]
    return chosen
