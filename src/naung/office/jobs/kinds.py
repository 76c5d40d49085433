"""The kinds of background work; a room makes its own known by `@kind`. Not here: running them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol


class Progress(Protocol):
    """How a piece of work tells how far it is. Raises when another worker has taken it over."""

    def __call__(self, done: int, total: int, unit: str) -> None: ...


Work = Callable[[Mapping[str, object], Progress], str]


@dataclass(frozen=True)
class Kind:
    """`repeatable`: doing it twice has the effect of once, so it may begin again after its worker died."""

    name: str
    work: Work
    repeatable: bool


KINDS: dict[str, Kind] = {}


def kind(name: str, *, repeatable: bool) -> Callable[[Work], Work]:
    """The work takes its details and a progress teller, and gives the sentence it ends with."""

    def known(work: Work) -> Work:
        KINDS[name] = Kind(name, work, repeatable)
        return work

    return known
