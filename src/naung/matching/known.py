"""The registry as people are recognised by: read once, kept with the snapshot. Not here: list rows.

The data's walk: each file's identity columns are read and corrected; names become words with their sounds;
how many bear a word and a name is counted. What comes out are two Parquet files: a row a person, a row a word.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from naung.engine.duck import Duck
from naung.engine.steps import step
from naung.engine.trees import all_of, named, null
from naung.intake.columns import CANONICAL
from naung.intake.registry import Registry
from naung.matching.kept import Kept, print_of
from naung.matching.names import Word, read_token
from naung.matching.script import run

NEEDED = (
    "nama", "tanggal_lahir", "id_jenis_kelamin", "kode_kelurahan", "rt", "rw", "id_keluarga", "tanggal_mutakhir"
)  # fmt: skip
WORTH_KEEPING = 100_000
"""Rows; a smaller registry is prepared in about a second."""
_FILES = ("orang.parquet", "kata.parquet", "bunyi.parquet")


@dataclass(frozen=True)
class Sounds:
    """How many people of the registry bear a word of this sound."""

    bearers: Mapping[str, int]

    def marked(self, code: str) -> str:
        """The sound behind a letter for how common it is: a for up to 8 people, each next letter four times as many."""
        return f"{commonness(self.bearers.get(code, 0))}{code}"


def commonness(people: float) -> str:
    step = 0
    while people > 8 and step < 9:
        people, step = people / 4, step + 1
    return "abcdefghij"[step]


def know(registry: Registry, duck: Duck, work: Path, hashes: str, say: Callable[[str], None]) -> Sounds:
    """Tables `known` and `known_words`: prepared now, earlier in this run, or kept beside the programme.

    `hashes` identifies the files that the registry's reading depends on.
    """
    kept = Kept(registry.spec.folder, "registri", _FILES)
    mark = print_of(_told(registry, hashes), ("naung.intake", "naung.matching"))
    made = work / f"dikenal-{mark}"
    place = kept.find(mark) or (made if kept.is_whole(made) else None)
    if place is None:
        _prepare(registry, duck, made, say)
        place = kept.keep(made, mark) if worth_keeping(duck) else made
    return _open(duck, place)


def _told(registry: Registry, hashes: str) -> list[object]:
    """All that decides how the registry is read."""
    spec = registry.spec
    kinds = sorted((name, kind.value) for name, kind in spec.types.items())
    areas = [(area.code, area.name, area.bps_code) for area in registry.areas]
    return [hashes, spec.as_of, sorted(spec.columns.items()), spec.by_bps, kinds, areas]


def _prepare(registry: Registry, duck: Duck, folder: Path, say: Callable[[str], None]) -> None:
    folder.mkdir()
    run(duck, "macros")
    wanted = {name for name in NEEDED if name in registry.kinds}
    registry.prepare(duck, wanted)
    absent = [named(null(CANONICAL[name].sql), name) for name in NEEDED if name not in wanted]
    parts = []
    for number, table in enumerate(registry.people):
        say(f"Mengenali orang di {table.source.name} ({number + 1} dari {len(registry.people)})")
        registry.read(duck, number, wanted)
        duck.view("registry_told", step("naung.matching", "registry_told", {"absent": absent}))
        run(duck, "people")
        parts.append(folder / f"dibaca {number}.parquet")
        duck.save(all_of("people_read"), parts[-1])
        registry.let_go(duck)
    duck.open("named", parts)
    sounds = _read_tokens(duck, None)
    run(duck, "composed")
    duck.save(all_of("composed"), folder / "nama.parquet")
    duck.open("composed_known", [folder / "nama.parquet"])
    run(duck, "known")
    duck.save(all_of("known_read"), folder / _FILES[0])
    duck.open("known", [folder / _FILES[0]])
    run(duck, "words")
    duck.save(all_of("known_words_read"), folder / _FILES[1])
    _save_sounds(duck, sounds, folder / _FILES[2])
    for part in [*parts, folder / "nama.parquet"]:
        part.unlink()


def _save_sounds(duck: Duck, sounds: Sounds, path: Path) -> None:
    codes = sorted(sounds.bearers)
    columns = {
        "code": np.array(codes, dtype=object),
        "bearers": np.array([sounds.bearers[code] for code in codes], dtype=np.int64),
    }
    duck.add_arrays("sounds_read", columns)
    duck.save(all_of("sounds_read"), path)


def worth_keeping(duck: Duck) -> bool:
    """Whether the registry is large enough that working anew takes more than a moment."""
    return bool(duck.run("SELECT count(*) FROM known").fetchall()[0][0] >= WORTH_KEEPING)


def _open(duck: Duck, folder: Path) -> Sounds:
    run(duck, "macros")
    for name, file in zip(("known", "known_words", "sounds"), _FILES, strict=True):
        duck.open(name, [folder / file])
    return Sounds(dict(duck.rows(all_of("sounds"))))


def read_names(duck: Duck, sounds: Sounds) -> None:
    """View `composed`: what is in `named`, its names as words and sounds; counts are the registry's."""
    _read_tokens(duck, sounds)
    run(duck, "composed")


def _read_tokens(duck: Duck, sounds: Sounds | None) -> Sounds:
    """Table `tokens_read`: each token of the names in `named`; without `sounds` they are counted here."""
    run(duck, "tokens")
    counted = duck.rows(all_of("tokens"))
    words = {token: read_token(token) for token, _ in counted}
    if sounds is None:
        bearers: Counter[str] = Counter()
        for token, people in counted:
            for code in words[token].codes if words[token].kind == "W" else ():
                bearers[code] += people
        sounds = Sounds(bearers)
    _lay_out_tokens(duck, words, sounds)
    return sounds


def _lay_out_tokens(duck: Duck, words: Mapping[str, Word], sounds: Sounds) -> None:
    rows = [
        (
            token,
            word.kind,
            " ".join(word.words),
            " ".join(map(sounds.marked, word.codes)),
            "".join(word.codes),
            "".join(code[0] for code in word.codes),
        )
        for token, word in words.items()
    ] or [("", "N", "", "", "", "")]
    names = ("token", "kind", "words", "sounds", "joined", "initials")
    columns = zip(names, zip(*rows, strict=True), strict=True)
    duck.add_arrays("tokens_told", {name: np.array(values, dtype=object) for name, values in columns})
    run(duck, "tokens_read")
