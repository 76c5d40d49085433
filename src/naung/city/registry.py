"""The registry file: one row a person, columns as in the contract. Not here: how the people are made."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from naung.city.cells import dates, digits, small
from naung.city.chance import Ints, pick, stream
from naung.city.dirt import Dirt
from naung.city.doubles import Doubles
from naung.city.people import TODAY, Families, People
from naung.city.places import Homes, regions
from naung.city.tables import rows
from naung.city.work import Housing, Work
from naung.engine.columns import Block, Cells, Coded, write_csv

_BLOCK = 100_000
Maker = Callable[[slice], Cells | Coded]


@dataclass(frozen=True)
class City:
    """Everything that is known about the made people, before any office spoils it."""

    families: Families
    people: People
    homes: Homes
    work: Work
    housing: Housing
    card: Ints
    family_id: Ints
    names: Cells
    doubles: Doubles
    dirt: Dirt
    seed: int


def area_codes() -> Cells:
    """Ten digits a kelurahan, in order."""
    return np.array([row["kode"].replace(".", "") for row in rows("kelurahan")], dtype="S10")


def write_areas(path: Path) -> None:
    """wilayah.csv: the 56 kelurahan."""
    names = np.array([row["nama"] for row in rows("kelurahan")], dtype="S")
    write_csv(path, ["kode", "nama"], [[area_codes(), names]])


def write_registry(path: Path, city: City) -> int:
    """registri.csv; returns the number of rows."""
    columns = _columns(city)
    return write_csv(path, list(columns), _blocks(city, columns))


def _blocks(city: City, columns: dict[str, Maker]) -> Iterator[Block]:
    count = len(city.people)
    for start in range(0, count, _BLOCK):
        part = slice(start, min(start + _BLOCK, count))
        block: list[Cells | Coded] = []
        for name, maker in columns.items():
            cells = maker(part)
            if name in city.dirt.cells:
                cells = city.dirt.apply(name, cells.cells() if isinstance(cells, Coded) else cells, start)
            block.append(cells)
        yield block


def _columns(city: City) -> dict[str, Maker]:
    """How to write each column's cells for a slice of rows."""
    people, families, work, homes, housing = city.people, city.families, city.work, city.homes, city.housing
    home = people.family
    birthplaces = np.array([name.upper() for _, name in regions()], dtype="S")
    rng = stream(city.seed, len(people), "last touched")
    touched = TODAY - 7 - 15 * pick(rng, [8, 5, 3, 2, 2, 1, 1, 1, 1, 1, 1, 1], len(families.size))
    return {
        "nik": lambda part: digits(people.nik[part], 16),
        "no_kk": lambda part: digits(city.card[home[part]], 16),
        "id_keluarga": lambda part: digits(city.family_id[home[part]], 13),
        "nama": lambda part: city.names[part],
        "tempat_lahir": lambda part: Coded(birthplaces, people.origin[part]),
        "tanggal_lahir": lambda part: dates(people.birth[part]),
        "id_jenis_kelamin": lambda part: small(people.sex[part]),
        "id_hub_kepala_keluarga": lambda part: small(people.relation[part]),
        "id_status_perkawinan": lambda part: small(people.marital[part]),
        "kode_kelurahan": lambda part: Coded(area_codes(), families.kelurahan[home[part]]),
        "alamat": lambda part: homes.address[home[part]],
        "rt": lambda part: small(homes.rt[home[part]], 3),
        "rw": lambda part: small(homes.rw[home[part]], 3),
        "id_disabilitas": lambda part: small(work.disability[part]),
        "membantu_bekerja": lambda part: small(work.working[part]),
        "id_lapangan_usaha_dari_usaha_utama": lambda part: small(work.sector[part], none=0),
        "id_status_kedudukan_pekerjaan_utama": lambda part: small(work.status[part], none=0),
        "id_pekerjaan_utama": lambda part: small(work.job[part], none=0),
        "id_penyakit_menahun": lambda part: small(work.illness[part]),
        "luas_lantai_bangunan": lambda part: small(housing.floor_m2[home[part]]),
        "id_status_penguasaan_bangunan": lambda part: small(housing.tenure[home[part]]),
        "desil_nasional": lambda part: small(families.decile[home[part]]),
        "tanggal_mutakhir": lambda part: dates(touched[home[part]]),
    }
