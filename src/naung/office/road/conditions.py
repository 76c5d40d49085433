"""What a step needs, asked of the room that knows. Not here: the answers."""

from collections.abc import Callable

from naung.office.road.models import Programme
from naung.office.road.rules import CONDITIONS

Asked = Callable[[Programme], bool]
KNOWN: dict[str, Asked] = {}


def condition(name: str) -> Callable[[Asked], Asked]:
    """The room that knows whether `name` holds says so; until one does, it does not hold."""
    if name not in CONDITIONS:
        raise ValueError(name)

    def known(ask: Asked) -> Asked:
        KNOWN[name] = ask
        return ask

    return known


def holding(programme: Programme, names: tuple[str, ...]) -> frozenset[str]:
    """Those of `names` that hold now."""
    return frozenset(name for name in names if name in KNOWN and KNOWN[name](programme))
