"""Runs as they are stored: what was asked, what came out in counts. Not here: the tables (the bulk half's folder)."""

from pathlib import Path
from typing import ClassVar

from django.db import models

from naung.office.jobs.models import Job
from naung.office.people.models import Human
from naung.office.road.folder import run_folder
from naung.office.road.models import Programme


class Run(models.Model):
    """One run of one text. `digest` is empty until its folder is there; from then on nothing but the choice changes.

    `text` is the programme file as run; `version` the programme's version of that text, None for a scenario.
    `inputs`: by each input's name its digest, size and time, to tell what has changed since.
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="runs")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=120)
    why = models.CharField(max_length=200)
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    version = models.PositiveIntegerField(null=True)
    seed = models.CharField(max_length=64)
    job = models.ForeignKey(Job, on_delete=models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(Human, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    digest = models.CharField(max_length=80, default="")
    figures = models.JSONField(default=dict)
    inputs = models.JSONField(default=dict)
    chosen_by = models.ForeignKey(Human, on_delete=models.PROTECT, null=True, related_name="+")
    chosen_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "number"], name="run_numbered_once"),
            models.UniqueConstraint(
                fields=["programme"], condition=models.Q(chosen_at__isnull=False), name="run_chosen_once"
            ),
            models.CheckConstraint(
                condition=models.Q(chosen_at__isnull=True) | ~models.Q(digest=""), name="run_chosen_is_there"
            ),
        ]

    @property
    def folder(self) -> Path:
        return run_folder(self.programme.code, self.number)

    def __str__(self) -> str:
        return f"Hasil {self.number}: {self.title}"
