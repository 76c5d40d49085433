"""The chain as it is stored. The database itself refuses to change or delete an entry (migration 0002)."""

from typing import ClassVar

from django.db import models


class AuditEvent(models.Model):
    """One entry; `seq` has no gaps. Ids, not foreign keys: an entry outlives what it speaks of."""

    seq = models.BigIntegerField(primary_key=True)
    at = models.CharField(max_length=27)
    kind = models.CharField(max_length=16)
    human = models.BigIntegerField(null=True)
    account = models.BigIntegerField(null=True)
    act = models.CharField(max_length=40)
    subject = models.CharField(max_length=80)
    details = models.TextField()
    previous = models.CharField(max_length=64, unique=True)
    digest = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering: ClassVar = ["seq"]
        indexes: ClassVar = [models.Index(fields=["subject", "seq"]), models.Index(fields=["human", "seq"])]
