"""`naung office program`: a programme and its files taken into the office."""

import argparse
from pathlib import Path

from naung.cli.office.parts import add_config, now
from naung.site.start import start


def add_parser(parts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    text = "mulai sebuah program di kantor: berkasnya disalin ke folder data kota"
    about = f"{text[0].upper()}{text[1:]}. Semua yang disebut berkas program harus ada di foldernya."
    parser = parts.add_parser("program", help=text, description=about)
    parser.add_argument("program", type=Path, metavar="PROGRAM", help="berkas program (YAML)")
    add_config(parser)
    parser.set_defaults(run=run_programme)


def run_programme(args: argparse.Namespace) -> int:
    start(args.config)
    from naung.office.road.taking_in import take_in

    programme = take_in(args.program, now())
    print(f"{programme.title} dimulai. Kode: {programme.code}. Lanjutkan di kantor, halaman Program.")
    return 0
