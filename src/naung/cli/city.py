"""`naung city`: translates the command line to naung.city. Not here: how the city is made."""

import argparse
import json
from pathlib import Path

from naung.city.make import make_city
from naung.city.plan import FULL_PEOPLE
from naung.city.shares import USUAL, degrees
from naung.cli.parts import say
from naung.values.words import number


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "city",
        help="membuat kota buatan untuk mencoba",
        description="Membuat kota buatan: registri, daftar kantor lain, program, dan kebenaran tentang daftar itu. "
        "Semua orang di dalamnya rekaan. Jumlah, seed, dan kerusakan yang sama memberi berkas yang sama.",
    )
    parser.add_argument("directory", metavar="DIR", type=Path, help="folder baru")
    parser.add_argument("--people", metavar="N", type=int, default=FULL_PEOPLE, help="jumlah penduduk (%(default)s)")
    parser.add_argument("--seed", metavar="S", type=int, default=2026, help="bilangan bulat (%(default)s)")
    parser.add_argument(
        "--damage",
        choices=degrees(),
        default=USUAL,
        help="kadar kerusakan daftar; penduduknya tetap sama (%(default)s)",
    )
    parser.add_argument("--json", action="store_true", help="satu objek JSON di keluaran baku")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    make_city(args.directory, args.people, args.seed, say, args.damage)
    if args.json:
        told = {"directory": str(args.directory), "people": args.people, "seed": args.seed, "damage": args.damage}
        print(json.dumps(told))
    else:
        print(f"Kota buatan siap di {args.directory}: {number(args.people)} penduduk, seed {args.seed}.")
        print(f"Lanjutkan: naung check {args.directory / 'program.yaml'}")
    return 0
