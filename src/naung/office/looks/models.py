"""Who read whose data. Append-only by the database (migration 0002)."""

from typing import ClassVar

from django.db import models

from naung.office.people.models import Human


class Look(models.Model):
    """One read of one person. `subject`: kind and id, such as human:12; `full`: the NIK unmasked."""

    at = models.DateTimeField(db_index=True)
    human = models.BigIntegerField()
    account = models.BigIntegerField()
    subject = models.CharField(max_length=80)
    shown = models.CharField(max_length=200)
    full = models.BooleanField(default=False)
    reason = models.TextField(blank=True, default="")
    network = models.CharField(max_length=45)

    class Meta:
        ordering: ClassVar = ["-pk"]
        indexes: ClassVar = [models.Index(fields=["human", "full", "at"]), models.Index(fields=["subject", "at"])]


class Alarm(models.Model):
    """Many looks by one human; waits until the inspector has dealt with it."""

    at = models.DateTimeField()
    human = models.ForeignKey(Human, on_delete=models.PROTECT, related_name="+")
    limit = models.PositiveSmallIntegerField()
    words = models.TextField()
    seen_at = models.DateTimeField(null=True)
    seen_by = models.ForeignKey(Human, on_delete=models.PROTECT, null=True, related_name="+")
    finding = models.TextField(blank=True, default="")

    class Meta:
        ordering: ClassVar = ["-at"]
