"""`naung draw result`: the selection under the recorded seed, and what replaces it. Translates only."""

import argparse
from pathlib import Path

from naung.cli.draw.clock import now
from naung.cli.parts import say, words_type, work_folder
from naung.draw.history import read_history
from naung.draw.result import Instead, check_candidates, check_inputs, check_instead, register, write_line
from naung.draw.seed import read_seed
from naung.engine.folder import whole_folder
from naung.report.figures.count import REPORTED
from naung.report.write import write_report
from naung.selection.opening import open_programme
from naung.selection.run import select
from naung.selection.tickets import TRIAL
from naung.values.words import number


def add_parser(parts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    text = "hasil di bawah benih yang tercatat"
    parser = parts.add_parser("result", help=text, description=text)
    parser.add_argument("program", metavar="PROGRAM", type=Path)
    parser.add_argument("--frozen", metavar="DIR", type=Path, required=True, help="folder naung draw commit")
    parser.add_argument("--out", metavar="HASIL", type=Path, required=True)
    parser.add_argument(
        "--instead-of", metavar="HASIL", type=Path, help="hasil keliru yang digantikan, di bawah benih yang sama"
    )
    parser.add_argument(
        "--reason", metavar="TEKS", type=words_type, default="", help="kekeliruan yang diperbaiki; diumumkan"
    )
    parser.add_argument(
        "--by", metavar="NAMA", type=words_type, action="append", default=[], help="dua dari yang menyetujui"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    seed = read_seed(args.frozen)
    history = read_history(args.frozen)
    history.check_open()
    instead = Instead(args.instead_of, args.reason, tuple(args.by)) if args.instead_of else None
    with (
        whole_folder(args.out) as folder,
        work_folder(folder) as work,
        open_programme(args.program, folder, work, also=(args.frozen,)) as opened,
    ):
        if instead:
            check_instead(instead, opened, args.frozen, history)
        else:
            check_inputs(opened, args.frozen)
        selected = select(opened, folder, seed, "duckdb", REPORTED, say)
        if not instead:
            check_candidates(args.frozen, folder)
        write_line(selected, folder)
        write_report(selected, folder, say, None)
        register(selected, history, instead, args.frozen, folder, now())
    if seed.source == TRIAL:
        print("GELADI: hasil ini PERCOBAAN dan tidak mengikat siapa pun.")
    people = number(selected.summary["by_status"]["selected"])
    print(f"Hasil undian: {people} orang terpilih. Buka {args.out / 'laporan.html'}")
    return 0
