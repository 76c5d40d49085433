"""Pages about staff, accounts and roles. Translates only."""

from datetime import date

from django.contrib import messages
from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from naung.office.entrance.models import FactorDevice, RecoveryCode
from naung.office.entrance.network import network_of
from naung.office.guard import routes
from naung.office.looks.actions import look
from naung.office.page import again, show
from naung.office.people import actions, rules
from naung.office.people.models import Account, Grant, Human, Kelurahan
from naung.office.people.reading import held_of, in_force, missing_without, staff_roles
from naung.office.permissions.rules import CITY_ONLY, NEEDS_SECOND_FACTOR, NO, ROLES, Areas, Held
from naung.office.permissions.scope import scope
from naung.office.request import OfficeRequest
from naung.office.second import actions as second
from naung.office.second.models import Wish
from naung.office.second.rules import ACCOUNT
from naung.office.wrong import Wrong
from naung.values.errors import Refusal
from naung.values.words import joined


def staff(request: OfficeRequest) -> HttpResponse:
    """Who works on this; filtered by role and words, the filter in the address."""
    today = timezone.localdate(request.at)
    role, words = request.GET.get("role", ""), request.GET.get("q", "").strip()
    rows = _within(request, today)
    if role in ROLES:
        rows = rows.filter(in_force(today, "accounts__grants__"), accounts__grants__role=role).distinct()
    if words:
        rows = rows.filter(Q(name__icontains=words) | Q(unit__icontains=words) | Q(accounts__username=words)).distinct()
    people = [_line(human, today) for human in rows[:500]]
    return show(request, "staff.html", people=people, roles=ROLES, role=role, words=words)


def staff_one(request: OfficeRequest, human_id: int) -> HttpResponse:
    today = timezone.localdate(request.at)
    human = get_object_or_404(_within(request, today), pk=human_id)
    admin = "admin" in request.actor.roles
    private = bool({"admin", "inspector"} & request.actor.roles)
    shown = "nama, unit, peran, NIK tersamar" if private else "nama, unit, peran"
    look(request.actor, f"human:{human.pk}", shown, request.at, network_of(request))
    accounts = [_account(account, today, admin) for account in human.accounts.all()]
    context = {"human": human, "line": _line(human, today), "accounts": accounts, "admin": admin}
    context |= {"mine": human.pk == request.actor.human_id, "masked": actions.masked(human) if private else ""}
    return show(request, "staff_one.html", private=private, **context)


def staff_new(request: OfficeRequest) -> HttpResponse:
    if request.method != "POST":
        return show(request, "staff_new.html")
    fields = {name: request.POST.get(name, "") for name in ("name", "unit", "nik", "nip", "username")}
    try:
        asked = second.ask_account(**fields, at=request.at, by=request.actor)
    except Refusal as refusal:
        return again(request, "staff_new.html", refusal)
    return show(request, "wish_asked.html", asked=asked, account=asked.wish.account)


def staff_grant(request: OfficeRequest, account_id: int) -> HttpResponse:
    account = get_object_or_404(Account.objects.select_related("human"), pk=account_id)
    today = timezone.localdate(request.at)
    context = {
        "account": account,
        "roles": [(role, name, role in NEEDS_SECOND_FACTOR, role in CITY_ONLY) for role, name in ROLES.items()],
        "kelurahan": Kelurahan.objects.order_by("kecamatan", "name"),
        "today": today,
        "chosen": request.POST.getlist("areas"),
    }
    if request.method != "POST":
        return show(request, "staff_grant.html", **context)
    role = request.POST.get("role", "")
    whole = role in CITY_ONLY or request.POST.get("whole") == "ya"
    try:
        held = Held(
            role,
            Areas(whole=True) if whole else Areas(codes=frozenset(request.POST.getlist("areas"))),
            _day(request, "since") or today,
            _day(request, "until"),
        )
        given = second.ask_role(account, held, request.at, today, request.actor)
    except Refusal as refusal:
        return again(request, "staff_grant.html", refusal, **context)
    if not account.is_active and not given.asked:
        messages.success(request, f"Peran {ROLES[role].lower()} berlaku begitu akun {account.username} disetujui.")
    elif given.asked:
        messages.success(request, f"Peran {ROLES[role].lower()} untuk {account.human.name} menunggu admin lain.")
    else:
        messages.success(
            request, f"{account.human.name} sekarang {ROLES[role].lower()}. Sesinya diakhiri; ia masuk lagi."
        )
    return redirect("staff-one", account.human_id)


def staff_ungrant(request: OfficeRequest, grant_id: int) -> HttpResponse:
    given = get_object_or_404(Grant.objects.select_related("account__human"), pk=grant_id)
    today = timezone.localdate(request.at)
    human = given.account.human
    missing = missing_without(today, Q(pk=given.pk))
    context = {"given": given, "name": ROLES[given.role], "missing": missing}
    if request.method != "POST":
        return show(request, "staff_ungrant.html", **context)
    try:
        actions.end_grant(given, request.at, today, request.actor)
    except Refusal as refusal:
        return again(request, "staff_ungrant.html", refusal, **context)
    messages.success(request, f"Peran {ROLES[given.role]} milik {human.name} sudah berakhir. Sesinya diakhiri.")
    return redirect("staff-one", human.pk)


def staff_nik(request: OfficeRequest, human_id: int) -> HttpResponse:
    """The NIK in full, after a reason."""
    human = get_object_or_404(Human, pk=human_id)
    if request.method != "POST":
        return show(request, "staff_nik.html", human=human)
    reason = request.POST.get("reason", "")
    try:
        look(request.actor, f"human:{human.pk}", "NIK lengkap", request.at, network_of(request), reason=reason)
    except Refusal as refusal:
        return again(request, "staff_nik.html", refusal, human=human)
    nik = actions.nik_of(human)
    return show(request, "staff_nik.html", human=human, nik=" ".join(nik[start : start + 4] for start in (0, 4, 8, 12)))


def staff_password(request: OfficeRequest, account_id: int) -> HttpResponse:
    """A one-time password for somebody else: its first half, shown once; another admin is shown the second."""
    account = get_object_or_404(Account.objects.select_related("human"), pk=account_id)
    if request.method != "POST":
        return show(request, "staff_password.html", account=account)
    try:
        asked = second.ask_password(account, request.at, request.actor)
    except Refusal as refusal:
        return again(request, "staff_password.html", refusal, account=account)
    return show(request, "wish_asked.html", asked=asked, account=account)


def staff_close(request: OfficeRequest, account_id: int) -> HttpResponse:
    account = get_object_or_404(Account.objects.select_related("human"), pk=account_id)
    today = timezone.localdate(request.at)
    missing = missing_without(today, Q(account=account))
    if request.method != "POST":
        return show(request, "staff_close.html", account=account, missing=missing)
    try:
        second.close_account(account, request.at, today, request.actor)
    except Refusal as refusal:
        return again(request, "staff_close.html", refusal, account=account, missing=missing)
    messages.success(request, f"Akun {account.username} ditutup. Perannya berakhir, semua sesinya diakhiri.")
    return redirect("staff-one", account.human_id)


def staff_leave(request: OfficeRequest, human_id: int) -> HttpResponse:
    """Every account of a human closed at once."""
    human = get_object_or_404(Human, pk=human_id)
    today = timezone.localdate(request.at)
    accounts = [account.username for account in human.accounts.filter(is_active=True)]
    context = {"human": human, "accounts": joined(accounts), "count": len(accounts)}
    context["missing"] = missing_without(today, Q(account__human=human))
    if request.method != "POST":
        return show(request, "staff_leave.html", **context)
    try:
        second.leave(human, request.at, today, request.actor)
    except Refusal as refusal:
        return again(request, "staff_leave.html", refusal, **context)
    messages.success(request, f"{human.name} sudah tidak bertugas. Semua akun dan perannya berakhir.")
    return redirect("staff-one", human.pk)


def myself(request: OfficeRequest) -> HttpResponse:
    today = timezone.localdate(request.at)
    unused = RecoveryCode.objects.filter(account=request.user, used_at=None).count()
    grants = [_grant(one, today) for one in request.user.grants.prefetch_related("areas__kelurahan")]
    wishes = Wish.objects.filter(kind=ACCOUNT, decided_at=None, account__human_id=request.actor.human_id)
    context = {"unused": unused, "grants": grants, "wishes": wishes.select_related("account", "asked_by")}
    return show(request, "myself.html", **context)


def roles(request: OfficeRequest) -> HttpResponse:
    """Who may what, from the table itself, and whether the staff is enough for four eyes."""
    today = timezone.localdate(request.at)
    acts = rules.load_acts()
    cast = rules.smallest_cast(acts)
    staff_now = staff_roles(today)
    table = [route for route in routes().values() if set(route.cells.values()) != {NO}]
    differs = [(act, joined([one.words for one in acts if one.name in act.other_than])) for act in acts]
    counts = {role: sum(role in held for held in staff_now.values()) for role in ROLES}
    context = {"table": table, "acts": differs, "counts": counts, "humans": len(staff_now)}
    return show(request, "roles.html", cast=cast, filled=rules.fill(acts, staff_now), roles=ROLES, **context)


def _within(request: OfficeRequest, today: date) -> QuerySet[Human]:
    """Who holds a role in the areas of the one who asks, today; one and the same role, not one of each."""
    grants = Grant.objects.prefetch_related("areas__kelurahan")
    rows = Human.objects.prefetch_related(Prefetch("accounts__grants", grants))
    if request.areas.whole:
        return rows
    here = scope(Grant.objects.filter(in_force(today)), request.areas, "areas__kelurahan", whole="whole_city")
    return rows.filter(accounts__grants__in=here).distinct()


def _line(human: Human, today: date) -> dict[str, object]:
    """One human: roles today and where."""
    held = [grant for account in human.accounts.all() if account.is_active for grant in account.grants.all()]
    now = [grant for grant in held if not grant.asked and held_of(grant).holds(today)]
    return {
        "human": human,
        "roles": joined([name for role, name in ROLES.items() if any(one.role == role for one in now)]),
        "where": _where(now),
        "accounts": sum(account.is_active for account in human.accounts.all()),
        "waiting": any(account.new_password for account in human.accounts.all()),
    }


def _where(grants: list[Grant]) -> str:
    if any(grant.whole_city for grant in grants):
        return "Seluruh kota"
    return joined(sorted({area.kelurahan.name for grant in grants for area in grant.areas.all()}))


def _grant(grant: Grant, today: date) -> dict[str, object]:
    held = held_of(grant)
    ended = held.until is not None and held.until <= today
    return {
        "grant": grant,
        "name": ROLES[grant.role],
        "where": _where([grant]),
        "now": not grant.asked and held.holds(today),
        "ended": ended,
        "asked": grant.asked,
        "wish": Wish.objects.filter(grant=grant, decided_at=None).first() if grant.asked else None,
        "factor": grant.role in NEEDS_SECOND_FACTOR,
    }


def _account(account: Account, today: date, admin: bool) -> dict[str, object]:
    grants = [_grant(grant, today) for grant in account.grants.all()]
    factor = FactorDevice.objects.filter(user=account, confirmed=True).exists()
    needs = any(one["factor"] and one["now"] for one in grants)
    reset = account.resets.filter(decided_at=None).first() if admin else None
    wishes = account.wishes.filter(decided_at=None, grant=None).order_by("pk")
    return {
        "account": account,
        "grants": grants,
        "factor": factor,
        "needs": needs,
        "reset": reset,
        "wish": wishes.first() if admin else None,
        "closed": not account.is_active and account.wishes.filter(kind=ACCOUNT, decided_at=None).first() is None,
    }


def _day(request: OfficeRequest, name: str) -> date | None:
    text = request.POST.get(name, "").strip()
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Wrong(name, "Tulis hari seperti 2026-05-31.") from error
