"""Pages of the entrance. Translates only."""

import segno
from django.contrib import auth, messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import mark_safe
from django_otp import login as remember_device

from naung.office.entrance import actions, rules
from naung.office.entrance.models import FactorReset, RecoveryCode
from naung.office.page import again, show
from naung.office.people.actions import change_password
from naung.office.people.models import Account
from naung.office.people.reading import actor_of
from naung.office.request import OfficeRequest
from naung.office.wrong import Wrong
from naung.values.errors import Refusal

WRONG = "Nama akun atau kata sandi tidak cocok."
WAIT = "Sudah 5 kali salah dari jaringan ini. Tunggu 1 menit, lalu coba lagi. Akun Anda tidak dikunci."


def sign_in(request: OfficeRequest) -> HttpResponse:
    if request.method != "POST":
        return redirect("home") if request.user.is_authenticated else show(request, "sign_in.html")
    account = auth.authenticate(
        request, username=request.POST.get("username", "").strip().lower(), password=request.POST.get("password", "")
    )
    if not isinstance(account, Account):
        waiting = bool(getattr(request, "axes_locked_out", False))
        page = again(request, "sign_in.html", Wrong("password", WAIT if waiting else WRONG))
        page.status_code = 429 if waiting else 422
        return page
    auth.login(request, account)
    actor = actor_of(account, request.at.date(), verified=False)
    actions.signed_in(account, request.at, actor)
    return _onward(request)


def told_to_wait(request: HttpRequest, credentials: object, *args: object, **more: object) -> HttpResponse:
    """What axes answers instead of the view's own page."""
    request.actor = None  # type: ignore[attr-defined]
    page = again(request, "sign_in.html", Wrong("password", WAIT))  # type: ignore[arg-type]
    page.status_code = 429
    return page


def sign_out(request: OfficeRequest) -> HttpResponse:
    auth.logout(request)
    messages.info(request, "Anda sudah keluar.")
    return redirect("sign-in")


def factor(request: OfficeRequest) -> HttpResponse:
    """Six digits from the phone, or a recovery code."""
    if not request.actor.enrolled:
        return redirect("factor-setup") if request.actor.needs_factor else redirect("home")
    if request.method != "POST":
        return show(request, "factor.html")
    shown = actions.show_code(request.user, request.POST.get("code", ""), request.at, request.actor)
    if shown.device is None:
        return again(request, "factor.html", Wrong("code", shown.words))
    remember_device(request, shown.device)
    request.session.cycle_key()
    if shown.left is not None:
        messages.warning(request, f"Kode pemulihan terpakai. Sisa {shown.left} kode.")
    return _onward(request)


def factor_setup(request: OfficeRequest) -> HttpResponse:
    """A picture for the phone; the first code switches it on, then recovery codes are shown once."""
    if request.actor.enrolled:
        return redirect("factor")
    device = actions.begin_factor(request.user, request.at)
    secret = actions.secret_of(device)
    name = f"Naung:{request.user.username}"
    address = f"otpauth://totp/{name}?secret={secret}&issuer=Naung"
    context = {
        "secret": " ".join(secret[start : start + 4] for start in range(0, len(secret), 4)),
        "picture": mark_safe(
            segno.make(address, error="m").svg_inline(scale=5, border=2, svgclass="qr", lineclass=None)
        ),
    }
    if request.method != "POST":
        return show(request, "factor_setup.html", **context)
    try:
        codes = actions.confirm_factor(request.user, request.POST.get("code", ""), request.at, request.actor)
    except Refusal as refusal:
        return again(request, "factor_setup.html", refusal, **context)
    remember_device(request, device)
    request.session.cycle_key()
    return show(request, "recovery_codes.html", codes=codes)


def new_password(request: OfficeRequest) -> HttpResponse:
    """One's own; required after somebody else gave it. Whoever has a second factor shows it first."""
    if request.actor.needs_factor and not request.actor.verified:
        return redirect("factor")
    if request.method != "POST":
        return show(request, "new_password.html")
    fields = [request.POST.get(name, "") for name in ("old", "new", "again")]
    try:
        change_password(request.user, fields[0], fields[1], fields[2], request.at, request.actor)
    except Refusal as refusal:
        return again(request, "new_password.html", refusal)
    auth.update_session_auth_hash(request, request.user)
    messages.success(request, "Kata sandi sudah diganti. Sesi lain sudah diakhiri.")
    return _onward(request)


def own_codes(request: OfficeRequest) -> HttpResponse:
    """Ten new recovery codes, after a code."""
    if not request.actor.enrolled:
        return redirect("factor-setup")
    if request.method != "POST":
        return show(request, "myself_codes.html")
    try:
        codes = actions.renew_own_codes(request.user, request.POST.get("code", ""), request.at, request.actor)
    except Refusal as refusal:
        return again(request, "myself_codes.html", refusal)
    return show(request, "recovery_codes.html", codes=codes, renewed=True)


def own_sessions(request: OfficeRequest) -> HttpResponse:
    """Every session of this account ends but the one at hand, which goes on under a new name."""
    actions.end_own_sessions(request.user, request.at, request.actor)
    auth.update_session_auth_hash(request, request.user)
    messages.success(request, "Semua sesi lain dari akun ini sudah diakhiri.")
    return redirect("myself")


def reset_ask(request: OfficeRequest, account_id: int) -> HttpResponse:
    account = get_object_or_404(Account.objects.select_related("human"), pk=account_id)
    if request.method != "POST":
        return show(request, "reset_ask.html", account=account)
    try:
        reset = actions.ask_reset(account, request.POST.get("reason", ""), request.at, request.actor)
    except Refusal as refusal:
        return again(request, "reset_ask.html", refusal, account=account)
    return redirect("reset-one", reset.pk)


def reset_one(request: OfficeRequest, reset_id: int) -> HttpResponse:
    rows = FactorReset.objects.select_related("account__human", "asked_by", "decided_by")
    reset = get_object_or_404(rows, pk=reset_id)
    why_not = rules.why_not_decide(actions.as_rule(reset), request.actor.human_id)
    unused = RecoveryCode.objects.filter(account=reset.account, used_at=None).count()
    context = {"reset": reset, "why_not": why_not, "unused": unused}
    if request.method != "POST":
        return show(request, "reset_one.html", **context)
    try:
        with transaction.atomic():
            actions.decide_reset(reset, request.POST.get("answer") == "grant", request.at, request.actor)
    except Refusal as refusal:
        return again(request, "reset_one.html", refusal, **context)
    return redirect("reset-one", reset.pk)


def _onward(request: OfficeRequest) -> HttpResponse:
    """Where one wanted to go, if that is here."""
    wanted = request.GET.get("next", "")
    here = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return redirect(wanted if here else reverse("home"))
