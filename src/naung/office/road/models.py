"""Programmes on their road as they are stored: their texts, the steps taken. Which step may be taken: rules."""

from typing import ClassVar

from django.db import models

from naung.office.people.models import Human
from naung.office.road.rules import ROAD, START, STATES


class Programme(models.Model):
    """One year's scheme. `code` names its folder in the bulk half; `state` is where its last step led."""

    code = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=200)
    state = models.CharField(max_length=16, default=START)
    since = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-since", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(state__in=list(STATES)), name="programme_state_known")
        ]

    def __str__(self) -> str:
        return self.title


class ProgrammeText(models.Model):
    """One version of the programme file, never changed; the newest is the one in force."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="texts")
    number = models.PositiveIntegerField()
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    words = models.CharField(max_length=200)
    by = models.ForeignKey(Human, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "number"], name="programme_text_numbered_once")
        ]


class StepTaken(models.Model):
    """A step of the road that was taken, by which human, and why where a reason was asked."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="steps")
    act = models.CharField(max_length=24)
    by = models.ForeignKey(Human, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    words = models.TextField(blank=True, default="")

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(act__in=[step.act for step in ROAD]), name="step_taken_known")
        ]
