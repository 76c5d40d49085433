"""Who was reached, for the page: ratios by group. Not here: counting them (figures), their drawing (charts)."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from naung.report.codes import words_of
from naung.report.figures.count import Figures
from naung.report.figures.groups import Group, Ratio, ratio
from naung.report.page.charts import RatioRow, ratio_rows, ratio_words, span_words

Seen = tuple[str, Group, Ratio]
LOW, HIGH = 0.8, 1.25  # a range wholly beyond these is called far from even
TOPICS = {
    "sex": "Jenis kelamin",
    "age": "Umur",
    "disability": "Disabilitas",
    "work": "Status kerja",
    "sector": "Lapangan usaha",
    "kecamatan": "Kecamatan",
    "decile": "Desil",
}
LARGEST = 6  # groups of one topic that are drawn; the table has all
SMALLEST = 50  # eligible people below which a group is not drawn


@dataclass(frozen=True)
class GroupLine:
    name: str
    eligible: int
    candidates: int
    selected: int
    ratio: str
    span: str


@dataclass(frozen=True)
class Topic:
    """One way of grouping people: its drawing under `heading`, and a line for every group."""

    name: str
    heading: str
    drawing: Markup | None
    lines: tuple[GroupLine, ...]
    far: tuple[str, ...]


def is_far(seen: Ratio) -> bool:
    """Whether every outcome of the dice lies far from even."""
    return seen.high < LOW or seen.low > HIGH


def tell_groups(figures: Figures) -> tuple[Topic, ...]:
    """The topics that are known, with those people look for first in front."""
    told = [(dimension, figures.groups[dimension]) for dimension in TOPICS if dimension in figures.groups]
    return tuple(_topic(dimension, groups) for dimension, groups in told if len(groups) > 1)


def _topic(dimension: str, groups: Sequence[Group]) -> Topic:
    seen = [(words_of(dimension, one.code), one, ratio(one, groups)) for one in groups]
    drawn = [each for each in seen if each[1].eligible >= SMALLEST and each[1].code != -1]
    if dimension == "sector":
        drawn = sorted(drawn, key=lambda each: -each[1].eligible)[:LARGEST]
    if dimension == "disability":
        drawn = [each for each in drawn if each[1].code == 1]
    name = heading = TOPICS[dimension]
    if dimension == "kecamatan" and len(drawn) > LARGEST:
        drawn = _extremes(drawn)
        heading = f"{name}, {'yang paling jauh' if len(drawn) > 2 else 'terendah dan tertinggi'}"
    rows = [RatioRow(words, value, is_far(value)) for words, _, value in drawn]
    said = f"{heading}: " + ", ".join(f"{row.name} {ratio_words(row.ratio.value)}" for row in rows)
    return Topic(
        name,
        heading,
        ratio_rows(rows, said) if rows and dimension != "decile" else None,
        tuple(_line(*each) for each in seen),
        tuple(row.name for row in rows if row.far) if dimension != "decile" else (),
    )


def _extremes(seen: Sequence[Seen]) -> list[Seen]:
    """Those far from even, at most LARGEST; where none is, the least and the most."""
    ordered = sorted(seen, key=lambda each: each[2].value)
    far = [each for each in ordered if is_far(each[2])]
    if not far:
        return [ordered[0], ordered[-1]]
    return far if len(far) <= LARGEST else [*far[: LARGEST // 2], *far[-(LARGEST // 2) :]]


def _line(name: str, one: Group, value: Ratio) -> GroupLine:
    span = span_words(value) or "\N{EN DASH}"
    return GroupLine(name, one.eligible, one.candidates, one.selected, ratio_words(value.value), span)


def groups_heading(topics: Sequence[Topic]) -> str:
    """The finding as a heading."""
    far = [name for topic in topics for name in topic.far]
    if not far:
        return "Semua kelompok mendekati setara"
    return f"{far[0]} jauh dari setara" if len(far) == 1 else f"{len(far)} kelompok jauh dari setara"
