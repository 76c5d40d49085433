"""The request as a view gets it: who asks, when, and for which areas. Set by the guard."""

from datetime import datetime

from django.http import HttpRequest

from naung.office.people.models import Account
from naung.office.permissions.rules import Actor, Areas


class OfficeRequest(HttpRequest):
    """Behind the guard there is always somebody, except where the table says `anonymous`."""

    user: Account
    at: datetime
    actor: Actor
    areas: Areas
