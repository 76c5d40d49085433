"""A town with several lists: whom they share, whom the registry has not, what goes back. Nobody in it is real."""

import csv
from pathlib import Path
from typing import Any

from tests.matching.made import Row, Town, sent

LISTS = [
    {"name": "ojol", "path": "ojol.csv", "kind": "proposal"},
    {"name": "umkm", "path": "umkm.csv", "kind": "proposal"},
    {"name": "aktif", "path": "aktif.csv", "kind": "covered"},
]
WAHYU, JOKO, LINA = "3275012303810021", "3275011907850022", "3275015509920023"
OJOL = [
    sent("3275011203800001", "MUHAMMAD SAEFUDIN", "1980-03-12"),
    sent(WAHYU, "Wahyu Hidayatullah", "23-03-1981", "Kel. Bekasijaya"),
    sent("", "Slamet Raharjo Widodo", "14/02/1969", ""),
    sent("", '=HYPERLINK("http://x")', "", "Margahayu"),
    sent(LINA, "=1+1 LINA", "15-09-1992"),
    sent("3275021704790005", "KURNIA RAMADHANI", "1999-11-30", "Bintara"),
]
UMKM = [
    sent("3275011203800001", "MUHAMAD SAEFUDIN", "1980-03-12"),
    sent(WAHYU, "WAHYU HIDAYAT", "23-03-1981", "Bekasijaya"),
    sent("", "SLAMET RAHARJO WIDODO", "1969-02-14", "Bintara"),
    sent("", "WAHYU HIDAYATULLAH", "1981-03-23", "Bekasijaya"),
    sent(WAHYU, "PARDI SUTRISNO", "1970-01-05", "Margahayu"),
    sent(JOKO, "JOKO PURWANTO", "1985-07-19", "Antah Berantah"),
]
AKTIF = [{"nik": JOKO}, {"nik": "3275011203800001"}, {"nik": "123"}]


def send(folder: Path, ojol: list[Row] | None = None, umkm: list[Row] | None = None, **changes: Any) -> Town:
    """The town after a run on its three lists."""
    folder.mkdir(exist_ok=True)
    town = Town(folder)
    town.write("ojol.csv", OJOL if ojol is None else ojol)
    town.write("umkm.csv", UMKM if umkm is None else umkm)
    town.write("aktif.csv", AKTIF)
    town.again(**{"lists": LISTS, **changes})
    return town


def doubles(town: Town) -> dict[str, list[tuple[str, int]]]:
    """daftar_ganda.csv: the list rows of each person."""
    told: dict[str, list[tuple[str, int]]] = {}
    with (town.out / "daftar_ganda.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            told.setdefault(row["person"], []).append((row["list"], int(row["line"])))
    return told
