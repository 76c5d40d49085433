"""Asking the index of one run: who passes a filter, who bears a name, everything of one person. Not here: words.

Every answer is of people in the areas given, and nobody else: None means the whole city.
"""

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

from naung.decisions.people.index import EXTRA, FACT, ROOM, STORE, TOLD, index_file, sound
from naung.decisions.people.lines import Lines
from naung.decisions.people.rules import MOST_FOUND, PAGE, Asked
from naung.engine.duck import Duck
from naung.engine.steps import Filling, step
from naung.engine.trees import Tree, column, integer, named, ordered, text, truth
from naung.intake.columns import at_rest
from naung.report.explain.person import Explained, Explainer
from naung.report.past import PastRun, open_run

Area = Sequence[str] | None
Row = dict[str, Any]
MEMORY = "400MB"
KEPT_OPEN = 3
FEW_KINDS = 400
"""So many kinds fit into one condition; of more, most people are meant anyway, and each is compared."""
LINE = ("key", "kind", "name", "nik", "area", "rank_in_cell", "reserve_number", "poin", "cell")
STANDS = ("kind", "status", "failed", "unknown", "must_verify", "lists")
ORDERS = {
    "nama": (("place", False),),
    "peringkat": (("rank_in_cell", False), ("place", False)),
    "poin": (("poin", True), ("place", False)),
}


@dataclass(frozen=True)
class Found:
    """One page of people, and how many there are in all."""

    people: int
    lines: tuple[Row, ...]


@dataclass(frozen=True)
class Whole:
    """Everything the run's files tell of one person. `family`: those who may be seen; `hidden`: how many may not."""

    row: Row
    told: Row
    explained: Explained
    family: tuple[Row, ...]
    hidden: int
    lists: tuple[Row, ...]
    doubts: tuple[Row, ...]


class Index:
    """One run's index, opened once a process. One question at a time: a session of the engine knows no two threads."""

    def __init__(self, run_folder: Path) -> None:
        self.run: PastRun = open_run(run_folder)
        path = index_file(run_folder)
        self._lock = Lock()
        self._duck = Duck(path.parent, [path.parent], memory=MEMORY)
        self._duck.store(STORE, path)
        self._told = Lines(path.parent)
        stands = [dict(zip(STANDS, one, strict=True)) for one in self._duck.rows(step(ROOM, "stands"))]
        self._stands = {one["kind"]: one for one in stands}
        self._columns = list(self._duck.columns(step(ROOM, "near", {"places": [_plain(0)]})))
        self._facts = [name.removeprefix(FACT) for name in self._columns if name.startswith(FACT)]

    def close(self) -> None:
        with self._lock:
            self._duck.close()
            self._told.close()

    # --- many ---

    def page(self, asked: Asked, areas: Area) -> Found:
        with self._lock:
            holes: dict[str, Filling] = {
                "order": _order(asked.sort),
                "most": _plain(PAGE),
                "first": _plain(asked.first),
            }
            if self._narrow(asked, areas):
                people = self._count("among_people")
                places = self._places("among_page", holes)
            else:
                kinds = self._kinds(asked, areas)
                people = sum(count for _, count in kinds)
                places = self._page_of(kinds, asked, areas, holes) if people else []
            return Found(people, tuple(self._lines(places)))

    def everybody(self, asked: Asked, areas: Area) -> Iterator[Row]:
        """All who pass, in the order asked for; the index answers nobody else until the last was taken."""
        with self._lock:
            if self._narrow(asked, areas):
                self._duck.make("chosen", step(ROOM, "among_people"))
            else:
                self._wanted(asked, areas)
                self._duck.make("chosen", step(ROOM, "chosen", _seen(areas)))
            for batch in self._duck.batches(step(ROOM, "all_lines", {"order": _order(asked.sort)}), 10_000):
                yield from self._lines([place for (place,) in batch])

    def search(self, words: Sequence[str], areas: Area) -> Found:
        """The nearest names, 50 at most, and how many bear those words."""
        with self._lock:
            self._named(words, areas, "among")
            people = int(self._duck.run("SELECT count(*) FROM among").fetchall()[0][0])
            places = self._places("nearest", {"most": _plain(MOST_FOUND)})
            return Found(people, tuple(self._lines(places)))

    def of_nik(self, nik: str, areas: Area) -> list[Row]:
        with self._lock:
            return self._lines(self._places("of_nik", {"nik": text(nik), **_seen(areas)}))

    def of_pseudonym(self, pseudonym: str, areas: Area) -> list[Row]:
        with self._lock:
            return self._lines(self._places("of_pseudonym", {"pseudonym": text(pseudonym), **_seen(areas)}))

    # --- one ---

    def line(self, key: int, areas: Area) -> Row | None:
        """What a table tells of one person; None where there is nobody, or she may not be seen."""
        with self._lock:
            return next(iter(self._lines(self._place(key, areas))), None)

    def whole(self, key: int, areas: Area) -> Whole | None:
        """Everything; None where there is nobody, or she may not be seen."""
        with self._lock:
            found = self._duck.rows(step(ROOM, "place_of", {"key": integer(key), **_seen(areas)}))
            if not found:
                return None
            place, family, cell = found[0]
            rows = self._near(place, family, cell)
            row = rows[place]
            mates = [one for one in rows.values() if _same_family(one, row)]
            seen = [one for one in mates if areas is None or one["kode_kelurahan"] in areas]
            told = {name: row[f"{EXTRA}{name}"] for name in TOLD}
            explained = self._explain(row)
            lines = tuple(self._lines([one["place"] for one in sorted(seen, key=lambda one: one["key"])]))
            return Whole(row, told, explained, lines, len(mates) - len(seen), *self._papers(row))

    def _place(self, key: int, areas: Area) -> list[int]:
        return self._places("place_of", {"key": integer(key), **_seen(areas)})

    def _near(self, place: int, family: int | None, cell: str | None) -> dict[int, Row]:
        """The table `near`, and its rows by place: herself, her family, the last of her cell who has a seat."""
        places = {place}
        if family is not None:
            places |= set(self._places("family_of", {"family": text(str(family))}))
        quota = self.run.quota.get(cell or "")
        if quota is not None:
            places |= set(self._places("last_of", {"cell": text(quota.cell), "seats": integer(quota.seats)}))
        self._duck.make("near", step(ROOM, "near", {"places": [_plain(one) for one in sorted(places)]}))
        rows = self._duck.run("FROM near").fetchall()
        found = [dict(zip(self._columns, row, strict=True)) for row in rows]
        return {row["place"]: row for row in found}

    def _explain(self, row: Row) -> Explained:
        place = integer(row["place"])
        self._duck.make("decisions", step(ROOM, "own_decisions", {"cell": _text(row["cell"]), "place": place}))
        facts = [named(column(f"{FACT}{name}", "o"), name) for name in self._facts if name not in ("nik", "nama")]
        self._duck.make("people", step(ROOM, "own_facts", {"facts": facts, "place": place}))
        names = [name for name in ("nik", "nama", *self.run.kinds) if at_rest(name) in self._facts]
        same = Explainer(self.run, self._duck, names).by_nik(row["nik"] or "")
        return next(one for one in same if (one.file, one.row) == (row["file"], row["source_row"]))

    def _papers(self, row: Row) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
        lists = self._duck.rows(step(ROOM, "lists_of", {"place": integer(row["place"])}))
        doubts = self._duck.rows(step(ROOM, "doubts_of", {"nik": _text(row["nik"])}))
        of_list = ("list", "line", "outcome", "probability")
        of_doubt = ("kind", "list", "line", "matters", "effect", "probability", "row_print", "known_key")
        return (
            tuple(dict(zip(of_list, one, strict=True)) for one in lists),
            tuple(dict(zip(of_doubt, one, strict=True)) for one in doubts),
        )

    # --- parts of a question ---

    def _narrow(self, asked: Asked, areas: Area) -> bool:
        """Where a name or a family is asked for: tables `among` and `wanted`."""
        if not asked.words and asked.family is None:
            return False
        if asked.words:
            self._named(asked.words, areas, "among")
        if asked.family is not None:
            household = step(ROOM, "household", {"key": integer(asked.family), **_seen(areas)})
            self._duck.make("household" if asked.words else "among", household)
        if asked.words and asked.family is not None:
            self._duck.make("both", step(ROOM, "household_named"))
            self._duck.run("CREATE OR REPLACE TEMP TABLE among AS FROM both")
        self._wanted(asked, areas)
        return True

    def _named(self, words: Sequence[str], areas: Area, table: str) -> None:
        shape = {"nth": "BIGINT", "number": "BIGINT", "distance": "INTEGER"}
        self._duck.add("wanted_words", shape, [])
        for nth, word in enumerate(words):
            holes: dict[str, Filling] = {
                "nth": integer(nth),
                "word": text(word),
                "sound": text(sound(word)),
                "long": truth(len(word) > 1),
            }
            self._duck.append("wanted_words", step(ROOM, "wanted_words", holes))
        self._duck.make(table, step(ROOM, "named", {"words": integer(len(words)), **_seen(areas)}))

    def _wanted_step(self, asked: Asked, areas: Area) -> Tree:
        holes: dict[str, Filling] = {
            name: text(getattr(asked, name)) for name in ("status", "failed", "unknown", "list")
        }
        return step(ROOM, "wanted_kinds", {**holes, "verify": truth(asked.verify), **_seen(areas)})

    def _wanted(self, asked: Asked, areas: Area) -> None:
        self._duck.make("wanted", self._wanted_step(asked, areas))

    def _kinds(self, asked: Asked, areas: Area) -> list[tuple[int, int]]:
        return [(kind, people) for kind, people in self._duck.rows(self._wanted_step(asked, areas))]

    def _page_of(self, kinds: list[tuple[int, int]], asked: Asked, areas: Area, holes: dict[str, Filling]) -> list[int]:
        whole = {**holes, **_seen(areas)}
        if not (asked.status or asked.failed or asked.unknown or asked.list or asked.verify):
            return self._places("page_of_all", whole)
        return self._places("page", {**whole, "kinds": [_plain(kind) for kind, _ in kinds]})

    def _count(self, name: str) -> int:
        return len(self._duck.rows(step(ROOM, name)))

    def _places(self, name: str, holes: dict[str, Filling]) -> list[int]:
        return [row[0] for row in self._duck.rows(step(ROOM, name, holes))]

    def _lines(self, places: Sequence[int]) -> list[Row]:
        """In the order of `places`."""
        rows = [dict(zip(LINE, self._told.at(place), strict=True)) for place in places]
        return [row | self._stands[row["kind"]] for row in rows]


def _order(sort: str) -> list[Tree]:
    return [ordered(column(name, "p"), descending) for name, descending in ORDERS[sort]]


def _plain(value: int) -> Tree:
    """A bare number, as LIMIT and long lists want it."""
    tree: Tree = integer(value).this
    return tree


def _text(value: str | None) -> Tree:
    return text(value or "")


def _seen(areas: Area) -> dict[str, Filling]:
    """Fills $whole and $areas; no kelurahan has an empty code."""
    return {"whole": truth(areas is None), "areas": [text(code) for code in areas or ("",)]}


def _same_family(one: Row, other: Row) -> bool:
    return bool(one["place"] != other["place"] and one["id_keluarga"] and one["id_keluarga"] == other["id_keluarga"])


_open: "OrderedDict[Path, Index]" = OrderedDict()
_opening = Lock()


@contextmanager
def index_of(run_folder: Path) -> Iterator[Index]:
    """The run's index, kept open in this process for the next question; the least used is closed."""
    with _opening:
        index = _open.get(run_folder) or Index(run_folder)
        _open[run_folder] = index
        _open.move_to_end(run_folder)
        old = [_open.popitem(last=False)[1] for _ in range(len(_open) - KEPT_OPEN)]
    for one in old:
        one.close()
    yield index


def close_all() -> None:
    """Before a run's folder goes away."""
    with _opening:
        while _open:
            _open.popitem()[1].close()
