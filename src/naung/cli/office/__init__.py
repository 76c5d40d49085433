"""`naung office`: the web back office, a module a command. Nothing is decided here."""

import argparse

from naung.cli.office import admin, begin, check, demo, keys, programme, serve, trail, work

PARTS = (begin, admin, check, keys, programme, serve, work, trail, demo)


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    text = "kantor: mulai, periksa, jalankan, dan periksa jejaknya"
    parts = commands.add_parser("office", help=text).add_subparsers(required=True, metavar="BAGIAN")
    for part in PARTS:
        part.add_parser(parts)
