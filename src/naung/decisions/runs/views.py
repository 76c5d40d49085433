"""Runs as pages. Translates only."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.safestring import mark_safe

from naung.decisions.runs import actions, rules
from naung.decisions.runs.comparing import CAUSES_SHOWN, ask_comparison, told
from naung.decisions.runs.models import Run
from naung.decisions.runs.reading import (
    job_state,
    last_done,
    lines,
    newest_text,
    outdated,
    page_part,
    room,
)
from naung.office.guard import routes
from naung.office.jobs.rules import DONE
from naung.office.page import again, show
from naung.office.permissions.rules import Verdict, decide
from naung.office.request import OfficeRequest
from naung.office.road.models import Programme
from naung.values.errors import Refusal

ROWS = "rows"
"""The page of a run's people, where the office has it."""
SLOTS = (("a", "Hasil pertama"), ("b", "Hasil kedua"), ("c", "Hasil ketiga, boleh kosong"))


def runs(request: OfficeRequest, code: str) -> HttpResponse:
    programme = get_object_or_404(Programme, code=code)
    rows = lines(programme)
    context = {
        "programme": programme,
        "rows": rows,
        "done": sum(row.state == DONE for row in rows),
        "chosen": next((row.run for row in rows if row.run.chosen_at), None),
        "may_start": _opens(request, "runs-new"),
    }
    return show(request, "decisions/runs.html", **context)


def new(request: OfficeRequest, code: str) -> HttpResponse:
    programme = get_object_or_404(Programme, code=code)
    newest = newest_text(programme)
    context = {"programme": programme, "newest": newest, "last": last_done(programme), "room": _room(programme)}
    if request.method != "POST":
        return show(request, "decisions/runs_new.html", **context, typed={"title": f"Versi {_number(newest)}"})
    try:
        if newest is None:
            raise Refusal("Program ini belum punya berkas program.")
        title, why = request.POST.get("title", ""), request.POST.get("why", "")
        run = actions.start_run(programme, title, why, newest.text, request.at, request.actor)
    except Refusal as refusal:
        return again(request, "decisions/runs_new.html", refusal, **context)
    return redirect("runs-one", code, run.number)


def one(request: OfficeRequest, code: str, number: int) -> HttpResponse:
    """The report where the run is done; else how far it is. htmx asks for the changing part only."""
    run = _found(code, number)
    if not run.digest:
        return _going(request, run)
    return _done(request, run)


def choose(request: OfficeRequest, code: str, number: int) -> HttpResponse:
    run = _found(code, number)
    try:
        run = actions.choose_run(run, request.at, request.actor)
    except Refusal as refusal:
        if not run.digest:
            return _going(request, run, refusal)
        return _done(request, run, refusal)
    messages.success(request, f"Hasil {run.number} diteruskan.")
    return redirect("runs-one", code, number)


def compare(request: OfficeRequest, code: str) -> HttpResponse:
    """Two or three runs side by side; what is not held against each other yet is asked for first."""
    programme = get_object_or_404(Programme, code=code)
    done = list(programme.runs.exclude(digest="").order_by("number"))
    try:
        picked = _picked(request, done)
    except Refusal as refusal:
        wanted = any(request.GET.get(name) for name in "abc")
        context = {"programme": programme, "runs": done, "slots": SLOTS, "why_not": str(refusal) if wanted else ""}
        return show(request, "decisions/compare_pick.html", 422 if wanted else 200, **context)
    job = ask_comparison(picked, request.at, request.actor)
    if job is not None:
        return show(request, "decisions/compare_wait.html", programme=programme, runs=picked, job=job)
    context = {"programme": programme, "runs": picked, "most": CAUSES_SHOWN, **told(picked)}
    return show(request, "decisions/compare.html", **context)


def _room(programme: Programme) -> str:
    try:
        return rules.room_words(*room(programme))
    except (Refusal, OSError) as error:
        return str(error) if isinstance(error, Refusal) else "Berkas program tidak lengkap."


def _found(code: str, number: int) -> Run:
    rows = Run.objects.select_related("programme", "job", "by", "chosen_by")
    return get_object_or_404(rows, programme__code=code, number=number)


def _going(request: OfficeRequest, run: Run, refusal: Refusal | None = None) -> HttpResponse:
    state = job_state(run)
    context = {"programme": run.programme, "run": run, "state": state, "words": rules.STATES[state]}
    if request.headers.get("HX-Request"):
        return show(request, "decisions/_run_going.html", **context)
    if refusal is not None:
        return again(request, "decisions/run_going.html", refusal, **context)
    return show(request, "decisions/run_going.html", **context)


def _done(request: OfficeRequest, run: Run, refusal: Refusal | None = None) -> HttpResponse:
    if request.headers.get("HX-Request"):
        answer = HttpResponse()
        answer.headers["HX-Refresh"] = "true"
        return answer
    title, part = _part(request, run)
    programme = run.programme
    others = programme.runs.exclude(digest="").exclude(pk=run.pk)
    before = others.filter(number__lt=run.number).first() or others.last()
    may = _opens(request, "runs-choose")
    context = {
        "programme": programme,
        "run": run,
        "title": title,
        "part": mark_safe(part),
        "stale": outdated(run),
        "may_choose": may,
        "why_not": rules.why_not_choose(DONE, run.chosen_at is not None, run.version, programme.state) if may else "",
        "compare": _comparing(run, before) if before else "",
    }
    if refusal is not None:
        return again(request, "decisions/run.html", refusal, **context)
    return show(request, "decisions/run.html", **context)


def _part(request: OfficeRequest, run: Run) -> tuple[str, str]:
    try:
        return page_part(run, led=_opens(request, ROWS))
    except OSError as error:
        raise Http404 from error


def _comparing(run: Run, other: Run) -> str:
    a, b = sorted((run.number, other.number))
    return reverse("runs-compare", args=[run.programme.code]) + "?" + urlencode({"a": a, "b": b})


def _picked(request: OfficeRequest, done: list[Run]) -> list[Run]:
    """The runs named a, b and c in the address, the oldest first."""
    asked = [request.GET.get(name, "") for name in ("a", "b", "c")]
    numbers = [int(one) for one in asked if one.isdecimal() and len(one) < 8]
    rules.check_compared(numbers)
    found = [run for run in done if run.number in numbers]
    if len(found) < len(set(numbers)):
        raise Refusal("Salah satu hasil itu belum selesai atau tidak ada.")
    return found


def _opens(request: OfficeRequest, name: str) -> bool:
    """Whether the office has this page and it is open to who asks."""
    route = routes().get(name)
    return route is not None and decide(route, request.actor).verdict is Verdict.ALLOWED


def _number(newest: object) -> object:
    return getattr(newest, "number", "")
