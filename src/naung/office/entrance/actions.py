"""Every write of the entrance: a factor set up, a code shown, a reset asked and decided. Not here: pages."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from django.db import transaction

from naung.office.audit.actions import append
from naung.office.entrance import rules
from naung.office.entrance.models import FactorDevice, FactorReset, RecoveryCode
from naung.office.people.actions import end_sessions
from naung.office.people.models import Account
from naung.office.permissions.rules import Actor
from naung.office.vault.actions import blind_index, blind_indexes, seal, unseal
from naung.office.wrong import Wrong
from naung.values.errors import Refusal
from naung.values.words import number

WRONG = "Kode tidak cocok. Lihat kode terbaru di ponsel; tiap kode berlaku 30 detik dan sekali pakai."


@dataclass(frozen=True)
class Shown:
    """A code was tried. `words`: the refusal, empty where it was right. `left`: recovery codes still unused."""

    device: FactorDevice | None
    words: str = ""
    left: int | None = None


@transaction.atomic
def begin_factor(account: Account, at: datetime) -> FactorDevice:
    """A device that waits for its first code; the same one while it waits, so that a reload keeps the picture."""
    waiting: FactorDevice | None = FactorDevice.objects.filter(user=account, confirmed=False).first()
    if waiting is not None:
        return waiting
    secret = FactorDevice.text_of(rules.new_secret())
    made: FactorDevice = FactorDevice.objects.create(
        user=account, name="ponsel", confirmed=False, secret_sealed=seal(secret, place(account)), made_at=at
    )
    return made


def secret_of(device: FactorDevice) -> str:
    """In base 32, as the app wants it."""
    return unseal(device.secret_sealed, place(device.user))


@transaction.atomic
def confirm_factor(account: Account, typed: str, at: datetime, by: Actor) -> list[str]:
    """The first code proves that the phone has the secret; the answer are the recovery codes, shown once."""
    device = FactorDevice.objects.select_for_update().filter(user=account, confirmed=False).first()
    if device is None or FactorDevice.objects.filter(user=account, confirmed=True).exists():
        raise Refusal("Kode dari ponsel sudah terpasang untuk akun ini.")
    step = rules.accepted_step(_bytes(device), rules.typed_code(typed), at, device.last_step)
    if step is None:
        raise Wrong("code", WRONG)
    device.confirmed, device.last_step = True, step
    device.save()
    codes = renew_recovery_codes(account)
    append("factor.set", f"account:{account.pk}", at, by)
    return codes


@transaction.atomic
def renew_recovery_codes(account: Account) -> list[str]:
    """Ten new ones; those before count no more. Only their keyed digests are kept."""
    codes = rules.new_recovery_codes()
    RecoveryCode.objects.filter(account=account).delete()
    RecoveryCode.objects.bulk_create(
        RecoveryCode(account=account, digest=blind_index(rules.typed_code(code), "recovery")) for code in codes
    )
    return codes


def renew_own_codes(account: Account, typed: str, at: datetime, by: Actor) -> list[str]:
    """Ten new recovery codes for who shows a code now. A wrong code stays counted, so it is shown in a transaction of
    its own.
    """
    shown = show_code(account, typed, at, by)
    if shown.device is None:
        raise Wrong("code", shown.words)
    with transaction.atomic():
        codes = renew_recovery_codes(account)
        append("factor.codes_renewed", f"account:{account.pk}", at, by)
    return codes


@transaction.atomic
def end_own_sessions(account: Account, at: datetime, by: Actor) -> None:
    """On every device; the caller keeps the one at hand if it wishes."""
    end_sessions(account)
    account.refresh_from_db(fields=["session_epoch"])
    append("session.all_ended", f"account:{account.pk}", at, by)


@transaction.atomic
def show_code(account: Account, typed: str, at: datetime, by: Actor) -> Shown:
    """Six digits from the phone, or a recovery code. Wrong ones are counted and slow the next one down."""
    device = FactorDevice.objects.select_for_update().filter(user=account, confirmed=True).first()
    if device is None:
        return Shown(None, "Akun ini belum punya kode dari ponsel.")
    code = rules.typed_code(typed)
    if device.failed_at is not None:
        free = device.failed_at + timedelta(seconds=rules.wait_seconds(device.failures))
        if at < free:
            seconds = ceil((free - at).total_seconds())
            return Shown(None, f"Terlalu sering salah. Tunggu {number(seconds)} detik, lalu coba lagi.")
    left = None
    step = rules.accepted_step(_bytes(device), code, at, device.last_step)
    if step is not None:
        device.last_step = step
    elif rules.is_recovery(code) and _use_recovery(account, code, at):
        left = RecoveryCode.objects.filter(account=account, used_at=None).count()
        append("factor.recovery_used", f"account:{account.pk}", at, by, left=left)
    else:
        device.failures, device.failed_at = device.failures + 1, at
        device.save()
        if device.failures % 5 == 0:
            append("factor.wrong", f"account:{account.pk}", at, by, failures=device.failures)
        return Shown(None, WRONG)
    device.failures, device.failed_at = 0, None
    device.save()
    return Shown(device, left=left)


@transaction.atomic
def signed_in(account: Account, at: datetime, by: Actor) -> None:
    account.last_login = at
    account.save(update_fields=["last_login"])
    append("session.begun", f"account:{account.pk}", at, by)


@transaction.atomic
def ask_reset(account: Account, reason: str, at: datetime, by: Actor) -> FactorReset:
    waiting = FactorReset.objects.filter(account=account, decided_at=None).exists()
    rules.check_ask(account.human_id, by.human_id, reason, waiting)
    reset = FactorReset.objects.create(account=account, reason=reason.strip(), asked_by_id=by.human_id, asked_at=at)
    append("reset.asked", f"account:{account.pk}", at, by, reset=reset.pk)
    return reset


@transaction.atomic
def decide_reset(reset: FactorReset, granted: bool, at: datetime, by: Actor) -> None:
    """Granted: the phone and the recovery codes count no more, every session ends, the next sign-in sets up anew."""
    reset = FactorReset.objects.select_for_update().get(pk=reset.pk)
    account = reset.account
    words = rules.why_not_decide(as_rule(reset), by.human_id)
    if words:
        raise Refusal(words)
    reset.decided_by_id, reset.decided_at, reset.granted = by.human_id, at, granted
    reset.save()
    if granted:
        FactorDevice.objects.filter(user=account).delete()
        RecoveryCode.objects.filter(account=account).delete()
        end_sessions(account)
    append("reset.granted" if granted else "reset.refused", f"account:{account.pk}", at, by, reset=reset.pk)


def as_rule(reset: FactorReset) -> rules.Reset:
    return rules.Reset(reset.account.human_id, reset.asked_by_id, reset.decided_at is not None)


def place(account: Account) -> str:
    """Whose secret it is; sealed for elsewhere it does not open."""
    return f"account:{account.pk}:factor"


def _bytes(device: FactorDevice) -> bytes:
    return FactorDevice.secret_of(secret_of(device))


def _use_recovery(account: Account, code: str, at: datetime) -> bool:
    digests = blind_indexes(rules.typed_code(code), "recovery")
    unused = RecoveryCode.objects.filter(account=account, digest__in=digests, used_at=None)
    return unused.update(used_at=at) == 1
