"""`naung law …`: words and JSON for what the law room answers. Not here: the law, and what a refusal ends with."""

import argparse
import difflib
import json
import re
from datetime import date
from pathlib import Path

from naung.cli import law_words
from naung.law import benefit, contribution, event_file, event_yaml
from naung.law.dated import codes, load
from naung.values import words
from naung.values.errors import Refusal
from naung.values.month import Month


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `law` and its commands; each sets `run`."""
    law = subparsers.add_parser("law", help="angka hukum dengan sumbernya", description="Angka hukum dengan sumbernya.")
    commands = law.add_subparsers(dest="law_command", required=True, metavar="PERINTAH")
    text = "iuran JKK dan JKM sebulan bagi peserta BPU yang dibayar kota"
    parser = commands.add_parser("contribution", help=text, description=f"{text[0].upper()}{text[1:]}.")
    parser.add_argument("--month", required=True, type=_month, metavar="YYYY-MM", help="bulan iuran")
    parser.add_argument("--base", required=True, type=_base, metavar="IDR", help="dasar penghasilan, misalnya 1000000")
    parser.add_argument("--json", action="store_true", help="satu objek JSON di keluaran baku")
    parser.set_defaults(run=run_contribution)
    _add_benefit(commands)
    _add_show(commands)


def _add_benefit(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    text = "hak peserta atau keluarga sesudah kecelakaan atau kematian"
    parser = commands.add_parser("benefit", help=text, description=f"{text[0].upper()}{text[1:]}: docs/benefits.md.")
    parser.add_argument("event", type=Path, metavar="PERISTIWA.yaml", help="apa yang terjadi, sejauh diketahui")
    parser.add_argument("--json", action="store_true", help="satu objek JSON di keluaran baku")
    parser.set_defaults(run=run_benefit)


def _add_show(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    text = "satu angka atau tabel hukum dengan seluruh riwayatnya"
    parser = commands.add_parser("show", help=text, description=f"{text[0].upper()}{text[1:]}.")
    parser.add_argument("code", metavar="KODE", help="kode menurut docs/law.md, misalnya jkm_lump_sum")
    parser.add_argument("--on", type=_day, metavar="YYYY-MM-DD", help="hanya yang berlaku pada hari itu")
    parser.set_defaults(run=run_show)


def run_contribution(args: argparse.Namespace) -> int:
    """Print the price of one month; raises Refusal if the law has none."""
    answer = contribution.monthly(args.base, args.month)
    print(json.dumps(answer.as_json(), ensure_ascii=False, indent=2) if args.json else _human(answer))
    return 0


def run_benefit(args: argparse.Namespace) -> int:
    """Print what is owed; raises Refusal for a file or an event that cannot be."""
    try:
        with args.event.open(encoding="utf-8") as file:
            text = file.read(event_yaml.BIGGEST + 1)
    except UnicodeDecodeError as error:
        raise Refusal(f"{args.event}: bukan teks UTF-8.") from error
    answer = benefit.answer(event_file.parse(text))
    print(json.dumps(answer.as_json(), ensure_ascii=False, indent=2) if args.json else law_words.answer(answer))
    return 0


def run_show(args: argparse.Namespace) -> int:
    """Print a number's history; raises Refusal for an unknown code, or a day before its first value."""
    if args.code not in codes():
        near = difflib.get_close_matches(args.code, codes(), n=3) or codes()
        raise Refusal(f"KODE: ditemukan {args.code!r}; yang boleh, misalnya: {words.joined(list(near))}.")
    print(law_words.entry(load(args.code), args.on))
    return 0


def _human(answer: contribution.Contribution) -> str:
    month = f"{words.MONTHS[answer.month.number - 1]} {answer.month.year}"
    width = len(words.rupiah(answer.total_idr))
    lines = [
        f"Iuran BPU {month}, dasar penghasilan {words.rupiah(answer.base_idr)}: "
        f"{words.rupiah(answer.total_idr)} sebulan",
        f"  Jaminan kecelakaan kerja (JKK)  {words.rupiah(answer.jkk_idr):>{width}}",
        f"  Jaminan kematian (JKM)          {words.rupiah(answer.jkm_idr):>{width}}",
        "",
        "Dasar hukum:",
        *(line for source in answer.sources for line in law_words.source_lines(source)),
    ]
    relief = contribution.relief_words(answer.month)
    if relief:
        lines += ["", relief]
    if answer.doubts:
        lines += ["", "Perlu dipastikan:", *(law_words.indented("- ", doubt) for doubt in answer.doubts)]
    return "\n".join(lines)


def _month(text: str) -> Month:
    try:
        return Month.parse(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _base(text: str) -> int:
    if re.fullmatch(r"[+-]?[0-9]{1,15}", text) is None:
        raise argparse.ArgumentTypeError(
            f"dasar ditulis sebagai rupiah bulat tanpa titik, misalnya 1000000; ditemukan {text!r}"
        )
    return int(text)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"hari ditulis YYYY-MM-DD; ditemukan {text!r}") from error
