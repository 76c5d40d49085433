"""Writing down what was learned about a shared NIK. Not here: what is needed for it (rules)."""

from datetime import datetime

from django.db import transaction

from naung.office.audit.actions import append
from naung.office.permissions.rules import Actor
from naung.office.road.models import Programme
from naung.proposals.shared import rules
from naung.proposals.shared.models import SharedNote
from naung.proposals.shared.reading import find_shared
from naung.values.errors import Refusal


@transaction.atomic
def note(programme: Programme, key: str, told: rules.Told, at: datetime, by: Actor) -> SharedNote:
    """The rows' own words stay out of the chain."""
    programme = Programme.objects.select_for_update().get(pk=programme.pk)
    found = find_shared(programme, key)
    if found is None:
        raise Refusal("NIK ini tidak ganda lagi dalam hasil terbaru.")
    rules.check(told, {one.print for one in found.holders}, programme.state, by.roles)
    made = SharedNote.objects.create(
        programme=programme,
        rows=found.rows,
        outcome=told.outcome,
        holder=told.holder if told.outcome == rules.HOLDS else "",
        source=told.source,
        words=told.words,
        by_id=by.human_id,
        at=at,
    )
    said = rules.WORDS[told.outcome].lower()
    append("shared_nik.noted", f"programme:{programme.pk}", at, by, rows=found.rows, answer=said, note=made.pk)
    return made
