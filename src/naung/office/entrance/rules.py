"""Codes, recovery codes, waiting, and the reset of a second factor by two people. Plain values in, words out."""

import ipaddress
import secrets
from dataclasses import dataclass
from datetime import datetime

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

from naung.office.permissions.rules import same_person
from naung.office.wrong import Wrong
from naung.values.errors import Refusal

STEP_SECONDS = 30
DRIFT_STEPS = 1
SECRET_BYTES = 20
CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
RECOVERY_CODES = 10
LONGEST_WAIT_SECONDS = 300


def new_secret() -> bytes:
    return secrets.token_bytes(SECRET_BYTES)


def code_at(secret: bytes, step: int) -> str:
    """RFC 6238 with six digits, SHA-1, 30 seconds: what every authenticator app understands."""
    return TOTP(secret, 6, SHA1(), STEP_SECONDS).generate(step * STEP_SECONDS).decode()


def step_of(at: datetime) -> int:
    return int(at.timestamp()) // STEP_SECONDS


def accepted_step(secret: bytes, typed: str, at: datetime, last: int) -> int | None:
    """Which step the code belongs to; None for a wrong one. A step used once, or an older one, counts no more."""
    now = step_of(at)
    for step in range(now - DRIFT_STEPS, now + DRIFT_STEPS + 1):
        if step > last and secrets.compare_digest(code_at(secret, step), typed):
            return step
    return None


def wait_seconds(failures: int) -> int:
    """How long after the last wrong code the next one counts: none for two, then 4, 8, 16 ... up to five minutes."""
    return 0 if failures < 3 else min(2 ** (failures - 1), LONGEST_WAIT_SECONDS)


def new_recovery_codes() -> list[str]:
    """50 bits each, in two groups."""
    return [
        "-".join("".join(secrets.choice(CROCKFORD) for _ in range(5)) for _ in range(2)) for _ in range(RECOVERY_CODES)
    ]


def typed_code(text: str) -> str:
    """As typed on a phone or from paper: spaces and dashes away, letters that look like digits read as digits."""
    bare = "".join(text.split()).replace("-", "").upper()
    return bare.translate(str.maketrans("OIL", "011"))


def is_recovery(typed: str) -> bool:
    return len(typed) == 10 and set(typed) <= set(CROCKFORD)


def network_of(address: str) -> str:
    """The network that an address stands for: /24 and /64, since one guesser has many addresses of one."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return "0.0.0.0"
    if isinstance(parsed, ipaddress.IPv6Address) and parsed.ipv4_mapped:
        parsed = parsed.ipv4_mapped
    bits = 24 if parsed.version == 4 else 64
    return str(ipaddress.ip_network(f"{parsed}/{bits}", strict=False).network_address)


@dataclass(frozen=True)
class Reset:
    """A wish to take somebody's second factor away. All three are humans."""

    subject: int
    asked_by: int
    decided: bool = False


def check_ask(subject: int, asker: int, reason: str, open_already: bool) -> None:
    if same_person(subject, asker):
        raise Refusal("Pemulihan untuk diri sendiri diminta oleh admin lain. Hubungi admin lain.")
    if len(reason.strip()) < 10:
        raise Wrong(
            "reason", "Tulis alasannya, paling sedikit 10 huruf. Contoh: ponsel hilang, dilaporkan langsung di kantor."
        )
    if open_already:
        raise Refusal("Permintaan untuk akun ini sudah ada dan menunggu admin lain.")


def why_not_decide(reset: Reset, decider: int) -> str:
    """Empty where `decider` may decide; the same words stand beside the button and in the refusal."""
    if reset.decided:
        return "Permintaan ini sudah diputuskan."
    if same_person(reset.asked_by, decider):
        return "Anda tidak dapat memutuskan permintaan ini. Anda yang memintanya. Yang dapat: admin lain."
    if same_person(reset.subject, decider):
        return "Anda tidak dapat memutuskan pemulihan untuk diri sendiri. Yang dapat: admin lain."
    return ""
