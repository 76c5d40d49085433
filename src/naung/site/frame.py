"""What every page's frame shows: the doors open to this person, and whether this is a demo."""

from django.conf import settings
from django.http import HttpRequest

from naung.office.guard import route_of
from naung.office.permissions.rules import Verdict, decide

DOORS = (
    ("home", "Hari ini"),
    ("staff", "Petugas"),
    ("roles", "Peran"),
    ("jobs", "Pekerjaan"),
    ("looks", "Catatan akses"),
    ("audit", "Jejak"),
)
WITHIN = {"staff-": "staff", "reset-": "staff", "audit-": "audit", "alarm-": "looks", "job": "jobs"}


def frame(request: HttpRequest) -> dict[str, object]:
    actor = getattr(request, "actor", None)
    match = request.resolver_match
    name = match.view_name if match else ""
    here = next((door for start, door in WITHIN.items() if name.startswith(start)), name)
    doors = []
    if actor is not None:
        doors = [(door, words) for door, words in DOORS if decide(route_of(door), actor).verdict is Verdict.ALLOWED]
    return {"actor": actor, "doors": doors, "here": here, "demo": settings.DEMO, "mark": settings.CONFIG.mark}
