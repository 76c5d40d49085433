"""The command `naung`: finds the command, shows a refusal as it stands.

Exit status 0 done, 1 refused, 2 wrong usage, 141 nobody reads on (as in `naung … | head`). Nothing is decided here.
"""

import argparse
import importlib
import os
import signal
import sys
from collections.abc import Sequence

from naung import __version__
from naung.cli.usage import Parser
from naung.values.errors import Refusal, why

UNREAD = 141  # what a shell shows for a program whose reader went away: 128 and SIGPIPE
RECURSION = 20_000  # a long rule is a deep tree; Python's 1,000 would stop at some sixty conditions
COMMANDS = {
    "check": "check",
    "select": "select",
    "explain": "explain",
    "compare": "compare",
    "verify": "verify",
    "review": "review",
    "key": "select",
    "law": "law",
    "city": "city",
    "model": "model",
    "draw": "draw",
    "template": "template",
    "office": "office",
    "backup": "backup",
    "restore": "backup",
    "drill": "backup",
}


def parser(command: str | None = None, part: str | None = None) -> argparse.ArgumentParser:
    """The command line: of one command where it is known, so that it need not wait for the others' modules."""
    groups = [COMMANDS[command]] if command in COMMANDS else list(dict.fromkeys(COMMANDS.values()))
    text = "Memilih pekerja rentan yang dilindungi, dengan alasan."
    whole: argparse.ArgumentParser = Parser(prog="naung", description=text)
    whole.add_argument("--version", action="version", version=f"naung {__version__}", help="tampilkan versi")
    commands = whole.add_subparsers(required=True, metavar="PERINTAH")
    for group in groups:
        module = importlib.import_module(f"naung.cli.{group}")
        module.add_parser(commands, part) if group == "draw" else module.add_parser(commands)
    return whole


def main(argv: Sequence[str] | None = None) -> int:
    sys.setrecursionlimit(max(sys.getrecursionlimit(), RECURSION))
    words = sys.argv[1:] if argv is None else list(argv)
    args = parser(*words[:2]).parse_args(words)
    try:
        status: int = args.run(args)
        sys.stdout.flush()
    except BrokenPipeError:
        _leave_quietly()
        return UNREAD
    except Refusal as refusal:
        print(f"Ditolak: {refusal}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"Ditolak: {error.filename or 'berkas'}: {why(error)}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Dihentikan; tidak ada yang ditulis.", file=sys.stderr)
        return 1
    return status


def _leave_quietly() -> None:
    """What still stands in the buffer goes nowhere; else Python complains of the closed pipe when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def run() -> int:
    """The command as installed: told to end, it takes away what it began."""
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.default_int_handler)
    return main()


if __name__ == "__main__":
    sys.exit(run())
