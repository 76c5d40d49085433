"""Each answer: into the settlements file and into the chain, both or neither. Not here: which question comes next."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from naung.matching import settle
from naung.matching.settle import CANCELLED, OTHER, SAME, Settlement
from naung.office.audit.actions import append
from naung.office.permissions.rules import Actor
from naung.office.road.models import Programme
from naung.office.vault.actions import blind_index
from naung.proposals.matches import rules
from naung.proposals.matches.reading import Board, board, last_of, shown_of, standing_pairs
from naung.report.review.questions import Question
from naung.values.errors import Refusal

GONE = "Pertanyaan ini tidak ada lagi dalam hasil terbaru."
MEANWHILE = "Orang lain baru saja menjawabnya. Jawaban Anda tidak dicatat."
NOTHING = "Belum ada jawaban Anda yang dapat diurungkan."


@transaction.atomic
def answer(programme: Programme, key: str, press: str, shown: str, at: datetime, by: Actor) -> Question:
    """One of the candidates that `shown` stands for, or none of them; returns the question as it was asked."""
    found = _held(programme, by)
    question = found.still_open.get(key)
    if question is None:
        raise Refusal(MEANWHILE if key in found.asked.questions else GONE)
    if shown_of(question) != shown:
        raise Refusal(MEANWHILE)
    place = rules.candidate_of(press, len(question.candidates))
    told = question.candidates if place is None else question.candidates[place : place + 1]
    said = OTHER if place is None else SAME
    who = rules.signed(by.name, by.human_id)
    lines = [Settlement(at, who, *question.row, one.known_key, said) for one in told]
    _write(programme, found, lines, "match.settled", at, by)
    return question


@transaction.atomic
def take_back(programme: Programme, key: str, at: datetime, by: Actor) -> Question:
    """What stands about a question is cancelled by further lines; the question is asked again."""
    found = _held(programme, by)
    if key not in found.asked.questions:
        raise Refusal(GONE)
    pairs = standing_pairs(found, key)
    if not pairs:
        raise Refusal("Pertanyaan ini belum dijawab, jadi tidak ada yang diurungkan.")
    who = rules.signed(by.name, by.human_id)
    lines = [Settlement(at, who, *pair, CANCELLED) for pair in pairs]
    _write(programme, found, lines, "match.taken_back", at, by)
    return found.asked.questions[key]


@transaction.atomic
def take_back_last(programme: Programme, at: datetime, by: Actor) -> str:
    """The last answer of this person that stands; the key of its question, which is asked again."""
    found = _held(programme, by)
    key = last_of(found, rules.signed(by.name, by.human_id))
    if key is None:
        raise Refusal(NOTHING)
    take_back(programme, key, at, by)
    return key


def may_take_back(found: Board, by: Actor) -> bool:
    """Whether there is an answer of hers to take back."""
    return last_of(found, rules.signed(by.name, by.human_id)) is not None


def _held(programme: Programme, by: Actor) -> Board:
    """The questions, while nobody else of the office answers about this programme."""
    programme = Programme.objects.select_for_update().get(pk=programme.pk)
    rules.check_answer(programme.state, by.roles)
    found = board(programme.code)
    if found is None:
        raise Refusal(GONE)
    return found


def _write(programme: Programme, found: Board, lines: Sequence[Settlement], act: str, at: datetime, by: Actor) -> None:
    """The file last: when it cannot be written, the chain forgets as well. People stand in the chain as digests."""
    first = lines[0]
    append(
        act,
        f"programme:{programme.pk}",
        at,
        by,
        about=first.kind,
        list=first.list,
        row=first.row_print if first.kind == settle.LIST_ROW else blind_index(first.row_print, "known"),
        people=[blind_index(one.known_key, "known") for one in lines],
        answer=first.answer,
    )
    settle.append(found.asked.path, *lines)
