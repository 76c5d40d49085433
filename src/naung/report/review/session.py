"""One sitting: which questions are open, what is answered, skipped, taken back. Not here: sentences, the terminal."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from naung.matching import settle
from naung.matching.settle import CANCELLED, OTHER, SAME, Settlement
from naung.report.review.questions import Candidate, Question

SHOWN = 5
"""Candidates at once; the others are asked when these are none of them."""


@dataclass(frozen=True)
class Counts:
    """Questions: open, open ones that matter, settled."""

    left: int
    matter: int
    settled: int

    def as_json(self) -> dict[str, int]:
        return {"left": self.left, "matter": self.matter, "settled": self.settled}


@dataclass(frozen=True)
class Done:
    """What was done about a question: the answers given, or none for a skipped one."""

    question: Question
    answers: tuple[Settlement, ...]
    is_earlier: bool = False
    """Whether it was done in an earlier sitting."""


class Session:
    """The questions of a run against the settlements file, which others may add to meanwhile."""

    def __init__(
        self,
        questions: Sequence[Question],
        path: Path,
        by: str,
        now: Callable[[], datetime],
        say: Callable[[str], None],
    ) -> None:
        self._questions = {question.number: question for question in questions}
        self._path, self._by, self._now = path, by, now
        self._skipped: set[int] = set()
        self._taken_back: list[Question] = []
        self._settlements: list[Settlement] = []
        self._read(say)
        self._done = self._earlier()

    # --- what is open ---

    def next_question(self, everything: bool) -> Question | None:
        """The one to ask now, some of its open candidates: one taken back, one that matters, with `everything` any."""
        self._refresh()
        self._taken_back = [one for one in self._taken_back if self._open(one)]
        if self._taken_back:
            return self._shown(self._taken_back[-1])
        for question in self._questions.values():
            if question.number not in self._skipped and (everything or question.matters) and self._open(question):
                return self._shown(question)
        return None

    @property
    def counts(self) -> Counts:
        left = self._left()
        return Counts(len(left), sum(one.matters for one in left), len(self._questions) - len(left))

    @property
    def waiting(self) -> int:
        """Open questions that were not skipped, those that do not matter too."""
        return sum(one.number not in self._skipped for one in self._left())

    @property
    def skipped_now(self) -> int:
        return sum(one.number in self._skipped for one in self._left())

    @property
    def answered_now(self) -> int:
        return sum(bool(one.answers) and not one.is_earlier for one in self._done)

    def _left(self) -> list[Question]:
        return [question for question in self._questions.values() if self._open(question)]

    def _open(self, question: Question) -> bool:
        return bool(self._open_candidates(question))

    def _open_candidates(self, question: Question) -> list[Candidate]:
        candidates = zip(question.candidates, question.pairs, strict=True)
        return [one for one, pair in candidates if settle.find_answer(pair, self._answers, self._chosen) is None]

    def _shown(self, question: Question) -> Question:
        return replace(question, candidates=tuple(self._open_candidates(question)[:SHOWN]))

    # --- what is done ---

    def same(self, question: Question, candidate: Candidate) -> Done | None:
        """None, and nothing written, where another has answered since the question was shown."""
        return self._answer(question, [candidate], SAME)

    def none_of(self, question: Question) -> Done | None:
        """None of the candidates that the question shows is the person; as `same`."""
        return self._answer(question, question.candidates, OTHER)

    def skip(self, question: Question) -> Done:
        """Leave it for the next sitting."""
        self._skipped.add(question.number)
        self._taken_back = [one for one in self._taken_back if one.number != question.number]
        return self._did(question, ())

    def undo(self) -> Done | None:
        """Take back what was done last, so that it is asked next; None where nothing was done."""
        if not self._done:
            return None
        last = self._done.pop()
        self._skipped.discard(last.question.number)
        self._taken_back.append(last.question)
        for one in last.answers:
            self._append(replace(one, at=self._now(), by=self._by, answer=CANCELLED))
        return last

    def _answer(self, question: Question, candidates: Sequence[Candidate], answer: str) -> Done | None:
        self._refresh()
        still_open = self._open_candidates(self._questions[question.number])
        if any(one not in still_open for one in candidates):
            return None
        answers = [Settlement(self._now(), self._by, *question.row, one.known_key, answer) for one in candidates]
        for one in answers:
            self._append(one)
        return self._did(question, tuple(answers))

    def _did(self, question: Question, answers: tuple[Settlement, ...]) -> Done:
        self._done.append(Done(self._questions[question.number], answers))
        return self._done[-1]

    # --- the file ---

    def _append(self, settlement: Settlement) -> None:
        self._refresh()
        settle.append(self._path, settlement)
        self._settlements.append(settlement)
        self._stand()
        self._size = self._size_now()

    def _refresh(self) -> None:
        """Read again what others have added since."""
        if self._size != self._size_now():
            self._read(lambda _: None)

    def _read(self, say: Callable[[str], None]) -> None:
        self._size = self._size_now()
        self._settlements = list(settle.read(self._path, say))
        self._stand()

    def _stand(self) -> None:
        self._answers = settle.standing(self._settlements)
        self._chosen = settle.chosen(self._answers)

    def _size_now(self) -> int:
        return self._path.stat().st_size if self._path.exists() else 0

    def _earlier(self) -> list[Done]:
        """This person's standing answers of earlier sittings, the last given last."""
        last = {one.pair: (place, one) for place, one in enumerate(self._settlements) if one.pair in self._answers}
        found: list[tuple[int, Done]] = []
        for question in self._questions.values():
            given = [last[pair] for pair in question.pairs if pair in last and last[pair][1].by == self._by]
            if given:
                place = max(place for place, _ in given)
                found.append((place, Done(question, tuple(one for _, one in given), is_earlier=True)))
        return [done for _, done in sorted(found, key=lambda one: one[0])]
