"""The measured quality of recognising list rows, in plain words or as tables. Not here: measuring (matching)."""

from collections.abc import Iterator

from naung.matching.quality import PROMISED, Group, Quality
from naung.values.words import decimal, number

NAMES = {
    "precision": "Ketepatan yang cocok otomatis",
    "recall": "Orang terdaftar yang ditemukan otomatis",
    "f1": "F1 terbaik",
    "lost": "Orang terdaftar yang dikira tidak ada",
    "review": "Baris yang perlu diperiksa orang",
    "blocked": "Orang terdaftar yang ikut dibandingkan",
}


def told(quality: Quality, *, markdown: bool) -> str:
    """Every figure beside what was promised, then each group's; as Markdown tables or for the terminal."""
    return "\n".join(_markdown(quality) if markdown else _plain(quality))


def _bound(name: str) -> str:
    sign = "<=" if name in ("lost", "review") else ">="
    return f"{sign} {decimal(PROMISED[name], 3)}"


def _plain(quality: Quality) -> Iterator[str]:
    every = quality.all
    yield f"{number(every.lines)} baris daftar diukur; {number(every.present)} orangnya ada di registri."
    fast = quality.fast
    yield f"Jalan cepat: {number(fast[0])} baris, {number(fast[1])} salah."
    for name, value in quality.figures().items():
        yield f"  {NAMES[name]:<42} {decimal(value, 4)}   diminta {_bound(name)}"
    last = ""
    for one in quality.groups[1:]:
        if one.what != last:
            yield f"\nMenurut {one.what}: baris, ditemukan, salah, diperiksa, hilang"
            last = one.what
        yield (
            f"  {one.name:<44} {number(one.lines):>7} {percent_of(one.recall):>8} {number(one.wrong):>5} "
            f"{number(one.review):>6} {number(one.lost):>6}"
        )
    for one in quality.unfair():
        yield f"Perhatikan: {one.what} {one.name} ditemukan {percent_of(one.recall)}, lebih dari 2 poin di bawah semua."


def percent_of(share: float) -> str:
    return f"{decimal(100 * share, 2)}%"


def _markdown(quality: Quality) -> Iterator[str]:
    yield "| figure | measured | asked |"
    yield "|---|--:|--:|"
    for name, value in quality.figures().items():
        yield f"| {NAMES[name]} | {value:.4f} | {_bound(name)} |"
    last = ""
    for one in quality.groups:
        if one.what != last:
            yield f"\n| {one.what} | rows | in the registry | found | wrong | precision | review | lost |"
            yield "|---|--:|--:|--:|--:|--:|--:|--:|"
            last = one.what
        yield _row(one)


def _row(one: Group) -> str:
    cells = (one.lines, one.present, f"{one.recall:.4f}", one.wrong, f"{one.precision:.4f}", one.review, one.lost)
    return f"| {one.name or 'semua'} | " + " | ".join(str(cell) for cell in cells) + " |"
