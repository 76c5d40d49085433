"""Who stands on which list: the lists read, their rows recognised, as facts about registry rows.

The data's walk: a list that tells names is recognised by all it tells; one with NIKs only by the exact NIK. What comes
out are `listed`, a row a NIK, and `recognised`, a row a registry row, with a truth a list. Not here: judging.
"""

from collections.abc import Callable
from pathlib import Path

from naung.engine.duck import Duck
from naung.engine.engine import Engine
from naung.engine.steps import step
from naung.engine.trees import Tree, all_of, any_is, any_is_and, chosen, column, missing, named, null, truth
from naung.intake.lists import begin_lists
from naung.matching.answers import check_answers, count_idle
from naung.matching.doubles import any_same, lay_out_same_people
from naung.matching.kept import Kept, print_of
from naung.matching.known import Sounds, know, worth_keeping
from naung.matching.model import Model, load
from naung.matching.recognise import ask, compare, decide, nobody_asked, recognisable
from naung.matching.settle import LIST_ROW, Settlement, standing
from naung.matching.settle import read as read_settlements
from naung.selection.compiled import Compiled
from naung.selection.opening import Opened
from naung.values.words import number as number_words

ROOM = "naung.selection"
KEPT = ("asked", "agreed", "looked", "outcomes", "possible")


def lay_out_lists(opened: Opened, engine: Engine, say: Callable[[str], None]) -> None:
    """Tables `list_rows`, every kept row of every list; `listed` and `recognised`, who stands on them.

    Where lists tell names also `outcomes` and `possible`, as `naung.matching` makes them; else both are empty.
    """
    duck, compiled = opened.duck, opened.compiled
    begin_lists(duck)
    for number, (one, where) in enumerate(zip(compiled.lists, compiled.wheres, strict=True)):
        one.read(duck, number, where.tree, where.columns)
    by_name = recognisable(compiled.lists)
    if by_name:
        _recognise(opened, say)
    else:
        nobody_asked(duck)
    _lay_out_same_people(opened, say)
    _say_idle(opened, bool(by_name), say)
    parts = list(enumerate(compiled.programme.lists))
    exact = [part for number, part in parts if number not in by_name]
    flags = [named(any_is("list", part.name), part.fact) for part in exact]
    duck.make("listed", step(ROOM, "listed", {"flags": flags}))
    engine.hand_over("listed")
    lay_out_recognised(compiled, engine, null("BOOLEAN"))


def _lay_out_same_people(opened: Opened, say: Callable[[str], None]) -> None:
    """Table `same_people`: rows told to be one person, where the programme looks for doubles; else empty."""
    answers = settlements_of(opened)
    if opened.programme.doubles == "check" and any_same(answers):
        know_registry(opened, say)
        lay_out_same_people(opened.duck, answers)
    else:
        opened.duck.add("same_people", {"id": "BIGINT", "other_id": "BIGINT"}, [])


def _say_idle(opened: Opened, any_by_name: bool, say: Callable[[str], None]) -> None:
    """Tell how many answers concern nothing here: of a list row no longer sent, a person no longer registered."""
    looks = opened.programme.doubles == "check"
    pairs = [pair for pair in standing(settlements_of(opened)) if pair[0] == LIST_ROW or looks]
    if not pairs:
        return
    idle = len(pairs)
    if any_by_name or looks:
        know_registry(opened, say)
        idle = count_idle(opened.duck, pairs)
    if idle:
        say(
            f"{opened.inputs['settlements'].name}: {number_words(idle)} dari {number_words(len(pairs))} jawaban tidak "
            "mengenai baris daftar atau orang di data ini. Jawaban itu tidak dipakai, tetapi tetap disimpan."
        )


def lay_out_recognised(compiled: Compiled, engine: Engine, unsettled: Tree) -> None:
    """Table `recognised`: the truth a list of those who are on it or, by an unsettled match, may be: `unsettled`."""
    by_name = recognisable(compiled.lists)
    parts = list(enumerate(compiled.programme.lists))
    flags = [named(_stands("list_number", number, unsettled), part.fact) for number, part in parts if number in by_name]
    engine.duck.make("recognised", step(ROOM, "recognised", {"flags": flags}))
    engine.hand_over("recognised")


def on_lists(compiled: Compiled) -> list[Tree]:
    """For each list the fact that a registry row is on it, over the rows `l` of `listed` and `m` of `recognised`."""
    by_name = recognisable(compiled.lists)
    facts = []
    for number, one in enumerate(compiled.programme.lists):
        key, table = (column("row", "m"), "m") if number in by_name else (column("nik", "l"), "l")
        facts.append(named(chosen(missing(key), truth(False), column(one.fact, table)), one.fact))
    return facts


def _stands(name: str, number: int, unsettled: Tree) -> Tree:
    """TRUE for one who is on the list, `unsettled` for one who may be, FALSE for the others."""
    return chosen(
        any_is_and(name, number, "certain"), truth(True), chosen(any_is(name, number), unsettled, truth(False))
    )


def ask_lists(opened: Opened, kind: str, say: Callable[[str], None]) -> None:
    """Read the lists of one kind alone and make their rows ready to be compared: to train or measure a model."""
    duck, compiled = opened.duck, opened.compiled
    begin_lists(duck)
    for number, (one, where) in enumerate(zip(compiled.lists, compiled.wheres, strict=True)):
        if compiled.programme.lists[number].kind == kind:
            one.read(duck, number, where.tree, where.columns)
    ask(opened.registry, compiled.lists, duck, know_registry(opened, say))


def _recognise(opened: Opened, say: Callable[[str], None]) -> None:
    """The tables KEPT, worked out now or taken from an earlier run on the same files, answers and model."""
    sounds = know_registry(opened, say)
    duck = opened.duck
    kept = Kept(opened.folder, "daftar", tuple(f"{name}.parquet" for name in KEPT))
    mark = print_of(_told(opened), ("naung.intake", "naung.matching"))
    place = kept.find(mark)
    if place is None:
        ask(opened.registry, opened.compiled.lists, duck, sounds)
        compare(duck, settlements_of(opened))
        decide(duck, model_of(opened), say)
        place = kept.keep(_laid_down(opened), mark) if worth_keeping(duck) else None
    if place is not None:
        _open(duck, place)


def _open(duck: Duck, place: Path) -> None:
    """As tables: the search for doubles lays some of them down anew, which a view of a file would not let it."""
    for name in KEPT:
        duck.open(f"kept {name}", [place / f"{name}.parquet"])
        duck.make(name, all_of(f"kept {name}"))


def _laid_down(opened: Opened) -> Path:
    folder = opened.work / "dikenali"
    folder.mkdir()
    for name in KEPT:
        opened.duck.save(all_of(name), folder / f"{name}.parquet")
    return folder


def _told(opened: Opened) -> list[object]:
    """All that decides who the list rows are, besides the code."""
    lists = [part.model_dump(mode="json") for part in opened.programme.lists]
    spec = opened.registry.spec
    how = [spec.as_of, sorted(spec.columns.items()), sorted(spec.types.items()), spec.by_bps]
    return [_registry_digests(opened), lists, how, _digests(opened, "lists ", "settlements", "matching")]


def know_registry(opened: Opened, say: Callable[[str], None]) -> Sounds:
    """Tables `known` and `known_words`: the registry as people are recognised by."""
    return know(opened.registry, opened.duck, opened.work, _registry_digests(opened), say)


def settlements_of(opened: Opened) -> tuple[Settlement, ...]:
    """What people have settled about this programme's doubtful matches; a Refusal where it cannot all be true."""
    path = opened.inputs.get("settlements")
    if path is None:
        return ()
    settlements = read_settlements(path)
    check_answers(settlements, path.name)
    return settlements


def model_of(opened: Opened) -> Model:
    """The linkage model that the programme names, or the built-in one."""
    part = opened.programme.matching
    return load(opened.folder / part.model.path if part and part.model else None)


def _registry_digests(opened: Opened) -> str:
    """Those of all files on which the registry's reading depends."""
    return " ".join(_digests(opened, "registry.", "areas.", "corrections."))


def _digests(opened: Opened, *kinds: str) -> list[str]:
    return [opened.digests.of(what) for what in opened.inputs if what.startswith(kinds)]
