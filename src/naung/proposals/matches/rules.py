"""Who may answer, which question comes next, what a press means. Plain values; no Django, no files."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import timedelta

from naung.values.errors import Refusal
from naung.values.words import number

OPEN_STATES = ("collect", "judge", "check", "objections")
"""While the programme file may change, answers may; from the freeze on they would change nothing."""
LOOKED_AT = timedelta(minutes=2)
"""For so long a question that one person has before her is not handed to another, if there are others."""
LATER_MOST = 500
NONE, LATER, BACK, CANCEL = "n", "s", "u", "batal"
_BY = re.compile(r"(.*) \(petugas \d+\)")


@dataclass(frozen=True)
class Place:
    """A question as the order sees it: its key, whether it can change the result."""

    key: str
    matters: bool


def why_not_answer(state: str, roles: Collection[str]) -> str:
    """Why nobody, or not this person, may answer now; empty where she may. Stands on the page as well."""
    if state not in OPEN_STATES:
        return "Program sudah dibekukan. Jawaban tidak berubah lagi."
    if "operator" not in roles:
        return "Anda dapat membaca pertanyaan ini. Yang menjawab: Operator."
    return ""


def check_answer(state: str, roles: Collection[str]) -> None:
    if words := why_not_answer(state, roles):
        raise Refusal(words)


def next_place(places: Iterable[Place], later: Collection[str], busy: Collection[str]) -> Place | None:
    """The first that was not put off and that nobody else has before her; else the first that was not put off."""
    waiting = [one for one in places if one.key not in later]
    return next((one for one in waiting if one.key not in busy), waiting[0] if waiting else None)


def candidate_of(press: str, count: int) -> int | None:
    """The place of the candidate that a press names, None for none of them; a Refusal for any other press."""
    if press == NONE:
        return None
    if press.isascii() and press.isdigit() and 1 <= int(press) <= count:
        return int(press) - 1
    raise Refusal("Tombol itu tidak dipakai untuk pertanyaan ini.")


def signed(name: str, human_id: int) -> str:
    """How the settlements file names who answered: two people of one name stay two."""
    return f"{' '.join(name.split())} (petugas {human_id})"


def name_of(by: str) -> str:
    """The name alone, as a page shows it."""
    found = _BY.fullmatch(by)
    return found[1] if found else by


def condition_words(matter: int, shared: int, fresh: bool) -> str:
    """What is still missing before the freeze; empty where nothing is."""
    if matter or shared:
        parts = [f"{number(matter)} pertanyaan"] if matter else []
        parts += [f"{number(shared)} NIK ganda"] if shared else []
        return f"{' dan '.join(parts)} harus selesai sebelum pembekuan"
    return "" if fresh else "Jawaban baru belum dipakai. Nilai lagi sebelum pembekuan"
