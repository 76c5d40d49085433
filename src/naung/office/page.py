"""How a view answers: a page, or the form again with what is wrong. Not here: any page's words."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from naung.office.request import OfficeRequest
from naung.office.wrong import field_of
from naung.values.errors import Refusal


def show(request: OfficeRequest, template: str, status: int = 200, /, **context: Any) -> HttpResponse:
    """`template`: one of the office's own by its name, another room's as ROOM/NAME."""
    return render(request, template if "/" in template else f"office/{template}", context, status=status)


def again(request: OfficeRequest, template: str, refusal: Refusal, /, **context: Any) -> HttpResponse:
    """The form as it was filled in, the refusal on top and beside its field."""
    wrong = {"field": field_of(refusal), "words": str(refusal)}
    return show(request, template, 422, wrong=wrong, typed=request.POST, **context)
