"""Who looked at whose data, and the alarms, for the inspector. Translates only."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from naung.office.audit.words import subject_words
from naung.office.looks import actions
from naung.office.looks.models import Alarm, Look
from naung.office.page import show
from naung.office.people.models import Human
from naung.office.request import OfficeRequest
from naung.values.errors import Refusal

PAGE = 25


def looks(request: OfficeRequest, refusal: Refusal | None = None) -> HttpResponse:
    """Newest first; `full` keeps full looks only, `human` one person's."""
    full, human = request.GET.get("full") == "ya", request.GET.get("human", "")
    rows = Look.objects.all()
    if full:
        rows = rows.filter(full=True)
    if human.isdigit():
        rows = rows.filter(human=int(human))
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    people = {one.human for one in page} | {int(one.subject[6:]) for one in page if one.subject.startswith("human:")}
    names = dict(Human.objects.filter(pk__in=people).values_list("pk", "name"))
    lines = [{"look": one, "who": names.get(one.human, ""), "whom": _whom(one, names)} for one in page]
    alarms = Alarm.objects.filter(seen_at=None).select_related("human")
    closed = Alarm.objects.exclude(seen_at=None).select_related("human", "seen_by")[:10]
    context = {"page": page, "lines": lines, "alarms": alarms, "closed": closed, "full": full, "human": human}
    return show(request, "looks.html", 422 if refusal else 200, refusal=refusal, mine=request.actor.human_id, **context)


def alarm_seen(request: OfficeRequest, alarm_id: int) -> HttpResponse:
    alarm = get_object_or_404(Alarm, pk=alarm_id)
    try:
        actions.close_alarm(alarm, request.POST.get("finding", ""), request.at, request.actor)
    except Refusal as refusal:
        return looks(request, refusal)
    messages.success(request, "Temuan dicatat. Peringatan ditutup.")
    return redirect("looks")


def _whom(one: Look, names: dict[int, str]) -> str:
    return (
        names.get(int(one.subject[6:]), one.subject) if one.subject.startswith("human:") else subject_words(one.subject)
    )
