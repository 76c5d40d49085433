"""What a page says when there is none: refused, not found, our fault. Each in words, none with a trace."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    words = str(exception) if isinstance(exception, PermissionDenied) and str(exception) else ""
    return render(request, "403.html", {"words": words}, status=403)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's token does not fit: old page, cookies off, or another site's form."""
    words = "Formulir ini sudah kedaluwarsa. Buka lagi halamannya, lalu kirim ulang. Belum ada yang tersimpan."
    return render(request, "403.html", {"words": words}, status=403)


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return render(request, "404.html", status=404)


def bad_request(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """Without the frame: the host or the session may be what is wrong."""
    return render(None, "400.html", status=400)


def broken(request: HttpRequest) -> HttpResponse:
    """Without the database: it may be what is broken."""
    code = f"K-{timezone.localtime():%Y%m%d-%H%M%S}"
    return render(None, "500.html", {"code": code}, status=500)
