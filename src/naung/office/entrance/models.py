"""Second factors and their reset. Secrets sealed, recovery codes as keyed digests."""

import base64
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django_otp.models import Device

from naung.office.people.models import Account, Human


class FactorDevice(Device, models.Model):  # type: ignore[misc]  # django_otp has no types
    """An authenticator app on somebody's phone. django_otp keeps it in the session as shown."""

    user = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="devices")
    secret_sealed = models.TextField()
    last_step = models.BigIntegerField(default=0)
    failures = models.PositiveIntegerField(default=0)
    failed_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField()

    objects: ClassVar[models.Manager["FactorDevice"]] = models.Manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user"], condition=Q(confirmed=True), name="one_second_factor")
        ]

    def verify_token(self, token: Any) -> bool:
        """Never by this road: a code is shown through entrance.actions, which counts and writes it down."""
        return False

    @staticmethod
    def text_of(secret: bytes) -> str:
        return base64.b32encode(secret).decode()

    @staticmethod
    def secret_of(text: str) -> bytes:
        return base64.b32decode(text)


class RecoveryCode(models.Model):
    """One code that stands in for the phone once."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="recovery_codes")
    digest = models.CharField(max_length=64)
    used_at = models.DateTimeField(null=True)


class FactorReset(models.Model):
    """Asked by one human, decided by another; the database refuses the same one."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="resets")
    reason = models.TextField()
    asked_by = models.ForeignKey(Human, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(Human, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    granted = models.BooleanField(null=True)

    class Meta:
        ordering: ClassVar = ["-asked_at"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(asked_by=F("decided_by")), name="reset_four_eyes"),
            models.UniqueConstraint(fields=["account"], condition=Q(decided_at__isnull=True), name="one_open_reset"),
        ]
