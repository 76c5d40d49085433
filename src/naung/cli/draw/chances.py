"""`naung draw chances`: what the dice leave to chance, and what another weight would change. Translates only."""

import argparse
import json
from pathlib import Path


def add_parser(parts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    text = "peluang sebelum dadu, per sel dan tingkat, dan bila bobot kuotanya lain"
    parser = parts.add_parser("chances", help=text, description=text)
    parser.add_argument("folder", metavar="DIR", type=Path, help="folder naung draw commit")
    parser.add_argument("--json", action="store_true", help="sebagai satu objek JSON")
    parser.add_argument("--out", metavar="FILE", type=Path, help="halaman HTML untuk kantor, belum boleh ada")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    # Read here, so that no other command waits for what only this one needs.
    from naung.draw.cells import read_frozen_draw
    from naung.draw.weights import other_weights
    from naung.report.chances.page import write_page
    from naung.report.chances.told import as_json, told

    draw = read_frozen_draw(args.folder)
    others = other_weights(draw)
    if args.out:
        write_page(draw, others, args.out, args.folder / "public")
    if args.json:
        print(json.dumps(as_json(draw, others), ensure_ascii=False))
    else:
        print(told(draw, others))
        if args.out:
            print(f"Buka {args.out}")
    return 0
