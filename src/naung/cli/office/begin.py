"""`naung office begin`: keys that are missing, tables as this version wants them, the city's kelurahan."""

import argparse
import os
from pathlib import Path

from naung.cli.office.parts import add_config, now
from naung.cli.parts import say
from naung.office.vault.keys import NOUNS, make_missing_keys
from naung.site.config import ENV
from naung.site.start import DEFAULT, locate, migrate, start

FIRST = """\
# Setelan kantor Naung; tiap baris dijelaskan di docs/office.md
hosts = ["naung.kota.go.id"]
database = "kantor.sqlite3"
keys = "kunci"
"""


def add_parser(parts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    text = "siapkan kantor: setelan, kunci, basis data; juga sesudah memperbarui Naung"
    parser = parts.add_parser("begin", help=text, description=f"{text[0].upper()}{text[1:]}.")
    add_config(parser)
    parser.add_argument("--areas", type=Path, metavar="CSV", help="kelurahan kota: kolom kode, nama, kecamatan")
    parser.set_defaults(run=run_begin)


def run_begin(args: argparse.Namespace) -> int:
    path = args.config or Path(os.environ.get(ENV, DEFAULT))
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(FIRST, encoding="utf-8")
        say(f"{path} dibuat. Ganti hosts dengan alamat kantor Anda.")
    config = locate(path)
    for noun in make_missing_keys(config.keys):
        say(f"Kunci {noun} dibuat: {NOUNS[noun]}.")
    start(path)
    migrate()
    from naung.office.people.actions import add_kelurahan, begin_office, read_kelurahan

    if args.areas is not None:
        add_kelurahan(read_kelurahan(args.areas.read_text(encoding="utf-8-sig")))
    begin_office(now())
    print(f"Kantor siap di {config.folder}. Simpan salinan {config.keys} terpisah dari cadangan.")
    return 0
