"""Whether a programme's expressions read, and what they do over the last run's people. Reads only."""

import tempfile
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from markupsafe import Markup

from naung.decisions.runs.models import Run
from naung.decisions.runs.reading import data_files, last_done
from naung.office.road.actions import file_of, read_text
from naung.office.road.models import Programme as Road
from naung.office.road.models import ProgrammeText
from naung.office.wrong import Wrong
from naung.report.page.charts import Part, parts_bar
from naung.report.past import open_run
from naung.report.tried.count import Answers, Tried, count, missing_columns
from naung.selection.expressions import Expression, read_condition, read_order
from naung.selection.lexicon import Fault
from naung.selection.opening import open_programme
from naung.selection.programme import Point, Programme, Rule, When
from naung.values.errors import Refusal
from naung.values.kinds import Kind
from naung.values.words import number

Kinds = dict[str, Kind]
KIND_WORDS = {Kind.INTEGER: "bilangan", Kind.TEXT: "teks", Kind.DATE: "tanggal", Kind.BOOLEAN: "benar atau salah"}


@dataclass(frozen=True)
class Read:
    """An expression as it was typed: its fault with the text before, at and after the place, or that it reads."""

    fault: str = ""
    before: str = ""
    at: str = ""
    after: str = ""


@dataclass(frozen=True)
class Counted:
    """What an expression does over the people of `run`; `lacks` where the run did not keep what it names."""

    run: Run
    tried: Tried | None = None
    lacks: list[str] = field(default_factory=list)
    unknown: str = "reject"

    @property
    def removed(self) -> int:
        return _rejected(self.tried.everybody, self.unknown) if self.tried else 0

    @property
    def removed_last(self) -> int:
        """Whom this rule alone removes: everything else leaves them."""
        return _rejected(self.tried.left, self.unknown) if self.tried else 0

    @property
    def eligible(self) -> int:
        return self.tried.left.people - self.removed_last if self.tried else 0

    @property
    def bars(self) -> list[tuple[str, Answers, Markup]]:
        if self.tried is None:
            return []
        named = [("Semua orang di registri", self.tried.everybody), ("Yang lolos semua aturan lain", self.tried.left)]
        return [(name, answers, _bar(name, answers)) for name, answers in named]


def _rejected(answers: Answers, unknown: str) -> int:
    return answers.false + (answers.unknown if unknown == "reject" else 0)


def _bar(name: str, answers: Answers) -> Markup:
    parts = [
        Part("benar", answers.true, 0),
        Part("tidak diketahui", answers.unknown, 1),
        Part("salah", answers.false, 3),
    ]
    said = ", ".join(f"{part.word} {number(part.count)}" for part in parts)
    return parts_bar(parts, f"{name}: {said}")


def read(programme: Road, text: ProgrammeText) -> Programme:
    return read_text(programme.code, text.text)


def kinds_of(programme: Road, text: ProgrammeText) -> Kinds:
    """What an expression may name: the registry's columns, the age, a fact a list. A Refusal where data are missing."""
    stamps = []
    for what, path in data_files(programme, text.text).items():
        if what != "program":
            stat = path.stat()
            stamps.append((what, stat.st_size, stat.st_mtime_ns))
    return _surveyed(file_of(text), text.sha256, tuple(stamps))


@lru_cache(maxsize=32)
def _surveyed(path: Path, _sha256: str, _stamps: tuple[tuple[str, int, int], ...]) -> Kinds:
    """Two thirds of a second at 2.6 million rows, so once a version and state of its data."""
    with (
        tempfile.TemporaryDirectory(prefix="naung-") as work,
        open_programme(path, Path(work), Path(work), key_needed=False) as opened,
    ):
        return dict(opened.compiled.kinds)


def read_typed(when: str, kinds: Kinds, order: bool = False) -> Read:
    """One expression, and where it is wrong."""
    try:
        if order:
            read_order(when, {**kinds, "poin": Kind.INTEGER}, "urutan")
        else:
            read_condition(when, kinds, "syarat")
    except Refusal as refusal:
        return _fault(when, refusal)
    return Read()


def _fault(when: str, refusal: Refusal) -> Read:
    cause = refusal.__cause__
    if not isinstance(cause, Fault):
        said = str(refusal).partition(": ")[2].partition(". Ditulis:")[0]
        return Read(_sentence(said or str(refusal)))
    said = cause.said.partition("; kolom:")[0].partition("; yang ada:")[0]
    if cause.at is None:
        return Read(_sentence(said))
    end = cause.at
    while end < len(when) and (when[end].isalnum() or when[end] == "_"):
        end += 1
    end = max(end, cause.at + 1)
    words = f"Posisi {cause.at + 1}: {said}"
    return Read(_sentence(words), when[: cause.at], when[cause.at : end], when[end:])


def _sentence(said: str) -> str:
    return f"{said[:1].upper()}{said[1:].rstrip('.')}."


def check_expressions(programme: Programme, kinds: Kinds, item: str = "") -> None:
    """Every expression of a draft against the columns; a Wrong belongs to the field of `item`'s form."""
    parts: list[Rule | Point] = [*programme.rules, *programme.points]
    for one in parts:
        _must_read(read_typed(one.when, kinds), "when", "" if one.code == item else f"{one.code}: ")
    for key in programme.order:
        _must_read(read_typed(key, kinds, order=True), "order", f"{key}: ")
    if programme.quota and isinstance(programme.quota.weight, When):
        _must_read(read_typed(programme.quota.weight.when, kinds), "when", "")


def _must_read(found: Read, name: str, where: str) -> None:
    if found.fault:
        raise Wrong(name, f"{where}{found.fault}")


def tried(road: Road, draft: Programme, kinds: Kinds, when: str, code: str, unknown: str) -> Counted | None:
    """What `when` as the rule `code` (or a point: no rule's code) does over the last run's people; None without one."""
    run = last_done(road)
    if run is None or not run.folder.is_dir():
        return None
    expression = read_condition(when, kinds, "syarat")
    others = [(_condition(rule, kinds), rule.unknown) for rule in draft.rules if rule.code != code]
    past = open_run(run.folder)
    with tempfile.TemporaryDirectory(prefix="naung-") as place:
        lacks = missing_columns(past, [expression, *(one for one, _ in others)], Path(place))
        if lacks:
            return Counted(run, lacks=lacks, unknown=unknown)
        return Counted(run, count(past, expression, others, Path(place)), unknown=unknown)


def _condition(rule: Rule, kinds: Kinds) -> Expression:
    return read_condition(rule.when, kinds, f"rules: {rule.code}")


def columns_words(kinds: Kinds) -> list[tuple[str, str]]:
    """Each name that may stand in an expression, and of which kind it is; those that Naung works out come last."""
    return [(name, KIND_WORDS.get(kind, kind.value)) for name, kind in kinds.items()]
