"""Uploads as they are stored. What was found in one lies in its folder (office/road/folder); here are the counts."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from naung.office.jobs.models import Job
from naung.office.people.models import Human
from naung.office.road.models import Programme
from naung.proposals.incoming.rules import KINDS, READING, REJECTED, REPLACED, STATES


class Upload(models.Model):
    """One file that came in for one list of one programme.

    `turn` counts its readings; `against` is the SHA-256 of the list in force at the last one. The five counts add up
    to `total`, the rows below the heads.
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="uploads")
    name = models.CharField(max_length=40)
    kind = models.CharField(max_length=16)
    office = models.CharField(max_length=120)
    file_name = models.CharField(max_length=200)
    stored = models.CharField(max_length=90)
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField()
    by = models.ForeignKey(Human, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=16, default=READING)
    sheet = models.CharField(max_length=120, blank=True, default="")
    header_row = models.PositiveIntegerField(null=True)
    columns = models.JSONField(default=dict)
    turn = models.PositiveIntegerField(default=1)
    job = models.ForeignKey(Job, on_delete=models.PROTECT, null=True, related_name="uploads")
    read_at = models.DateTimeField(null=True)
    milliseconds = models.PositiveIntegerField(default=0)
    against = models.CharField(max_length=64, blank=True, default="")
    refusal = models.TextField(blank=True, default="")
    total = models.PositiveIntegerField(default=0)
    new = models.PositiveIntegerField(default=0)
    known = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    ignored = models.PositiveIntegerField(default=0)
    waiting = models.PositiveIntegerField(default=0)
    gone = models.PositiveIntegerField(default=0)
    cells = models.PositiveIntegerField(default=0)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(Human, on_delete=models.PROTECT, null=True, related_name="+")
    reason = models.TextField(blank=True, default="")
    path = models.CharField(max_length=120, blank=True, default="")

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=list(STATES)), name="upload_state_known"),
            models.CheckConstraint(condition=Q(kind__in=list(KINDS)), name="upload_kind_known"),
            models.CheckConstraint(
                condition=Q(total=F("new") + F("known") + F("changed") + F("ignored") + F("waiting")),
                name="upload_counts_add_up",
            ),
            # The same file for the same list again is nothing new, until it was put aside or another took its place.
            models.UniqueConstraint(
                fields=["programme", "name", "sha256"],
                condition=~Q(state__in=[REJECTED, REPLACED]),
                name="upload_once",
            ),
            models.UniqueConstraint(
                fields=["programme", "name"], condition=Q(state="accepted"), name="upload_one_in_force"
            ),
        ]

    def __str__(self) -> str:
        return self.file_name

    @property
    def used(self) -> int:
        """Rows that can be matched as they are."""
        return self.new + self.known + self.changed
