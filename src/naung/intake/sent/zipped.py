"""Looks into a workbook's ZIP before anything parses it. Not here: reading its cells.

Nothing the ZIP says of itself is believed: its parts are unpacked as a stream, their bytes counted and their first
tags looked at, and nothing is kept. Bounds are far above any real list and far below what hurts.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from naung.intake.sent.extents import MOST_CELLS, Extent, sheet_extents
from naung.values.errors import Refusal
from naung.values.words import number

MOST_PARTS = 2_000
LARGEST_PART = 800_000_000
LARGEST_WHOLE = 1_000_000_000
LARGEST_RATIO = 200  # of a part above SMALL; a sheet of equal cells comes to some 100
SMALL = 10_000_000
_BLOCK = 1 << 18
_LOCAL = 30  # bytes of a local header before its names

_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_EVIL = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_EXTERNAL = re.compile(rb"<[^>]*TargetMode\s*=\s*[\"']External[^>]*>")


def check_zip(path: Path) -> str:
    """`XLSX` or `ODS`; a Refusal for a ZIP that is neither, or is not safe to parse."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = [part for part in archive.infolist() if not part.is_dir()]
            _check_directory(path, parts)
            names = {part.filename for part in parts}
            form = _form(path, names, archive)
            _check_names(path, names)
            for part in parts:
                _check_part(path, part)
    except (zipfile.BadZipFile, NotImplementedError, UnicodeDecodeError, ValueError) as error:
        raise Refusal(_broken(path)) from error
    return form


def _broken(path: Path) -> str:
    return f"{path.name}: buku kerja rusak atau terpotong; buka di Excel, simpan ulang sebagai .xlsx, lalu kirim ulang"


def _check_directory(path: Path, parts: list[zipfile.ZipInfo]) -> None:
    if len(parts) > MOST_PARTS:
        raise Refusal(f"{path.name}: berisi {number(len(parts))} berkas di dalamnya; buku kerja tidak begitu")
    if len({part.filename for part in parts}) != len(parts):
        raise Refusal(f"{path.name}: satu nama berkas ada dua kali di dalamnya; simpan ulang sebagai .xlsx")
    if any(part.flag_bits & 1 for part in parts):
        raise Refusal(f"{path.name}: terkunci dengan sandi; buka sandinya, simpan, lalu kirim ulang")
    whole = sum(part.file_size for part in parts)
    for part in parts:
        _check_ratio(path, part, part.file_size)
    if whole > LARGEST_WHOLE:
        raise Refusal(_bomb(path, f"isinya {number(whole // 1_000_000)} MB bila dibuka"))
    end = 0
    for part in sorted(parts, key=lambda part: part.header_offset):
        if part.header_offset < end:
            raise Refusal(_bomb(path, "bagian-bagiannya bertumpuk"))
        end = part.header_offset + _LOCAL + part.compress_size


def _check_ratio(path: Path, part: zipfile.ZipInfo, size: int) -> None:
    if size > LARGEST_PART:
        raise Refusal(_bomb(path, f"{part.filename} {number(size // 1_000_000)} MB bila dibuka"))
    if size > SMALL and size > LARGEST_RATIO * max(part.compress_size, 1):
        raise Refusal(_bomb(path, f"{part.filename} mengembang lebih dari {LARGEST_RATIO} kali"))


def _bomb(path: Path, details: str) -> str:
    return (
        f"{path.name}: tidak dibuka karena dapat menghabiskan memori ({details}); "
        "salin tabelnya ke buku kerja baru, lalu kirim ulang"
    )


def _form(path: Path, names: set[str], archive: zipfile.ZipFile) -> str:
    if "xl/workbook.xml" in names:
        return "XLSX"
    if "mimetype" in names and archive.getinfo("mimetype").file_size < 200 and archive.read("mimetype").strip() == _ODS:
        return "ODS"
    if "xl/workbook.bin" in names:
        raise Refusal(f"{path.name}: buku kerja biner (.xlsb); simpan sebagai Excel Workbook (.xlsx), lalu kirim ulang")
    if any(name.lower().endswith((".xlsx", ".xls", ".ods", ".csv", ".zip")) for name in names):
        raise Refusal(f"{path.name}: arsip ZIP; keluarkan berkas di dalamnya, lalu kirim satu per satu")
    raise Refusal(f"{path.name}: bukan buku kerja; minta berkas .xlsx, .xls, .ods atau .csv")


def _check_names(path: Path, names: set[str]) -> None:
    for name in sorted(names):
        lower = name.lower()
        if "vbaproject" in lower or lower.startswith(("xl/macrosheets/", "xl/dialogsheets/", "basic/", "scripts/")):
            raise Refusal(f"{path.name}: berisi makro ({name}); simpan sebagai .xlsx tanpa makro, lalu kirim ulang")
        if lower.startswith("xl/externallinks/") or lower in ("xl/connections.xml", "xl/model/item.data"):
            raise Refusal(
                f"{path.name}: mengambil isi dari berkas atau sumber lain ({name}); salin tabelnya, "
                "Tempel Khusus sebagai Nilai di buku kerja baru, lalu kirim ulang"
            )
        if lower.startswith("/") or ".." in lower.split("/"):
            raise Refusal(f"{path.name}: nama berkas di dalamnya tidak wajar ({name}); simpan ulang sebagai .xlsx")


def _check_part(path: Path, part: zipfile.ZipInfo) -> None:
    """Unpack one part as a stream and look for what must not be there; keep nothing."""
    blocks = _unpacked(path, part)
    first = next(blocks, b"")
    if first.startswith(b"PK\x03\x04") or part.filename.lower().endswith((".zip", ".xlsx", ".xlsm", ".ods", ".jar")):
        raise Refusal(f"{path.name}: ada berkas lain di dalamnya ({part.filename}); hapus, simpan, lalu kirim ulang")
    lower = part.filename.lower()
    if not (lower.endswith((".xml", ".rels", ".vml", ".rdf")) or first.lstrip()[:1] == b"<"):
        for _ in blocks:  # counted, not looked at: a picture, a printer's settings
            pass
        return
    if first.startswith((b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")):
        raise Refusal(f"{path.name}: {part.filename} bukan UTF-8; simpan ulang sebagai .xlsx")
    extents = sheet_extents(lower)
    for window in _windows(first, blocks):
        _check_tags(path, part.filename, window)
        if extents is not None:
            extents.add(window)
    for extent in extents.found() if extents is not None else ():
        _check_extent(path, part.filename, extent)


def _check_tags(path: Path, name: str, window: bytes) -> None:
    if _EVIL.search(window):
        raise Refusal(
            f"{path.name}: {name} berisi perintah XML yang berbahaya (DOCTYPE atau ENTITY); tidak dibuka. "
            "Salin tabelnya ke buku kerja baru, lalu kirim ulang"
        )
    if name.endswith(".rels"):
        for tag in _EXTERNAL.findall(window):
            if b"/hyperlink" not in tag:
                raise Refusal(
                    f"{path.name}: merujuk berkas atau alamat di luar ({name}); salin tabelnya, "
                    "Tempel Khusus sebagai Nilai di buku kerja baru, lalu kirim ulang"
                )
    if name == "[Content_Types].xml" and (b"macroEnabled" in window or b"vbaProject" in window):
        raise Refusal(f"{path.name}: berisi makro; simpan sebagai .xlsx tanpa makro, lalu kirim ulang")
    if name == "META-INF/manifest.xml" and b"encryption-data" in window:
        raise Refusal(f"{path.name}: terkunci dengan sandi; buka sandinya, simpan, lalu kirim ulang")


def _windows(first: bytes, blocks: Iterator[bytes]) -> Iterator[bytes]:
    """Stretches of a part that end with a tag's end, so that no tag is cut; one of megabytes is no tag of ours."""
    kept = b""
    for block in chain([first], blocks):
        window = kept + block
        cut = window.rfind(b">") + 1 if len(window) < 8 * _BLOCK else len(window)
        yield window[:cut]
        kept = window[cut:]
    yield kept


def _check_extent(path: Path, name: str, extent: Extent) -> None:
    far = f"sampai sel {extent.last} ({name})"
    if extent.strays:
        raise Refusal(
            f"{path.name}: ada isi jauh di luar tabel, {far}; hapus isi di luar tabel "
            "(atau salin tabelnya ke buku kerja baru), lalu kirim ulang"
        )
    if extent.cells > MOST_CELLS:
        raise Refusal(f"{path.name}: terlalu besar, {far}; kirim sebagai CSV, atau bagi menjadi beberapa berkas")


def _unpacked(path: Path, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """A part's bytes, some at a time; more of them than it says is a Refusal, before they are kept anywhere."""
    if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Refusal(_broken(path))
    total = 0
    for block in _inflated(path, part):
        total += len(block)
        if total > part.file_size:
            raise Refusal(_bomb(path, f"{part.filename} lebih besar daripada yang dikatakannya"))
        yield block
    if total != part.file_size:
        raise Refusal(_broken(path))


def _inflated(path: Path, part: zipfile.ZipInfo) -> Iterator[bytes]:
    with path.open("rb") as file:
        file.seek(part.header_offset)
        local = file.read(_LOCAL)
        if len(local) < _LOCAL or not local.startswith(b"PK\x03\x04"):
            raise Refusal(_broken(path))
        file.seek(int.from_bytes(local[26:28], "little") + int.from_bytes(local[28:30], "little"), 1)
        left = part.compress_size
        inflater = zlib.decompressobj(-15) if part.compress_type == zipfile.ZIP_DEFLATED else None
        try:
            while left and (packed := file.read(min(left, _BLOCK))):
                left -= len(packed)
                if inflater is None:
                    yield packed
                    continue
                while packed:
                    yield inflater.decompress(packed, _BLOCK)
                    packed = inflater.unconsumed_tail
        except zlib.error as error:
            raise Refusal(_broken(path)) from error
        if inflater is not None and (rest := inflater.flush()):
            yield rest
