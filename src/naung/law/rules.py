"""What else the law says to this family: how to object, what may not be taken from them, who pays arrears.

Not here: what is owed, which papers (documents), by when (deadlines).
"""

from naung.law.answer import Rule
from naung.law.dated import load
from naung.law.dates import month_of
from naung.law.event import VIOLENCE, Event
from naung.law.membership import Standing
from naung.law.rows import word
from naung.values import words

CODES = (
    *("rule_violence", "rule_each_employer", "rule_late_donor", "rule_group_payment", "rule_reactivation"),
    *("rule_refund", "rule_dispute", "rule_service", "rule_protected"),
)


def rules(event: Event, program: str, standing: Standing) -> tuple[Rule, ...]:
    """Each rule in force on the day whose condition holds; also where nothing is owed, for then one may object."""
    facts = _facts(event, program, standing)
    found = []
    for code in CODES:
        value = load(code).find_on(event.law_day)
        rows = value.rows if value else ()
        found += [Rule(word(row, "code"), word(row, "text"), value) for row in rows if value and row["when"] in facts]
    return tuple(found)


def doubts(event: Event) -> list[str]:
    """Violence before the law named it: claimed as an accident, and said to be open."""
    first = load("rule_violence").values[0].source.first_day
    if event.cause != VIOLENCE or event.law_day >= first:
        return []
    return [f"Kekerasan baru disebut sebagai kecelakaan kerja sejak {words.day(first)}; perlu dipastikan."]


def _facts(event: Event, program: str, standing: Standing) -> set[str]:
    limit = load("arrears_months").on(event.law_day).number
    holds = {
        "selalu": True,
        "jkk": program == "jkk",
        "jkk_beberapa": program == "jkk" and len(event.segments) > 1,
        "menunggak": standing.arrears > 0,
        "berakhir": standing.arrears > limit and not event.died,
        "lebih_bayar": any(month > month_of(event.day) for month in event.paid_months or ()),
        "kekerasan": event.cause == VIOLENCE,
    }
    return {name for name, true in holds.items() if true}
