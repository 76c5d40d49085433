"""The one error a person is meant to read. Not here: faults of single cells, which are data."""


class Refusal(Exception):
    """The work cannot be done as asked; the message says what, where and how to mend it.

    Every face shows the text as it stands, without a traceback, and ends with exit status 1.
    """
