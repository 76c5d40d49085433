"""Partial disability: a row of the table times 80 times the base. Not here: total disability, what else is owed.

Percentages are whole tenths of a per cent. Every base is a multiple of Rp50.000, so 80 times a base is a multiple of
Rp4.000.000 and a thousandth or a hundred-thousandth of it is whole rupiah: nothing is rounded (a test holds that).
"""

from dataclasses import dataclass

from naung.law.answer import Item, Missing
from naung.law.dated import Row, Value, load
from naung.law.event import Event, Impairment
from naung.law.rows import find_whole, whole, word
from naung.values.errors import Refusal

# What each measure of the table asks for, as a field of the event.
ASKS = {"mm": "shortening_mm", "persen": "loss_percent", "per_10_persen": "loss_percent", "per_10_db": "loss_db"}


@dataclass(frozen=True)
class Degree:
    """How much of 80 times the base one impairment is worth, in hundred-thousandths, so that both steps stay whole.

    Not `measured`: the table asks for a measure that was not told, so it is worth nothing that can be said.
    """

    row: Row
    hundred_thousandths: int
    text: str
    doubts: tuple[str, ...] = ()
    measured: bool = True


def amount(base_idr: int, factor: int, hundred_thousandths: int) -> int:
    """Rupiah for so many hundred-thousandths of `factor` times the base; whole for every base of the law."""
    return base_idr * factor * hundred_thousandths // 100_000


def items(event: Event, base_idr: int) -> list[Item]:
    """One item an impairment; those of one limb together no more than that limb, all no more than total disability."""
    if not event.impairments:
        return []
    table = load("jkk_impairments").on(event.law_day)
    factor = load("jkk_disability_factor").on(event.law_day)
    whole_body = load("jkk_total_percent").on(event.law_day)
    left = whole_body.number * 1000
    room = _rooms(table)
    found = []
    for degree in degrees(event, table):
        group = word(degree.row, "group")
        paid = min(degree.hundred_thousandths, room[group], left)
        room[group], left = room[group] - paid, left - paid
        text, doubts = degree.text, degree.doubts
        if paid < degree.hundred_thousandths:
            text += " Dibatasi, karena sudah dihitung bersama cacat lain."
            doubts += (f"{degree.text} Pembatasan cacat yang bertumpuk adalah penalaran kami; perlu dipastikan.",)
        code = f"impairment:{degree.row['code']}"
        money = amount(base_idr, factor.number, paid) if degree.measured else None
        found.append(Item(code, text, money, (table, factor, whole_body), doubts))
    return found


def missing(event: Event) -> list[Missing]:
    """Measures that were not told and that the table asks for."""
    table = load("jkk_impairments").on(event.law_day)
    found = []
    for number, one in enumerate(event.impairments, 1):
        row = _rows(table, one.code)[0]
        if row["measure"] == "pilihan" and one.percent_tenths is None:
            low, high = _percent(whole(row, "percent_tenths")), _percent(whole(row, "to_tenths"))
            where = f"impairments[{number}].percent_tenths"
            found.append(Missing(where, f"Dokter menetapkan {low} sampai {high} persen; dipakai yang terendah."))
        field = ASKS.get(word(row, "measure"))
        if field is not None and getattr(one, field) is None:
            found.append(Missing(f"impairments[{number}].{field}", "Tanpa ukuran ini, santunannya belum dihitung."))
    return found


def degrees(event: Event, table: Value) -> list[Degree]:
    """Each impairment measured by the table; raises Refusal for a measure that does not fit its row."""
    return [_degree(one, number, event, table) for number, one in enumerate(event.impairments, 1)]


def _degree(one: Impairment, number: int, event: Event, table: Value) -> Degree:
    rows = _rows(table, _mirrored(one.code, event, table))
    measure = word(rows[0], "measure")
    _check_measures(one, measure, number)
    if measure == "anggota":
        return _member(rows[0], one.loss_percent)
    if measure == "pilihan":
        return _chosen(rows[0], one.percent_tenths, number)
    size = getattr(one, ASKS[measure])
    if size is None:
        return Degree(rows[0], 0, f"{_name(rows[0])}: ukurannya belum disebut.", measured=False)
    if measure in ("mm", "persen"):
        return _banded(rows, size, measure)
    return _stepped(rows[0], size)


def _mirrored(code: str, event: Event, table: Value) -> str:
    """For the left-handed right and left change places."""
    mirror = _rows(table, code)[0].get("mirror")
    return str(mirror) if event.left_handed and mirror else code


def _check_measures(one: Impairment, measure: str, number: int) -> None:
    allowed = {"anggota": "loss_percent", "pilihan": "percent_tenths"}.get(measure) or ASKS[measure]
    for field in ("loss_percent", "loss_db", "shortening_mm", "percent_tenths"):
        if field != allowed and getattr(one, field) is not None:
            raise Refusal(f"impairments[{number}].{field}: tidak dipakai untuk {one.code}; yang boleh: {allowed}.")


def _member(row: Row, loss_percent: int | None) -> Degree:
    """Lost: the row; lost only in part of its function: so many per cent of the row."""
    tenths = whole(row, "percent_tenths")
    if loss_percent is None:
        return Degree(row, tenths * 100, f"{row['text']}: {_percent(tenths)} persen.")
    text = f"{row['text']}, fungsi berkurang {loss_percent} persen: {loss_percent}% x {_percent(tenths)} persen."
    return Degree(row, tenths * loss_percent, text)


def _chosen(row: Row, chosen: int | None, number: int) -> Degree:
    low, high = whole(row, "percent_tenths"), whole(row, "to_tenths")
    if chosen is not None and not low <= chosen <= high:
        raise Refusal(
            f"impairments[{number}].percent_tenths: ditemukan {chosen}; yang boleh: {low} sampai {high} "
            "(persepuluhan persen)."
        )
    tenths = low if chosen is None else chosen
    text = f"{row['text']}: {_percent(tenths)} persen."
    doubt = f"{row['text']}: persentasenya ditetapkan dokter; dipakai yang terendah, perlu dipastikan."
    return Degree(row, tenths * 100, text, () if chosen is not None else (doubt,))


def _banded(rows: list[Row], size: int, measure: str) -> Degree:
    unit = "mm" if measure == "mm" else "persen"
    for row in rows:
        to_loss = find_whole(row, "to_loss")
        if whole(row, "from_loss") <= size and (to_loss is None or size <= to_loss):
            return Degree(row, whole(row, "percent_tenths") * 100, _size_text(row, size, unit))
    first, last = rows[0], rows[-1]
    if size < whole(first, "from_loss"):
        return Degree(first, 0, f"{first['text']}: ditemukan {size} {unit}, di bawah tabel.")
    doubt = f"{last['text']}: {size} {unit} di atas tabel; dipakai baris tertinggi, perlu dipastikan."
    return Degree(last, whole(last, "percent_tenths") * 100, _size_text(last, size, unit), (doubt,))


def _size_text(row: Row, size: int, unit: str) -> str:
    return f"{row['text']} (ditemukan {size} {unit}): {_percent(whole(row, 'percent_tenths'))} persen."


def _stepped(row: Row, size: int) -> Degree:
    """Each full ten counts; what is left over does not."""
    steps, tenths = size // 10, whole(row, "percent_tenths")
    if steps == 0:
        return Degree(row, 0, f"{row['text']}: ditemukan {size}, di bawah tabel.")
    return Degree(row, steps * tenths * 100, f"{row['text']}: {steps} x {_percent(tenths)} persen.")


def _rooms(table: Value) -> dict[str, int]:
    """For each group the most its impairments may come to: its highest row."""
    room: dict[str, int] = {}
    for row in table.rows:
        highest = find_whole(row, "to_tenths") or whole(row, "percent_tenths")
        group = word(row, "group")
        room[group] = max(room.get(group, 0), highest * 100)
    return room


def _rows(table: Value, code: str) -> list[Row]:
    return [row for row in table.rows if row["code"] == code]


def _name(row: Row) -> str:
    """The impairment without the band or the step of its row."""
    return word(row, "text").split(",")[0]


def _percent(tenths: int) -> str:
    """45 -> 4,5"""
    return f"{tenths // 10},{tenths % 10}" if tenths % 10 else str(tenths // 10)
