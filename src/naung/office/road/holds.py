"""The conditions that the floor itself can answer."""

from django.utils import timezone

from naung.office.people.reading import staff_roles
from naung.office.people.rules import fill, load_acts
from naung.office.road.conditions import condition
from naung.office.road.models import Programme


@condition("cast_complete")
def _cast_complete(programme: Programme) -> bool:
    return fill(load_acts(), staff_roles(timezone.localdate())).ok
