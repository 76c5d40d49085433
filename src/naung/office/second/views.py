"""Pages of what waits for a second admin. Translates only."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from naung.office.entrance.network import network_of
from naung.office.looks.actions import look
from naung.office.page import again, show
from naung.office.people.actions import masked
from naung.office.people.models import Account, GrantArea
from naung.office.permissions.rules import ROLES
from naung.office.request import OfficeRequest
from naung.office.second import actions, rules
from naung.office.second.models import Wish
from naung.office.second.reading import wish_title
from naung.values.errors import Refusal
from naung.values.words import joined


def wish_one(request: OfficeRequest, wish_id: int) -> HttpResponse:
    """One wish: agreed or refused by another admin, withdrawn by the one who asked."""
    wish = _wish(wish_id)
    shown = "nama, unit, NIK tersamar"
    look(request.actor, f"human:{wish.account.human_id}", shown, request.at, network_of(request))
    if request.method != "POST":
        return show(request, "wish_one.html", **_page(wish, request))
    answer, today = request.POST.get("answer", ""), timezone.localdate(request.at)
    if answer not in ("grant", "refuse", "withdraw"):
        return show(request, "wish_one.html", 422, **_page(wish, request))
    half = ""
    try:
        if answer == "withdraw":
            actions.withdraw(wish, request.at, today, request.actor)
        else:
            half = actions.decide(wish, answer == "grant", request.at, today, request.actor)
    except Refusal as refusal:
        return again(request, "wish_one.html", refusal, **_page(wish, request))
    return show(request, "wish_half.html", wish=_wish(wish_id), half=half) if half else redirect("wish-one", wish_id)


def own_account(request: OfficeRequest) -> HttpResponse:
    """A further account for oneself, which an admin asked: agreed to, or refused, by its owner."""
    chosen = request.POST.get("wish", "")
    rows = Wish.objects.filter(kind=rules.ACCOUNT, account__human_id=request.actor.human_id)
    wish = rows.filter(pk=int(chosen)).first() if chosen.isdecimal() and len(chosen) < 10 else None
    if wish is None:
        return redirect("myself")
    granted = request.POST.get("answer") == "grant"
    try:
        half = actions.decide(wish, granted, request.at, timezone.localdate(request.at), request.actor)
    except Refusal as refusal:
        return again(request, "refused.html", refusal, back="myself")
    return show(request, "wish_half.html", wish=_wish(wish.pk), half=half, own=True) if half else redirect("myself")


def reopen(request: OfficeRequest, account_id: int) -> HttpResponse:
    """Ask that a closed account counts again."""
    account = get_object_or_404(Account.objects.select_related("human"), pk=account_id)
    if request.method != "POST":
        return show(request, "staff_open.html", account=account)
    try:
        asked = actions.ask_reopening(account, request.at, request.actor)
    except Refusal as refusal:
        return again(request, "staff_open.html", refusal, account=account)
    return show(request, "wish_asked.html", asked=asked, account=account)


def _wish(wish_id: int) -> Wish:
    rows = Wish.objects.select_related("account__human", "grant", "asked_by", "decided_by")
    return get_object_or_404(rows, pk=wish_id)


def _page(wish: Wish, request: OfficeRequest) -> dict[str, object]:
    return {
        "wish": wish,
        "title": wish_title(wish),
        "masked": masked(wish.account.human),
        "role": ROLES[wish.grant.role].lower() if wish.grant else "",
        "where": _where(wish),
        "others": joined(
            sorted(
                wish.account.human.accounts.filter(is_active=True)
                .exclude(pk=wish.account_id)
                .values_list("username", flat=True)
            )
        ),
        "mine": wish.asked_by_id == request.actor.human_id,
        "why_not": rules.why_not_decide(actions.as_rule(wish), request.actor.human_id, admin=True),
    }


def _where(wish: Wish) -> str:
    if wish.grant is None or wish.grant.whole_city:
        return "Seluruh kota"
    rows = GrantArea.objects.filter(grant=wish.grant).values_list("kelurahan__name", flat=True)
    return joined(sorted(rows))
