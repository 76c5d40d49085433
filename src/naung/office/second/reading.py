"""Wishes as pages tell them. Reads only."""

from naung.office.permissions.rules import ROLES
from naung.office.second.models import Wish
from naung.office.second.rules import ACCOUNT, ROLE


def wish_title(wish: Wish) -> str:
    """What is to be decided, about whom."""
    name = wish.account.human.name
    if wish.kind == ROLE and wish.grant is not None:
        return f"Putuskan peran {ROLES[wish.grant.role].lower()} untuk {name}"
    if wish.kind == ACCOUNT:
        return f"Putuskan akun {wish.account.username} untuk {name}"
    return f"Putuskan kata sandi sekali pakai untuk {name}"
