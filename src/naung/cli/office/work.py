"""`naung office work`: one worker of background work."""

import argparse

from naung.cli.office.parts import add_config
from naung.site.start import start


def add_parser(parts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    text = "kerjakan pekerjaan latar; boleh dihentikan kapan saja, yang belum selesai diteruskan"
    parser = parts.add_parser("work", help=text, description=f"{text[0].upper()}{text[1:]}.")
    add_config(parser)
    parser.add_argument("--once", action="store_true", help="selesaikan yang menunggu, lalu berhenti")
    parser.set_defaults(run=run_work)


def run_work(args: argparse.Namespace) -> int:
    start(args.config)
    from naung.office.jobs.worker import work

    done = work(once=args.once)
    if args.once:
        print(f"{done} pekerjaan dikerjakan.")
    return 0
