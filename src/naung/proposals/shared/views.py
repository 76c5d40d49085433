"""Shared NIKs as pages: which wait, the rows of one side by side. Translates only."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from naung.office.entrance.network import network_of
from naung.office.looks.actions import look
from naung.office.page import again, show
from naung.office.request import OfficeRequest
from naung.office.road.models import Programme
from naung.proposals.matches.rules import why_not_answer
from naung.proposals.shared import actions, rules
from naung.proposals.shared.reading import find_shared, notes_of, shared_of
from naung.values.errors import Refusal

PAGE = 25


def shared(request: OfficeRequest, code: str) -> HttpResponse:
    programme = get_object_or_404(Programme, code=code)
    try:
        rows = shared_of(programme)
    except Refusal as refusal:
        return again(request, "proposals/shared.html", refusal, programme=programme)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "left": sum(one.holds_up for one in rows)}
    return show(request, "proposals/shared.html", programme=programme, **context)


def shared_one(request: OfficeRequest, code: str, key: str) -> HttpResponse:
    """The rows side by side; a POST writes down what was learned."""
    programme = get_object_or_404(Programme, code=code)
    found = find_shared(programme, key)
    if found is None:
        messages.warning(request, "NIK ini tidak ganda lagi dalam hasil terbaru.")
        return redirect("matches-shared", code)
    context = {
        "programme": programme,
        "one": found,
        "holders": [(place, one) for place, one in enumerate(found.holders, 1)],
        "notes": [
            (one, rules.WORDS[one.outcome], _place(found.holders, one.holder)) for one in notes_of(programme, found)
        ],
        "why_not": why_not_answer(programme.state, request.actor.roles),
    }
    look(request.actor, f"shared:{key}", "catatan berdampingan, NIK tersamar", request.at, network_of(request))
    if request.method != "POST":
        return show(request, "proposals/shared_one.html", **context)
    said = {name: " ".join(request.POST.get(name, "").split()) for name in ("outcome", "holder", "source", "words")}
    try:
        actions.note(programme, key, rules.Told(**said), request.at, request.actor)
    except Refusal as refusal:
        return again(request, "proposals/shared_one.html", refusal, **context)
    messages.success(request, "Catatan tentang NIK ini tersimpan.")
    return redirect("matches-shared", code)


def _place(holders: tuple[object, ...], holder: str) -> int:
    return next((place for place, one in enumerate(holders, 1) if getattr(one, "print", "") == holder), 0)
