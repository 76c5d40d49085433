"""Lists that come in as pages. Translates only."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from naung.office.entrance.network import network_of
from naung.office.jobs.views import line_of
from naung.office.looks.actions import look
from naung.office.page import again, show
from naung.office.request import OfficeRequest
from naung.office.road.models import Programme
from naung.proposals.incoming import actions, reading, rules
from naung.proposals.incoming.models import Upload
from naung.proposals.incoming.shown import page_of
from naung.values.errors import Refusal
from naung.values.words import number

PAGE = 50
STANDINGS = {"baru": "baru", "dikenal": "sudah dikenal", "berubah": "berubah", "menunggu": "menunggu perbaikan"}
STANDINGS |= {"tidak_dipakai": "tidak memenuhi syarat daftar"}


def lists(request: OfficeRequest, code: str) -> HttpResponse:
    programme = get_object_or_404(Programme, code=code)
    lines = reading.lists_of(programme)
    context = {
        "programme": programme,
        "lines": lines,
        "waiting": reading.undecided(programme),
        "decided": programme.uploads.exclude(state__in=rules.OPEN).select_related("decided_by")[:20],
        "states": rules.STATES,
        "why_not": rules.why_not_upload(programme.state),
        "may": "operator" in request.actor.roles,
        "looks": bool(request.actor.roles - {"exporter", "verifier"}),
    }
    return show(request, "proposals/incoming.html", **context)


def new(request: OfficeRequest, code: str) -> HttpResponse:
    programme = get_object_or_404(Programme, code=code)
    if request.method != "POST":
        return show(request, "proposals/incoming_new.html", **_form(programme, request))
    try:
        upload = _received(programme, request)
    except Refusal as refusal:
        return again(request, "proposals/incoming_new.html", refusal, **_form(programme, request))
    return redirect("incoming-one", code, upload.pk)


def _received(programme: Programme, request: OfficeRequest) -> Upload:
    said, file = request.POST, request.FILES.get("file")
    chosen, office = said.get("list", ""), said.get("office", "")
    name = rules.named(chosen, said.get("name", ""))
    kind = said.get("kind", "") if chosen == rules.ANEW else ""
    if file is None:
        rules.check_size(int(request.META.get("CONTENT_LENGTH") or 1))
    content: Any = file.chunks() if file else ()
    return actions.receive(
        programme, name, kind, office, (file.name or "") if file else "", content, request.at, request.actor
    )


def _form(programme: Programme, request: OfficeRequest) -> dict[str, object]:
    kinds = [(kind, words, rules.KIND_HINTS[kind]) for kind, words in rules.KINDS.items()]
    return {
        "programme": programme,
        "parts": [(part.name, rules.KINDS[part.kind]) for part in reading.written(programme).lists],
        "kinds": kinds,
        "chosen": request.POST.get("list", request.GET.get("daftar", "")),
        "why_not": rules.why_not_upload(programme.state),
        "largest": rules.LARGEST // 1_000_000,
    }


def one(request: OfficeRequest, code: str, upload_id: int) -> HttpResponse:
    """While it is read, how far; then what was found. htmx is told to load the page anew when the reading ends."""
    upload = _upload(code, upload_id)
    reads = reading.at_work(upload)
    if request.headers.get("HX-Request"):
        if reads and upload.job is not None:
            return show(request, "office/_progress.html", **line_of(upload.job, request))
        response = HttpResponse()
        response["HX-Refresh"] = "true"
        return response
    return show(request, "proposals/incoming_one.html", **_one(upload, request))


def _one(upload: Upload, request: OfficeRequest) -> dict[str, object]:
    context = page_of(upload, request.actor)
    if upload.job is not None and upload.state == rules.READING:
        context |= line_of(upload.job, request)
    if context.get("found"):
        _look(upload, "sel daftar", request)
    return context


def _look(upload: Upload, shown: str, request: OfficeRequest) -> None:
    look(request.actor, f"upload:{upload.pk}", shown, request.at, network_of(request))


def cells(request: OfficeRequest, code: str, upload_id: int) -> HttpResponse:
    upload = _upload(code, upload_id)
    kind, column = request.GET.get("jenis", ""), request.GET.get("kolom", "")
    groups = page_of(upload, request.actor).get("groups", [])
    passed = _passed(request)
    found, total = reading.cells_of(upload, kind, column, passed, PAGE) if groups else ([], 0)
    short = {group["kind"]: group["short"] for group in groups}
    lines = [
        {
            "short": short.get(one.kind, one.kind),
            "cell": one.cell,
            "marked": rules.marked(one.kind, one.cell.found),
            "happened": rules.happened(one.kind, one.cell.found, one.cell.note, short.get(one.kind, "")),
        }
        for one in found
    ]
    if lines:
        _look(upload, "semua sel yang rusak", request)
    context = {"upload": upload, "groups": groups, "kind": kind, "column": column, "lines": lines, "total": total}
    return show(request, "proposals/incoming_cells.html", page=_page(request, total), **context)


def rows(request: OfficeRequest, code: str, upload_id: int) -> HttpResponse:
    upload = _upload(code, upload_id)
    standing = request.GET.get("isi", "baru")
    standing = standing if standing in STANDINGS else "baru"
    there = bool(page_of(upload, request.actor).get("found"))
    found, total = reading.rows_of(upload, standing, _passed(request), PAGE) if there else ([], 0)
    if found:
        _look(upload, f"baris {STANDINGS[standing]}", request)
    context = {"upload": upload, "standing": standing, "standings": STANDINGS, "lines": found, "total": total}
    context["words"] = STANDINGS[standing]
    return show(request, "proposals/incoming_rows.html", page=_page(request, total), **context)


def _passed(request: OfficeRequest) -> int:
    page = request.GET.get("page", "1")
    return PAGE * (max(int(page), 1) - 1) if page.isascii() and page.isdigit() and len(page) < 7 else 0


def _page(request: OfficeRequest, total: int) -> Any:
    return Paginator(range(total), PAGE).get_page(_passed(request) // PAGE + 1)


def back(request: OfficeRequest, code: str, upload_id: int) -> HttpResponse | FileResponse:
    """The workbook that goes back to its sender."""
    upload = _upload(code, upload_id)
    try:
        path = reading.found_folder(upload) / reading.found(upload)["check"]["workbook"]
        file = path.open("rb")
    except (Refusal, OSError) as error:
        words = (
            error if isinstance(error, Refusal) else Refusal("Berkas perbaikan tidak ada lagi. Baca ulang berkasnya.")
        )
        return again(request, "proposals/incoming_one.html", words, **_one(upload, request))
    _look(upload, "berkas perbaikan", request)
    response = FileResponse(file, as_attachment=True, filename=rules.returned_name(upload.file_name))
    response["Content-Type"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    response["Cache-Control"] = "no-store"
    return response


def read_again(request: OfficeRequest, code: str, upload_id: int) -> HttpResponse:
    upload = _upload(code, upload_id)
    said = request.POST
    try:
        wishes = rules.pinned(said.get("sheet", ""), said.get("header_row", ""), list(_chosen(request)))
        if "as_before" in said:
            wishes = reading.pinned_of(upload)
        actions.read_again(upload, wishes, request.at, request.actor)
    except Refusal as refusal:
        return again(request, "proposals/incoming_one.html", refusal, **_one(upload, request))
    return redirect("incoming-one", code, upload.pk)


def _chosen(request: OfficeRequest) -> Iterator[tuple[str, str]]:
    """Pairs of Naung's name and the words over a column: what was chosen otherwise than understood, or typed."""
    said = request.POST
    for key in said:
        if key.startswith("column-"):
            turn = key[7:]
            if said[key] != said.get(f"was-{turn}") or said.get(f"pinned-{turn}"):
                yield said[key], said.get(f"written-{turn}", "")
        elif key.startswith("said-"):
            yield key[5:], said[key].strip()


def accept(request: OfficeRequest, code: str, upload_id: int) -> HttpResponse:
    upload = _upload(code, upload_id)
    if request.method != "POST":
        return show(request, "proposals/incoming_accept.html", **_answers(upload))
    try:
        actions.accept(upload, request.at, request.actor)
    except Refusal as refusal:
        return again(request, "proposals/incoming_accept.html", refusal, **_answers(upload))
    messages.success(request, f"Daftar {upload.name} diterima: {number(upload.total)} baris dibaca mulai sekarang.")
    return redirect("incoming", code)


def _answers(upload: Upload) -> dict[str, object]:
    programme = upload.programme
    try:
        stale = upload.state == rules.READ and reading.is_stale(upload)
        why_not = rules.why_not_accept(upload.state, programme.state, stale)
    except Refusal as refusal:
        why_not = str(refusal)
    part = reading.part_of(programme, upload.name)
    return {
        "upload": upload,
        "kind": rules.KINDS[upload.kind],
        "part": part,
        "version": reading.newest(programme).number,
        "used": reading.facts_used(programme, upload.name),
        "why_not": why_not,
    }


def reject(request: OfficeRequest, code: str, upload_id: int) -> HttpResponse:
    upload = _upload(code, upload_id)
    context = {"upload": upload, "why_not": rules.why_not_reject(upload.state)}
    if request.method != "POST":
        return show(request, "proposals/incoming_reject.html", **context)
    try:
        actions.reject(upload, request.POST.get("reason", ""), request.at, request.actor)
    except Refusal as refusal:
        return again(request, "proposals/incoming_reject.html", refusal, **context)
    messages.success(request, f"Unggahan {upload.file_name} dibatalkan. Daftar yang berlaku tidak berubah.")
    return redirect("incoming", code)


def _upload(code: str, upload_id: int) -> Upload:
    rows = Upload.objects.select_related("programme", "job__asked_by", "by", "decided_by")
    return get_object_or_404(rows, pk=upload_id, programme__code=code)
