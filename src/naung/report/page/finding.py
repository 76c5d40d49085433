"""The form of one finding. Not here: which findings there are."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """Something to look at before approving.

    Attributes:
        code: what kind of finding; for tests and for those who count them.
        rank: the smaller, the more harmful.
        claim: one sentence with figures.
        said: what follows from it; may be empty.
        line: a line of a programme file that has to do with it; may be empty.
        section: the section of the page that shows more.
    """

    code: str
    rank: int
    claim: str
    said: str = ""
    line: str = ""
    section: str = ""
