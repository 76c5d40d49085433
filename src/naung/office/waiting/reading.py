"""What waits, gathered from every noun of the floor; later rooms add their own to GATHERED. Reads only."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

from django.urls import reverse
from django.utils import timezone

from naung.office.audit.rules import is_late
from naung.office.audit.views import days_since_taken
from naung.office.entrance.actions import as_rule
from naung.office.entrance.models import FactorReset, RecoveryCode
from naung.office.entrance.rules import why_not_decide
from naung.office.jobs.models import Job
from naung.office.jobs.rules import FAILED
from naung.office.looks.models import Alarm
from naung.office.looks.rules import alarm_title
from naung.office.people import rules
from naung.office.people.models import Account, Grant, Kelurahan
from naung.office.people.reading import in_force, staff_roles
from naung.office.permissions.rules import ROLES, Actor
from naung.office.second import rules as second
from naung.office.second.actions import as_rule as wished
from naung.office.second.models import Wish
from naung.office.second.reading import wish_title
from naung.office.waiting.rules import BAD, QUIET, WARN, Item, days_words, ordered, since_words
from naung.values.words import day, number

Gather = Callable[[Actor, datetime], Iterator[Item]]
SOON_DAYS = 30
FEW_CODES = 3


def gather(actor: Actor, at: datetime) -> list[Item]:
    return ordered([item for look in GATHERED for item in look(actor, at)])


def _resets(actor: Actor, at: datetime) -> Iterator[Item]:
    if "admin" not in actor.roles:
        return
    for reset in FactorReset.objects.filter(decided_at=None).select_related("account__human", "asked_by"):
        mine = not why_not_decide(as_rule(reset), actor.human_id)
        yield Item(
            BAD if mine else WARN,
            since_words(timezone.localdate(reset.asked_at), timezone.localdate(at)),
            f"Putuskan pemulihan faktor kedua {reset.account.human.name}",
            f"Diminta {reset.asked_by.name}. Sesudah itu ia memasang kode baru.",
            reverse("reset-one", args=[reset.pk]),
            "Anda" if mine else "admin lain",
            mine,
        )


def _wishes(actor: Actor, at: datetime) -> Iterator[Item]:
    """What one admin asked and another decides; an account also by the one it is for, on her own page."""
    admin = "admin" in actor.roles
    open_ones = Wish.objects.filter(decided_at=None).select_related("account__human", "asked_by", "grant")
    if not admin:
        open_ones = open_ones.filter(kind=second.ACCOUNT, account__human_id=actor.human_id)
    for wish in open_ones:
        mine = not second.why_not_decide(wished(wish), actor.human_id, admin)
        yield Item(
            BAD if mine else QUIET,
            since_words(timezone.localdate(wish.asked_at), timezone.localdate(at)),
            wish_title(wish),
            f"Diminta {wish.asked_by.name}. Belum berlaku sebelum disetujui orang lain.",
            reverse("wish-one", args=[wish.pk]) if admin else reverse("myself"),
            "Anda" if mine else "admin lain",
            mine,
        )


def _alarms(actor: Actor, at: datetime) -> Iterator[Item]:
    if "inspector" not in actor.roles:
        return
    for alarm in Alarm.objects.filter(seen_at=None).select_related("human"):
        mine = alarm.human_id != actor.human_id
        yield Item(
            BAD,
            since_words(timezone.localdate(alarm.at), timezone.localdate(at)),
            alarm_title(alarm.limit, alarm.human.name),
            alarm.words,
            reverse("looks"),
            "Anda" if mine else "Inspektorat lain",
            mine,
        )


def _head(actor: Actor, at: datetime) -> Iterator[Item]:
    """Only heads kept outside show a chain written anew as a whole."""
    if "inspector" in actor.roles and is_late(days := days_since_taken(at)):
        when = "Belum pernah" if days is None else f"Sudah {number(days)} hari"
        title = "Simpan kepala jejak di luar kantor ini"
        yield Item(
            WARN, when, title, "Tanpa itu jejak yang ditulis ulang tidak ketahuan.", reverse("audit"), "Anda", True
        )


def _cast(actor: Actor, at: datetime) -> Iterator[Item]:
    """Until it is filled no programme starts; that concerns everybody, the admin can mend it."""
    filled = rules.fill(rules.load_acts(), staff_roles(timezone.localdate(at)))
    mine = "admin" in actor.roles
    for words in filled.missing:
        yield Item(
            *(BAD, "Belum cukup", "Lengkapi petugas, program belum dapat dimulai", words, reverse("roles")),
            "Anda" if mine else "Admin",
            mine,
        )


def _staff(actor: Actor, at: datetime) -> Iterator[Item]:
    if "admin" not in actor.roles:
        return
    today = timezone.localdate(at)
    soon = Grant.objects.filter(in_force(today), valid_until__lte=today + timedelta(days=SOON_DAYS))
    for grant in soon.select_related("account__human").order_by("valid_until"):
        until: date = grant.valid_until or today
        yield Item(
            *days_words(until, today),
            f"Perpanjang atau lepas: {grant.account.human.name}, {ROLES[grant.role].lower()}",
            f"Perannya berakhir {day(until)}.",
            reverse("staff-one", args=[grant.account.human_id]),
            "Anda" if grant.account.human_id != actor.human_id else "admin lain",
            grant.account.human_id != actor.human_id,
        )
    fresh = Account.objects.filter(new_password=True, is_active=True).count()
    if fresh:
        title = f"{number(fresh)} akun baru belum pernah dipakai"
        hint = "Kata sandi sekali pakainya belum diganti pemiliknya."
        yield Item(QUIET, "Menunggu", title, hint, reverse("staff"), "pemilik akun", False)


def _verifiers(actor: Actor, at: datetime) -> Iterator[Item]:
    """Whoever plans visits wants to know it; the admin mends it."""
    mine = "admin" in actor.roles
    if not mine and "operator" not in actor.roles:
        return
    today = timezone.localdate(at)
    rows = Grant.objects.filter(in_force(today), role="verifier", account__is_active=True)
    covered = rows.values("areas__kelurahan").distinct().count()
    whole = Kelurahan.objects.count()
    if covered < whole:
        title = f"{number(whole - covered)} dari {number(whole)} kelurahan belum punya verifikator"
        hint = "Kunjungan di kelurahan itu belum dapat dibagikan."
        where = reverse("staff") + "?role=verifier"
        yield Item(WARN, "Belum cukup", title, hint, where, "Anda" if mine else "Admin", mine)


def _jobs(actor: Actor, at: datetime) -> Iterator[Item]:
    for job in Job.objects.filter(state=FAILED, asked_by_id=actor.human_id, ended_at__gt=at - timedelta(days=7)):
        address = reverse("job", args=[job.pk])
        yield Item(BAD, "Gagal", f"{job.title}: gagal", job.outcome, address, "Anda", True)


def _own(actor: Actor, at: datetime) -> Iterator[Item]:
    if actor.enrolled:
        left = RecoveryCode.objects.filter(account_id=actor.account_id, used_at=None).count()
        if left <= FEW_CODES:
            title = f"Kode pemulihan Anda tinggal {left}"
            hint = "Bila ponsel hilang dan kode habis, Anda harus menunggu dua admin."
            yield Item(WARN, "Segera", title, hint, reverse("myself"), "Anda", True)


GATHERED: list[Gather] = [_resets, _wishes, _alarms, _head, _cast, _jobs, _own, _staff, _verifiers]
