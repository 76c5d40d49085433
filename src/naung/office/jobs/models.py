"""Background work as it is stored: who asked, how far, until when its worker is believed alive."""

from typing import ClassVar

from django.db import models

from naung.office.jobs.rules import STATES, WAITING
from naung.office.people.models import Human


class Job(models.Model):
    """One piece of work. `lease_until` is pushed on by the worker; past it, the worker is taken for dead."""

    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    details = models.JSONField(default=dict)
    asked_by = models.ForeignKey(Human, on_delete=models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=16, default=WAITING)
    done = models.BigIntegerField(default=0)
    total = models.BigIntegerField(default=0)
    unit = models.CharField(max_length=40, default="")
    outcome = models.TextField(default="", blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    worker = models.CharField(max_length=64, default="", blank=True)
    lease_until = models.DateTimeField(null=True)
    began_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(state__in=list(STATES)), name="job_state_known")
        ]
        indexes: ClassVar = [models.Index(fields=["state", "id"])]
