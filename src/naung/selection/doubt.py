"""Doubtful matches: who an unsettled list row may be, what an answer would do, which questions come first.

The data's walk: the registry rows that an unsettled list row may be are read once more and judged twice, as if they
stood on the lists and as if not. Whoever would be within reach by either answer, and not alike, is asked about first.
Not here: asking (cli, report), or how likely a match is (matching).
"""

from collections.abc import Callable, Sequence

from naung.engine.duck import Duck
from naung.engine.engine import DuckEngine, Engine
from naung.engine.steps import Filling, step
from naung.engine.trees import Tree, all_of, column, integer, named, null, ordered, truth
from naung.intake.columns import CANONICAL
from naung.matching.known import NEEDED
from naung.selection.judging import ELIGIBLE_HAS, ROOM, facts_holes, judge_facts
from naung.selection.listing import lay_out_recognised
from naung.selection.opening import Opened
from naung.selection.programme import Rule
from naung.selection.verdicts import reason

SHOWN = ("nama", "tanggal_lahir", "id_jenis_kelamin", "alamat", "rt", "rw")
ANSWERS = {"yes": True, "no": False}


def lay_out_doubtful(opened: Opened, carried: Sequence[str], say: Callable[[str], None]) -> dict[str, str]:
    """Tables `doubtful`, the questions of `naung review` in their order, and `shared_told`, the rows of one NIK side by
    side; each only where there is something to ask. Returns the file that each belongs into.

    Needs the tables of a decided and ordered run; `carried` are the facts its table `judged` has.
    """
    duck = opened.duck
    duck.make("doubtful_people", step(ROOM, "doubtful_people"))
    doubtful = bool(duck.rows(all_of("doubtful_people")))
    duck.make("shared_rows", step(ROOM, "shared_rows"))
    duck.append("doubtful_people", step(ROOM, "shared_people"))
    if not duck.rows(all_of("doubtful_people")):
        return {}
    say("Mencari pencocokan ragu yang dapat mengubah hasil")
    _judge_twice(opened, list(carried))
    _lay_out_meanings(duck, opened.programme.rules)
    duck.make("reached", step(ROOM, "reached", _order_holes(opened)))
    names = [(area.code, area.name) for area in opened.registry.areas]
    duck.add("area_names", {"kode": "VARCHAR", "nama": "VARCHAR"}, names)
    found = {}
    if doubtful:
        duck.make("doubtful_matches", step(ROOM, "doubtful"))
        duck.make("doubtful", step(ROOM, "doubtful_all"))
        found["doubtful"] = "doubtful.parquet"
    if duck.rows(all_of("shared_rows")):
        duck.make("shared_told", step(ROOM, "shared_told"))
        found["shared_told"] = "shared_niks.parquet"
    return found


def _judge_twice(opened: Opened, carried: list[str]) -> None:
    """Tables `doubtful_registry`, what is known of the people, and `if yes`, `if no`, as `judged`."""
    duck, registry = opened.duck, opened.registry
    engine = DuckEngine(duck, opened.work)
    wanted = set(opened.compiled.wanted) | set(carried) | set(SHOWN) | set(NEEDED)
    wanted = (wanted & set(registry.kinds)) - opened.compiled.derived
    registry.prepare(duck, wanted)
    files = range(len(registry.people))
    for number in files:
        registry.read(duck, number, wanted)
        duck.make("some_rows", step(ROOM, "some_rows", {"file_number": integer(number)}))
        # The reading step sees `file_rows` by its name: from here on it reads these few rows only.
        duck.view("file_rows", all_of("some_rows"))
        duck.rest(f"doubtful registry {number}", step("naung.matching", "registry_told", {"absent": _absent(opened)}))
        for answer in ANSWERS:
            _judge_as_if(opened, engine, number, answer, carried)
        registry.let_go(duck)
    engine.gather("doubtful_registry", [f"doubtful registry {number}" for number in files])
    for answer in ANSWERS:
        engine.gather(f"if {answer}", [f"if {answer} {number}" for number in files])
    lay_out_recognised(opened.compiled, engine, null("BOOLEAN"))


def _absent(opened: Opened) -> list[Tree]:
    """Empty columns for what is shown of a person and this registry has not."""
    return [named(null(CANONICAL[name].sql), name) for name in SHOWN if name not in opened.registry.kinds]


def _judge_as_if(opened: Opened, engine: Engine, number: int, answer: str, carried: list[str]) -> None:
    lay_out_recognised(opened.compiled, engine, truth(ANSWERS[answer]))
    engine.view("facts", step(ROOM, "facts", facts_holes(opened.compiled)))
    judge_facts(opened.compiled, engine, f"if {answer} {number}", carried)


def _lay_out_meanings(duck: Duck, rules: Sequence[Rule]) -> None:
    """Table `meanings`: of each combination of verdicts whether it is eligible and, if not, what failed."""
    told = []
    for (verdicts,) in duck.rows(step(ROOM, "doubtful_verdicts")):
        meaning = reason(verdicts, False, rules)
        told.append((verdicts, meaning.eligible, list(meaning.failed)))
    duck.add("meanings", {"verdicts": "VARCHAR", "eligible": "BOOLEAN", "failed": "VARCHAR[]"}, told)


def _order_holes(opened: Opened) -> dict[str, Filling]:
    """The order keys, over the rows of the eligible (`e`) and of both answers (`y`, `n`)."""
    compiled = opened.compiled
    keys = list(dict.fromkeys(compiled.keys))
    order: list[Tree] = [
        ordered(column(key, "a"), one.descending) for key, one in zip(compiled.keys, compiled.order, strict=True)
    ] or [ordered(truth(True), False)]
    extra = [key for key in keys if key not in ELIGIBLE_HAS]
    return {
        "bound_keys": [column(key, "e") for key in extra],
        "yes_keys": [column(key, "y") for key in extra],
        "no_keys": [column(key, "n") for key in extra],
        "order": order,
    }
