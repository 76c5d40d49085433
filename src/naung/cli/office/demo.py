"""`naung office demo` and `naung office code`: a made office to try everything on, and its made people's codes."""

import argparse
import os
from pathlib import Path

from naung.cli.office.parts import add_config, now, today
from naung.office.vault.keys import make_missing_keys
from naung.site.config import ENV
from naung.site.start import migrate, start
from naung.values.errors import Refusal

SETTINGS = 'demo = true\nmark = "Kota Contoh"\ndatabase = "{database}"\nbulk = "data"\nbulk_encrypted = true\n'


def add_parser(parts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    text = "buat kantor contoh dengan satu orang per peran"
    parser = parts.add_parser(
        "demo", help=text, description=f"{text[0].upper()}{text[1:]}. Jangan untuk data sungguhan."
    )
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="folder baru untuk kantor contoh")
    text = "berkas SQLite di folder itu, atau alamat PostgreSQL"
    parser.add_argument("--database", default="kantor.sqlite3", metavar="BASIS", help=text)
    text = "berkas program yang dipakai; tanpa ini sebuah kota buatan kecil"
    parser.add_argument("--program", type=Path, metavar="PROGRAM", help=text)
    text = "folder hasil naung select atas program itu, dipakai sebagai hasil pertama"
    parser.add_argument("--run", dest="made_run", type=Path, metavar="HASIL", help=text)
    parser.set_defaults(run=run_demo)
    text = "kode dari ponsel untuk orang contoh"
    parser = parts.add_parser("code", help=text, description=f"{text[0].upper()}{text[1:]}; hanya di kantor contoh.")
    add_config(parser)
    parser.add_argument("username", metavar="AKUN", help="akun contoh, misalnya bayu")
    parser.set_defaults(run=run_code)


def run_demo(args: argparse.Namespace) -> int:
    if args.folder.exists():
        raise Refusal(f"{args.folder}: sudah ada. Kantor contoh dibuat di folder baru.")
    if args.made_run is not None and args.program is None:
        raise Refusal("--run: sebut juga programnya dengan --program")
    args.folder.mkdir(mode=0o700, parents=True)
    (args.folder / "data").mkdir(mode=0o700)
    path = args.folder / "kantor.toml"
    path.write_text(SETTINGS.format(database=args.database), encoding="utf-8")
    make_missing_keys(args.folder / "kunci")
    config = start(path)
    migrate()
    from naung.site.demo import fill

    fill(now(), today(config), args.program, args.made_run)
    print(f"Kantor contoh siap. Jalankan: naung office serve --config {path}")
    return 0


def run_code(args: argparse.Namespace) -> int:
    if args.config is None and ENV not in os.environ and not Path("kantor.toml").exists():
        args.config = Path("demo-kantor/kantor.toml")
    start(args.config)
    from naung.office.demo import code

    print(code(args.username, now()))
    return 0
