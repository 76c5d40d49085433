"""`naung office serve`: the web server and a worker, until told to end."""

import argparse

from naung.cli.office.parts import add_config
from naung.cli.parts import say
from naung.site.serving import serve
from naung.site.start import start


def add_parser(parts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    text = "jalankan halaman kantor dan pekerja latar"
    parser = parts.add_parser("serve", help=text, description=f"{text[0].upper()}{text[1:]}.")
    add_config(parser)
    parser.add_argument("--bind", default="127.0.0.1:8000", metavar="ALAMAT:PORT", help="di mana mendengar")
    parser.add_argument(
        "--no-worker", action="store_true", help="tanpa pekerja latar; jalankan naung office work sendiri"
    )
    parser.set_defaults(run=run_serve)


def run_serve(args: argparse.Namespace) -> int:
    config = start(args.config)
    ready = f"Kantor Naung di http://{args.bind}/ (Ctrl+C untuk berhenti)"
    if config.demo:
        from naung.office.demo import PASSWORD, PEOPLE

        lines = [f"  {made.username:14} {made.name:20} {made.role}" for made in PEOPLE]
        ready = "\n".join([*lines, f'Kata sandi semua: "{PASSWORD}". Kode dari ponsel: naung office code AKUN', ready])
    else:
        ready = f"Kantor Naung mendengar di {args.bind}; buka lewat https://{', '.join(config.hosts)}/"
    return serve(args.bind, not args.no_worker, say, ready)
