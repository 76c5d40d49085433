"""Whom offices propose and the registry has not, as a page and a workbook. Translates only."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from naung.office.entrance.network import network_of
from naung.office.guard import route_of
from naung.office.page import again, show
from naung.office.permissions.rules import ROLES
from naung.office.request import OfficeRequest
from naung.office.road.models import Programme
from naung.proposals.absent import actions
from naung.proposals.absent.reading import absent_of
from naung.values.errors import Refusal
from naung.values.words import joined

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def absent(request: OfficeRequest, code: str) -> HttpResponse:
    programme = get_object_or_404(Programme, code=code)
    return show(request, "proposals/absent.html", **_page(request, programme))


def absent_file(request: OfficeRequest, code: str) -> HttpResponse:
    programme = get_object_or_404(Programme, code=code)
    try:
        name, content = actions.export(programme, request.at, request.actor, network_of(request))
    except Refusal as refusal:
        return again(request, "proposals/absent.html", refusal, **_page(request, programme))
    answer = HttpResponse(content, content_type=WORKBOOK)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _page(request: OfficeRequest, programme: Programme) -> dict[str, object]:
    able = route_of("absent-file").roles
    return {
        "programme": programme,
        "found": absent_of(programme.code),
        "may": bool(set(able) & request.actor.roles),
        "who": joined([ROLES[role] for role in able]),
    }
