"""The first page: what waits for whom. Translates only."""

from django.http import HttpResponse
from django.utils import timezone

from naung.office.audit.models import AuditEvent
from naung.office.audit.views import lines
from naung.office.page import show
from naung.office.people.models import Kelurahan
from naung.office.people.reading import staff_roles
from naung.office.permissions.rules import ROLES
from naung.office.request import OfficeRequest
from naung.office.waiting.reading import gather
from naung.values.words import joined

WEEK = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
RECENT = 6


def home(request: OfficeRequest) -> HttpResponse:
    today = timezone.localdate(request.at)
    items = gather(request.actor, request.at)
    staff = staff_roles(today)
    counts = [(name, sum(role in held for held in staff.values())) for role, name in ROLES.items()]
    own = AuditEvent.objects.filter(human=request.actor.human_id).order_by("-seq")[:RECENT]
    context = {
        "today": today,
        "weekday": WEEK[today.weekday()],
        "where": _where(request),
        "items": items,
        "mine": [item for item in items if item.mine],
        "others": [item for item in items if not item.mine],
        "counts": counts,
        "humans": len(staff),
        "recent": lines(list(own)),
    }
    return show(request, "home.html", **context)


def _where(request: OfficeRequest) -> str:
    if not request.actor.roles:
        return "Anda belum punya peran. Minta admin memberi peran."
    if request.areas.whole:
        return "Anda melihat seluruh kota."
    names = Kelurahan.objects.filter(code__in=request.areas.codes).values_list("name", flat=True)
    return f"Anda melihat {joined(list(names))}."
