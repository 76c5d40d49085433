"""`naung backup`, `naung restore`, `naung drill`: the office in one encrypted file. Nothing is decided here."""

import argparse
from pathlib import Path

from naung.cli.office.parts import add_config, now
from naung.site.start import start


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    text = "cadangkan kantor ke satu berkas terenkripsi"
    parser = commands.add_parser("backup", help=text, description=f"{text[0].upper()}{text[1:]}.")
    parser.add_argument("file", type=Path, metavar="BERKAS", help="cadangan yang akan dibuat; tidak menimpa")
    add_config(parser)
    parser.set_defaults(run=run_backup)
    text = "pulihkan kantor dari cadangan, ke tempat kosong"
    parser = commands.add_parser("restore", help=text, description=f"{text[0].upper()}{text[1:]}.")
    parser.add_argument("file", type=Path, metavar="BERKAS", help="cadangan")
    add_config(parser)
    parser.set_defaults(run=run_restore)
    text = "latihan: pulihkan di samping dan bandingkan hitungan serta jejaknya"
    parser = commands.add_parser("drill", help=text, description=f"{text[0].upper()}{text[1:]}.")
    parser.add_argument("file", type=Path, nargs="?", metavar="BERKAS", help="cadangan; tanpa ini dibuat yang baru")
    add_config(parser)
    parser.set_defaults(run=run_drill)


def run_backup(args: argparse.Namespace) -> int:
    start(args.config)
    from naung.office.backup.actions import make

    print(make(args.file, now()))
    return 0


def run_restore(args: argparse.Namespace) -> int:
    start(args.config)
    from naung.office.backup.actions import restore

    print(restore(args.file, now()))
    return 0


def run_drill(args: argparse.Namespace) -> int:
    start(args.config)
    from naung.office.backup.actions import drill

    print(drill(args.file, now()))
    return 0
