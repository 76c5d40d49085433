"""The programme as people read and edit it. Translates only."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from naung.decisions.programme import rules as edits
from naung.decisions.programme.reading import (
    Counted,
    Kinds,
    Read,
    check_expressions,
    columns_words,
    kinds_of,
    read,
    read_typed,
    tried,
)
from naung.decisions.runs.actions import start_run
from naung.decisions.runs.reading import newest_text
from naung.decisions.runs.rules import LONGEST_TITLE, check_why, tidy
from naung.office.guard import routes
from naung.office.page import again, show
from naung.office.permissions.rules import Verdict, decide
from naung.office.request import OfficeRequest
from naung.office.road.actions import change_text, read_text
from naung.office.road.models import Programme as Road
from naung.office.road.models import ProgrammeText
from naung.office.road.rules import STATES, TEXT_CHANGES
from naung.office.wrong import field_of
from naung.report.page.laporan import BUILT_IN_WORDS
from naung.selection.programme import Programme
from naung.values.errors import Refusal
from naung.values.words import joined

NOT_TYPED = ("csrfmiddlewaretoken", "step", "why", "was", "item")
LIST_KINDS = {"proposal": "usulan", "covered": "sudah ditanggung", "other": "lain"}


def rules(request: OfficeRequest, code: str) -> HttpResponse:
    """All of it, as a page to read; each section leads to its form."""
    road = get_object_or_404(Road, code=code)
    text = newest_text(road)
    if text is None:
        return show(request, "decisions/rules_none.html", programme=road)
    programme = read(road, text)
    price, places, against = edits.paid_places(programme)
    changes = road.state in TEXT_CHANGES
    context = {
        "programme": road,
        "text": text,
        "written": programme,
        "money": edits.money_facts(programme),
        "price": price,
        "places": places,
        "against": against,
        "built_ins": [(one, BUILT_IN_WORDS[one]) for one in programme.built_ins],
        "rules": [(one, edits.UNKNOWN[one.unknown]) for one in programme.rules],
        "points": [(one, edits.signed(one.add)) for one in programme.points],
        "lists": [(one, LIST_KINDS[one.kind]) for one in programme.lists],
        "quota": edits.quota_words(programme),
        "may_edit": changes and _opens(request, "rules-part"),
        "incoming": _opens(request, "incoming"),
        "standing": "" if changes else f"Program sudah {STATES[road.state].lower()}; aturannya tidak berubah lagi.",
    }
    return show(request, "decisions/rules.html", **context)


def check(request: OfficeRequest, code: str) -> HttpResponse:
    """An expression as it is typed: its fault, or what it does. A part of a page, for htmx."""
    road = get_object_or_404(Road, code=code)
    text = newest_text(road)
    ordered = request.POST.get("kind") == "order"
    typed = request.POST.get("order" if ordered else "when", "")[: edits.LONGEST_WHEN]
    whens = [" ".join(line.split()) for line in (typed.splitlines() if ordered else [typed]) if line.strip()]
    if text is None or not whens:
        return show(request, "decisions/_checked.html", empty=True)
    try:
        kinds = kinds_of(road, text)
        found = next((one for one in (read_typed(when, kinds, ordered) for when in whens) if one.fault), Read())
        counted = None if found.fault else _tried(request, road, read(road, text), kinds, whens[0])
    except (Refusal, OSError) as error:
        words = str(error) if isinstance(error, Refusal) else "Berkas program tidak lengkap."
        return show(request, "decisions/_checked.html", refusal=words)
    kind = request.POST.get("kind", "")
    return show(request, "decisions/_checked.html", found=found, counted=counted, kind=kind)


@dataclass(frozen=True)
class Editing:
    """One part of the newest version, and what its expressions may name."""

    road: Road
    text: ProgrammeText
    programme: Programme
    part: str
    item: str
    kinds: Kinds

    @property
    def removes(self) -> bool:
        return self.part.startswith("hapus-")


def part(request: OfficeRequest, code: str, part: str) -> HttpResponse:
    """One part's form; then what changes, to be looked at; then saved, or tried as a scenario."""
    road = get_object_or_404(Road, code=code)
    sent = request.POST if request.method == "POST" else request.GET
    try:
        editing = _editing(road, part, sent.get("item", ""))
        first = edits.typed_of(editing.programme, part, editing.item)
    except (Refusal, OSError) as error:
        refusal = error if isinstance(error, Refusal) else Refusal("Berkas program tidak lengkap. Beri tahu admin.")
        return again(request, "decisions/rules_none.html", refusal, programme=road)
    if request.method != "POST":
        return _look(request, editing, {}) if editing.removes else _form(request, editing, first)
    typed = {name: str(value) for name, value in request.POST.items() if name not in NOT_TYPED}
    if request.POST.get("step") == "edit":
        return _form(request, editing, typed)
    return _answer(request, editing, typed)


def _editing(road: Road, part: str, item: str) -> Editing:
    text = newest_text(road)
    if text is None or part not in edits.PARTS:
        raise Refusal("Bagian ini tidak ada. Kembali ke halaman aturan.")
    if road.state not in TEXT_CHANGES:
        raise Refusal(f"Program sudah {STATES[road.state].lower()}; aturannya tidak berubah lagi.")
    return Editing(road, text, read(road, text), part, item, kinds_of(road, text))


def _answer(request: OfficeRequest, editing: Editing, typed: dict[str, str]) -> HttpResponse:
    """Looked at, saved or tried; what is wrong is told in the form, a missing reason where it is asked for."""
    step = request.POST.get("step", "")
    try:
        draft, text = _draft(editing, typed)
    except Refusal as refusal:
        return _form(request, editing, typed, refusal)
    if step not in ("save", "scenario"):
        return _look(request, editing, typed)
    why = tidy(request.POST.get("why", ""))
    try:
        check_why(why)
        if step == "scenario":
            changed = edits.changes(editing.programme, draft)
            run = start_run(editing.road, _title(changed), why, text, request.at, request.actor)
            return redirect("runs-one", editing.road.code, run.number)
        made = change_text(editing.road, text, why, _was(request), request.at, request.actor)
    except Refusal as refusal:
        return _look(request, editing, typed, refusal)
    messages.success(request, f"Aturan sekarang versi {made.number}: {why}")
    return redirect("rules", editing.road.code)


def _draft(editing: Editing, typed: dict[str, str]) -> tuple[Programme, str]:
    """The text as typed, read and held against the columns."""
    text = edits.edited(editing.text.text, editing.programme, editing.part, editing.item, typed)
    if text == editing.text.text:
        raise Refusal("Belum ada yang berubah.")
    draft = read_text(editing.road.code, text)
    check_expressions(draft, editing.kinds, editing.item or typed.get("code", "").strip())
    edits.check_money(draft)
    return draft, text


def _was(request: OfficeRequest) -> int:
    """The version from which the form was made."""
    was = request.POST.get("was", "")
    return int(was) if was.isdecimal() and len(was) < 8 else 0


def _title(changed: list[edits.Change]) -> str:
    names = joined([one.what for one in changed[:3]])
    return f"Skenario: {names}"[:LONGEST_TITLE]


def _form(
    request: OfficeRequest, editing: Editing, typed: dict[str, str], refusal: Refusal | None = None
) -> HttpResponse:
    context = _context(editing, typed) | {
        "unknowns": edits.UNKNOWN.items(),
        "bys": edits.BY.items(),
        "weights": [(name, words) for name, words in edits.WEIGHTS.items() if name != "path"],
        "columns": columns_words(editing.kinds),
        "check": part_kind(editing.part),
    }
    if refusal is None:
        return show(request, "decisions/rules_part.html", **context)
    wrong = {"field": field_of(refusal), "words": str(refusal)}
    return show(request, "decisions/rules_part.html", 422, wrong=wrong, **context)


def _look(
    request: OfficeRequest, editing: Editing, typed: dict[str, str], refusal: Refusal | None = None
) -> HttpResponse:
    """What changes, how many it concerns, and why; nothing is saved yet."""
    try:
        draft, _ = _draft(editing, typed)
    except Refusal as fault:
        return again(request, "decisions/rules_none.html", fault, programme=editing.road)
    counted, before = _both(editing, draft, typed)
    context = _context(editing, typed) | {
        "changes": edits.changes(editing.programme, draft),
        "counted": counted,
        "before": before,
        "why": request.POST.get("why", ""),
        "was": request.POST.get("was") or editing.text.number,
        "next": editing.text.number + 1,
        "removes": editing.removes,
    }
    if refusal is None:
        return show(request, "decisions/rules_look.html", **context)
    wrong = {"field": field_of(refusal), "words": str(refusal)}
    return show(request, "decisions/rules_look.html", 422, wrong=wrong, **context)


def _context(editing: Editing, typed: dict[str, str]) -> dict[str, object]:
    return {
        "programme": editing.road,
        "text": editing.text,
        "part": editing.part,
        "words": edits.PARTS[editing.part],
        "item": editing.item,
        "typed": typed,
        "hidden": typed.items(),
        "was": editing.text.number,
    }


def part_kind(part: str) -> str:
    """What `rules-check` is told about the expression of this part's form."""
    return {"aturan": "rule", "poin": "point", "kuota": "weight", "urutan": "order"}.get(part, "")


def _both(editing: Editing, draft: Programme, typed: dict[str, str]) -> tuple[Counted | None, Counted | None]:
    """What the new expression does, and what the one before it did; None where there is nothing to count."""
    if editing.part not in ("aturan", "poin", "hapus-aturan"):
        return None, None
    code = editing.item or typed.get("code", "").strip() if editing.part != "poin" else ""
    old = edits.find(editing.programme, editing.part, editing.item) if editing.item else None
    before = None
    if old is not None:
        unknown = getattr(old, "unknown", "reject")
        before = tried(editing.road, editing.programme, editing.kinds, old.when, code, unknown)
    if editing.removes:
        return None, before
    unknown = typed.get("unknown", "reject")
    return tried(editing.road, draft, editing.kinds, edits.when_of(typed), code, unknown), before


def _tried(request: OfficeRequest, road: Road, programme: Programme, kinds: Kinds, when: str) -> Counted | None:
    """As it is typed: a rule against the other rules, a point or a weight among whom all rules leave."""
    kind = request.POST.get("kind")
    if kind not in ("rule", "point", "weight"):
        return None
    code = (request.POST.get("item") or request.POST.get("code", "")).strip() if kind == "rule" else ""
    return tried(road, programme, kinds, when, code, request.POST.get("unknown", "reject"))


def _opens(request: OfficeRequest, name: str) -> bool:
    """Whether the office has this page and it is open to who asks."""
    route = routes().get(name)
    return route is not None and decide(route, request.actor).verdict is Verdict.ALLOWED
