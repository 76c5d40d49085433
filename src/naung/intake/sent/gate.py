"""What kind of file was sent, by its content and not its name. Not here: looking into ZIPs (zipped), reading cells.

What cannot be a list, or is not safe to parse, is a Refusal that says how to send it instead.
"""

from enum import StrEnum
from pathlib import Path

from naung.intake.sent.zipped import check_zip
from naung.values.errors import Refusal, why
from naung.values.words import number

LARGEST_WORKBOOK = 200_000_000
_START = 8192
_AS_XLSX = "buka di Excel atau LibreOffice, lalu simpan sebagai Excel Workbook (.xlsx)"

# First bytes of what is no table, and what people call it.
_NO_TABLES = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "gambar PNG"),
    (b"\xff\xd8\xff", "gambar JPEG"),
    (b"GIF8", "gambar GIF"),
    (b"Rar!", "arsip RAR"),
    (b"7z\xbc\xaf", "arsip 7z"),
    (b"\x1f\x8b", "arsip gzip"),
    (b"{\\rtf", "dokumen RTF"),
    (b"MZ", "program Windows"),
    (b"\x7fELF", "program"),
    (b"SQLite format 3", "basis data SQLite"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKUP = (b"<!doctype html", b"<html", b"<head", b"<body", b"<table", b"<meta", b"<script", b"<style", b"<div")


class Form(StrEnum):
    """What a file is."""

    PARQUET = "Parquet"
    XLSX = "XLSX"
    ODS = "ODS"
    XLS = "XLS"
    TEXT = "CSV"


def find_form(path: Path) -> Form:
    """What the file is; a Refusal where it is no list, or is not safe to parse."""
    try:
        with path.open("rb") as file:
            start = file.read(_START)
        size = path.stat().st_size
    except OSError as error:
        raise Refusal(f"{path.name}: tidak dapat dibuka ({why(error)}); dicari di {path}") from error
    if not start:
        raise Refusal(f"{path.name}: kosong, tidak ada satu huruf pun; minta pengirim mengirim ulang")
    if start.startswith(b"PAR1"):
        return Form.PARQUET
    for magic, words in _NO_TABLES:
        if start.startswith(magic):
            raise Refusal(f"{path.name}: ini {words}, bukan daftar; minta berkas .xlsx, .xls, .ods atau .csv")
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        _check_size(path, size)
        return Form(check_zip(path))
    if start.startswith(_OLE):
        _check_size(path, size)
        _check_ole(path)
        return Form.XLS
    _check_markup(path, start)
    _check_text(path, start)
    return Form.TEXT


def _check_size(path: Path, size: int) -> None:
    if size > LARGEST_WORKBOOK:
        raise Refusal(
            f"{path.name}: {number(size // 1_000_000)} MB, paling besar {LARGEST_WORKBOOK // 1_000_000} MB; "
            "kirim sebagai CSV, atau bagi menjadi beberapa berkas"
        )


def _check_ole(path: Path) -> None:
    """An old container: a workbook, or one that is locked or carries macros. Names in it are UTF-16."""
    wanted = {name: name.encode("utf-16-le") for name in ("EncryptedPackage", "_VBA_PROJECT", "Workbook", "Book")}
    found, kept = set(), b""
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            found |= {name for name, bytes_ in wanted.items() if bytes_ in kept + block}
            kept = block[-64:]
    if "EncryptedPackage" in found:
        raise Refusal(locked(path))
    if "_VBA_PROJECT" in found:
        raise Refusal(f"{path.name}: berisi makro; {_AS_XLSX} tanpa makro")
    if not found:
        raise Refusal(f"{path.name}: bukan buku kerja Excel, mungkin dokumen lain atau rusak; {_AS_XLSX}")


def locked(path: Path) -> str:
    """The words for a workbook behind a password."""
    return (
        f"{path.name}: terkunci dengan sandi; buka sandinya di Excel (File, Info, Protect Workbook, Encrypt with "
        "Password, kosongkan), simpan, lalu kirim ulang"
    )


def _check_markup(path: Path, start: bytes) -> None:
    """Web pages and XML that call themselves .xls: many portals send these."""
    lower = start.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if lower.startswith(_MARKUP) or (lower.startswith((b"<?xml", b"<!--")) and b"<html" in lower):
        raise Refusal(f"{path.name}: isinya halaman web (HTML), bukan buku kerja; {_AS_XLSX}")
    if lower.startswith((b"<?xml", b"<workbook", b"<!doctype", b"<!entity")):
        raise Refusal(f"{path.name}: isinya XML, bukan buku kerja; {_AS_XLSX}")


def _check_text(path: Path, start: bytes) -> None:
    """Text holds no NUL and few control characters; UTF-16 says so in its first two bytes."""
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return
    strange = sum(byte < 32 and byte not in (9, 10, 12, 13, 26) for byte in start)
    if b"\x00" in start or strange > len(start) // 100:
        raise Refusal(
            f"{path.name}: isinya bukan teks dan bukan buku kerja, mungkin rusak; "
            "minta pengirim mengirim ulang sebagai .xlsx atau CSV UTF-8"
        )
