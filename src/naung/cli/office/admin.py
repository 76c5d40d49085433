"""`naung office admin`: the first admins, at the server's terminal; everybody after them is added on the page."""

import argparse

from naung.cli.office.parts import add_config, now, today
from naung.site.start import start


def add_parser(parts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    text = "tambah admin pertama dan kedua; sesudah itu lewat halaman Petugas"
    parser = parts.add_parser("admin", help=text, description=f"{text[0].upper()}{text[1:]}.")
    add_config(parser)
    parser.add_argument("username", metavar="AKUN", help="nama akun: huruf kecil, angka, titik")
    parser.add_argument("--name", default="", metavar="NAMA", help="nama lengkap")
    parser.add_argument("--unit", default="", metavar="UNIT", help="unit kerja")
    parser.add_argument("--nik", metavar="NIK", help="16 angka dari KTP; tanpa ini ditanyakan")
    text = "darurat, bila tidak ada admin yang dapat masuk: kata sandi dan ponsel AKUN diganti, atau AKUN dibuat"
    parser.add_argument("--recover", action="store_true", help=f"{text}; Inspektorat mendapat peringatan")
    parser.add_argument("--reason", default="", metavar="ALASAN", help="mengapa; dibaca Inspektorat")
    parser.set_defaults(run=run_admin)


def run_admin(args: argparse.Namespace) -> int:
    config = start(args.config)
    from naung.office.people.actions import add_first_admin
    from naung.office.second.actions import recover_admin

    at, on = now(), today(config)
    if args.recover:
        who = {"name": args.name, "unit": args.unit, "nik": args.nik or ""}
        added = recover_admin(args.username, args.reason, at, on, **who)
        print(f"Admin {added.account.username} dipulihkan. Kata sandi sekali pakai: {added.password}")
        print("Ini tercatat di jejak, dan Inspektorat mendapat peringatan. Saat masuk, pasang kode dari ponsel lagi.")
        return 0
    nik = args.nik or input("NIK (16 angka dari KTP): ")
    added = add_first_admin(args.username, args.name, args.unit, nik, at, on)
    print(f"Admin {added.account.username} dibuat. Kata sandi sekali pakai: {added.password}")
    return 0
