"""What a month of JKK and JKM costs for a BPU member whose contribution the city pays.

Not here: the budget and the number of places (selection), bills and payments, JHT, wage earners.
A contribution month is judged by the law of its first day.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from naung.law.dated import Row, Source, Value, load
from naung.law.rows import whole
from naung.values import words
from naung.values.errors import Refusal
from naung.values.month import Month

T = TypeVar("T")


@dataclass(frozen=True)
class Bracket:
    """One row of the JKK table; `to_idr` is None in the open last row."""

    from_idr: int
    to_idr: int | None
    base_idr: int
    jkk_idr: int
    doubt: str | None


@dataclass(frozen=True)
class Relief:
    """A temporary cut for members who pay themselves; whoever is paid from APBN or APBD does not get it."""

    sector: str
    first_month: Month
    last_month: Month
    percent: int
    source: Source


@dataclass(frozen=True)
class Contribution:
    """The price of one month for one member."""

    month: Month
    base_idr: int
    jkk_idr: int
    jkm_idr: int
    total_idr: int
    sources: tuple[Source, ...]
    doubts: tuple[str, ...]

    def amounts(self) -> dict[str, object]:
        return {
            "month": str(self.month),
            "base_idr": self.base_idr,
            "jkk_idr": self.jkk_idr,
            "jkm_idr": self.jkm_idr,
            "total_idr": self.total_idr,
        }

    def as_json(self) -> dict[str, object]:
        return self.amounts() | _grounds(self.sources, self.doubts)


@dataclass(frozen=True)
class Price:
    """The price of consecutive months for one member; each source and doubt once."""

    monthly: tuple[Contribution, ...]
    total_idr: int
    sources: tuple[Source, ...]
    doubts: tuple[str, ...]

    def as_json(self) -> dict[str, object]:
        months = [contribution.amounts() for contribution in self.monthly]
        return {"total_idr": self.total_idr, "monthly": months} | _grounds(self.sources, self.doubts)


def monthly(base_idr: int, month: Month) -> Contribution:
    """The full price, JKK and JKM; raises Refusal if the law has no such base in that month."""
    bracket = get_bracket(base_idr, month)
    jkk, jkm = _jkk(month), load("jkm_bpu").on(month.first_day)
    doubts = [*jkk.doubts_on(month.first_day), *jkm.doubts_on(month.first_day)]
    if bracket.doubt is not None:
        doubts.insert(0, bracket.doubt)
    return Contribution(
        month=month,
        base_idr=base_idr,
        jkk_idr=bracket.jkk_idr,
        jkm_idr=jkm.number,
        total_idr=bracket.jkk_idr + jkm.number,
        sources=_once([jkk.source, jkm.source, *(relief.source for relief in reliefs(month))]),
        doubts=_once(doubts),
    )


def price(base_idr: int, first_month: Month, months: int) -> Price:
    """The price of `months` consecutive months; raises Refusal as `monthly` does, or for no months."""
    if months < 1:
        raise Refusal(f"Banyaknya bulan paling sedikit 1; ditemukan {months}.")
    try:
        first_month.plus(months - 1)
    except ValueError as error:
        raise Refusal(f"{months} bulan sejak {first_month}: {error}.") from error
    parts = tuple(monthly(base_idr, first_month.plus(index)) for index in range(months))
    return Price(
        monthly=parts,
        total_idr=sum(part.total_idr for part in parts),
        sources=_once(source for part in parts for source in part.sources),
        doubts=_once(doubt for part in parts for doubt in part.doubts),
    )


def get_bracket(base_idr: int, month: Month) -> Bracket:
    """The row of a base; raises Refusal, naming the bases there are, if the law has no such base in that month."""
    try:
        known = {bracket.base_idr: bracket for bracket in brackets(month)}
    except Refusal as error:
        first = load("jkk_bpu").values[0].source.first_day
        since = Month(first.year, first.month)
        raise Refusal(
            f"Dasar penghasilan {words.rupiah(base_idr)} untuk bulan {month} tidak dapat dihitung. {error} "
            f"Dasar yang ada sejak {since}: {_listed(bases(since))}."
        ) from error
    if base_idr not in known:
        raise Refusal(
            f"Dasar penghasilan {words.rupiah(base_idr)} tidak ada dalam hukum untuk bulan {month}. "
            f"Dasar yang ada: {_listed(known)}."
        )
    return known[base_idr]


def bases(month: Month) -> tuple[int, ...]:
    """The bases the law has in that month, ascending; raises Refusal before the law."""
    return tuple(bracket.base_idr for bracket in brackets(month))


def bracket_of(income_idr: int, month: Month) -> int:
    """The base of a monthly income, which is rounded down to a whole thousand; raises Refusal below zero."""
    if income_idr < 0:
        raise Refusal(f"Penghasilan tidak boleh di bawah nol; ditemukan {words.rupiah(income_idr)}.")
    thousands = income_idr // 1000 * 1000
    # The rows have no holes (a test sees to it), so the last row that begins at or below the income holds it.
    return [bracket.base_idr for bracket in brackets(month) if bracket.from_idr <= thousands][-1]


@cache
def brackets(month: Month) -> tuple[Bracket, ...]:
    """The rows of the JKK table in force, ascending by income."""
    return tuple(_bracket(row) for row in _jkk(month).rows)


def reliefs(month: Month) -> tuple[Relief, ...]:
    """The temporary cuts that run in that month and pass the city's members by."""
    return tuple(relief for relief in _reliefs() if relief.first_month <= month <= relief.last_month)


def relief_words(month: Month) -> str:
    """One sentence on why a running cut does not lower the city's price; empty when none runs."""
    running = reliefs(month)
    if not running:
        return ""
    source = running[0].source
    sectors = words.joined([relief.sector for relief in running])
    return (
        f"Potongan {running[0].percent}% {source.instrument} (sektor {sectors}) tidak mengurangi harga ini: "
        f"peserta yang iurannya dibayar APBN atau APBD dikecualikan ({source.article}), jadi kota membayar penuh."
    )


def _jkk(month: Month) -> Value:
    return load("jkk_bpu").on(month.first_day)


def _listed(known: Iterable[int]) -> str:
    return words.joined([words.rupiah(base_idr) for base_idr in known])


def _bracket(row: Row) -> Bracket:
    to_idr, doubt = row["to_idr"], row.get("doubt")
    return Bracket(
        from_idr=whole(row, "from_idr"),
        to_idr=None if to_idr is None else whole(row, "to_idr"),
        base_idr=whole(row, "base_idr"),
        jkk_idr=whole(row, "jkk_idr"),
        doubt=None if doubt is None else str(doubt),
    )


@cache
def _reliefs() -> tuple[Relief, ...]:
    return tuple(_relief(row, value.source) for value in load("relief_bpu").values for row in value.rows)


def _relief(row: Row, source: Source) -> Relief:
    if row["applies_to_government_paid"] is not False:
        # A cut that does reach the city's members changes the price: it needs a formula first, not only data.
        raise ValueError("relief_bpu.yaml: the price knows no cut for members paid by a government")
    first_month, last_month = (Month.parse(str(row[key])) for key in ("first_month", "last_month"))
    return Relief(str(row["sector"]), first_month, last_month, whole(row, "percent"), source)


def _grounds(sources: tuple[Source, ...], doubts: tuple[str, ...]) -> dict[str, object]:
    return {"sources": [source.as_json() for source in sources], "doubts": list(doubts)}


def _once(items: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(items))
