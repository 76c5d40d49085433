"""The command line's parser in Indonesian: usage, help, and what is wrong with a line. Not here: any command."""

import argparse
import re
import sys
from collections.abc import Iterable
from typing import Any, NoReturn

# What argparse says, and the same in our words; the first that fits is told. The last are our own words already.
_SAID = (
    ("the following arguments are required: (.+)", r"belum ditulis: \1"),
    ("unrecognized arguments: (.+)", r"tidak dikenal: \1"),
    ("one of the arguments (.+) is required", r"tulis salah satu: \1"),
    ("ambiguous option: (.+) could match (.+)", r"\1 kurang lengkap; mungkin \2"),
    ("argument (.+?): expected one argument", r"\1: nilainya belum ditulis"),
    ("argument (.+?): not allowed with argument (.+)", r"\1: tidak dapat bersama \2"),
    ("argument (.+?): ignored explicit argument (.+)", r"\1: tidak memakai nilai; ditemukan \2"),
    ("argument (.+?): invalid int value: (.+)", r"\1: harus bilangan bulat; ditemukan \2"),
    (
        r"argument (.+?): invalid choice: (.+?)(?:, maybe you meant .+?)? \(choose from (.+)\)",
        r"\1: \2 tidak ada; pilih \3",
    ),
    ("argument (.+?): (.+)", r"\1: \2"),
)


class _Formatter(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: "Iterable[argparse._MutuallyExclusiveGroup]",
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "Pemakaian: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks Indonesian; so do those of its commands. Wrong usage ends with exit status 2."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given, add_help=False, formatter_class=_Formatter)
        self._positionals.title, self._optionals.title = "yang ditulis berurutan", "pilihan"
        self.add_argument("-h", "--help", action="help", help="tampilkan bantuan ini")

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: {usage_words(message)}. Bantuan: {self.prog} --help\n")


def usage_words(message: str) -> str:
    """What argparse finds wrong with a line, in words."""
    for said, words in _SAID:
        if match := re.fullmatch(said, message, re.DOTALL):
            return match.expand(words)
    return "perintah tidak terbaca"
