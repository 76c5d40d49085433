"""Humans, their accounts, the roles given to them. Constraints here; who may change them: rules."""

import uuid
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils.crypto import salted_hmac

from naung.office.permissions.rules import ROLES, SENSITIVE


class Kelurahan(models.Model):
    """A ward by its Kemendagri code."""

    code = models.CharField(primary_key=True, max_length=13)
    name = models.CharField(max_length=60)
    kecamatan = models.CharField(max_length=60)

    class Meta:
        ordering: ClassVar = ["code"]

    def __str__(self) -> str:
        return self.name


class Human(models.Model):
    """One natural person of the staff, however many accounts. NIK and NIP sealed, found by blind index."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=120)
    unit = models.CharField(max_length=120)
    nik_sealed = models.TextField()
    nik_index = models.CharField(max_length=64, unique=True)
    nip_sealed = models.TextField(blank=True, default="")
    nip_index = models.CharField(max_length=64, unique=True, null=True, blank=True)
    since = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def place(self, field: str) -> str:
        """Whose value is sealed: a value moved to another row does not open."""
        return f"human:{self.ref}:{field}"


class Account(AbstractBaseUser):
    """A way to sign in. Raising `session_epoch` ends every session of the account.

    `is_active`: it counts. What an admin made (`made_by`; nobody at the server's terminal) counts only when another
    human has agreed (`confirmed_by`); the database refuses the same human in both places.
    """

    human = models.ForeignKey(Human, on_delete=models.PROTECT, related_name="accounts")
    username = models.CharField(max_length=31, unique=True)
    is_active = models.BooleanField(default=True)
    session_epoch = models.PositiveIntegerField(default=0)
    new_password = models.BooleanField(default=True)
    since = models.DateTimeField()
    made_by = models.ForeignKey(Human, on_delete=models.PROTECT, null=True, related_name="+")
    confirmed_by = models.ForeignKey(Human, on_delete=models.PROTECT, null=True, related_name="+")

    objects = BaseUserManager()
    USERNAME_FIELD = "username"

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(made_by=F("confirmed_by")), name="account_four_eyes"),
            models.CheckConstraint(
                condition=Q(is_active=False) | Q(made_by__isnull=True) | Q(confirmed_by__isnull=False),
                name="account_counts_when_confirmed",
            ),
        ]

    def __str__(self) -> str:
        return self.username

    def _get_session_auth_hash(self, secret: str | bytes | None = None) -> str:
        """What a session must carry to stay alive."""
        value = f"{self.password}:{self.session_epoch}"
        return salted_hmac("naung.office.session", value, secret=secret, algorithm="sha256").hexdigest()

    def is_verified(self) -> bool:
        """Replaced by django_otp's middleware for the session at hand."""
        return False


class Grant(models.Model):
    """A role given to an account: for the whole city or some kelurahan, from a day until before a day.

    `asked`: it waits for a second admin, or was refused, and counts for nothing.
    """

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="grants")
    role = models.CharField(max_length=16)
    whole_city = models.BooleanField(default=False)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    given_by = models.ForeignKey(Human, on_delete=models.PROTECT, null=True, related_name="+")
    given_at = models.DateTimeField()
    asked = models.BooleanField(default=False)
    confirmed_by = models.ForeignKey(Human, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["valid_from", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(role__in=list(ROLES)), name="grant_role_known"),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="grant_ends_after_start",
            ),
            models.CheckConstraint(condition=~Q(given_by=F("confirmed_by")), name="grant_four_eyes"),
            models.CheckConstraint(
                condition=Q(asked=True)
                | ~Q(role__in=sorted(SENSITIVE))
                | Q(given_by__isnull=True)
                | Q(confirmed_by__isnull=False),
                name="grant_counts_when_confirmed",
            ),
        ]


class GrantArea(models.Model):
    """One kelurahan of a grant."""

    grant = models.ForeignKey(Grant, on_delete=models.CASCADE, related_name="areas")
    kelurahan = models.ForeignKey(Kelurahan, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["grant", "kelurahan"], name="grant_area_once")]
