"""What became of offices' lists, for the page: bars, words, who stands on several, how sure it is. Not here: counting.

The page is for the office; its small figures are not hidden, as its foot says.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from naung.report.figures.hindsight import Settled
from naung.report.figures.lists import MEASURED, ListFigures, Matching, Measured, OnLists
from naung.report.match.told import NAMES, percent_of
from naung.report.page.charts import Part, parts_bar, parts_key
from naung.values import words

number = words.number
KINDS = {"proposal": "usulan", "covered": "sudah ditanggung", "other": "lain"}
OUTCOMES = ("cocok", "ragu", "tidak ada", "ditolak")
PROPOSED = "usulan_dtsen.xlsx"


@dataclass(frozen=True)
class ListTold:
    """One list: a bar of what became of its rows, and the same in words."""

    figures: ListFigures
    kind: str
    bar: Markup
    said: str


@dataclass(frozen=True)
class CountLine:
    name: str
    all: int
    proposals: int


@dataclass(frozen=True)
class ListsTold:
    """The section; `measured` is empty where the model's file does not tell its quality."""

    lead: str
    key: Markup
    lists: tuple[ListTold, ...]
    several: tuple[CountLine, ...]
    settled: str
    measured: tuple[tuple[str, str], ...]
    measured_on: str


def tell_lists(matching: Matching) -> ListsTold | None:
    """None where the programme has no lists."""
    if not matching.lists:
        return None
    measured = matching.measured
    return ListsTold(
        _lead(matching),
        parts_key(OUTCOMES),
        tuple(ListTold(one, KINDS[one.kind], _bar(one), _said(one)) for one in matching.lists),
        _several(matching.on_all, matching.on_proposals),
        _settled(matching.settled),
        tuple((NAMES[name], _share(name, measured)) for name in MEASURED) if measured else (),
        _measured_on(measured) if measured else "",
    )


def _lead(matching: Matching) -> str:
    said = []
    if matching.review:
        matter = (
            f"{number(matching.matter)} di antaranya dapat mengubah hasil"
            if matching.matter
            else "tidak satu pun mengubah hasil"
        )
        said.append(f"{number(matching.review)} baris belum pasti orangnya, {matter}.")
    if any(one.kind == "proposal" and one.absent + one.rejected for one in matching.lists):
        said.append(f"Usulan kantor yang tidak ada di registri ada di {PROPOSED}, untuk diusulkan ke DTSEN.")
    return " ".join(said)


def _bar(one: ListFigures) -> Markup:
    counts = (one.matched, one.review, one.absent, one.rejected)
    parts = [Part(word, count, shade) for shade, (word, count) in enumerate(zip(OUTCOMES, counts, strict=True))]
    said = ", ".join(f"{part.word} {number(part.count)}" for part in parts)
    return parts_bar(parts, f"{one.name}, {number(one.lines)} baris: {said}")


def _said(one: ListFigures) -> str:
    return " ".join(_sentences(one)) or "Tidak ada baris."


def _sentences(one: ListFigures) -> Iterator[str]:
    if one.matched:
        yield f"{number(one.matched)} cocok{_how(one)}."
    if one.review:
        matter = f", {number(one.matter)} dapat mengubah hasil" if one.matter else ""
        yield f"{number(one.review)} ragu{matter}."
    if one.absent:
        yield f"{number(one.absent)} tidak ada di registri."
    if one.rejected:
        yield f"{number(one.rejected)} ditolak: {'tanpa NIK dan tahun lahir' if one.by_name else 'NIK tidak sah'}."


def _how(one: ListFigures) -> str:
    if not one.by_name:
        return " menurut NIK"
    if one.at_once == one.matched:
        return ": semuanya langsung"
    return f": {number(one.at_once)} langsung, yang lain ditimbang"


def _several(every: OnLists, proposals: OnLists) -> tuple[CountLine, ...]:
    return (
        CountLine("Di 2 daftar", every.two, proposals.two),
        CountLine("Di 3 daftar", every.three, proposals.three),
        CountLine("Di 4 daftar atau lebih", every.more, proposals.more),
        CountLine("Lebih dari sekali di satu daftar", every.twice, proposals.twice),
    )


def _settled(settled: Settled | None) -> str:
    if settled is None:
        return "Belum ada baris ragu yang diputuskan orang."
    found, ruled_out = number(settled.found), number(settled.ruled_out)
    said = f"{number(settled.rows)} baris sudah diputuskan orang: {found} ya, {ruled_out} bukan."
    if settled.judged:
        said += f" Calon teratas model benar {number(settled.right)} dari {number(settled.judged)} kali."
    return said


def _share(name: str, measured: Measured) -> str:
    share = measured.shares[name]
    return words.decimal(share, 4) if name == "f1" else percent_of(share)


def _measured_on(measured: Measured) -> str:
    return f"{number(measured.lines)} baris, {words.day(measured.on)}"
