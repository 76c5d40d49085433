"""The words for codes of the registry: sectors, work status, sex, age bands, areas. Not here: what a rule makes of it.

The code lists are not officially published; these follow the Regsosek form and the DTSEN variable lists that local
governments use (domain facts, section 4).
"""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

SEX = {1: "Laki-laki", 2: "Perempuan"}
DISABILITY = {0: "Tanpa catatan disabilitas", 1: "Penyandang disabilitas"}
AGES = {
    -1: "Umur tidak diketahui",
    0: "Di bawah 18 tahun",
    18: "18 sampai 29 tahun",
    30: "30 sampai 39 tahun",
    40: "40 sampai 49 tahun",
    50: "50 sampai 59 tahun",
    60: "60 sampai 64 tahun",
    65: "65 tahun ke atas",
}
WORK = {
    -1: "Status kerja kosong",
    0: "Tidak bekerja",
    1: "Berusaha sendiri",
    2: "Berusaha dibantu pekerja tak dibayar",
    3: "Berusaha dibantu pekerja tetap",
    4: "Buruh, karyawan swasta",
    5: "ASN, TNI, Polri, BUMN, pejabat",
    6: "Pekerja bebas pertanian",
    7: "Pekerja bebas nonpertanian",
    8: "Pekerja keluarga tak dibayar",
}
SECTORS = {
    -1: "Lapangan usaha kosong",
    0: "Tanpa lapangan usaha",
    1: "Padi dan palawija",
    2: "Hortikultura",
    3: "Perkebunan",
    4: "Perikanan",
    5: "Peternakan",
    6: "Kehutanan, pertanian lain",
    7: "Pertambangan",
    8: "Industri pengolahan",
    9: "Listrik dan gas",
    10: "Air, sampah, limbah",
    11: "Konstruksi",
    12: "Perdagangan, reparasi kendaraan",
    13: "Angkutan dan pergudangan",
    14: "Penginapan, makan minum",
    15: "Informasi dan komunikasi",
    16: "Keuangan dan asuransi",
    17: "Real estat",
    18: "Jasa profesional",
    19: "Persewaan, jasa penunjang",
    20: "Pemerintahan",
    21: "Pendidikan",
    22: "Kesehatan, kegiatan sosial",
    23: "Kesenian, hiburan",
    24: "Jasa lainnya",
    25: "Pekerja rumah tangga",
    26: "Badan internasional",
}


@dataclass(frozen=True)
class Tile:
    """One kelurahan of Kota Bekasi on the tile map; col from the west, row from the north, from 1."""

    code: str
    name: str
    kecamatan: str
    col: int
    row: int
    short: str
    lines: tuple[str, ...]


@cache
def tiles() -> tuple[Tile, ...]:
    """The 56 tiles, by code."""
    text = files("naung.report").joinpath("data", "tiles.csv").read_text(encoding="utf-8")
    return tuple(
        Tile(
            row["code"],
            row["name"],
            row["kecamatan"],
            int(row["col"]),
            int(row["row"]),
            row["short"],
            tuple(row["lines"].split("|")),
        )
        for row in csv.DictReader(text.splitlines())
    )


@cache
def _kecamatan() -> dict[str, str]:
    return {tile.code[:6]: tile.kecamatan for tile in tiles()}


def kecamatan(code: str) -> str:
    """The name of a kecamatan by the first six digits of a code; elsewhere than in Kota Bekasi its dotted code."""
    six = code[:6]
    return _kecamatan().get(six, f"{six[:2]}.{six[2:4]}.{six[4:6]}")


def cell_name(by: str | None, code: str, name: str) -> str:
    """A cell in words: a kelurahan's name, a kecamatan, or the whole city; `by` as in the quota, None without one."""
    if by is None:
        return "seluruh kota"
    return f"Kec. {kecamatan(code)}" if by == "kode_kecamatan" else name or code


def words_of(dimension: str, code: int | str) -> str:
    """One group of a dimension (groups.DIMENSIONS) in words."""
    if dimension == "kecamatan":
        return f"Kec. {kecamatan(str(code))}"
    if dimension == "decile":
        return "Desil tidak diketahui" if code == -1 else f"Desil {code}"
    known = {"sex": SEX, "disability": DISABILITY, "age": AGES, "work": WORK, "sector": SECTORS}[dimension]
    return known.get(int(code), f"Kode {code}")
