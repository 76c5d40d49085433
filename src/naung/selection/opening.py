"""Open a programme: its file read, its data surveyed, its expressions checked. Nothing is judged here."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from naung.engine.duck import Duck
from naung.engine.files import Digests
from naung.intake.lists import ListSpec, survey_list
from naung.intake.registry import Registry, RegistrySpec
from naung.intake.sent.laying import Wishes
from naung.intake.sources import find_file, find_files
from naung.intake.survey import survey
from naung.selection.compiled import Compiled, compile_programme
from naung.selection.programme import ListPart, PathOf, Programme, read_programme
from naung.values.errors import Refusal
from naung.values.kinds import Kind


@dataclass(frozen=True)
class Opened:
    """A programme with its data surveyed; `inputs` are all files that decide, by their name in the programme.

    `digests` are theirs, by the same names.
    """

    path: Path
    programme: Programme
    registry: Registry
    compiled: Compiled
    inputs: dict[str, Path]
    digests: Digests
    duck: Duck
    work: Path

    @property
    def folder(self) -> Path:
        return self.registry.spec.folder


@contextmanager
def open_programme(
    path: Path, folder_out: Path, work: Path, *, key_needed: bool = True, also: Sequence[Path] = ()
) -> Iterator[Opened]:
    """Open a programme; results may be written in `folder_out`, what does not fit in memory goes over into `work`.

    `also` are folders that are read besides the programme's own.

    A Refusal names the first fault; that there is no key file is one only where `key_needed`.
    """
    programme = read_programme(path)
    folder = path.resolve().parent
    inputs = input_files(path, programme, folder, key_needed)
    reachable = [folder_out, *also, *sorted({one.resolve().parent for one in inputs.values()})]
    with Duck(work, reachable) as duck:
        duck.run(files("naung.intake").joinpath("steps", "macros.sql").read_text(encoding="utf-8"))
        registry = survey(_registry_spec(programme, folder), duck)
        lists = [
            survey_list(list_spec(part, folder), duck, number, work, registry.areas)
            for number, part in enumerate(programme.lists)
        ]
        compiled = compile_programme(programme, registry, lists)
        yield Opened(path, programme, registry, compiled, inputs, Digests(inputs), duck, work)


def _kinds(types: dict[str, str]) -> dict[str, Kind]:
    return {name.lower(): Kind(kind) for name, kind in types.items()}


def list_spec(part: ListPart, folder: Path) -> ListSpec:
    """What a programme says of one list, as the reader wants it."""
    columns = {name.lower(): written for name, written in part.columns.items()}
    wishes = Wishes(part.sheet, part.header_row, columns)
    return ListSpec(folder, part.name, part.path, _kinds(dict(part.types)), wishes)


def _registry_spec(programme: Programme, folder: Path) -> RegistrySpec:
    part = programme.registry
    return RegistrySpec(
        folder=folder,
        paths=tuple(part.path),
        areas=programme.areas.path,
        as_of=programme.as_of,
        families=part.families.path if part.families else None,
        columns={name.lower(): written for name, written in part.columns.items()},
        types=_kinds(dict(part.types)),
        by_bps=part.area_code == "bps",
        corrections=programme.corrections.path if programme.corrections else None,
    )


def input_files(path: Path, programme: Programme, folder: Path, key_needed: bool) -> dict[str, Path]:
    """Every file that decides; a Refusal names one that does not exist."""
    single = {"areas.path": programme.areas}
    if key_needed or (folder / programme.key.path).is_file():
        single["key.path"] = programme.key
    if (folder / programme.settlements.path).is_file():
        single["settlements"] = programme.settlements
    elif "settlements" in programme.model_fields_set:
        raise Refusal(f"settlements.path: berkas {programme.settlements.path} tidak ada (dicari di {folder})")
    if programme.matching and programme.matching.model:
        single["matching.model"] = programme.matching.model
    if programme.registry.families:
        single["registry.families.path"] = programme.registry.families
    if programme.corrections:
        single["corrections.path"] = programme.corrections
    if programme.quota and isinstance(programme.quota.weight, PathOf):
        single["quota.weight.path"] = programme.quota.weight
    inputs = {f"registry.path {one.name}": one for one in find_files(programme.registry.path, folder, "registry.path")}
    inputs |= {what: find_file(part.path, folder, what) for what, part in single.items()}
    inputs |= {f"lists {part.name}": find_file(part.path, folder, f"lists: {part.name}") for part in programme.lists}
    return {"program": path, **inputs}
