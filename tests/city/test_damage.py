"""Do the degrees of damage keep the people and change the lists?"""

from pathlib import Path

import pytest

from naung.city.make import make_city
from naung.city.names import CULTURES
from naung.city.shares import Shares, degrees
from naung.city.tables import rows
from naung.cli.main import main
from naung.values.errors import Refusal
from tests.city.made import Made

PARTS = {(row["daftar"], row["bagian"]) for row in rows("kerusakan")}
PEOPLE_FILES = ("registri.csv", "wilayah.csv", "kunci.hex", "program.yaml", "kebenaran_ganda.parquet")


def make(folder: Path, damage: str) -> Made:
    make_city(folder, 3000, 5, lambda _: None, damage)
    return Made(folder, [])


def spoiled(made: Made) -> float:
    truth = made.truth()
    return sum(bool(row["damage"]) for row in truth) / len(truth)


def test_the_people_stay_and_the_lists_change(tmp_path: Path) -> None:
    made = {degree: make(tmp_path / degree, degree) for degree in degrees()}
    for name in PEOPLE_FILES:
        assert len({(one.folder / name).read_bytes() for one in made.values()}) == 1
    assert spoiled(made["ringan"]) < spoiled(made["biasa"]) < spoiled(made["berat"])


@pytest.mark.parametrize("degree", degrees())
@pytest.mark.parametrize(("list_name", "part"), sorted(PARTS))
def test_shares_leave_rows_unharmed(degree: str, list_name: str, part: str) -> None:
    kinds, shares = Shares(degree).of(list_name, part)
    assert len(kinds) == len(shares) > 0
    assert all(0 < share <= 0.95 for share in shares)
    assert part == "nama" or sum(shares) < 0.96


def test_the_heavy_degree_has_other_proportions() -> None:
    usual, heavy = (dict(zip(*Shares(degree).of("umkm", "nik"), strict=True)) for degree in ("biasa", "berat"))
    assert heavy["kosong"] / usual["kosong"] > heavy["satu_digit"] / usual["satu_digit"] > 1


def test_every_factor_names_a_part_and_kind_there_is() -> None:
    there = {(row["bagian"], row["kerusakan"]) for row in rows("kerusakan")} | {(part, "*") for _, part in PARTS}
    assert {(row["bagian"], row["kerusakan"]) for row in rows("derajat_kerusakan")} <= there | {("*", "*")}


def test_an_unknown_degree_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="parah tidak dikenal"):
        make_city(tmp_path / "kota", 500, 1, lambda _: None, "parah")


def test_the_command_takes_the_degree(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["city", str(tmp_path / "kota"), "--people", "500", "--damage", "ringan", "--json"]) == 0
    assert '"damage": "ringan"' in capsys.readouterr().out


def test_sex_culture_and_words_are_told_of_everyone(made: Made) -> None:
    cultures = {culture.lower() for culture in CULTURES}
    checked = 0
    for row in made.truth():
        assert row["sex"] in (1, 2)
        assert row["culture"] in cultures
        assert row["words"] in (1, 2, 3, 4)
        if isinstance(row["row_benar"], int):
            person = made.registry[row["row_benar"] - 1]
            checked += person["id_jenis_kelamin"] == str(row["sex"]) and len(person["nama"].split()) == row["words"]
    assert checked > 0.98 * sum(row["row_benar"] is not None for row in made.truth())
