"""What this room tells the road: whether a run is chosen, how runs stand, what waits. Reads only."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from naung.decisions.runs.models import Run
from naung.decisions.runs.reading import chosen_run, outdated
from naung.office.jobs.rules import RUNNING, WAITING
from naung.office.permissions.rules import Actor
from naung.office.road.conditions import condition
from naung.office.road.models import Programme
from naung.office.road.parts import Part, part
from naung.office.waiting.reading import GATHERED
from naung.office.waiting.rules import WARN, Item, since_words
from naung.values.words import number

WATCHED = ("collect", "judge", "check")
"""States in which a chosen run can still be replaced."""


@condition("run_chosen")
def _run_chosen(programme: Programme) -> bool:
    return programme.runs.filter(chosen_at__isnull=False).exists()


@part
def _rules(programme: Programme, _actor: Actor) -> Part:
    newest = programme.texts.first()
    words = f"Versi {newest.number}: {newest.words}" if newest else "Belum ada berkas program"
    return Part("Aturan", words, reverse("rules", args=[programme.code]))


@part
def _runs(programme: Programme, _actor: Actor) -> Part:
    address = reverse("runs", args=[programme.code])
    chosen = chosen_run(programme)
    if chosen is not None:
        selected = number(chosen.figures["by_status"]["selected"])
        stale = programme.state in WATCHED and outdated(chosen)
        words = f"Hasil {chosen.number} diteruskan: {selected} orang terpilih."
        return Part("Hasil", f"{words} {stale}" if stale else words, address, "warn" if stale else "ok")
    made = programme.runs.exclude(digest="").count()
    going = programme.runs.filter(digest="", job__state__in=[WAITING, RUNNING]).count()
    if going:
        return Part("Hasil", f"{number(going)} hasil sedang dihitung", address)
    if made:
        return Part("Hasil", f"{number(made)} hasil, belum ada yang dipilih untuk diteruskan", address)
    return Part("Hasil", "Belum ada hasil penilaian", address)


def _stale(actor: Actor, at: datetime) -> Iterator[Item]:
    """A run that goes on although something has changed since; the operator judges again."""
    if "operator" not in actor.roles:
        return
    chosen = Run.objects.filter(chosen_at__isnull=False, programme__state__in=WATCHED)
    for run in chosen.select_related("programme", "job"):
        if words := outdated(run):
            assert run.chosen_at is not None
            since = since_words(timezone.localdate(run.chosen_at), timezone.localdate(at))
            title = f"Nilai ulang {run.programme.title}: hasil {run.number} sudah tertinggal"
            address = reverse("runs-one", args=[run.programme.code, run.number])
            yield Item(WARN, since, title, words, address, "Anda", True)


GATHERED.append(_stale)
