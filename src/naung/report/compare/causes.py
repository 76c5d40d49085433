"""Why someone is selected in one run and not in the other: one first cause each. Not here: who moves (runs).

The causes are asked in one fixed order; the first that holds is hers, so they never overlap and none is left out:

1. `absent`     she is not in the other registry
2. `rule:CODE`  the other run finds her not eligible; the first code that fails, in rule order
3. `family`     there, someone else stands for her family
4. `cell`       there, she stands in another cell
5. `order`      the order keys or her own values differ, and more people stand before or beside her
6. `seats`      the place she has here would not be within the seats her cell has there
7. `ticket`     there, the last seat cuts her tier, and her ticket is another one (other seed or key)
8. `displaced`  all her own is as it was: others now come before her

The last is no remainder without meaning: her rank here is within the seats there, and her rank there is not, so
at least one more person stands before her.
"""

from dataclasses import dataclass
from typing import Any

from naung.report.explain.told import BUILT_INS
from naung.report.past import PastRun

CAUSES = ("absent", "rule", "family", "cell", "order", "seats", "ticket", "displaced")


@dataclass(frozen=True)
class Place:
    """Where a candidate stands: her cell, how many of it stand in tiers before hers, and her tier's size."""

    cell: str
    before: int
    size: int
    pseudonym: str
    ticket: str
    keys: tuple[str | None, ...]


@dataclass(frozen=True)
class Mover:
    """Someone selected here and not there.

    `status` is hers there, None where she is in no row; `failed` the first reason there; `there` where she
    stands there if she is a candidate.
    """

    nik: str
    area: str
    rank_in_cell: int
    here: Place
    status: str | None
    failed: str | None
    there: Place | None


@dataclass(frozen=True)
class Sides:
    """The two runs from a mover's view: `here` selects her, `there` does not; their names in sentences."""

    here: PastRun
    there: PastRun
    here_name: str
    there_name: str

    @property
    def same_order(self) -> bool:
        return bool(self.here.programme["order"] == self.there.programme["order"])


def first_cause(mover: Mover, sides: Sides) -> str:
    """Her first cause, in the order of this module's docstring."""
    if mover.status is None:
        return "absent"
    if mover.status == "ineligible":
        return f"rule:{mover.failed}"
    if mover.there is None:
        return "family"
    here, there = mover.here, mover.there
    if here.cell != there.cell:
        return "cell"
    seats = sides.there.quota[there.cell].seats
    reordered = not sides.same_order or here.keys != there.keys
    if reordered and (there.before > here.before or there.before + there.size > here.before + here.size):
        return "order"
    if mover.rank_in_cell > seats:
        return "seats"
    if here.ticket != there.ticket and there.before < seats:
        return "ticket"
    return "displaced"


def cause_words(cause: str, sides: Sides) -> str:
    """A cause as a sentence about the other run."""
    there, here = sides.there_name, sides.here_name
    if cause.startswith("rule:"):
        return _rule_words(cause.removeprefix("rule:"), sides)
    return {
        "absent": f"Tidak ada di registri {there}",
        "family": f"Di {there} diwakili anggota keluarganya",
        "cell": f"Di {there} {_cell_words(sides)}",
        "order": f"Di {there} kunci urutan atau isinya lain: lebih banyak orang didahulukan atau setara",
        "seats": f"Di {there} selnya mendapat lebih sedikit tempat daripada di {here}",
        "ticket": f"Kalah undian di {there}: {_lot_words(sides)}",
        "displaced": f"Di {there} orang lain berdiri lebih dahulu",
    }[cause]


def _cell_words(sides: Sides) -> str:
    (here, _), (there, said) = _cells_of(sides.here), _cells_of(sides.there)
    return "masuk sel lain: kelurahannya lain" if here == there else f"kuota dibagi lain: {said}"


def _cells_of(run: PastRun) -> tuple[str, str]:
    by = (run.programme["quota"] or {}).get("by", "")
    words = {"kode_kelurahan": "per kelurahan", "kode_kecamatan": "per kecamatan", "": "satu untuk seluruh kota"}
    return by, words[by]


def _lot_words(sides: Sides) -> str:
    if sides.here.record["seed"] != sides.there.record["seed"]:
        return "benihnya lain"
    return "kunci nama samarannya lain"


def _rule_words(code: str, sides: Sides) -> str:
    if code in BUILT_INS:
        return f"Tidak memenuhi syarat di {sides.there_name}: {BUILT_INS[code]}"
    theirs, mine = _rule(sides.there, code), _rule(sides.here, code)
    text = (theirs or {}).get("text") or (theirs or {}).get("when") or code
    if mine is None:
        why = f"aturan ini tidak ada di {sides.here_name}"
    elif theirs is not None and (mine["when"], mine["unknown"]) != (theirs["when"], theirs["unknown"]):
        why = f"aturan ini lain di {sides.here_name}"
    else:
        why = "aturannya sama, datanya lain"
    return f"Tidak memenuhi aturan {code} di {sides.there_name}: {text} ({why})"


def _rule(run: PastRun, code: str) -> dict[str, Any] | None:
    return next((dict(rule) for rule in run.programme["rules"] if rule["code"] == code), None)


def cause_rank(cause: str, sides: Sides) -> tuple[int, int, str]:
    """Sorts causes as they are asked; rules in the other run's rule order."""
    kind, _, code = cause.partition(":")
    codes = [*BUILT_INS, *(rule["code"] for rule in sides.there.programme["rules"])]
    return CAUSES.index(kind), codes.index(code) if code in codes else 0, code
