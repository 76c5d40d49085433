"""Name and password to an account. Not here: guessing limits (axes), the second factor."""

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from naung.office.people.models import Account


class AccountBackend(BaseBackend):
    """An unknown name costs as much time as a wrong password."""

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **rest: Any
    ) -> Account | None:
        if username is None or password is None:
            return None
        account = Account.objects.filter(username=username).first()
        if account is None:
            Account().set_password(password)
            return None
        return account if account.check_password(password) and account.is_active else None

    def get_user(self, user_id: int) -> Account | None:
        return Account.objects.select_related("human").filter(pk=user_id, is_active=True).first()
