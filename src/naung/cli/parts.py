"""What several commands share: arguments, progress, a folder for work. Nothing is decided here."""

import argparse
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from naung.selection.tickets import HEX64
from naung.values.errors import Refusal
from naung.values.month import Month


def seed_type(text: str) -> str:
    """64 hex digits, in lower case."""
    if not HEX64.fullmatch(text.lower()):
        raise argparse.ArgumentTypeError("harus 64 angka heksadesimal")
    return text.lower()


def say(sentence: str) -> None:
    """Progress, for people; never on stdout."""
    print(sentence, file=sys.stderr, flush=True)


@contextmanager
def work_folder(folder: Path) -> Iterator[Path]:
    """A folder inside for what does not fit in memory; gone when the work is done."""
    work = folder / ".kerja"
    try:
        work.mkdir(mode=0o700)
    except FileExistsError as error:
        words = (
            "perintah lain sedang bekerja di sini, atau pernah terputus; bila tidak ada yang bekerja, hapus folder itu"
        )
        raise Refusal(f"{work}: {words}") from error
    except FileNotFoundError as error:
        raise Refusal(f"{folder}: folder ini tidak ada") from error
    try:
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)


def check_private(out: Path | None, *folders: Path | None) -> None:
    """A Refusal for a file with personal data that would be published with one of the folders."""
    for folder in folders:
        if out and folder and out.resolve().is_relative_to((folder / "public").resolve()):
            raise Refusal(f"{out}: berisi data pribadi; simpan di luar folder public, yang diumumkan")


def words_type(text: str) -> str:
    """Words that are published; a terminal may send bytes that are no UTF-8."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise argparse.ArgumentTypeError("ada tanda yang tidak terbaca (bukan UTF-8)") from error
    return text


def times_type(text: str) -> int:
    """A whole number from 1."""
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError("harus bilangan bulat 1 atau lebih")
    return int(text)


def month_type(text: str) -> Month:
    """YYYY-MM"""
    try:
        return Month.parse(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
