"""What the road, the programme's page and the work list are told of doubtful matches and shared NIKs."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from naung.office.permissions.rules import Actor
from naung.office.road.conditions import condition
from naung.office.road.models import Programme
from naung.office.road.parts import Part, part
from naung.office.waiting.reading import GATHERED
from naung.office.waiting.rules import BAD, WARN, Item
from naung.proposals.matches.reading import Board, board
from naung.proposals.matches.rules import OPEN_STATES, condition_words
from naung.proposals.shared.reading import count_open
from naung.values.errors import Refusal
from naung.values.words import number

READERS = frozenset({"operator", "approver", "inspector"})


@condition("no_doubtful")
def _no_doubtful(programme: Programme) -> bool:
    """Of the newest run nothing that can change the result is open, and it knew every answer."""
    try:
        found = board(programme.code)
        return found is not None and not _missing(programme, found)
    except Refusal:
        return False


def _missing(programme: Programme, found: Board) -> str:
    return condition_words(found.counts.matter, count_open(programme), found.fresh)


@part
def _line(programme: Programme, actor: Actor) -> Part:
    title = "Data meragukan"
    address = reverse("matches", args=[programme.code]) if READERS & actor.roles else ""
    try:
        found = board(programme.code)
        words = _missing(programme, found) if found else ""
    except Refusal as refusal:
        return Part(title, str(refusal), address, "bad")
    if found is None:
        return Part(title, "Belum ada hasil penilaian, jadi belum ada pertanyaan", address)
    if words:
        return Part(title, words, address, "warn")
    return Part(title, f"Selesai: {number(found.counts.settled)} pertanyaan terjawab", address, "ok")


def _waiting(actor: Actor, at: datetime) -> Iterator[Item]:
    """For operators, of every programme that can still be answered about."""
    if "operator" not in actor.roles:
        return
    for programme in Programme.objects.filter(state__in=OPEN_STATES):
        address = reverse("matches", args=[programme.code])
        try:
            found = board(programme.code)
            words = _missing(programme, found) if found else ""
        except Refusal as refusal:
            yield Item(BAD, "Terhenti", f"Data meragukan {programme.title}", str(refusal), address, "Anda", True)
            continue
        if words:
            yield Item(WARN, "Sebelum beku", words, f"Data meragukan, {programme.title}.", address, "Anda", True)


GATHERED.append(_waiting)
