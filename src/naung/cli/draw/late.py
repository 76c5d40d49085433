"""`naung draw late`: leavers, the upheld, corrected NIKs, and who follows. Translates only."""

import argparse
from collections import Counter
from contextlib import ExitStack
from pathlib import Path

from naung.cli.draw.clock import now
from naung.cli.parts import month_type, say, work_folder
from naung.draw.frozen import read_freeze
from naung.draw.late.book import open_draw
from naung.draw.late.changes import read_changes
from naung.draw.late.effect import first_month, take_effect
from naung.draw.late.line import read_names
from naung.draw.late.state import Told
from naung.draw.late.words import KIND_WORDS, OUTCOMES
from naung.draw.result import lay_history_beside
from naung.report.late.page import write_late_page
from naung.selection.opening import open_programme
from naung.values.words import masked_nik


def add_parser(parts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    text = "yang datang sesudah undian: berhenti, dikabulkan, NIK dikoreksi, dan siapa berikutnya"
    parser = parts.add_parser("late", help=text, description=text)
    parser.add_argument("folder", metavar="DIR", type=Path)
    parser.add_argument("--result", metavar="HASIL", type=Path, required=True, help="hasil yang berlaku")
    parser.add_argument(
        "--changes",
        metavar="CSV",
        type=Path,
        required=True,
        help="jenis,nik,nik_baru,bulan,alasan; satu baris satu hal",
    )
    parser.add_argument("--program", metavar="PROGRAM", type=Path, required=True, help="program dengan fakta hari ini")
    parser.add_argument(
        "--corrected", metavar="PROGRAM", type=Path, help="program yang dibekukan dengan fakta terkoreksi"
    )
    parser.add_argument(
        "--start", metavar="YYYY-MM", type=month_type, help="bulan pertama bagi yang masuk; biasanya bulan depan"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    at = now()
    draw = open_draw(args.folder, args.result)
    changes = read_changes(args.changes)
    start = first_month(read_freeze(args.folder), args.start, at)
    with ExitStack() as stack:
        work = stack.enter_context(work_folder(args.folder))
        corrected = None
        also = (args.folder, args.result)
        if args.corrected:
            (beside := work / "koreksi").mkdir()
            corrected = stack.enter_context(open_programme(args.corrected, args.folder, beside))
        today = stack.enter_context(open_programme(args.program, args.folder, work, also=also))
        told = take_effect(draw, changes, today, corrected, start, at, say)
        lay_history_beside(args.folder, args.result)
        page = write_late_page(args.folder, args.result, read_names(args.result), work)
    for one in told:
        print(_line(one))
    counted = Counter(one["kind"] for one in told)
    print(f"Tercatat: {', '.join(f'{number} {KIND_WORDS[kind]}' for kind, number in counted.items())}.")
    print(f"Buka {page}")
    return 0


def _line(told: Told) -> str:
    """Who is told masked: whoever decides about a leaver need not see who is next."""
    who = masked_nik(told["nik"]) if "nik" in told else f"{told['from']} -> {told['to']}"
    more = [OUTCOMES[told["outcome"]]] if "outcome" in told else []
    more += [f"urutan {told['rank']}"] if told.get("outcome") == "antre" else []
    more += [told["codes"]] if told.get("codes") else []
    more += [f"mulai {told['month']}"] if told["kind"] in ("masuk", "berhenti") else []
    return f"  {who}  {told.get('cell', '')}  {KIND_WORDS[told['kind']]}{''.join(f', {one}' for one in more)}"
