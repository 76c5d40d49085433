"""Look at a registry's headers: which file holds which column, by either vocabulary of DTSEN. Not here: cells."""

from collections.abc import Collection, Mapping, Sequence

from naung.engine.duck import Duck
from naung.engine.trees import day
from naung.intake.areas import read_areas
from naung.intake.columns import ALIASES, CANONICAL, REQUIRED
from naung.intake.corrections import read_corrections
from naung.intake.registry import Registry, RegistrySpec, Table
from naung.intake.sources import Source, find_file, find_files, listed, nameable, open_source
from naung.values.errors import Refusal
from naung.values.kinds import Kind


def survey(spec: RegistrySpec, duck: Duck) -> Registry:
    """The registry's shape and what little is read whole: areas and corrections.

    A Refusal names the missing, doubled or misnamed column and its file.
    """
    areas = read_areas(spec.areas, spec.folder, duck)
    sources = [open_source(path, duck) for path in find_files(spec.paths, spec.folder, "registry.path")]
    family_source = None
    if spec.families is not None:
        family_source = open_source(find_file(spec.families, spec.folder, "registry.families.path"), duck)
    _check_named_columns(spec, [*sources, *([family_source] if family_source else [])])
    families = Table(family_source, _family_places(spec, family_source)) if family_source else None
    of_family = frozenset(families.places) if families else frozenset()
    people = tuple(Table(source, _places(spec, source, of_family)) for source in sources)
    if families:
        families = Table(families.source, _yield_aliases(families, people))
        _check_one_table(people, families)
    _check_required(people, families)
    kinds = _kinds(spec, people, families)
    corrections = {}
    if spec.corrections is not None:
        corrections = read_corrections(spec.corrections, spec.folder, kinds, day(spec.as_of), duck)
    return Registry(spec, people, families, kinds, tuple(areas), corrections)


def _places(spec: RegistrySpec, source: Source, of_family: Collection[str]) -> dict[str, str]:
    """Naung's columns in one file; an alias counts only where the name itself is in neither table."""
    places: dict[str, str] = {}
    for name in CANONICAL:
        named_so = spec.columns.get(name, name).strip().lower()
        if named_so in source.names:
            places[name] = named_so
        elif name not in spec.columns and (name == "id_keluarga" or name not in of_family):
            alias = next((alias for alias in ALIASES.get(name, ()) if alias in source.names), None)
            if alias is not None:
                places[name] = alias
    taken = set(places.values())
    return places | {name: name for name in nameable(source.names) if name not in taken and name not in CANONICAL}


def _family_places(spec: RegistrySpec, source: Source) -> dict[str, str]:
    """The family table's columns; a card's number that serves as `id_keluarga` is no second column."""
    places = _places(spec, source, ())
    if places.get("no_kk") == places.get("id_keluarga"):
        places.pop("no_kk", None)
    return places


def _yield_aliases(families: Table, people: Sequence[Table]) -> dict[str, str]:
    """The family table's columns without those it has by alias and the person table by its own name."""
    own = {name for table in people for name, place in table.places.items() if place == name}
    return {
        name: place
        for name, place in families.places.items()
        if name == "id_keluarga" or place == name or name not in own
    }


def _check_named_columns(spec: RegistrySpec, sources: Sequence[Source]) -> None:
    for name, named_so in spec.columns.items():
        if not any(named_so.strip().lower() in source.names for source in sources):
            files = ", ".join(source.name for source in sources)
            raise Refusal(f"registry.columns: kolom {named_so} (untuk {name}) tidak ada di {files}")


def _check_one_table(people: Sequence[Table], families: Table) -> None:
    for table in people:
        if both := sorted((set(table.places) & set(families.places)) - {"id_keluarga"}):
            raise Refusal(
                f"kolom {both[0]} ada di {table.source.name} dan juga di {families.source.name}; "
                "satu kolom hanya boleh ada di satu tabel"
            )


def _check_required(people: Sequence[Table], families: Table | None) -> None:
    if families is not None and "id_keluarga" not in families.places:
        raise Refusal(f"{families.source.name}: kolom id_keluarga tidak ada; kolomnya: {listed(families.source)}")
    for table in people:
        for name in REQUIRED:
            elsewhere = families is not None and name in families.places and name not in ("nik", "id_keluarga")
            if name not in table.places and not elsewhere:
                raise Refusal(
                    f"{table.source.name}: kolom {name} tidak ada; kolomnya: {listed(table.source)}. "
                    "Bila namanya lain, tulis di registry.columns"
                )


def _kinds(spec: RegistrySpec, people: Sequence[Table], families: Table | None) -> dict[str, Kind]:
    """The kind of every column that can be named: canonical, then extra ones by `types` or their files."""
    tables = [*people, *([families] if families else [])]
    kinds: dict[str, Kind] = {}
    for table in tables:
        for name, place in table.places.items():
            kind = CANONICAL.get(name) or spec.types.get(name) or table.source.kind(place)
            if kind is None:
                continue
            if kinds.setdefault(name, kind) is not kind:
                raise Refusal(
                    f"{table.source.name}: kolom {name} berjenis {kind.words}, di berkas lain {kinds[name].words}; "
                    f"tulis jenisnya di registry.types"
                )
    _check_types(spec.types, kinds)
    return kinds


def _check_types(types: Mapping[str, Kind], kinds: Mapping[str, Kind]) -> None:
    for name in types:
        if name in CANONICAL:
            raise Refusal(f"registry.types: jenis kolom {name} sudah tetap ({CANONICAL[name].words})")
        if name not in kinds:
            raise Refusal(f"registry.types: kolom {name} tidak ada di registri")
