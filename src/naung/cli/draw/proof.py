"""`naung draw proof`: what was frozen about one person. Translates only."""

import argparse
from pathlib import Path

from naung.cli.parts import check_private, work_folder
from naung.draw.bytes import jcs
from naung.draw.proof import slip
from naung.draw.slips import write_slips
from naung.engine.duck import Duck
from naung.report.paper.slip import write_slip
from naung.values.errors import Refusal
from naung.values.words import number


def add_parser(parts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    text = "bukti tentang satu orang"
    parser = parts.add_parser("proof", help=text, description=text)
    parser.add_argument("folder", metavar="DIR", type=Path)
    parser.add_argument("--result", metavar="HASIL", type=Path, help="folder hasil, sesudah dadu")
    who = parser.add_mutually_exclusive_group(required=True)
    who.add_argument("--pseudonym", metavar="P")
    who.add_argument("--nik", metavar="N")
    who.add_argument("--all", metavar="FILE", type=Path, help="slip semua calon, sebaris seorang; rahasia")
    parser.add_argument("--pdf", metavar="FILE", type=Path, help="juga sebagai satu lembar A4; FILE belum boleh ada")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    for out in (args.all, args.pdf):
        check_private(out, args.folder, args.result)
    with work_folder(args.folder) as work, Duck(work, [args.folder, *([args.result] if args.result else [])]) as duck:
        if args.all and args.pdf:
            raise Refusal("--pdf: mencetak slip satu orang; pakai --nik atau --pseudonym")
        if args.all:
            print(f"{number(write_slips(args.folder, args.result, duck, args.all))} slip di {args.all}")
            return 0
        told = slip(args.folder, args.result, duck, args.pseudonym, args.nik)
    if args.pdf:
        write_slip(told, args.folder, args.pdf)
    print(jcs(told).decode())
    return 0
