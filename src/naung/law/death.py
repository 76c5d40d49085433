"""What is owed when a member dies: JKM for any cause, JKK for a death by work. Not here: scholarships, to whom."""

from naung.law import readings
from naung.law.accident import base_of, periodic
from naung.law.answer import Item
from naung.law.dated import Value, load
from naung.law.event import Event
from naung.law.membership import Standing
from naung.law.readings import CAUTIOUS, Choice
from naung.law.rows import get_row, word
from naung.values import words


def jkm(event: Event, standing: Standing, choice: Choice = CAUTIOUS) -> list[Item]:
    """Lump sum, periodic sum, funeral; the funeral alone where the membership is too short or there is no heir."""
    grounds = readings.grounds(event)
    if not readings.is_full(event, standing, choice):
        months = grounds[0].number
        text = f"Biaya pemakaman saja: kepesertaan belum {months} bulan, atau belum dapat dipastikan."
        return [_funeral(event, "jkm_funeral", text, grounds)]
    rule = grounds[:1]
    lump = load("jkm_lump_sum").on(event.law_day)
    sums = [Item("lump_sum", "Santunan sekaligus JKM.", lump.number, (lump, *rule)), periodic(event, "jkm_periodic")]
    sums = [_each_membership(item, event) for item in sums]
    return [*_to_heirs(event, sums), _funeral(event, "jkm_funeral", "Biaya pemakaman.", ())]


def work(event: Event) -> list[Item]:
    """Death sum, periodic sum, funeral of JKK; to the base 1.000.000 Rp70.000.000 in all since PP 82/2019."""
    base_idr, grounds, doubts = base_of(event)
    percent, factor = load("jkk_death_percent").on(event.law_day), load("jkk_disability_factor").on(event.law_day)
    floor = load("jkm_lump_sum").on(event.law_day)
    amount = death_sum(base_idr, percent.number, factor.number, floor.number)
    text = f"Santunan kematian: {percent.number}% x {factor.number} x {words.rupiah(base_idr)}."
    sums = [
        Item("death_sum", text, amount, (percent, factor, floor, *grounds), doubts),
        periodic(event, "jkk_periodic"),
    ]
    return [*_to_heirs(event, sums), _funeral(event, "jkk_funeral", "Biaya pemakaman.", ())]


def death_sum(base_idr: int, percent: int, factor: int, floor_idr: int) -> int:
    """Per cent times factor times base, not less than the JKM lump sum."""
    return max(base_idr * factor * percent // 100, floor_idr)


def _each_membership(item: Item, event: Event) -> Item:
    """Registered more than once: the parts that are owed for each membership."""
    count = len(event.segments)
    if count == 1:
        return item
    rule = load("several_memberships").on(event.law_day)
    times = count if get_row(rule, "part", item.code)["each"] == "ya" else 1
    text = f"{item.text} Terdaftar {count} kali: dibayar {times} kali."
    return Item(item.code, text, (item.amount_idr or 0) * times, (*item.grounds, rule), item.doubts)


def _funeral(event: Event, code: str, text: str, grounds: tuple[Value, ...]) -> Item:
    value = load(code).on(event.law_day)
    if event.no_heirs:
        rule = load("no_heirs").on(event.law_day)
        to = event.funeral_by or word(get_row(rule, "part", "pemakaman"), "to")
        return Item("funeral", f"{text} Kepada {to}.", value.number, (value, *grounds, rule))
    return Item("funeral", text, value.number, (value, *grounds))


def _to_heirs(event: Event, sums: list[Item]) -> list[Item]:
    """The sums, or where there is no heir and no will only the word that they go to the fund."""
    if not event.no_heirs:
        return sums
    rule = load("no_heirs").on(event.law_day)
    to = word(get_row(rule, "part", "santunan"), "to")
    lost = words.rupiah(sum(item.amount_idr or 0 for item in sums))
    grounds = tuple(ground for item in sums for ground in item.grounds)
    return [Item("to_fund", f"Santunan {lost} diserahkan ke {to}, karena tidak ada ahli waris.", 0, (rule, *grounds))]
