"""What may be written down about a shared NIK, and when it no longer waits. Plain values; no Django, no files.

The contract of the bulk half corrects every fact but the NIK itself. So whose a NIK is cannot be put right here: the
registry's keeper does it, and the rows come right with the next extract. What a person learns until then stands here.
"""

from collections.abc import Collection
from dataclasses import dataclass

from naung.office.wrong import Wrong
from naung.proposals.matches.rules import why_not_answer
from naung.values.errors import Refusal

ASKED, HOLDS, SAME, OUT = OUTCOMES = ("asked", "holds", "same", "out")
WORDS = {
    ASKED: "Sudah ditanyakan, menunggu jawaban",
    HOLDS: "Pemiliknya diketahui, menunggu registri dibetulkan",
    SAME: "Satu orang tercatat dua kali, menunggu registri dibetulkan",
    OUT: "Tidak ikut tahun ini",
}
LEAST = 10


@dataclass(frozen=True)
class Told:
    """One entry as the form sends it. `holder`: the row that the NIK belongs to, by its print."""

    outcome: str
    source: str
    words: str
    holder: str = ""


def check(told: Told, rows: Collection[str], state: str, roles: Collection[str]) -> None:
    """A Refusal, beside its field, where something is missing."""
    if words := why_not_answer(state, roles):
        raise Refusal(words)
    if told.outcome not in OUTCOMES:
        raise Wrong("outcome", "Pilih satu hasil.")
    if told.outcome == HOLDS and told.holder not in rows:
        raise Wrong("holder", "Pilih baris yang memiliki NIK ini.")
    if len(told.source) < 3:
        raise Wrong("source", "Tulis kepada siapa ditanyakan atau nomor suratnya.")
    if len(told.words) < LEAST:
        raise Wrong("words", "Tulis alasannya, paling sedikit 10 huruf.")


def is_open(outcome: str) -> bool:
    """Whether it still holds up the freeze: only a reasoned decision, or a mended registry, ends that."""
    return outcome != OUT
