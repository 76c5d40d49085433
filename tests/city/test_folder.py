"""Does the folder appear whole or not at all, and always with the same bytes?"""

import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from naung.city import make
from naung.city.make import make_city
from naung.cli.main import main
from naung.values.errors import Refusal


def silent(_: str) -> None:
    """No progress in tests."""


def digests(folder: Path) -> dict[str, str]:
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_same_size_and_seed_give_the_same_bytes(tmp_path: Path) -> None:
    make_city(tmp_path / "a", 3000, 5, silent)
    program = (
        "import sys; from pathlib import Path; from naung.city.make import make_city; "
        "make_city(Path(sys.argv[1]), 3000, 5, lambda _: None)"
    )
    elsewhere = os.environ | {"PYTHONHASHSEED": "99", "OMP_NUM_THREADS": "1", "PYTHONPATH": "src"}
    subprocess.run([sys.executable, "-c", program, str(tmp_path / "b")], check=True, env=elsewhere)
    assert digests(tmp_path / "a") == digests(tmp_path / "b")


def test_another_seed_gives_another_city_and_key(tmp_path: Path) -> None:
    make_city(tmp_path / "a", 500, 1, silent)
    make_city(tmp_path / "b", 500, 2, silent)
    one, two = digests(tmp_path / "a"), digests(tmp_path / "b")
    assert [name for name in one if one[name] == two[name]] == [
        "program-kiriman.yaml",
        "program.yaml",
        "wilayah.csv",
    ]


def test_the_key_is_private_and_well_formed(tmp_path: Path) -> None:
    make_city(tmp_path / "kota", 500, 1, silent)
    key = tmp_path / "kota" / "kunci.hex"
    assert re.fullmatch("[0-9a-f]{64}\n", key.read_text())
    assert key.stat().st_mode & 0o777 == 0o600


def test_an_existing_folder_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "kota").mkdir()
    with pytest.raises(Refusal, match="sudah ada"):
        make_city(tmp_path / "kota", 500, 1, silent)
    assert list((tmp_path / "kota").iterdir()) == []


@pytest.mark.parametrize(("people", "seed", "words"), [(499, 1, "paling sedikit 500"), (500, -1, "Seed -1")])
def test_numbers_out_of_range_are_refused(tmp_path: Path, people: int, seed: int, words: str) -> None:
    with pytest.raises(Refusal, match=words):
        make_city(tmp_path / "kota", people, seed, silent)


def test_a_missing_parent_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="tidak ada"):
        make_city(tmp_path / "tiada" / "kota", 500, 1, silent)


def test_a_broken_run_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(make, "write_truth", fail)
    with pytest.raises(Refusal, match="No space left"):
        make_city(tmp_path / "kota", 500, 1, silent)
    assert list(tmp_path.iterdir()) == []


def test_the_command_says_what_it_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["city", str(tmp_path / "kota"), "--people", "500", "--json"]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["people"] == 500
    assert "registri.csv" in said.err
    assert main(["city", str(tmp_path / "kota")]) == 1
    assert "sudah ada" in capsys.readouterr().err
