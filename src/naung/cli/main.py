"""The command `naung`: finds the command, shows a refusal as it stands.

Exit status 0 done, 1 refused, 2 wrong usage. Nothing is decided here.
"""

import argparse
import importlib
import sys
from collections.abc import Sequence

from naung import __version__
from naung.values.errors import Refusal

GROUPS = ("city", "check", "select", "explain", "compare", "verify", "law")


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    whole = argparse.ArgumentParser(prog="naung", description="Memilih pekerja rentan yang dilindungi, dengan alasan.")
    whole.add_argument("--version", action="version", version=f"naung {__version__}")
    commands = whole.add_subparsers(required=True, metavar="PERINTAH")
    for group in GROUPS:
        importlib.import_module(f"naung.cli.{group}").add_parser(commands)
    return whole


def main(argv: Sequence[str] | None = None) -> int:
    args = parser().parse_args(argv)
    try:
        status: int = args.run(args)
    except Refusal as refusal:
        print(f"Ditolak: {refusal}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Dihentikan; tidak ada yang ditulis.", file=sys.stderr)
        return 1
    return status


if __name__ == "__main__":
    sys.exit(main())
