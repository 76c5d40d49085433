"""The areas that exist: kelurahan by Kemendagri code, and their BPS codes where given."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from naung.engine.duck import Duck
from naung.engine.steps import step
from naung.intake.sources import find_file, listed, open_source
from naung.values.errors import Refusal


@dataclass(frozen=True)
class Area:
    code: str
    name: str
    bps_code: str | None


def read_areas(name: str, folder: Path, duck: Duck) -> list[Area]:
    """`kode,nama[,kode_bps]` as areas by code; a Refusal names the record that is no area."""
    path = find_file(name, folder, "areas.path")
    source = open_source(path, duck)
    for column in ("kode", "nama"):
        if column not in source.names:
            raise Refusal(f"{path.name}: kolom {column} tidak ada; yang ada: {listed(source)}")
    picked = {"code": "kode", "name": "nama", "bps": "kode_bps" if "kode_bps" in source.names else "kode"}
    source.take(duck, "area_rows", picked)
    rows = duck.rows(step("naung.intake", "areas"))
    areas: dict[str, Area] = {}
    translated: dict[str, int] = {}
    for row, written, code, title, bps in rows:
        if code is None:
            raise Refusal(f"{path.name}, baris data {row}: kode {written!r} bukan 10 angka")
        if code in areas:
            raise Refusal(f"{path.name}, baris data {row}: kode {code} sudah ada di atasnya")
        areas[code] = Area(code, title or "", bps if "kode_bps" in source.names else None)
        if (own := areas[code].bps_code) is not None:
            if not re.fullmatch("[0-9]{10}", own):
                raise Refusal(f"{path.name}, baris data {row}: kode_bps {own!r} bukan 10 angka")
            if own in translated:
                raise Refusal(
                    f"{path.name}, baris data {row}: kode_bps {own} sudah ada di baris data {translated[own]}"
                )
            translated[own] = row
    if not areas:
        raise Refusal(f"{path.name}: tidak ada satu wilayah pun")
    return sorted(areas.values(), key=lambda area: area.code)


def lay_out_areas(areas: Sequence[Area], by_bps: bool, duck: Duck) -> None:
    """Tables `areas` (kode) and `areas_as_written` (BPS code, kode) for the reading step."""
    duck.add("areas", {"kode": "VARCHAR"}, [(area.code,) for area in areas])
    pairs = [(area.bps_code, area.code) for area in areas if by_bps and area.bps_code]
    duck.add("areas_as_written", {"written": "VARCHAR", "kode": "VARCHAR"}, pairs)
