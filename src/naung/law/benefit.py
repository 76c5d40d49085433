"""What is owed for one event: the one place that the command line, the office, letters and public pages ask.

Not here: the rules themselves (accident, death, scholarship, …); this module only puts them together, in order.
"""

from dataclasses import replace

from naung.law import accident, changes, deadlines, documents, heirs, rules
from naung.law.answer import Answer, Missing, once
from naung.law.dated import Value, codes, load
from naung.law.event import Event
from naung.law.outcome import Outcome, outcome
from naung.law.sudden import may_be_work
from naung.values import words


def answer(event: Event) -> Answer:
    """The whole answer, by the law of the event's day; raises Refusal for a day before the law or a wrong base."""
    found = outcome(event)
    program = found.judged.program
    nothing = found.standing.bar is not None
    needs = () if nothing else documents.needs(event, program, found.scholarship)
    terms = () if nothing else deadlines.deadlines(event, program, found.items)
    whole = Answer(
        event=event.kind.value,
        program=program,
        law_day=event.law_day,
        items=found.items,
        scholarship=found.scholarship,
        recipient=None if nothing else heirs.recipient(event),
        needs=needs,
        deadlines=terms,
        changes=changes.changes(event, found),
        missing=_missing(event, found),
        rules=rules.rules(event, program, found.standing),
        judged_by=_judged_by(event, found),
    )
    return replace(whole, doubts=_doubts(event, found, whole))


def _missing(event: Event, found: Outcome) -> tuple[Missing, ...]:
    """Facts the answer lacks; where nothing is owed, only those that decide whether something is."""
    lacking = list(found.standing.missing)
    if found.standing.bar is not None:
        return once(lacking)
    if found.judged.program == "jkk":
        lacking += accident.missing(event)
    lacking += heirs.missing(event)
    if event.children is None and (event.died or event.total_disability):
        lacking.append(Missing("children", "Anak yang bersekolah dapat menerima beasiswa setiap tahun."))
    if event.sudden is None and may_be_work(event):
        text = "Tanyakan di mana dan bagaimana meninggal; di tempat kerja dapat menjadi JKK."
        lacking.append(Missing("sudden", text))
    return once(lacking)


def _doubts(event: Event, found: Outcome, whole: Answer) -> tuple[str, ...]:
    """All that must be confirmed: of the values used, of the items, of what was taken as given."""
    texts = [doubt for item in found.items for doubt in item.doubts]
    texts += found.scholarship.doubts if found.scholarship else ()
    texts += found.standing.doubts
    texts += [doubt for deadline in whole.deadlines for doubt in deadline.doubts]
    if found.judged.reason:
        texts.append(found.judged.reason)
    texts += [*rules.doubts(event), *_law_changed(event)]
    for value in whole.grounds:
        texts += value.doubts_on(event.law_day)
    return once(texts)


def _judged_by(event: Event, found: Outcome) -> tuple[Value, ...]:
    values = list(found.standing.judged_by)
    if found.judged.ground is not None:
        values.append(found.judged.ground)
    if found.standing.lapsed_before:
        values.append(load("clock_restart").on(event.law_day))
    return tuple(values)


def _law_changed(event: Event) -> list[str]:
    """Accident and death on different days with a change of law between: which day counts is not settled."""
    work = [code for code in codes() if code.startswith(("jkk_", "scholarship"))]
    days = {value.source.first_day for code in work for value in load(code).values}
    between = sorted(day for day in days if event.law_day < day <= event.day)
    if not between:
        return []
    listed = words.joined([words.day(day) for day in between])
    return [f"Hukum berubah pada {listed}, antara kecelakaan dan kematian; dipakai hari kecelakaan, perlu dipastikan."]
