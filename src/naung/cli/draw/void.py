"""`naung draw void`: the inspector opens the seal, and the draw is void. Translates only."""

import argparse
from pathlib import Path

from naung.cli.draw.clock import now
from naung.cli.parts import words_type
from naung.draw.history import HISTORY
from naung.draw.void import void


def add_parser(parts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    text = "batalkan undian; hanya pengawas dengan pembuka segelnya"
    parser = parts.add_parser("void", help=text, description=text)
    parser.add_argument("folder", metavar="DIR", type=Path)
    parser.add_argument("--opens", metavar="FILE", type=Path, required=True, help="berkas rahasia pengawas")
    parser.add_argument("--result", metavar="HASIL", type=Path, help="hasil yang berlaku, bila sudah ada")
    parser.add_argument("--reason", metavar="TEKS", type=words_type, required=True, help="alasannya; diumumkan")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    history = void(args.folder, args.result, args.opens, args.reason, now())
    print(f"Undian {history.run} dibatalkan. Umumkan {args.folder / 'public' / HISTORY} dan seluruh folder public.")
    print(f'Undian berikutnya menyebut nomor ini: follows: "{history.run}"')
    print("Pembuka segelnya sudah diumumkan: pengawas membuat segel baru untuk undian berikutnya.")
    return 0
