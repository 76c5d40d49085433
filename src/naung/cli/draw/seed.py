"""`naung draw seed`: the dice and the beacon, once. Translates only."""

import argparse
import json
from pathlib import Path

from naung.cli.draw.clock import now
from naung.cli.parts import words_type
from naung.draw.beacon import QUICKNET
from naung.draw.seed import SEED_FILE, Beacon, Throws, record_seed
from naung.values.errors import Refusal


def add_parser(parts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    text = "catat dua puluh lemparan dadu, dan suar sesudahnya"
    parser = parts.add_parser("seed", help=text, description=text)
    parser.add_argument("folder", metavar="DIR", type=Path)
    parser.add_argument(
        "--dice", metavar="ANGKA", required=True, help="dua puluh angka dari lembar yang ditandatangani"
    )
    parser.add_argument("--again", metavar="ANGKA", required=True, help="diketik sekali lagi oleh orang lain")
    parser.add_argument(
        "--typed-before",
        metavar="ANGKA",
        type=words_type,
        action="append",
        default=[],
        help="ketikan salah yang diperbaiki",
    )
    parser.add_argument("--beacon", metavar="FILE", type=Path, help="putaran suar seperti diumumkan (JSON)")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    throws = Throws(args.dice, args.again, tuple(args.typed_before))
    seed = record_seed(args.folder, throws, _beacon(args.beacon), now())
    print(f"Benih: {seed}")
    print(f"Tercatat di {args.folder / 'public' / SEED_FILE}; tidak ada benih kedua.")
    return 0


def _beacon(path: Path | None) -> Beacon | None:
    if path is None:
        return None
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        return Beacon(
            told.get("chain", QUICKNET), int(told["round"]), told["signature"].lower(), told["randomness"].lower()
        )
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise Refusal(f"{path}: bukan putaran suar; perlu round, signature dan randomness") from error
