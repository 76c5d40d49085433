"""`naung draw`: from the freeze to the late truths, a module a command. Nothing is decided here."""

import argparse

from naung.cli.draw import chances, commit, late, proof, result, sample, seed, selftest, void

PARTS = (selftest, commit, chances, seed, result, proof, late, sample, void)


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    text = "undian: bekukan, catat dadu, hasilnya, buktinya, dan yang datang sesudahnya"
    parts = commands.add_parser("draw", help=text).add_subparsers(required=True, metavar="BAGIAN")
    for part in PARTS:
        part.add_parser(parts)
