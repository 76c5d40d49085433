"""`naung draw sample`: whom the field visits, from the draw's seed. Translates only."""

import argparse
from pathlib import Path

from naung.cli.draw.clock import now
from naung.cli.parts import check_private, times_type, work_folder
from naung.draw.late.book import open_draw
from naung.draw.result import lay_history_beside
from naung.draw.sample import STATUSES, draw_sample
from naung.engine.duck import Duck
from naung.report.officers.sample import bound_words, check_absent, write_sample


def add_parser(parts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    text = "sampel untuk pemeriksaan lapangan, dari benih undian"
    parser = parts.add_parser("sample", help=text, description=text)
    parser.add_argument("folder", metavar="DIR", type=Path)
    parser.add_argument("--result", metavar="HASIL", type=Path, required=True, help="hasil yang berlaku")
    parser.add_argument("--among", choices=STATUSES, required=True, help="siapa yang disampel")
    parser.add_argument("--size", metavar="N", type=times_type, required=True, help="banyaknya orang")
    parser.add_argument("--each-cell", action="store_true", help="sebanyak itu di tiap wilayah kuota")
    parser.add_argument("--out", metavar="FILE.xlsx", type=Path, required=True)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    check_absent(args.out)
    check_private(args.out, args.folder, args.result)
    draw = open_draw(args.folder, args.result)
    with work_folder(args.folder) as work, Duck(work, [args.result]) as duck:
        sample = draw_sample(draw, duck, args.among, args.size, args.each_cell, now())
    lay_history_beside(args.folder, args.result)
    write_sample(sample, args.among, args.result, args.out)
    print(f"Sampel: {len(sample.people)} orang. Buka {args.out}")
    if not args.each_cell:
        print(bound_words(sample))
    return 0
