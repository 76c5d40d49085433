"""What several commands share: arguments, progress, a folder for work. Nothing is decided here."""

import argparse
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from naung.selection.tickets import HEX64
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
    work.mkdir(mode=0o700)
    try:
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)


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
