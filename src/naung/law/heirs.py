"""To whom the money goes: the first rank in which somebody is. Not here: shares; the law of inheritance has them."""

from datetime import date

from naung.law.answer import Missing, Recipient
from naung.law.dated import load
from naung.law.dates import age_on
from naung.law.event import Event
from naung.law.rows import get_row, whole, word
from naung.values import words

SPOUSE = "pasangan"  # a widow or a widower, where it was not told which
SHARES = "Pembagian di antara mereka menurut hukum waris yang berlaku bagi mereka."


def recipient(event: Event) -> Recipient:
    """The rank that takes all, in words; the participant where nobody died."""
    if not event.died:
        cover = load("cover").on(event.law_day)
        return Recipient("Kepada peserta sendiri.", cover)
    order = load("heirs_order").on(event.law_day)
    if event.no_heirs:
        rule = load("no_heirs").on(event.law_day)
        to = event.funeral_by or word(get_row(rule, "part", "pemakaman"), "to")
        return Recipient(f"Tidak ada ahli waris: biaya pemakaman kepada {to}.", rule)
    told = statuses(event)
    if not told:
        first = words.joined(
            [word(row, "text").lower() for row in order.rows if row["rank"] == 1 and row["status"] != SPOUSE]
        )
        return Recipient(f"Ahli waris belum disebut. Yang pertama: {first}.", order)
    rank = min(whole(get_row(order, "status", status), "rank") for status in told)
    names = [word(row, "text").lower() for row in order.rows if row["status"] in told and row["rank"] == rank]
    shares = f" {SHARES}" if len(entitled(event)) > 1 else ""
    return Recipient(f"Kepada {words.joined(names)} (urutan {rank}).{shares}", order)


def statuses(event: Event) -> set[str]:
    """Who there is; children told as such are heirs too."""
    told = {heir.status for heir in event.heirs or ()}
    return told | {"anak"} if event.children else told


def entitled(event: Event) -> list[str]:
    """The statuses in the rank that takes all, one for each person told."""
    order = load("heirs_order").on(event.law_day)
    people = [heir.status for heir in event.heirs or ()]
    if "anak" not in people:
        people += ["anak"] * len(event.children or ())
    ranks = {status: whole(get_row(order, "status", status), "rank") for status in people}
    return [status for status in people if ranks[status] == min(ranks.values())]


def minors(event: Event) -> list[date]:
    """Births of those who inherit and are not of age; nobody inherits from the living."""
    if not event.died:
        return []
    adult = load("adult_age").on(event.law_day).number
    births = [heir.birth_date for heir in event.heirs or ()] + [child.birth_date for child in event.children or ()]
    return [birth for birth in births if birth is not None and age_on(birth, event.day) < adult]


def missing(event: Event) -> list[Missing]:
    if not event.died or event.heirs is not None or event.children:
        return []
    return [Missing("heirs", "Tanpa ahli waris hanya biaya pemakaman yang dibayar, kepada yang mengurusnya.")]
