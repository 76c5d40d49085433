"""Doubtful matches as pages: how many are left, one side by side, what was answered. Translates only."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from naung.matching.settle import DOUBLE, KINDS
from naung.office.entrance.network import network_of
from naung.office.looks.actions import look
from naung.office.page import again, show
from naung.office.request import OfficeRequest
from naung.office.road.models import Programme
from naung.proposals.matches import actions, rules
from naung.proposals.matches.comparing import compared
from naung.proposals.matches.reading import Board, Filter, board, busy, lists_of, shown_of
from naung.proposals.shared.reading import count_open
from naung.report.review.questions import Question
from naung.values.errors import Refusal

PAGE = 25
SHOWN = "catatan berdampingan, NIK tersamar"


def matches(request: OfficeRequest, code: str) -> HttpResponse:
    """How many are left and what was answered; filtered by list and kind, the filter in the address."""
    programme = get_object_or_404(Programme, code=code)
    chosen = _filter(request)
    try:
        found = board(code)
        shared = count_open(programme)
    except Refusal as refusal:
        return again(request, "proposals/matches.html", refusal, programme=programme)
    if found is None:
        return show(request, "proposals/matches.html", programme=programme)
    settled = [one for one in found.settled if chosen.holds(one.question)]
    first = _next(request, found, chosen)
    if first is None:
        request.session.pop(_later(code), None)
        first = _next(request, found, chosen)
    groups = [(name, "daftar", name) for name in lists_of(found)] + [("Kembar di registri", DOUBLE, "")]
    context = {
        "board": found,
        "counts": found.count(chosen),
        "every": found.counts,
        "groups": [(words, kind, name, found.count(Filter(name, kind))) for words, kind, name in groups],
        "chosen": chosen,
        "first": first,
        "why_not": rules.why_not_answer(programme.state, request.actor.roles),
        "missing": rules.condition_words(found.counts.matter, shared, found.fresh),
        "shared": shared,
        "people": sorted({one.by for one in found.settled}),
        "page": Paginator(settled, PAGE).get_page(request.GET.get("page")),
        "query": _query(chosen),
    }
    return show(request, "proposals/matches.html", programme=programme, **context)


def matches_one(request: OfficeRequest, code: str, key: str) -> HttpResponse:
    """One question side by side; a POST is a press: a candidate, none of them, later, take back."""
    programme = get_object_or_404(Programme, code=code)
    try:
        if request.method == "POST":
            return _pressed(request, programme, key)
        found = board(code)
    except Refusal as refusal:
        messages.warning(request, str(refusal))
        return redirect("matches", code)
    if found is None or key not in found.asked.questions:
        messages.warning(request, actions.GONE)
        return redirect("matches", code)
    if key not in found.still_open:
        messages.warning(request, "Pertanyaan ini sudah dijawab. Jawabannya ada di bawah.")
        return redirect("matches", code)
    look(request.actor, f"match:{key}", SHOWN, request.at, network_of(request))
    return show(request, "proposals/matches_one.html", **_page(request, programme, found, key))


def _pressed(request: OfficeRequest, programme: Programme, key: str) -> HttpResponse:
    press, chosen = request.POST.get("press", ""), _filter(request)
    at, by = request.at, request.actor
    try:
        if press == rules.BACK:
            return _to(programme, actions.take_back_last(programme, at, by), chosen)
        if press == rules.CANCEL:
            actions.take_back(programme, key, at, by)
            messages.success(request, "Jawaban diurungkan. Pertanyaannya diajukan lagi.")
            return _to(programme, key, chosen)
        if press == rules.LATER:
            rules.check_answer(programme.state, by.roles)
            _put_off(request, programme, key)
            return _go_on(request, programme, chosen)
        question = actions.answer(programme, key, press, request.POST.get("shown", ""), at, by)
    except Refusal as refusal:
        found = board(programme.code)
        if found is None or key not in found.still_open or str(refusal) == actions.MEANWHILE:
            messages.warning(request, str(refusal))
            return _go_on(request, programme, chosen)
        return again(request, "proposals/matches_one.html", refusal, **_page(request, programme, found, key))
    return _go_on(request, programme, chosen, question)


def _go_on(request: OfficeRequest, programme: Programme, chosen: Filter, done: Question | None = None) -> HttpResponse:
    """To the next question; back to the overview when all is done, or all that can change the result."""
    found = board(programme.code)
    following = _next(request, found, chosen) if found else None
    if found is None or following is None:
        messages.success(request, "Semua pertanyaan sudah diajukan.")
        return redirect(reverse("matches", args=[programme.code]) + _query(chosen))
    if done is not None and done.matters and not following.matters:
        messages.success(request, "Yang dapat mengubah hasil sudah diajukan semua.")
        return redirect(reverse("matches", args=[programme.code]) + _query(chosen))
    return _to(programme, following.key, chosen)


def _next(request: OfficeRequest, found: Board, chosen: Filter) -> rules.Place | None:
    later = request.session.get(_later(found.asked.run.folder.parent.parent.name), [])
    return rules.next_place(found.places(chosen), later, busy(request.actor, request.at))


def _put_off(request: OfficeRequest, programme: Programme, key: str) -> None:
    """For this sitting, by this person."""
    name = _later(programme.code)
    request.session[name] = [*request.session.get(name, []), key][-rules.LATER_MOST :]


def _later(code: str) -> str:
    return f"later {code}"


def _to(programme: Programme, key: str, chosen: Filter) -> HttpResponse:
    return redirect(reverse("matches-one", args=[programme.code, key]) + _query(chosen))


def _filter(request: OfficeRequest) -> Filter:
    kind = request.GET.get("kind", "")
    return Filter(request.GET.get("list", ""), kind if kind in KINDS else "")


def _query(chosen: Filter) -> str:
    told = {"list": chosen.of_list, "kind": chosen.kind}
    said = urlencode({name: value for name, value in told.items() if value})
    return f"?{said}" if said else ""


def _page(request: OfficeRequest, programme: Programme, found: Board, key: str) -> dict[str, object]:
    chosen = _filter(request)
    question = found.still_open[key]
    places = [one.key for one in found.places(chosen)]
    return {
        "programme": programme,
        "key": key,
        "question": question,
        "compared": compared(question, found.asked.rules),
        "shown": shown_of(question),
        "place": places.index(key) + 1 if key in places else 0,
        "counts": found.count(chosen),
        "query": _query(chosen),
        "why_not": rules.why_not_answer(programme.state, request.actor.roles),
        "back": actions.may_take_back(found, request.actor),
    }
