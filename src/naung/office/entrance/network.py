"""Where a request comes from, for waiting and for the read log. Not here: how long one waits."""

from django.conf import settings
from django.http import HttpRequest

from naung.office.entrance.rules import network_of as network


def network_of(request: HttpRequest) -> str:
    """The address's network. Behind our own proxy the last address it added counts; nothing before it is believed."""
    address = str(request.META.get("REMOTE_ADDR", ""))
    if settings.CONFIG.behind_proxy:
        address = str(request.META.get("HTTP_X_FORWARDED_FOR", address)).split(",")[-1].strip()
    return network(address)
