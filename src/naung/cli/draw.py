"""`naung draw`: freeze, record the dice, the result under them, proofs. Translates only."""

import argparse
import json
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from naung.cli.parts import say, times_type, work_folder
from naung.draw.bytes import jcs
from naung.draw.freeze import freeze
from naung.draw.meeting import DICE_AND_BEACON, QUICKNET, SOURCES, declare
from naung.draw.proof import slip
from naung.draw.result import check_candidates, check_inputs, publish
from naung.draw.seed import Beacon, Throws, read_seed, record_seed
from naung.draw.selftest import SEEDS
from naung.engine.duck import Duck
from naung.engine.folder import whole_folder
from naung.report.figures.count import REPORTED
from naung.report.write import write_report
from naung.selection.opening import open_programme
from naung.selection.run import Seed, select
from naung.values.errors import Refusal
from naung.values.words import number

WIB = ZoneInfo("Asia/Jakarta")


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parts = commands.add_parser("draw", help="undian: bekukan, catat dadu, hasilnya, buktinya").add_subparsers(
        required=True, metavar="BAGIAN"
    )
    commit = parts.add_parser("commit", help="bekukan semua yang menentukan, sebelum dadu dilempar")
    commit.add_argument("program", metavar="PROGRAM", type=Path)
    commit.add_argument("--out", metavar="DIR", type=Path, required=True, help="folder beku, belum boleh ada")
    commit.add_argument("--place", metavar="TEMPAT", required=True, help="tempat rapat dadu")
    commit.add_argument(
        "--at", metavar="WAKTU", type=datetime.fromisoformat, required=True, help="2026-01-12T10:00+07:00"
    )
    commit.add_argument(
        "--approver", metavar="NAMA", action="append", default=[], help="yang menyetujui; sedikitnya dua"
    )
    commit.add_argument("--source", choices=SOURCES, default=DICE_AND_BEACON, help="asal benih (%(default)s)")
    commit.add_argument("--round", metavar="N", type=int, help="putaran suar; paling cepat satu jam sesudah rapat")
    commit.add_argument(
        "--selftest", metavar="N", type=times_type, default=SEEDS, help="benih untuk uji diri undian (%(default)s)"
    )
    commit.set_defaults(run=run_commit)
    seed = parts.add_parser("seed", help="catat dua puluh lemparan dadu, dan suar sesudahnya")
    seed.add_argument("folder", metavar="DIR", type=Path)
    seed.add_argument("--dice", metavar="ANGKA", required=True, help="dua puluh angka dari lembar yang ditandatangani")
    seed.add_argument("--again", metavar="ANGKA", required=True, help="diketik sekali lagi oleh orang lain")
    seed.add_argument(
        "--typed-before", metavar="ANGKA", action="append", default=[], help="ketikan salah yang diperbaiki"
    )
    seed.add_argument("--beacon", metavar="FILE", type=Path, help="putaran suar seperti diumumkan (JSON)")
    seed.set_defaults(run=run_seed)
    result = parts.add_parser("result", help="hasil di bawah benih yang tercatat")
    result.add_argument("program", metavar="PROGRAM", type=Path)
    result.add_argument("--frozen", metavar="DIR", type=Path, required=True, help="folder naung draw commit")
    result.add_argument("--out", metavar="HASIL", type=Path, required=True)
    result.set_defaults(run=run_result)
    proof = parts.add_parser("proof", help="bukti tentang satu orang")
    proof.add_argument("folder", metavar="DIR", type=Path)
    proof.add_argument("--result", metavar="HASIL", type=Path, help="folder hasil, sesudah dadu")
    who = proof.add_mutually_exclusive_group(required=True)
    who.add_argument("--pseudonym", metavar="P")
    who.add_argument("--nik", metavar="N")
    proof.set_defaults(run=run_proof)


def run_commit(args: argparse.Namespace) -> int:
    meeting = declare(args.place, args.at, args.approver, args.source, args.round)
    with (
        whole_folder(args.out) as folder,
        work_folder(folder) as work,
        open_programme(args.program, folder, work) as opened,
    ):
        told, tested = freeze(opened, meeting, args.selftest, folder, say)
    print(f"Beku: {number(told['candidates'])} calon, {number(told['rows'])} baris registri.")
    print(f"  nomor undian   {told['run']}")
    print(f"  akar calon     {told['candidates_root']}")
    print(f"  akar baris     {told['rows_root']}")
    print(f"  uji diri       {number(tested.people)} orang di tingkat yang diundi, {number(tested.seeds)} benih: adil")
    if told["beacon"]:
        print(f"  suar           putaran {told['beacon']['round']}")
    print(f"Umumkan {args.out / 'public'} sebelum dadu dilempar.")
    return 0


def run_seed(args: argparse.Namespace) -> int:
    throws = Throws(args.dice, args.again, tuple(args.typed_before))
    seed = record_seed(args.folder, throws, _beacon(args.beacon), datetime.now(WIB))
    print(f"Benih: {seed}")
    print(f"Tercatat di {args.folder / 'public' / 'benih.json'}; tidak ada benih kedua.")
    return 0


def _beacon(path: Path | None) -> Beacon | None:
    if path is None:
        return None
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        return Beacon(
            told.get("chain", QUICKNET), int(told["round"]), told["signature"].lower(), told["randomness"].lower()
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Refusal(f"{path}: bukan putaran suar; perlu round, signature dan randomness") from error


def run_result(args: argparse.Namespace) -> int:
    seed = read_seed(args.frozen)
    with (
        whole_folder(args.out) as folder,
        work_folder(folder) as work,
        open_programme(args.program, folder, work) as opened,
    ):
        check_inputs(opened, args.frozen)
        run = select(opened, folder, Seed(seed, "ceremony"), "duckdb", REPORTED, say)
        check_candidates(args.frozen, folder)
        publish(args.frozen, folder)
        write_report(run, folder, say, None)
    print(
        f"Hasil undian: {number(run.summary['by_status']['selected'])} orang terpilih. Buka {args.out / 'laporan.html'}"
    )
    return 0


def run_proof(args: argparse.Namespace) -> int:
    with work_folder(args.folder) as work, Duck(work, [args.folder]) as duck:
        told = slip(args.folder, args.result, duck, args.pseudonym, args.nik)
    print(jcs(told).decode())
    return 0
