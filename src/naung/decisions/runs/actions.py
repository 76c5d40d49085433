"""Every write of runs: one asked for, its end, one taken on. Not here: the work itself (making)."""

import hashlib
import secrets
from datetime import datetime

from django.db import transaction

from naung.decisions.runs import rules
from naung.decisions.runs.models import Run
from naung.decisions.runs.reading import data_now, figures_of, job_state, last_done, room
from naung.office.audit.actions import append
from naung.office.jobs.actions import ask
from naung.office.permissions.rules import Actor
from naung.office.road.models import Programme
from naung.report.past import open_run
from naung.values.errors import Refusal

MAKE = "run.make"


def new_seed() -> str:
    """A trial's seed; it binds nobody."""
    return secrets.token_hex(32)


@transaction.atomic
def start_run(programme: Programme, title: str, why: str, text: str, at: datetime, by: Actor) -> Run:
    """A run that waits for a worker. Refused: no title or reason, too little room, a programme that stands still."""
    title, why = rules.tidy(title), rules.tidy(why)
    rules.check_asked(title, why, programme.state)
    rules.check_room(*room(programme))
    run = _record(programme, title, why, text, at, by)
    run.job = ask(MAKE, f"Menghitung hasil {run.number}: {title}"[:200], at, by, run=run.pk)
    run.save(update_fields=["job"])
    return run


@transaction.atomic
def record_run(programme: Programme, title: str, why: str, text: str, at: datetime, seed: str = "") -> Run:
    """A run that the system makes itself, at once: for the demo."""
    return _record(programme, title, why, text, at, None, seed)


def _record(
    programme: Programme, title: str, why: str, text: str, at: datetime, by: Actor | None, seed: str = ""
) -> Run:
    programme = Programme.objects.select_for_update().get(pk=programme.pk)
    last = programme.runs.first()
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    same = programme.texts.filter(sha256=sha256).first()
    run = Run.objects.create(
        programme=programme,
        number=last.number + 1 if last else 1,
        title=title,
        why=why,
        text=text,
        sha256=sha256,
        version=same.number if same else None,
        seed=seed or (_seed_of_last(programme) if same is None else "") or new_seed(),
        by_id=by.human_id if by else None,
        at=at,
    )
    append("run.asked", f"programme:{programme.pk}", at, by, run=run.number, version=run.version, sha256=sha256)
    return run


def _seed_of_last(programme: Programme) -> str:
    """A scenario throws the same dice as the last run, so that between them nothing but the rules differs."""
    last = last_done(programme)
    return last.seed if last else ""


@transaction.atomic
def end_run(run: Run, at: datetime) -> Run:
    """Its folder is there: what it counted is written down, once."""
    run = Run.objects.select_for_update().get(pk=run.pk)
    if run.digest:
        return run
    past = open_run(run.folder)
    run.digest = str(past.record["digest"])
    run.figures = figures_of(past)
    told = {one["what"]: one["sha256"] for one in past.record["inputs"]}
    run.inputs = data_now(run.programme, run.text, told)
    run.ended_at = at
    run.save(update_fields=["digest", "figures", "inputs", "ended_at"])
    append("run.made", f"programme:{run.programme_id}", at, run=run.number, digest=run.digest)
    return run


@transaction.atomic
def choose_run(run: Run, at: datetime, by: Actor) -> Run:
    """This run goes on; the one chosen before no longer does."""
    programme = Programme.objects.select_for_update().get(pk=run.programme_id)
    run = Run.objects.select_related("job").get(pk=run.pk)
    same = programme.texts.filter(sha256=run.sha256).first()
    run.version = same.number if same else None
    words = rules.why_not_choose(job_state(run), run.chosen_at is not None, run.version, programme.state)
    if words:
        raise Refusal(words)
    programme.runs.exclude(chosen_at=None).update(chosen_at=None, chosen_by=None)
    run.chosen_by_id, run.chosen_at = by.human_id, at
    run.save(update_fields=["version", "chosen_by", "chosen_at"])
    append("run.chosen", f"programme:{programme.pk}", at, by, run=run.number, version=run.version, digest=run.digest)
    return run
