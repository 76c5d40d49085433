"""Marks on text for a terminal, and text that cannot harm one. Not here: what is marked."""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import groupby

_CODES = {"good": "1;32", "bad": "1;31", "alike": "33", "bold": "1", "dim": "2", "odd": "1;7"}


@dataclass(frozen=True)
class Paint:
    """Colours where `on`; without them every mark still stands as a sign."""

    on: bool

    def put(self, style: str, text: str) -> str:
        return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if self.on and style and text.strip() else text

    def odd(self, style: str, text: str, places: Collection[int]) -> str:
        """The characters at `places` stand out from the rest."""
        if not self.on or not places:
            return self.put(style, text)
        runs = groupby(enumerate(text), lambda one: one[0] in places)
        return "".join(self.put("odd" if odd else style, "".join(one for _, one in run)) for odd, run in runs)


def harmless(text: str) -> str:
    """What an office wrote, on one line; characters that steer a terminal become visible."""
    return "".join(one if one.isprintable() else "\N{REPLACEMENT CHARACTER}" for one in " ".join(text.split()))
