"""What the law room answers, as lines for people. Not here: any rule, the commands themselves."""

import textwrap
from datetime import date

from naung.law import page
from naung.law.answer import Answer, Change, Deadline, Item, Rule, Scholarship, weakest
from naung.law.dated import Entry, Row, Source
from naung.law.event import Kind
from naung.values import words

WIDTH = 110


def answer(found: Answer) -> str:
    """The whole answer: what, from which law, to whom, with which papers, by when, what would change it."""
    what = Kind(found.event).words
    lines = [f"{what[0].upper()}{what[1:]}, menurut hukum {words.day(found.law_day)}: {_sum(found)}", ""]
    lines += [line for item in found.items for line in _item(item)]
    if found.scholarship is not None:
        lines += ["", *_scholarship(found.scholarship)]
    if found.recipient is not None:
        source = found.recipient.ground.source
        lines += ["", "Penerima:", indented("", f"{found.recipient.text} ({source.cited})")]
    lines += _block("Yang perlu dibawa:", [need.text for need in found.needs])
    lines += _block("Tenggat:", [_deadline(deadline) for deadline in found.deadlines])
    lines += _block("Ketentuan lain:", [_rule(rule) for rule in found.rules])
    lines += _block("Yang mengubah jawaban ini:", [_change(change) for change in found.changes])
    lines += _block("Yang belum disebut:", [f"{one.field}: {one.text}" for one in found.missing])
    lines += _block("Perlu dipastikan:", list(found.doubts))
    return "\n".join(lines)


def entry(found: Entry, on: date | None) -> str:
    """A number or table with its whole history, or as in force on a day; raises Refusal before the first value."""
    lines = [f"{found.title} (`{found.code}`), {found.unit}"]
    for value in found.values if on is None else (found.on(on),):
        lines += ["", f"Sejak {words.day(value.source.first_day)}: {page.content(found, value)}"]
        if isinstance(value.content, tuple) and len(value.content) > 1:
            lines += [f"  - {_row(found, row)}" for row in value.rows]
        lines += [*source_lines(value.source), indented("", value.source.note)]
        lines += [indented("! ", doubt.text) for doubt in value.doubts]
    return "\n".join(lines)


def _row(found: Entry, row: Row) -> str:
    return "; ".join(f"{found.columns[key]}: {page.cell(key, cell)}" for key, cell in row.items())


def _sum(found: Answer) -> str:
    text = words.rupiah(found.total_idr)
    if found.payable_now_idr < found.total_idr:
        text += f", sekarang {words.rupiah(found.payable_now_idr)}"
    return text


def _item(item: Item) -> list[str]:
    amount = "tanpa jumlah" if item.amount_idr is None else words.rupiah(item.amount_idr)
    source = f"{item.source.cited}; {item.certainty.words}"
    text = f"{item.text} Dibayar {item.waits}." if item.waits else item.text
    lines = textwrap.wrap(text, WIDTH - 19) + textwrap.wrap(source, WIDTH - 19)
    return [f"  {amount:>15}  {lines[0]}", *(f"{'':19}{line}" for line in lines[1:])]


def _scholarship(found: Scholarship) -> list[str]:
    lines = [f"Beasiswa anak: {words.rupiah(found.total_idr)}"]
    by_child: dict[int, list[str]] = {}
    for payment in found.payments:
        by_child.setdefault(payment.child, []).append(
            f"{payment.year} {payment.level} {words.rupiah(payment.amount_idr)}"
        )
    lines += [indented("", f"anak {child}: {'; '.join(years)}") for child, years in by_child.items()]
    lines += [indented("- ", note) for note in found.notes]
    source = found.grounds[0].source
    lines.append(indented("", f"{source.cited}; {weakest(found.grounds).words}"))
    return lines + ([indented("- ", f"Dibayar {found.waits}.")] if found.waits else [])


def _deadline(deadline: Deadline) -> str:
    source = deadline.grounds[0].source
    text = f"{deadline.what} ({source.cited})"
    if deadline.day is not None:
        return f"{words.day(deadline.day)}: {text}"
    # A right that does not lapse has no day; any other deadline waits for the day it runs from.
    return text if deadline.code == "gugur" else f"tanggal belum diketahui: {text}"


def _rule(rule: Rule) -> str:
    source = rule.ground.source
    return f"{rule.text} ({source.cited})"


def _change(change: Change) -> str:
    if change.total_idr is None:
        return f"{change.condition}."
    school = f", beasiswa {words.rupiah(change.scholarship_idr)}" if change.scholarship_idr else ""
    return f"{change.condition}: {words.rupiah(change.total_idr)}{school}."


def _block(title: str, texts: list[str]) -> list[str]:
    return ["", title, *(indented("- ", text) for text in texts)] if texts else []


def source_lines(source: Source) -> list[str]:
    return [
        f"  {source.cited}; berlaku sejak {words.day(source.first_day)}; "
        f"{source.certainty.words}; diperiksa {words.day(source.checked)}",
        f"    {source.link}",
    ]


def indented(mark: str, text: str) -> str:
    return textwrap.fill(text, WIDTH, initial_indent=f"  {mark}", subsequent_indent=" " * (2 + len(mark)))
