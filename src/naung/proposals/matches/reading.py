"""The questions of the newest run and what was answered, as pages need them. Reads only.

Questions are read once a run and kept in this process; answers once a state of their file, which others write too.
"""

import hashlib
import tempfile
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property, lru_cache
from pathlib import Path
from threading import Lock

from naung.matching import settle
from naung.matching.settle import DOUBLE, SAME, Pair, Row, Settlement
from naung.office.looks.models import Look
from naung.office.permissions.rules import Actor
from naung.office.road import folder
from naung.office.vault.actions import blind_index
from naung.proposals.matches.rules import LOOKED_AT, Place, name_of
from naung.report.past import PastRun, open_run
from naung.report.review.questions import FILE, Question, read_questions
from naung.report.review.session import SHOWN, Counts

KEY = 16
_reading = Lock()


@dataclass(frozen=True)
class Filter:
    """Which questions: of one list, of one kind; empty is all."""

    of_list: str = ""
    kind: str = ""

    def holds(self, question: Question) -> bool:
        return self.of_list in ("", question.of_list) and self.kind in ("", question.kind)


@dataclass(frozen=True)
class Asked:
    """A run's questions by key, in the order to be asked; `path` is where answers go."""

    run: PastRun
    questions: dict[str, Question]
    path: Path

    @cached_property
    def rules(self) -> dict[str, str]:
        """The programme's rules in words, by code."""
        return {str(one["code"]): str(one["text"]) for one in self.run.programme["rules"]}

    @cached_property
    def key_of(self) -> dict[Pair, str]:
        """The question that asks about a pair."""
        return {pair: key for key, one in self.questions.items() for pair in one.pairs}

    @cached_property
    def keys_of(self) -> dict[Row, list[str]]:
        """The questions about a row; a registry row may have several."""
        found: dict[Row, list[str]] = {}
        for key, one in self.questions.items():
            found.setdefault(one.row, []).append(key)
        return found

    @cached_property
    def untouched(self) -> dict[str, Question]:
        """Each question as it is shown while nothing is said of it."""
        return {key: replace(one, candidates=one.candidates[:SHOWN]) for key, one in self.questions.items()}


@dataclass(frozen=True)
class Settled:
    """A question that is answered: how, by whom, when."""

    key: str
    question: Question
    same: bool
    by: str
    at: datetime


@dataclass(frozen=True)
class Board:
    """Questions against answers: `still_open` shows of each question the candidates that are asked about now."""

    asked: Asked
    still_open: dict[str, Question]
    settlements: tuple[Settlement, ...]
    answers: dict[Pair, str]
    fresh: bool
    """Whether the run knew all answers that stand now."""
    torn: str
    """What is said of a last line that a crash tore off; empty where none was."""

    @property
    def number(self) -> int:
        return int(self.asked.run.folder.name)

    @cached_property
    def counts(self) -> Counts:
        return self.count(Filter())

    @cached_property
    def order(self) -> list[Place]:
        return [Place(key, one.matters) for key, one in self.still_open.items()]

    @cached_property
    def settled(self) -> tuple[Settled, ...]:
        """The last answered first."""
        return _closed(self)

    def count(self, chosen: Filter) -> Counts:
        left = [one for one in self.still_open.values() if chosen.holds(one)]
        every = sum(chosen.holds(one) for one in self.asked.questions.values())
        return Counts(len(left), sum(one.matters for one in left), every - len(left))

    def places(self, chosen: Filter) -> list[Place]:
        if chosen == Filter():
            return self.order
        return [one for one in self.order if chosen.holds(self.still_open[one.key])]


def board(code: str) -> Board | None:
    """None before the programme's first run."""
    run = folder.newest_run(code)
    if run is None:
        return None
    with _reading:
        asked = _asked(run, _moment(run / "run.json"), _moment(run / FILE))
        return _board(asked.run.folder, _moment(run / "run.json"), _moment(run / FILE), *_state(asked.path))


def shown_of(question: Question) -> str:
    """What a form carries back, so that nothing is answered but what was seen."""
    told = "\n".join([*question.row, *(one.known_key for one in question.candidates)])
    return blind_index(told, "shown")[:KEY]


def last_of(found: Board, by: str) -> str | None:
    """The key of the question that this person answered last, of those whose answer still stands."""
    newest = {one.pair: one for one in found.settlements}
    mine = [
        one for pair, one in newest.items() if one.by == by and pair in found.answers and pair in found.asked.key_of
    ]
    return found.asked.key_of[max(mine, key=lambda one: one.line).pair] if mine else None


def busy(actor: Actor, at: datetime) -> set[str]:
    """Keys of questions that others have before them."""
    rows = Look.objects.filter(at__gt=at - LOOKED_AT, subject__startswith="match:").exclude(human=actor.human_id)
    return {subject.removeprefix("match:") for subject in rows.values_list("subject", flat=True)}


def lists_of(found: Board) -> list[str]:
    """The lists that have questions, as they stand in the programme."""
    named = [str(one["name"]) for one in found.asked.run.programme.get("lists", [])]
    there = {one.of_list for one in found.asked.questions.values()} - {""}
    return [one for one in named if one in there] + sorted(there - set(named))


def _moment(path: Path) -> int:
    return path.stat().st_mtime_ns if path.exists() else 0


def _state(path: Path) -> tuple[int, int]:
    """Changes with every answer: the file only ever grows, or loses a torn end."""
    try:
        told = path.stat()
    except FileNotFoundError:
        return (0, 0)
    return (told.st_size, told.st_mtime_ns)


@lru_cache(maxsize=8)
def _asked(run: Path, _recorded: int, _written: int) -> Asked:
    past = open_run(run)
    with tempfile.TemporaryDirectory(prefix="naung-") as work:
        questions = read_questions(past, Path(work))
    return Asked(past, {_key(one): one for one in questions}, folder.answers_file(past))


def _key(question: Question) -> str:
    """The same question has it in every run: what the row says, and of two registry rows whose the other is."""
    other = [one.known_key for one in question.candidates] if question.kind == DOUBLE else []
    return blind_index("\n".join([*question.row, *other]), "question")[:KEY]


@lru_cache(maxsize=8)
def _board(run: Path, recorded: int, written: int, _size: int, _moved: int) -> Board:
    asked = _asked(run, recorded, written)
    content = asked.path.read_bytes() if asked.path.exists() else b""
    torn: list[str] = []
    settlements = settle.read(asked.path, torn.append)
    answers = settle.standing(settlements)
    known = {one["what"]: one["sha256"] for one in asked.run.record.get("inputs", [])}
    fresh = known.get("settlements") == (hashlib.sha256(content).hexdigest() if asked.path.exists() else None)
    return Board(asked, _open(asked, answers), settlements, answers, fresh, " ".join(torn))


def _open(asked: Asked, answers: dict[Pair, str]) -> dict[str, Question]:
    """Of each question the candidates that nothing is said of, a handful at a time; few questions are touched."""
    named = settle.chosen(answers)
    found = dict(asked.untouched)
    for row in {pair[:3] for pair in answers}:
        for key in asked.keys_of.get(row, ()):
            question = asked.questions[key]
            pairs = zip(question.candidates, question.pairs, strict=True)
            left = [one for one, pair in pairs if settle.find_answer(pair, answers, named) is None]
            if left:
                found[key] = replace(question, candidates=tuple(left[:SHOWN]))
            else:
                del found[key]
    return found


def _closed(found: Board) -> tuple[Settled, ...]:
    """Each by the last line that stands about it.

    A `ya` may name a person who is none of this run's candidates, so lines are looked up by their row.
    """
    standing: dict[Row, list[Settlement]] = {}
    for one in {one.pair: one for one in found.settlements if one.pair in found.answers}.values():
        standing.setdefault(one.row, []).append(one)
    closed = []
    for key, question in found.asked.questions.items():
        if key in found.still_open:
            continue
        lines = [one for one in standing[question.row] if _about(question, one.pair)]
        newest = max(lines, key=lambda one: one.line)
        same = any(found.answers[one.pair] == SAME for one in lines)
        closed.append((newest.line, Settled(key, question, same, name_of(newest.by), newest.at)))
    return tuple(one for _, one in sorted(closed, key=lambda one: -one[0]))


def _about(question: Question, pair: Pair) -> bool:
    return question.kind != DOUBLE or pair in question.pairs


def standing_pairs(found: Board, key: str) -> list[Pair]:
    """The pairs of a question that something was said of and still stands."""
    question = found.asked.questions[key]
    return [pair for pair in found.answers if pair[:3] == question.row and _about(question, pair)]
