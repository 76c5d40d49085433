"""Wishes as they are stored: asked by one human, decided by another; the database refuses the same one."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from naung.office.people.models import Account, Grant, Human
from naung.office.second.rules import KINDS


class Wish(models.Model):
    """Decided by nobody: withdrawn. `first_sealed`: the half of a password that its asker was shown, until decided."""

    kind = models.CharField(max_length=16)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="wishes")
    grant = models.OneToOneField(Grant, on_delete=models.PROTECT, null=True, related_name="wish")
    first_sealed = models.TextField(blank=True, default="")
    asked_by = models.ForeignKey(Human, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(Human, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    granted = models.BooleanField(null=True)

    class Meta:
        ordering: ClassVar = ["-asked_at"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=list(KINDS)), name="wish_kind_known"),
            models.CheckConstraint(condition=~Q(asked_by=F("decided_by")), name="wish_four_eyes"),
            models.CheckConstraint(condition=~Q(granted=True) | Q(decided_by__isnull=False), name="wish_granted_by"),
            models.UniqueConstraint(
                fields=["account", "kind"],
                condition=Q(decided_at__isnull=True, grant__isnull=True),
                name="one_open_wish",
            ),
        ]
