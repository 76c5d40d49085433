"""What waits for a second pair of eyes, and who may decide it. Plain values in, words out."""

from dataclasses import dataclass

from naung.office.permissions.rules import same_person
from naung.values.errors import Refusal

ACCOUNT, ROLE, PASSWORD = "account", "role", "password"
KINDS = {ACCOUNT: "akun", ROLE: "peran", PASSWORD: "kata sandi sekali pakai"}


@dataclass(frozen=True)
class Wished:
    """A wish as the rule sees it. `subject` and `asked_by` are humans."""

    kind: str
    subject: int
    asked_by: int
    decided: bool = False


def why_not_decide(wish: Wished, decider: int, admin: bool) -> str:
    """Empty where `decider` may decide; the same words stand beside the button and in the refusal.

    Another human than the one who asked, always. An account may be agreed to by the one it is for, signed in with the
    account she has; a role by an admin it is for; a password never by its owner, who would need no wish for that.
    """
    if wish.decided:
        return "Permintaan ini sudah diputuskan."
    if same_person(wish.asked_by, decider):
        return "Anda tidak dapat memutuskan permintaan ini. Anda yang memintanya. Yang dapat: admin lain."
    own = same_person(wish.subject, decider)
    if not admin and not (own and wish.kind == ACCOUNT):
        return "Yang dapat memutuskan permintaan ini: admin lain."
    if own and wish.kind == PASSWORD:
        return "Kata sandi sendiri diganti di halaman akun Anda. Yang dapat memutuskan ini: admin lain."
    return ""


def check_asker(still_admin: bool) -> None:
    """Agreeing leans on two admins; a wish of somebody who is none any more does not count."""
    if not still_admin:
        raise Refusal("Yang meminta sudah bukan admin. Tolak permintaan ini, lalu minta lagi.")
