"""`naung draw selftest`: try the lots before the freeze, or show what the freeze found. Translates only."""

import argparse
import json
from pathlib import Path

from naung.cli.parts import say, times_type, work_folder
from naung.draw.freeze import try_lots
from naung.draw.frozen import read_commitment
from naung.draw.selftest import SEEDS
from naung.selection.opening import open_programme
from naung.values.errors import Refusal
from naung.values.words import decimal, number

WORDS = {
    "row": "urutan baris",
    "nik": "NIK",
    "name": "nama",
    "birth": "tanggal lahir",
    "family": "besar keluarga",
    "list": "ada di daftar",
    "file": "berkas",
}


def add_parser(parts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    text = "uji diri: apakah undian memihak siapa pun; sebelum dibekukan, tidak pernah sesudahnya"
    parser = parts.add_parser("selftest", help=text, description=text)
    parser.add_argument("path", metavar="PROGRAM|DIR", type=Path, help="program, atau folder beku untuk melihat ujinya")
    parser.add_argument("--seeds", metavar="N", type=times_type, default=SEEDS, help="banyaknya benih (%(default)s)")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    if args.path.is_dir():
        return _show(args.path)
    with work_folder(args.path.resolve().parent) as work, open_programme(args.path, work, work) as opened:
        told = try_lots(opened, args.seeds, say)
    print(_head(told.people, told.tiers, told.seeds))
    for one in told.verdicts:
        print(_line(one.what, one.p, one.freedom))
    if told.alarms:
        names = ", ".join(WORDS[one.what] for one in told.alarms)
        raise Refusal(f"uji diri: peluang bergantung pada {names}; jangan mengundi sebelum sebabnya ditemukan")
    print("Adil: tidak satu pun menentukan siapa yang terpilih.")
    return 0


def _show(frozen: Path) -> int:
    """What the freeze found; after it nothing is tried again."""
    read_commitment(frozen)
    path = frozen / "public" / "uji-diri.json"
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        lines = [_head(told["people"], told["tiers"], told["seeds"])]
        lines += [_line(one["what"], one["p_millionths"] / 1_000_000, one["freedom"]) for one in told["tests"]]
    except (ValueError, TypeError, LookupError, RecursionError) as error:
        raise Refusal(f"{path}: rusak; pakai salinan yang diumumkan") from error
    print("\n".join(lines))
    print("Dicatat saat dibekukan; sesudah itu tidak diuji lagi.")
    return 0


def _head(people: int, tiers: int, seeds: int) -> str:
    return f"{number(people)} orang di {number(tiers)} tingkat yang diundi, {number(seeds)} benih coba."


def _line(what: str, p: float, freedom: int) -> str:
    return f"  {WORDS[what]:16} kebetulan memberi selisih sebesar ini {decimal(100 * p, 1)}% kali (derajat {freedom})"
