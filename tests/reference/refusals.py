"""The two ways in which a run ends without an answer; nothing else belongs here."""


class Refused(Exception):
    """Contract 1: exit status 1, the reason in words, no output folder written or changed."""


class Overflow(Exception):
    """Contract 2: an overflow refuses the run, or the answer is mathematically right and the same on both engines."""
