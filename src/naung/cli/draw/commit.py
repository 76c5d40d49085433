"""`naung draw commit`: everything that decides, fixed before the dice. Translates only."""

import argparse
from pathlib import Path
from typing import Any

from naung.cli.draw.clock import now
from naung.cli.parts import say, times_type, work_folder
from naung.draw.freeze import freeze
from naung.draw.meeting import check_ahead, read_meeting
from naung.draw.selftest import SEEDS, Outcome
from naung.engine.folder import whole_folder
from naung.report.paper.announcement import ANNOUNCEMENT, write_announcement
from naung.selection.opening import open_programme
from naung.values.errors import Refusal
from naung.values.words import number

MEETING = "rapat.yaml"


def add_parser(parts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    text = "bekukan semua yang menentukan, sebelum dadu dilempar"
    parser = parts.add_parser("commit", help=text, description=text)
    parser.add_argument("program", metavar="PROGRAM", type=Path)
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help="folder beku, belum boleh ada")
    parser.add_argument(
        "--meeting", metavar="FILE", type=Path, help=f"rapat dadu; bila tidak disebut, {MEETING} di samping PROGRAM"
    )
    parser.add_argument("--rehearsal", action="store_true", help="geladi: rapat boleh sudah lewat, hasilnya PERCOBAAN")
    parser.add_argument(
        "--selftest", metavar="N", type=times_type, default=SEEDS, help="benih untuk uji diri undian (%(default)s)"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    meeting = read_meeting(args.meeting or args.program.parent / MEETING)
    if not args.rehearsal:
        check_ahead(meeting, now())
        if args.selftest < SEEDS:
            raise Refusal(f"--selftest: kurang dari {number(SEEDS)} benih hanya dalam geladi (--rehearsal)")
    with (
        whole_folder(args.out) as folder,
        work_folder(folder) as work,
        open_programme(args.program, folder, work) as opened,
    ):
        told, tested = freeze(opened, meeting, args.rehearsal, args.selftest, folder, say)
        write_announcement(folder)
    print("\n".join(_told(told, tested, args.out)))
    return 0


def _told(told: dict[str, Any], tested: Outcome, out: Path) -> list[str]:
    lines = [
        f"Beku: {number(told['candidates'])} calon, {number(told['rows'])} baris registri.",
        f"  nomor undian   {told['run']}",
        f"  akar calon     {told['candidates_root']}",
        f"  akar baris     {told['rows_root']}",
        f"  uji diri       {number(tested.people)} orang di tingkat yang diundi, {number(tested.seeds)} benih: adil",
    ]
    if told["beacon"]:
        lines.append(f"  suar           putaran {told['beacon']['round']}")
    if told["rehearsal"]:
        lines.append("GELADI: ini latihan; hasilnya PERCOBAAN dan tidak mengikat siapa pun.")
    return [
        *lines,
        f"Umumkan {out / 'public'} sebelum dadu dilempar; cetak dan gantung {ANNOUNCEMENT} di dalamnya.",
    ]
