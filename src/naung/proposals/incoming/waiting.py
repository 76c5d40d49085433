"""What uploads mean to the rest of the office: a condition of the road, a line on its page, items that wait."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from naung.office.permissions.rules import Actor
from naung.office.road.conditions import condition
from naung.office.road.models import Programme
from naung.office.road.parts import Part, part
from naung.office.waiting.reading import GATHERED
from naung.office.waiting.rules import BAD, QUIET, WARN, Item, since_words
from naung.proposals.incoming import rules
from naung.proposals.incoming.models import Upload
from naung.proposals.incoming.reading import undecided
from naung.values.words import number


@condition("lists_accepted")
def _lists_accepted(programme: Programme) -> bool:
    return not programme.uploads.filter(state__in=rules.OPEN).exists()


@part
def _part(programme: Programme, actor: Actor) -> Part:
    waiting = undecided(programme)
    address = reverse("incoming", args=[programme.code])
    if not waiting:
        accepted = programme.uploads.filter(state=rules.ACCEPTED).count()
        words = (
            f"{number(accepted)} daftar diterima, tidak ada yang menunggu" if accepted else "Tidak ada yang menunggu"
        )
        return Part("Daftar masuk", words, address, "ok")
    cells = sum(one.cells for one in waiting)
    words = f"{number(len(waiting))} unggahan menunggu keputusan"
    return Part("Daftar masuk", words + (f", {number(cells)} sel perlu diperbaiki" if cells else ""), address, "warn")


def _waiting(actor: Actor, at: datetime) -> Iterator[Item]:
    """Who can settle it sees it as her own; who may look sees for whom it waits."""
    mine = "operator" in actor.roles
    if not mine and not actor.roles & {"approver", "inspector", "admin"}:
        return
    for one in Upload.objects.filter(state__in=[rules.READ, rules.UNREAD]).select_related("programme"):
        urgency, title, hint = _said(one)
        since = since_words(timezone.localdate(one.at), timezone.localdate(at))
        address = reverse("incoming-one", args=[one.programme.code, one.pk])
        yield Item(urgency, since, title, hint, address, "Anda" if mine else "Operator", mine)


def _said(one: Upload) -> tuple[str, str, str]:
    if one.state == rules.UNREAD:
        return BAD, f"Daftar {one.name} dari {one.office} tidak terbaca", one.refusal[:160]
    if one.cells:
        title = f"Kirim balik daftar {one.office}: {number(one.cells)} sel perlu diperbaiki"
        return WARN, title, "Berkas perbaikan sudah siap diunduh."
    title = f"Terima daftar {one.name} dari {one.office}"
    return QUIET, title, f"{number(one.used)} baris siap dicocokkan."


GATHERED.append(_waiting)
