"""Programmes and their road as pages. Translates only."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from naung.office.page import again, show
from naung.office.request import OfficeRequest
from naung.office.road import actions
from naung.office.road.models import Programme
from naung.office.road.parts import parts_of
from naung.office.road.reading import ahead, walk
from naung.office.road.rules import ROAD, STATES, step_of
from naung.values.errors import Refusal


def programmes(request: OfficeRequest) -> HttpResponse:
    rows = [_line(programme, request) for programme in Programme.objects.all()]
    return show(request, "programmes.html", rows=rows)


def programme(request: OfficeRequest, code: str) -> HttpResponse:
    """Where it stands, what each room says, which steps lead on; a POST takes one."""
    found = get_object_or_404(Programme, code=code)
    if request.method != "POST":
        return show(request, "programme.html", **_page(found, request))
    act = request.POST.get("step", "")
    if act not in {step.act for step in ROAD}:
        return show(request, "programme.html", 422, **_page(found, request))
    try:
        found = actions.take_step(found, act, request.at, request.actor, request.POST.get("words", ""))
    except Refusal as refusal:
        return again(request, "programme.html", refusal, **_page(found, request), asked=act)
    messages.success(request, f"{step_of(act).words}: {found.title} sekarang {STATES[found.state].lower()}.")
    return redirect("programme", code)


def _line(programme: Programme, request: OfficeRequest) -> dict[str, object]:
    steps = ahead(programme, request.actor)
    return {"programme": programme, "state": STATES[programme.state], "next": steps[0] if steps else None}


def _page(programme: Programme, request: OfficeRequest) -> dict[str, object]:
    return {
        "programme": programme,
        "state": STATES[programme.state],
        "walk": walk(programme.state),
        "parts": parts_of(programme, request.actor),
        "ahead": ahead(programme, request.actor),
        "steps": [(one, step_of(one.act)) for one in programme.steps.select_related("by").order_by("-pk")[:20]],
        "texts": programme.texts.select_related("by")[:10],
    }
