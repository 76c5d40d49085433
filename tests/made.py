"""A small made programme for tests: 60 people, three kelurahan, one list. Nobody in it is real."""

import csv
import random
from pathlib import Path
from typing import Any

import yaml

SEED = "0123456789abcdef" * 4
KEY = "5a" * 32
AREAS = {"3275011001": "Bekasijaya", "3275011002": "Margahayu", "3275021001": "Bintara"}
COLUMNS = ["nik", "id_keluarga", "nama", "tanggal_lahir", "kode_kelurahan", "id_jenis_kelamin"]
COLUMNS += ["id_status_kedudukan_pekerjaan_utama", "desil_nasional"]

Record = list[str]


def people(count: int = 60, seed: int = 1) -> list[Record]:
    """Registry records: families of up to three, ties galore, one malformed and one shared NIK."""
    chance = random.Random(seed)
    records = []
    for number in range(count):
        year, month, day = chance.randint(1950, 2012), chance.randint(1, 12), chance.randint(1, 28)
        sex = chance.choice((1, 2))
        nik = f"327501{day + 40 * (sex - 1):02d}{month:02d}{year % 100:02d}{number + 1:04d}"
        records.append(
            [
                nik,
                f"K{number // 3}",
                f"ORANG {number}",
                f"{year}-{month:02d}-{day:02d}",
                chance.choice([*AREAS, "3275011001"]),
                str(sex),
                chance.choice(["1", "2", "4", "7", ""]),
                chance.choice(["1", "1", "2", "3", ""]),
            ]
        )
    if count > 20:
        records[7][0] = "12345"
        records[9][0] = records[10][0]
        records[11][4] = "9999999999"
    return records


def programme(**changes: Any) -> dict[str, Any]:
    """The programme's content; a change to None takes a key out."""
    content: dict[str, Any] = {
        "program": "uji",
        "title": "Uji",
        "city": "3275",
        "as_of": "2026-01-01",
        "cover": {"first_month": "2026-01", "months": 12},
        "income_base_idr": 1_000_000,
        "budget_idr": 1_700_000,
        "places": 20,
        "key": {"path": "kunci.hex"},
        "areas": {"path": "wilayah.csv"},
        "registry": {"path": "registri.csv"},
        "lists": [{"name": "ojol", "path": "ojol.csv", "kind": "proposal"}],
        "rules": [
            {"code": "usia", "text": "Berusia 18 sampai 64 tahun", "when": "umur BETWEEN 18 AND 64"},
            {
                "code": "informal",
                "text": "Bekerja di sektor informal",
                "when": "id_status_kedudukan_pekerjaan_utama IN (1, 2, 7) OR daftar_ojol",
                "unknown": "verify",
            },
        ],
        "points": [{"code": "tua", "text": "50 tahun atau lebih", "when": "umur >= 50", "add": 1}],
        "order": ["desil_nasional ASC", "poin DESC"],
        "quota": {"by": "kode_kelurahan", "weight": "candidates"},
        "reserve_percent": 25,
    }
    content |= changes
    return {key: value for key, value in content.items() if value is not None}


def write_csv(path: Path, header: list[str], records: list[Record], delimiter: str = ",") -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerow(header)
        writer.writerows(records)


def write(folder: Path, records: list[Record] | None = None, **changes: Any) -> Path:
    """Write a whole programme with its files; returns the programme file."""
    records = people() if records is None else records
    write_csv(folder / "registri.csv", COLUMNS, records)
    write_csv(folder / "wilayah.csv", ["kode", "nama"], [[code, name] for code, name in AREAS.items()])
    write_csv(folder / "ojol.csv", ["nik", "status"], [[record[0], "AKTIF"] for record in records[::5]])
    (folder / "kunci.hex").write_text(KEY + "\n", encoding="ascii")
    path = folder / "program.yaml"
    text = yaml.safe_dump(programme(**changes), allow_unicode=True, sort_keys=False)
    path.write_text(text.replace("'2026-01-01'", "2026-01-01"), encoding="utf-8")
    return path
