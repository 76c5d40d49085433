"""The money of a run, for the page: price, people, ceiling, and what rounding the price would do. Not here: the law."""

from dataclasses import dataclass
from itertools import groupby

from naung.selection.run import Run
from naung.values import words
from naung.values.month import Month

number, rupiah = words.number, words.rupiah
ROUND = 1000


@dataclass(frozen=True)
class MoneyLine:
    what: str
    note: str
    amount: str


@dataclass(frozen=True)
class LawLine:
    """One source of the price; `unsure` says how sure, empty where it was seen."""

    text: str
    link: str
    unsure: str


@dataclass(frozen=True)
class Money:
    lines: tuple[MoneyLine, ...]
    left: MoneyLine
    remarks: tuple[str, ...]
    sources: tuple[LawLine, ...]
    doubts: tuple[str, ...]


def month_words(month: Month) -> str:
    return f"{words.MONTHS[month.number - 1]} {month.year}"


def tell_money(run: Run) -> Money:
    programme, money = run.opened.programme, run.summary["money"]
    people = run.summary["by_status"]["selected"]
    price = programme.price
    lines = [
        *_monthly(run),
        MoneyLine(f"Satu orang, {programme.cover.months} bulan", "", rupiah(price.total_idr)),
        MoneyLine(f"{number(people)} orang", "", rupiah(money["cost_idr"])),
        MoneyLine("Pagu", "", rupiah(programme.budget_idr)),
    ]
    left = money["left_idr"]
    less = ", kurang dari harga satu orang" if 0 < left < price.total_idr else ""
    return Money(
        tuple(lines),
        MoneyLine(f"Sisa{less}", "", rupiah(left)),
        tuple(_remarks(run)),
        tuple(
            LawLine(
                f"{source.instrument}, {source.article}, diperiksa {words.day(source.checked)}",
                source.link if source.link.startswith("https://") else "",
                source.certainty.words if source.certainty.must_be_confirmed else "",
            )
            for source in price.sources
        ),
        price.doubts,
    )


def _monthly(run: Run) -> list[MoneyLine]:
    """A line for each stretch of months of one price."""
    lines = []
    base = rupiah(run.opened.programme.income_base_idr)
    for (jkk, jkm), stretch in groupby(run.opened.programme.price.monthly, key=lambda one: (one.jkk_idr, one.jkm_idr)):
        months = [one.month for one in stretch]
        span = month_words(months[0])
        if len(months) > 1:
            span = f"{span} sampai {month_words(months[-1])}"
        note = f"JKK {rupiah(jkk)} + JKM {rupiah(jkm)}, dasar {base}; {span}"
        lines.append(MoneyLine("Iuran satu orang sebulan", note, rupiah(jkk + jkm)))
    return lines


def _remarks(run: Run) -> list[str]:
    """What the number wished for would need, and why the price is not rounded."""
    programme = run.opened.programme
    wished, covered, price_idr = programme.places, programme.covered_places, programme.price.total_idr
    if wished <= covered:
        return []
    needed = wished * price_idr
    said = [
        f"Untuk {number(wished)} orang perlu {rupiah(needed)}; pagu kurang {rupiah(needed - programme.budget_idr)}.",
    ]
    rounded = price_idr // ROUND * ROUND
    if 0 < rounded < price_idr:
        seeming = min(wished, programme.budget_idr // rounded)
        short = seeming * price_idr - programme.budget_idr
        said.append(
            f"Harga menurut aturan {rupiah(price_idr)}, bukan {rupiah(rounded)}. "
            f"Dengan {rupiah(rounded)}, pagu tampak cukup untuk {number(seeming)} orang, "
            f"{number(seeming - covered)} terlalu banyak: "
            + (f"tagihannya akan melebihi pagu {rupiah(short)}." if short > 0 else "tagihannya tetap sama.")
        )
        said.append(
            f"{number(wished)} × {rupiah(rounded)} = {rupiah(wished * rounded)}, "
            f"{rupiah(wished * (price_idr - rounded))} di bawah yang harus dibayar."
        )
    return said
