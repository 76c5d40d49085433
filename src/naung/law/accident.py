"""What JKK owes for a work accident: care, transport, months unfit for work, disability, aids.

Not here: the rows of the disability table (impairment), death, scholarships, whether there is a right at all.
"""

from naung.law import impairment
from naung.law.answer import Item, Missing
from naung.law.contribution import get_bracket
from naung.law.dated import Value, load
from naung.law.dates import month_of
from naung.law.event import Event
from naung.law.rows import find_whole, get_row, whole, word
from naung.values import words

AID_LIMITS = {
    "gigi_tiruan": ("jkk_dentures", "Gigi tiruan"),
    "alat_bantu_dengar": ("jkk_hearing_aid", "Alat bantu dengar"),
    "kacamata": ("jkk_glasses", "Kacamata"),
}
SERVICES = ("care", "home_care", "return_to_work")


def base_of(event: Event) -> tuple[int, tuple[Value, ...], tuple[str, ...]]:
    """The base of the benefits, its grounds and doubts; the lowest base where none was told.

    Raises Refusal if the law has no such base in the month of the accident (PP 44/2015 Pasal 32 ayat (1), Lampiran II).
    """
    month = month_of(event.law_day)
    table = load("jkk_bpu").on(event.law_day)
    base_idr = whole(table.rows[0], "base_idr") if event.income_base_idr is None else event.income_base_idr
    bracket = get_bracket(base_idr, month)
    doubts: tuple[str, ...] = () if bracket.doubt is None else (bracket.doubt,)
    if event.income_base_idr is None:
        doubts += (f"Dasar penghasilan belum disebut; dipakai {words.rupiah(base_idr)}, perlu dipastikan.",)
    return base_idr, (load("benefit_base").on(event.law_day), table), doubts


def items(event: Event) -> list[Item]:
    """Everything JKK owes short of death, in the order in which a family meets it."""
    base_idr, grounds, doubts = base_of(event)
    whole_body = total_disability(event, base_idr)
    disability = whole_body or impairment.items(event, base_idr)
    cash = [*stmb(event, base_idr), *disability]
    on_base = [_on_base(item, grounds, doubts) for item in cash]
    return [*care(event), *transport(event), *on_base, *aids(event)]


def care(event: Event) -> list[Item]:
    """Services: what they cost BPJS Ketenagakerjaan pays, so they have no amount."""
    day, found = event.law_day, []
    table, payment = load("jkk_care").on(day), load("jkk_care_payment").on(day)
    texts = [word(table.rows[0], "text")]
    if event.care.higher_class:
        texts.append(word(get_row(payment, "code", "kelas"), "text"))
    if event.care.contracted is False:
        texts.append(word(get_row(payment, "code", "tanpa_kerja_sama"), "text"))
    suspected = load("jkk_care_suspected").find_on(day)
    if suspected is not None:
        texts.append(word(suspected.rows[0], "text"))
    grounds = (table, payment) if suspected is None else (table, payment, suspected)
    found.append(Item("care", " ".join(texts), None, grounds))
    if event.care.home_cost_idr is not None:
        found.append(_home_care(event, event.care.home_cost_idr))
    if not event.died:
        back = load("jkk_return_to_work").on(day)
        found.append(Item("return_to_work", word(back.rows[0], "text"), None, (back,)))
    return found


def _home_care(event: Event, cost_idr: int) -> Item:
    value = load("jkk_home_care").on(event.law_day)
    limit, months = whole(value.rows[0], "limit_idr"), whole(value.rows[0], "months")
    if limit == 0:
        return Item("home_care", "Perawatan di rumah belum menjadi manfaat pada hari itu.", 0, (value,))
    text = f"Perawatan di rumah, paling banyak {words.rupiah(limit)} dan paling lama {months} bulan."
    return Item("home_care", text, min(cost_idr, limit), (value,))


def transport(event: Event) -> list[Item]:
    """Each mode up to its own limit; land, river and lake share one."""
    value = load("jkk_transport").on(event.law_day)
    payment = load("jkk_care_payment").on(event.law_day)
    trips: dict[str, list[int | None]] = {}
    for trip in event.transport or ():
        group = word(get_row(value, "mode", trip.mode), "group")
        trips.setdefault(group, []).append(trip.cost_idr)
    doubts: tuple[str, ...] = ()
    if len(trips) > 1:
        doubts = ("Beberapa angkutan: batas masing-masing kami jumlahkan; perlu dipastikan.",)
    found = []
    for group, costs in trips.items():
        limit = next(whole(row, "limit_idr") for row in value.rows if row["group"] == group)
        known = [cost for cost in costs if cost is not None]
        amount = min(sum(known), limit) if known else None
        name = group.replace("_", ", ")
        text = f"Biaya angkutan {name}, paling banyak {words.rupiah(limit)}; dibayar dulu, lalu diganti."
        found.append(Item(f"transport:{group}", text, amount, (value, payment), doubts))
    return found


def stmb(event: Event, base_idr: int) -> list[Item]:
    """Months unfit for work: each at the percentage of its place in the row of months."""
    if not event.unfit_months:
        return []
    value, payment = load("jkk_stmb").on(event.law_day), load("jkk_care_payment").on(event.law_day)
    amount, texts = 0, []
    for row in value.rows:
        first, last = whole(row, "from_month"), find_whole(row, "to_month")
        months = months_within(first, last, event.unfit_months)
        if months:
            percent = whole(row, "percent")
            amount += base_idr * percent * months // 100
            texts.append(f"{months} bulan x {percent}%")
    return [Item("stmb", f"Selama tidak mampu bekerja: {words.joined(texts)}.", amount, (value, payment))]


def months_within(first: int, last: int | None, told: int) -> int:
    """How many of `told` months lie in a row from first to last, both included; a row without last is open."""
    return max(0, (told if last is None else min(told, last)) - first + 1)


def total_disability(event: Event, base_idr: int) -> list[Item]:
    """Total permanent disability, with the periodic sum paid at once; it takes the place of partial ones."""
    if not event.total_disability:
        return []
    percent, factor = load("jkk_total_percent").on(event.law_day), load("jkk_disability_factor").on(event.law_day)
    amount = base_idr * factor.number * percent.number // 100
    text = f"Cacat total tetap: {percent.number}% x {factor.number} x {words.rupiah(base_idr)}."
    return [Item("total_disability", text, amount, (percent, factor)), periodic(event, "jkk_periodic")]


def periodic(event: Event, code: str) -> Item:
    value = load(code).on(event.law_day)
    months, monthly = whole(value.rows[0], "months"), whole(value.rows[0], "monthly_idr")
    text = f"Santunan berkala {months} x {words.rupiah(monthly)}, dibayar sekaligus."
    return Item("periodic", text, months * monthly, (value,))


def aids(event: Event) -> list[Item]:
    found = []
    for aid in event.aids:
        if aid.kind == "alat_gerak":
            found.append(_prosthesis(event, aid.cost_idr))
            continue
        code, name = AID_LIMITS[aid.kind]
        value = load(code).on(event.law_day)
        if value.number == 0:
            found.append(Item(aid.kind, f"{name} belum menjadi manfaat pada hari itu.", 0, (value,)))
            continue
        amount = None if aid.cost_idr is None else min(aid.cost_idr, value.number)
        found.append(Item(aid.kind, f"{name}, paling banyak {words.rupiah(value.number)}.", amount, (value,)))
    return found


def _prosthesis(event: Event, price_idr: int | None) -> Item:
    """The centre's price and the markup, rounded down to whole rupiah."""
    value = load("jkk_prosthesis_markup").on(event.law_day)
    amount = None if price_idr is None else price_idr * (100 + value.number) // 100
    text = f"Alat bantu gerak: harga Pusat Rehabilitasi RSU Pemerintah ditambah {value.number}%."
    return Item("alat_gerak", text, amount, (value,))


def missing(event: Event) -> list[Missing]:
    """Facts that an accident's answer lacks."""
    found = []
    if event.transport is None:
        limit = whole(load("jkk_transport").on(event.law_day).rows[0], "limit_idr")
        text = f"Biaya angkutan ke rumah sakit diganti; darat paling banyak {words.rupiah(limit)}."
        found.append(Missing("transport", text))
    for number, trip in enumerate(event.transport or (), 1):
        if trip.cost_idr is None:
            found.append(Missing(f"transport[{number}].cost_idr", "Tanpa biaya, penggantiannya belum dihitung."))
    for number, aid in enumerate(event.aids, 1):
        if aid.cost_idr is None:
            found.append(Missing(f"aids[{number}].cost_idr", "Tanpa harga, penggantiannya belum dihitung."))
    if event.unfit_months is None and (not event.died or event.law_day < event.day):
        found.append(Missing("unfit_months", "Bulan tidak mampu bekerja dibayar dari dasar penghasilan."))
    if event.income_base_idr is None:
        found.append(Missing("income_base_idr", "Dasar penghasilan menentukan santunan; dipakai yang terendah."))
    return [*found, *impairment.missing(event)]


def _on_base(item: Item, grounds: tuple[Value, ...], doubts: tuple[str, ...]) -> Item:
    if item.code == "periodic":
        return item
    return Item(item.code, item.text, item.amount_idr, (*item.grounds, *grounds), (*item.doubts, *doubts), item.waits)
