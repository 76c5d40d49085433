"""Makes the whole folder: registry, areas, lists, programme, key, truth. Not here: how each of them is made."""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from naung.city.dirt import make_dirt
from naung.city.doubles import age_some, copy_people, repeat_niks
from naung.city.families import make_families, make_people
from naung.city.identity import make_family_cards, make_niks
from naung.city.lists import write_lists
from naung.city.names import full_names, make_cultures, make_names
from naung.city.namesakes import make_namesakes
from naung.city.places import make_homes, make_origins
from naung.city.plan import FULL_PEOPLE, make_plan
from naung.city.program import inspector_text, key_text, meeting_text, program_text
from naung.city.registry import City, write_areas, write_registry
from naung.city.sent import sent_paths, write_sent
from naung.city.shares import USUAL, Shares, degrees
from naung.city.stands import choose
from naung.city.truth import write_doubles, write_truth
from naung.city.work import make_housing, make_work
from naung.values.errors import Refusal
from naung.values.words import number

LEAST_PEOPLE = 500
MOST_PEOPLE = 10 * FULL_PEOPLE
Say = Callable[[str], None]


def make_city(directory: Path, people: int, seed: int, say: Say, damage: str = USUAL) -> None:
    """Writes a made city into a new folder; the same size, seed and degree of damage give the same bytes.

    The folder appears whole or not at all. `damage` (one of `degrees()`) says how much of
    the lists is spoiled; the registry stays as it is. Raises Refusal for a folder that exists, a place that cannot be
    written to, numbers out of range and an unknown degree. `say` is told of each step.
    """
    _check(directory, people, seed, damage)
    shares = Shares(damage)
    try:
        draft = Path(tempfile.mkdtemp(prefix=f".{directory.name}-", dir=directory.absolute().parent))
    except OSError as error:
        raise Refusal(f"Folder {directory} tidak dapat dibuat: {error.strerror}.") from error
    try:
        draft.chmod(0o755)
        _fill(draft, people, seed, shares, say)
        if directory.exists():
            raise Refusal(f"Folder {directory} sudah ada; tidak ada yang ditulis.")
        draft.rename(directory)
    except OSError as error:
        raise Refusal(f"Kota buatan tidak dapat ditulis ke {directory}: {error.strerror}.") from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _check(directory: Path, people: int, seed: int, damage: str) -> None:
    if directory.exists() or directory.is_symlink():
        raise Refusal(f"Folder {directory} sudah ada; pilih nama lain atau pindahkan dulu folder itu.")
    if not directory.absolute().parent.is_dir():
        raise Refusal(f"Folder induk {directory.absolute().parent} tidak ada.")
    if not LEAST_PEOPLE <= people <= MOST_PEOPLE:
        raise Refusal(
            f"Jumlah penduduk {number(people)} di luar batas: paling sedikit {number(LEAST_PEOPLE)}, "
            f"paling banyak {number(MOST_PEOPLE)}."
        )
    if seed < 0:
        raise Refusal(f"Seed {seed} kurang dari nol; pakai bilangan bulat dari 0 ke atas.")
    if damage not in degrees():
        raise Refusal(f"Kerusakan {damage} tidak dikenal; pilih {', '.join(degrees())}.")


def _fill(folder: Path, people: int, seed: int, shares: Shares, say: Say) -> None:
    city = make_people_of_city(people, seed, say)
    say("menulis registri.csv")
    write_registry(folder / "registri.csv", city)
    write_areas(folder / "wilayah.csv")
    truths = write_lists(folder, city, choose(city, seed), shares, seed, say)
    say("menulis program.yaml, rapat.yaml, kunci.hex, dan kebenaran")
    write_truth(folder / "kebenaran.parquet", city, truths)
    write_doubles(folder / "kebenaran_ganda.parquet", city)
    say("menulis kiriman/")
    write_sent(folder, truths, people, seed)
    (folder / "program.yaml").write_text(program_text(people), encoding="utf-8")
    (folder / "program-kiriman.yaml").write_text(program_text(people, sent_paths()), encoding="utf-8")
    (folder / "rapat.yaml").write_text(meeting_text(people, seed), encoding="utf-8")
    for name, text in (("kunci.hex", key_text), ("kunci_pengawas.hex", inspector_text)):
        secret = folder / name
        secret.write_text(text(people, seed), encoding="ascii")
        secret.chmod(0o600)


def make_people_of_city(people: int, seed: int, say: Say) -> City:
    """All people with everything about them, in memory."""
    say(f"membuat {number(people)} penduduk")
    plan = make_plan(people)
    families = make_families(plan, seed)
    made = make_people(families, seed)
    say("memberi nama")
    make_cultures(families, made, seed)
    make_names(families, made, seed)
    make_namesakes(families, made, seed)
    registered = make_origins(families, made, seed)
    pairs = copy_people(families, made, seed)
    age_some(made, seed)
    say("memberi NIK, nomor KK, dan alamat")
    make_niks(families, made, registered, seed)
    doubles = repeat_niks(made, pairs, seed)
    card, family_id = make_family_cards(families, seed)
    homes = make_homes(families, seed)
    say("memberi pekerjaan")
    work = make_work(families, made, seed)
    names = full_names(made.words)
    dirt = make_dirt(families, made, doubles, names, seed)
    housing = make_housing(families, seed)
    return City(families, made, homes, work, housing, card, family_id, names, doubles, dirt, seed)
