"""Whether people's answers can all be true, and how many concern nothing in this data. Not here: reading their file."""

from collections.abc import Mapping, Sequence

from naung.engine.duck import Duck
from naung.matching.script import run
from naung.matching.settle import DOUBLE, OTHER, SAME, Pair, Settlement, standing
from naung.values.errors import Refusal
from naung.values.words import joined

Told = Mapping[str, Sequence[tuple[str, Settlement]]]
"""Of each registry row, by its key: those told to be the same person, and the answer that says so."""


def check_answers(settlements: Sequence[Settlement], name: str) -> None:
    """Refuse answers about registry rows that cannot all be true: A is B, B is C, A is not C.

    A list row is different: it is one registry row, and not that row's double is no contradiction.
    """
    last = {one.pair: one for one in settlements}
    stands = [last[pair] for pair in standing(settlements) if pair[0] == DOUBLE]
    same = _told_same(stands)
    for one in stands:
        if one.answer == OTHER and (way := _find_way(one.row_print, one.known_key, same)):
            lines = joined([str(said.line) for said in sorted(way, key=lambda said: said.line)])
            raise Refusal(
                f"{name}: menurut baris {lines} kedua baris registri itu satu orang, menurut baris {one.line} bukan; "
                "perbaiki atau hapus salah satunya"
            )


def _told_same(stands: Sequence[Settlement]) -> Told:
    told: dict[str, list[tuple[str, Settlement]]] = {}
    for one in stands:
        if one.answer == SAME:
            told.setdefault(one.row_print, []).append((one.known_key, one))
            told.setdefault(one.known_key, []).append((one.row_print, one))
    return told


def _find_way(start: str, end: str, same: Told) -> list[Settlement]:
    """The fewest answers that make the two one person; none where they are not, or have one key."""
    ways: dict[str, list[Settlement]] = {start: []}
    reached = [start]
    for here in reached:
        for there, said in same.get(here, ()):
            if there not in ways:
                ways[there] = [*ways[here], said]
                reached.append(there)
    return ways.get(end, [])


def count_idle(duck: Duck, pairs: Sequence[Pair]) -> int:
    """How many answered pairs are of a list row or a registry row that is not there. Needs `asked` and `known`."""
    shape = dict.fromkeys(("kind", "list", "row_print", "known_key"), "VARCHAR")
    duck.add("answered_pairs", shape, pairs)
    run(duck, "idle_answers")
    return int(duck.run("SELECT count(*) FROM idle_answers").fetchall()[0][0])
