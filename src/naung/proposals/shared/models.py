"""What was learned about shared NIKs, as it is stored: never changed, the last entry of the same rows counts."""

from typing import ClassVar

from django.db import models

from naung.office.people.models import Human
from naung.office.road.models import Programme
from naung.proposals.shared.rules import OUTCOMES


class SharedNote(models.Model):
    """About rows that share a NIK. `rows`: blind index of the NIK and all that its rows say, so that another extract
    with other rows asks anew; `holder`: blind index of the row that the NIK belongs to.
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    rows = models.CharField(max_length=64)
    outcome = models.CharField(max_length=8)
    holder = models.CharField(max_length=64, blank=True, default="")
    source = models.CharField(max_length=200)
    words = models.TextField()
    by = models.ForeignKey(Human, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(outcome__in=list(OUTCOMES)), name="shared_note_outcome_known")
        ]
        indexes: ClassVar = [models.Index(fields=["programme", "rows"])]
