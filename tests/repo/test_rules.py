"""Are our own rules kept: documented commands exist, steps say what they do, variants differ where they say."""

import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.conftest import COSTLIEST

from naung.city.program import program_text
from naung.cli.main import COMMANDS, parser
from naung.selection.programme import read_programme

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "naung"
SIGAP = ROOT / "programs" / "sigap-2026"
VARIANTS = {
    "desil-1-3.yaml": {"rules"},
    "tempat-11666.yaml": {"budget_idr", "places"},
    "kuota-calon.yaml": {"quota"},
    "kuota-desil-1.yaml": {"quota"},
    "dua-per-keluarga.yaml": {"per_family"},
}


def load(path: Path) -> dict[str, Any]:
    return dict(yaml.safe_load(path.read_text(encoding="utf-8")))


def within_source(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def documents() -> list[Path]:
    docs = ROOT / "docs"
    return [ROOT / "README.md", *sorted(docs.glob("*.md")), *sorted(docs.glob("panduan/*.md"))]


def test_every_command_is_documented_and_every_documented_command_exists() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in documents())
    named = set(re.findall(r"(?<![\w./-])naung ([a-z]+)\b", text))
    later: set[str] = set()
    assert set(COMMANDS) <= named
    assert named - later <= set(COMMANDS)


def test_options_named_in_the_readme_exist() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    helped = "\n".join(
        subparser.format_help()
        for action in parser()._subparsers._group_actions  # type: ignore[union-attr]
        for subparser in action.choices.values()  # type: ignore[union-attr]
    )
    for option in set(re.findall(r"--[a-z][a-z-]*", text)):
        assert option in helped or option in ("--month", "--base")


@pytest.mark.parametrize("path", sorted(SOURCE.glob("**/steps/*.sql")), ids=within_source)
def test_every_step_says_first_what_it_does(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith("-- ")


@pytest.mark.parametrize("path", sorted(SOURCE.glob("**/*.py")), ids=within_source)
def test_every_module_says_what_belongs_in_it(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith('"""')


def test_the_seeds_programme_and_its_variants_are_read() -> None:
    for path in SIGAP.glob("*.yaml"):
        read_programme(path)
    programme = read_programme(SIGAP / "program.yaml")
    assert programme.price.total_idr == 201_600
    assert programme.covered_places == 9_920
    assert read_programme(SIGAP / "tempat-11666.yaml").covered_places == 11_666


@pytest.mark.parametrize("name", sorted(path.name for path in SIGAP.glob("*.yaml") if path.name != "program.yaml"))
def test_a_variant_differs_only_where_it_says(name: str) -> None:
    base, variant = load(SIGAP / "program.yaml"), load(SIGAP / name)
    differing = {key for key in base | variant if base.get(key) != variant.get(key)} - {"program", "title"}
    assert differing == VARIANTS[name]


def test_the_made_city_is_judged_like_the_real_one() -> None:
    made, real = dict(yaml.safe_load(program_text(2_617_596))), load(SIGAP / "program.yaml")
    for key in ("cover", "as_of", "budget_idr", "places", "income_base_idr", "order", "quota", "per_family", "lists"):
        assert made[key] == real[key], key
    for key in ("rules", "points"):
        assert [(one["code"], one["when"]) for one in made[key]] == [(one["code"], one["when"]) for one in real[key]]


def test_requirements_are_pinned_by_hash_and_name_no_index() -> None:
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    assert not re.search(r"https?://|--index-url|--find-links", text)
    requirements = re.split(r"\n(?=[a-z])", text)
    assert len(requirements) > 40
    for requirement in requirements:
        assert re.match(r"[a-z0-9-]+==[0-9][0-9a-z.]* ", requirement), requirement
        assert "--hash=sha256:" in requirement, requirement


def test_every_dependency_has_its_why() -> None:
    why = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8").lower()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *(one for part in project["optional-dependencies"].values() for one in part)]
    declared = [re.split(r"[><=\[]", one)[0] for one in wanted]
    assert not [name for name in declared if name not in why and name != "types-pyyaml"]


def test_links_between_documents_lead_somewhere() -> None:
    for path in [*documents(), ROOT / "ARCHITECTURE.md", ROOT / "CONTRIBUTING.md"]:
        for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8")):
            assert (path.parent / target).exists(), f"{path.name}: {target}"


def test_no_file_of_ours_names_a_registry_or_a_machines_path() -> None:
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    hosts = re.compile("|".join(["pypi" + r"\.org", "python" + "hosted", "registry" + r"\.npmjs", "deb" + r"\.debian"]))
    for name in done.stdout.split():
        path = ROOT / name
        if path.suffix not in (".png", ".parquet"):
            assert not hosts.search(path.read_text(encoding="utf-8")), name


def test_the_costliest_files_are_there_to_come_first() -> None:
    assert [name for name in COSTLIEST if not (ROOT / name).is_file()] == []
