"""`naung draw`: from the freeze to the late truths, a module a command. Nothing is decided here."""

import argparse
import importlib

PARTS = ("selftest", "commit", "chances", "seed", "result", "proof", "late", "sample", "void")


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", part: str | None = None) -> None:
    """The parser of one part where it is known, so that it need not wait for the others' modules."""
    text = "undian: bekukan, catat dadu, hasilnya, buktinya, dan yang datang sesudahnya"
    parts = commands.add_parser("draw", help=text).add_subparsers(required=True, metavar="BAGIAN")
    for name in [part] if part in PARTS else PARTS:
        importlib.import_module(f"naung.cli.draw.{name}").add_parser(parts)
