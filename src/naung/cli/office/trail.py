"""`naung office audit` and `naung office head`: the chain checked, and its head for keeping outside."""

import argparse
from pathlib import Path

from naung.cli.office.parts import add_config, now
from naung.cli.parts import say
from naung.site.start import start
from naung.values.words import number


def add_parser(parts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    text = "periksa seluruh jejak peristiwa; menyebut yang pertama berubah"
    parser = parts.add_parser("audit", help=text, description=f"{text[0].upper()}{text[1:]}.")
    add_config(parser)
    parser.add_argument(
        "--anchor", type=Path, metavar="BERKAS", help="kepala jejak yang disimpan di luar, satu per baris"
    )
    parser.set_defaults(run=run_audit)
    text = "kepala jejak, satu baris untuk disimpan di luar setiap hari"
    parser = parts.add_parser("head", help=text, description=f"{text[0].upper()}{text[1:]}.")
    add_config(parser)
    parser.set_defaults(run=run_head)


def run_audit(args: argparse.Namespace) -> int:
    start(args.config)
    from naung.office.audit.actions import check
    from naung.office.audit.rules import read_anchors

    anchors = read_anchors(args.anchor.read_text(encoding="utf-8")) if args.anchor else {}
    checked = check(anchors)
    if checked.fault:
        say(f"Jejak tidak utuh. {checked.fault}")
        return 1
    against = f", cocok dengan {number(len(anchors))} jangkar" if anchors else ""
    print(f"Jejak utuh: {number(checked.entries)} peristiwa{against}.")
    return 0


def run_head(args: argparse.Namespace) -> int:
    start(args.config)
    from naung.office.audit.actions import take_head

    print(take_head(now()))
    return 0
