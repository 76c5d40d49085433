"""People of a run as pages: searched, filtered, exported, one with her whole story. Translates only."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlencode

from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from naung.decisions.people import actions, export, rules
from naung.decisions.people.asked import Found, Index, index_of
from naung.decisions.people.export import Head
from naung.decisions.people.reading import (
    NotReady,
    kelurahan_choices,
    lines_of,
    other_runs,
    ready,
    rule_texts,
    runs_of,
    subject_of,
    where_words,
)
from naung.decisions.people.story import story
from naung.office.audit.models import AuditEvent
from naung.office.audit.views import lines as events
from naung.office.entrance.network import network_of
from naung.office.guard import route_of
from naung.office.looks.actions import look
from naung.office.looks.models import Look
from naung.office.people.models import Human
from naung.office.permissions.rules import Verdict, decide
from naung.office.request import OfficeRequest
from naung.office.road.folder import run_folder
from naung.office.road.models import Programme
from naung.office.wrong import field_of
from naung.values.errors import Refusal
from naung.values.words import number, when

LOOKS = 20
"""Looks and entries of the chain that a person's page shows."""


def persons(request: OfficeRequest, code: str) -> HttpResponse:
    """Search. A NIK comes by POST and leads to an address without it; a name stays in the address."""
    programme = get_object_or_404(Programme, code=code)
    data = request.POST if request.method == "POST" else request.GET
    runs = runs_of(code)
    if not runs:
        return _show(request, "no_run.html", programme=programme)
    run, typed, cell = _chosen(data.get("run", ""), runs), data.get("q", "").strip(), data.get("cell", "")[:20]
    context = {
        "programme": programme,
        "run": run,
        "runs": runs,
        "q": typed,
        "cell": cell,
        "may_open": _may_open(request),
    }
    with _opened(programme, run) as index:
        if index is None:
            return _waiting(request, programme, run)
        context["kelurahan"] = kelurahan_choices(index.run, request.areas)
        if not typed and request.method == "GET":
            return _show(request, "persons.html", **context)
        try:
            search = rules.read_search(typed)
            if request.method == "GET" and not search.words:
                raise Refusal("Ketik NIK atau nama samaran di kotak lalu tekan Cari, jangan di alamat halaman.")
        except Refusal as refusal:
            kept = "" if any(one.isdigit() for one in typed) else typed
            return _again(request, "persons.html", refusal, **context | {"q": kept})
        if request.method == "POST" and search.words:
            kept_data = {name: data.get(name, "") for name in ("q", "cell", "run") if data.get(name)}
            return redirect(f"{reverse('persons', args=[code])}?{urlencode(kept_data)}")
        found = _found(index, search, rules.narrowed(request.areas, cell))
        if not search.words and found.people == 1 and _may_open(request):
            return redirect("persons-one", code, run, found.lines[0]["key"])
        if not search.words:
            context["q"] = ""
        lines = lines_of(index.run, found.lines)
    _log(request, f"search:{programme.pk}:{run}", f"{number(len(lines))} orang dari pencarian")
    return _show(request, "persons.html", searched=True, people=found.people, lines=lines, search=search, **context)


def rows(request: OfficeRequest, code: str, run: int) -> HttpResponse:
    """The rows behind a figure: the filter stands in the address."""
    programme = _programme(code, run)
    with _opened(programme, run) as index:
        if index is None:
            return _waiting(request, programme, run)
        context = _filter_context(request, programme, run, index)
        try:
            asked = _asked(request.GET, index)
        except Refusal as refusal:
            empty: dict[str, Any] = {"people": 0, "lines": [], "asked": rules.Asked(), "said": ""}
            return _again(request, "rows.html", refusal, **context | empty)
        found = index.page(asked, rules.narrowed(request.areas, asked.cell))
        lines = lines_of(index.run, found.lines)
        said = rules.asked_words(asked, rule_texts(index.run), dict(context["kelurahan"]))
    _log(request, f"run:{programme.pk}:{run}", f"{number(len(lines))} dari {number(found.people)} orang di tabel")
    pages = -(-found.people // rules.PAGE)
    turn = {
        "pages": pages,
        "before": asked.page - 1 if asked.page > 1 else 0,
        "after": asked.page + 1 if asked.page < min(pages, rules.DEEPEST) else 0,
        "deepest": asked.page == rules.DEEPEST and pages > rules.DEEPEST,
    }
    return _show(request, "rows.html", people=found.people, lines=lines, asked=asked, said=said, **turn, **context)


def rows_export(request: OfficeRequest, code: str, run: int) -> HttpResponseBase:
    """What the table shows as a file: choose its form, and say why where the NIKs shall be whole."""
    programme = _programme(code, run)
    with _opened(programme, run) as index:
        if index is None:
            return _waiting(request, programme, run)
        context = _filter_context(request, programme, run, index)
        try:
            asked = rules.first_page(_asked(request.GET, index))
        except Refusal:
            return redirect("rows", code, run)
        said = rules.asked_words(asked, rule_texts(index.run), dict(context["kelurahan"]))
        people = index.page(asked, rules.narrowed(request.areas, asked.cell)).people
        past = index.run
    context |= {"people": people, "said": said, "forms": export.FORMS, "most": export.MOST, "asked": asked}
    if request.method != "POST":
        return _show(request, "rows_export.html", **context)
    full = request.POST.get("full") == "ya"
    head = _head(request, programme, run, str(past.record["digest"]), said, people, full)
    try:
        made = actions.export(
            programme,
            run_folder(code, run),
            asked,
            request.areas,
            request.POST.get("form", ""),
            head,
            request.at,
            request.actor,
            network_of(request),
            request.POST.get("reason", "") if full else None,
        )
    except Refusal as refusal:
        return _again(request, "rows_export.html", refusal, **context)
    name = f"orang-{programme.code}-{run}-{timezone.localtime(request.at):%Y%m%d-%H%M}.{request.POST['form']}"
    return FileResponse(made.file, as_attachment=True, filename=name)


def one(request: OfficeRequest, code: str, run: int, key: int) -> HttpResponse:
    """One person's whole story; of another kelurahan's people it is as if they were not there."""
    programme = _programme(code, run)
    with _opened(programme, run) as index:
        if index is None:
            return _waiting(request, programme, run)
        whole = index.whole(key, rules.codes_of(request.areas))
        if whole is None:
            raise Http404
        told = story(index.run, code, whole)
    row = {**whole.row, "area": whole.row["kode_kelurahan"]}
    subject = subject_of(programme, row)
    _log(request, subject, "nama, NIK tersamar, alamat, keputusan dan sebabnya")
    unique = not {"nik_tidak_sah", "nik_ganda"} & set(whole.row["failed"])
    others = other_runs(code, run, whole.row["nik"], request.areas) if unique and whole.row["nik"] else []
    context = {"programme": programme, "run": run, "key": key, "story": told, "others": others}
    if "inspector" in request.actor.roles:
        context |= {"looks": _looks(subject), "inspects": True}
        context["events"] = events(list(AuditEvent.objects.filter(subject=subject).order_by("-seq")[:LOOKS]))
    return _show(request, "person.html", may_nik=_may(request, "persons-nik"), **context)


def nik(request: OfficeRequest, code: str, run: int, key: int) -> HttpResponse:
    """Her NIK in full, after a reason."""
    programme = _programme(code, run)
    with _opened(programme, run) as index:
        row = index.line(key, rules.codes_of(request.areas)) if index is not None else None
    if row is None:
        raise Http404
    context = {"programme": programme, "run": run, "key": key, "name": row["name"] or "nama kosong"}
    if request.method != "POST":
        return _show(request, "person_nik.html", **context)
    try:
        reason = request.POST.get("reason", "")
        look(request.actor, subject_of(programme, row), "NIK lengkap", request.at, network_of(request), reason)
    except Refusal as refusal:
        return _again(request, "person_nik.html", refusal, **context)
    whole = row["nik"] or ""
    parts = [whole[start : start + 4] for start in range(0, len(whole), 4)]
    return _show(request, "person_nik.html", nik=" ".join(parts), **context)


# --- parts ---


def _programme(code: str, run: int) -> Programme:
    programme = get_object_or_404(Programme, code=code)
    if run not in runs_of(code):
        raise Http404
    return programme


@contextmanager
def _opened(programme: Programme, run: int) -> Iterator[Index | None]:
    """The run's index; None where it is still to be made."""
    try:
        folder = ready(programme.code, run)
    except NotReady:
        yield None
        return
    with index_of(folder) as index:
        yield index


def _waiting(request: OfficeRequest, programme: Programme, run: int) -> HttpResponse:
    job = actions.ask_for_index(programme, run, request.at, request.actor)
    return _show(request, "no_index.html", programme=programme, run=run, job=job, may_job=_may(request, "job"))


def _chosen(asked: str, runs: list[int]) -> int:
    return int(asked) if asked.isdigit() and int(asked) in runs else runs[0]


def _found(index: Index, search: rules.Search, areas: tuple[str, ...] | None) -> Found:
    if search.words:
        return index.search(search.words, areas)
    by_nik = index.of_nik(search.nik, areas) if search.nik else index.of_pseudonym(search.pseudonym, areas)
    return Found(len(by_nik), tuple(by_nik[: rules.MOST_FOUND]))


def _asked(data: Mapping[str, str], index: Index) -> rules.Asked:
    programme = index.run.programme
    return rules.read_asked(
        data, [one["code"] for one in programme["rules"]], [one["name"] for one in programme["lists"]]
    )


def _filter_context(request: OfficeRequest, programme: Programme, run: int, index: Index) -> dict[str, Any]:
    texts = {**rule_texts(index.run), **rules.SHORT_BUILT_INS}
    kept = {name: value for name in rules.FILTERS if (value := request.GET.get(name, "").strip())}
    return {
        "programme": programme,
        "run": run,
        "kelurahan": kelurahan_choices(index.run, request.areas),
        "statuses": rules.STATUSES,
        "sorts": rules.SORTS,
        "rules": texts,
        "lists": [one["name"] for one in index.run.programme["lists"]],
        "kept": kept,
        "query": urlencode(kept),
        "where": where_words(request.areas),
        "trial": index.run.trial,
        "may_open": _may_open(request),
        "may_export": _may(request, "rows-export"),
    }


def _head(
    request: OfficeRequest, programme: Programme, run: int, digest: str, said: str, people: int, full: bool
) -> Head:
    at = timezone.localtime(request.at)
    made = f"dibuat {request.actor.name} ({request.actor.username}), {when(at)}"
    shown = "NIK lengkap" if full else "NIK tersamar"
    chosen = said or "semua orang"
    notes = (
        ("Saringan", chosen),
        ("Hasil", f"nomor {run}, {programme.title}"),
        ("Sidik hasil", digest),
        ("Dibuat", f"{request.actor.name} ({request.actor.username}), {when(at)}"),
        ("NIK", shown),
    )
    line = f"Saringan: {chosen}. Hasil {run}, sidik {digest}. {made[:1].upper()}{made[1:]}. {shown}. Simpan tertutup."
    return Head(f"{programme.title}: {rules.count_words(people)}", line, notes, at.date())


def _may(request: OfficeRequest, route: str) -> bool:
    return decide(route_of(route), request.actor).verdict is Verdict.ALLOWED


def _may_open(request: OfficeRequest) -> bool:
    return _may(request, "persons-one")


def _log(request: OfficeRequest, subject: str, shown: str) -> None:
    look(request.actor, subject, shown, request.at, network_of(request))


def _looks(subject: str) -> list[dict[str, object]]:
    found = list(Look.objects.filter(subject=subject)[:LOOKS])
    names = dict(Human.objects.filter(pk__in={one.human for one in found}).values_list("pk", "name"))
    return [{"look": one, "who": names.get(one.human, "")} for one in found]


def _show(request: OfficeRequest, template: str, status: int = 200, /, **context: Any) -> HttpResponse:
    return render(request, f"decisions/{template}", context, status=status)


def _again(request: OfficeRequest, template: str, refusal: Refusal, /, **context: Any) -> HttpResponse:
    wrong = {"field": field_of(refusal), "words": str(refusal)}
    return _show(request, template, 422, wrong=wrong, typed=request.POST, **context)
