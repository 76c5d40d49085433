"""What a programme's page says of each room's work; a room adds its own to PARTS. Not here: the work."""

from collections.abc import Callable
from dataclasses import dataclass

from naung.office.permissions.rules import Actor
from naung.office.road.models import Programme


@dataclass(frozen=True)
class Part:
    """A line: what it is, how it stands in words, where it is worked on. `urgency`: ok, warn, bad or nothing."""

    title: str
    words: str
    address: str = ""
    urgency: str = ""


PARTS: list[Callable[[Programme, Actor], Part]] = []


def part(tell: Callable[[Programme, Actor], Part]) -> Callable[[Programme, Actor], Part]:
    """Shown on every programme's page, in the order in which rooms were started."""
    PARTS.append(tell)
    return tell


def parts_of(programme: Programme, actor: Actor) -> list[Part]:
    return [tell(programme, actor) for tell in PARTS]
