"""Stands before every view: looks its address up in the table and lets pass, leads to the sign-in, or refuses."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from naung.office.people.models import Account
from naung.office.people.reading import actor_of
from naung.office.permissions.rules import NOWHERE, Route, Verdict, decide, load_routes

routes = lru_cache(maxsize=1)(load_routes)


def route_of(name: str | None) -> Route:
    """An address without a row is a fault of ours: it opens for nobody."""
    found = routes().get(name or "")
    if found is None:
        raise ImproperlyConfigured(f"no row in routes.csv for {name!r}")
    return found


class Guard:
    """Sets `actor`, `areas` and `at` on the request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.at = timezone.now()  # type: ignore[attr-defined]
        request.actor = None  # type: ignore[attr-defined]
        request.areas = NOWHERE  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_view(self, request: Any, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        route = route_of(request.resolver_match.view_name)
        if isinstance(request.user, Account):
            request.actor = actor_of(request.user, timezone.localdate(request.at), request.user.is_verified())
        answer = decide(route, request.actor)
        if answer.verdict is Verdict.ALLOWED and request.method not in route.methods | {"HEAD"}:
            return HttpResponseNotAllowed(sorted(route.methods))
        if answer.verdict is Verdict.ALLOWED:
            request.areas = answer.areas
            return None
        if answer.verdict is Verdict.REFUSED:
            raise PermissionDenied(answer.words)
        return _led(request, answer.verdict)


def _led(request: HttpRequest, verdict: Verdict) -> HttpResponse:
    """To the step that is missing; back to where one wanted to go afterwards, if that was a look."""
    steps = {Verdict.SIGN_IN: "sign-in", Verdict.SECOND_FACTOR: "factor", Verdict.NEW_PASSWORD: "new-password"}
    address = reverse(steps[verdict])
    if request.method == "GET" and request.path != "/":
        address += "?" + urlencode({"next": request.get_full_path()})
    return HttpResponseRedirect(address)
