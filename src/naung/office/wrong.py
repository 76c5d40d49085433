"""A refusal that belongs to one field of a form, so that a page can stand the words beside it."""

from naung.values.errors import Refusal


class Wrong(Refusal):
    """`field`: the name of the field as the form sends it."""

    def __init__(self, field: str, words: str) -> None:
        super().__init__(words)
        self.field = field


def field_of(refusal: Refusal) -> str:
    return refusal.field if isinstance(refusal, Wrong) else ""
