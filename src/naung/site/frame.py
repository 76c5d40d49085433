"""What every page's frame shows: the doors open to this person, and whether this is a demo."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from naung.office.guard import route_of
from naung.office.permissions.rules import Actor, Verdict, decide
from naung.office.road.models import Programme

DOORS = (
    ("home", "Hari ini"),
    ("programmes", "Program"),
    ("staff", "Petugas"),
    ("roles", "Peran"),
    ("jobs", "Pekerjaan"),
    ("looks", "Catatan akses"),
    ("audit", "Jejak"),
)
INSIDE = (
    ("programme", "Jalan"),
    ("incoming", "Daftar masuk"),
    ("rules", "Aturan"),
    ("runs", "Hasil"),
    ("matches", "Cocokkan"),
    ("absent", "Usulan DTSEN"),
    ("persons", "Orang"),
)
"""Doors inside one programme: their addresses carry its code, pages behind them have names like `door-...`."""
BEHIND = {"rows": "persons"}
"""Rooms inside a programme that have no door of their own."""
WITHIN = {
    "staff-": "staff",
    "wish-": "staff",
    "myself-": "myself",
    "reset-": "staff",
    "audit-": "audit",
    "alarm-": "looks",
    "job": "jobs",
}


def frame(request: HttpRequest) -> dict[str, object]:
    actor = getattr(request, "actor", None)
    match = request.resolver_match
    name = match.view_name if match else ""
    here = next((door for start, door in WITHIN.items() if name.startswith(start)), name)
    doors = []
    if actor is not None:
        doors = [(door, words) for door, words in DOORS if decide(route_of(door), actor).verdict is Verdict.ALLOWED]
    inside = _inside(match.kwargs["code"], actor) if actor is not None and match and "code" in match.kwargs else []
    return {
        "actor": actor,
        "doors": doors,
        "here": "programmes" if inside else here,
        "inside": inside,
        "room": BEHIND.get(name.partition("-")[0], name.partition("-")[0]),
        "find": lambda: _find(actor),
        "demo": settings.DEMO,
        "mark": settings.CONFIG.mark,
    }


def _find(actor: Actor | None) -> str:
    """Where people of the newest programme are searched; empty for whoever may not, or where there is none."""
    if actor is None or decide(route_of("persons"), actor).verdict is not Verdict.ALLOWED:
        return ""
    newest = Programme.objects.first()
    return reverse("persons", args=[newest.code]) if newest else ""


def _inside(code: str, actor: Actor) -> list[tuple[str, str, str]]:
    """The doors of one programme that are open to this person: route, words, address."""
    open_to = [(door, words) for door, words in INSIDE if decide(route_of(door), actor).verdict is Verdict.ALLOWED]
    return [(door, words, reverse(door, args=[code])) for door, words in open_to]
