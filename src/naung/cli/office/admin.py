"""`naung office admin`: the first admins, at the server's terminal; everybody after them is added on the page."""

import argparse

from naung.cli.office.parts import add_config, now, today
from naung.site.start import start


def add_parser(parts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    text = "tambah admin pertama dan kedua; sesudah itu lewat halaman Petugas"
    parser = parts.add_parser("admin", help=text, description=f"{text[0].upper()}{text[1:]}.")
    add_config(parser)
    parser.add_argument("username", metavar="AKUN", help="nama akun: huruf kecil, angka, titik")
    parser.add_argument("--name", required=True, metavar="NAMA", help="nama lengkap")
    parser.add_argument("--unit", required=True, metavar="UNIT", help="unit kerja")
    parser.add_argument("--nik", metavar="NIK", help="16 angka dari KTP; tanpa ini ditanyakan")
    parser.set_defaults(run=run_admin)


def run_admin(args: argparse.Namespace) -> int:
    config = start(args.config)
    from naung.office.people.actions import add_first_admin

    nik = args.nik or input("NIK (16 angka dari KTP): ")
    added = add_first_admin(args.username, args.name, args.unit, nik, now(), today(config))
    print(f"Admin {added.account.username} dibuat. Kata sandi sekali pakai: {added.password}")
    return 0
