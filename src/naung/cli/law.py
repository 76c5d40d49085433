"""`naung law …`: words and JSON for what the law room answers. Not here: the law, and what a refusal ends with."""

import argparse
import json
import re
import textwrap

from naung.law import contribution
from naung.law.dated import Source
from naung.values import words
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


def run_contribution(args: argparse.Namespace) -> int:
    """Print the price of one month; raises Refusal if the law has none."""
    answer = contribution.monthly(args.base, args.month)
    print(json.dumps(answer.as_json(), ensure_ascii=False, indent=2) if args.json else _human(answer))
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
        *(line for source in answer.sources for line in _source_lines(source)),
    ]
    relief = contribution.relief_words(answer.month)
    if relief:
        lines += ["", relief]
    if answer.doubts:
        lines += ["", "Perlu dipastikan:", *(_indented("- ", doubt) for doubt in answer.doubts)]
    return "\n".join(lines)


def _source_lines(source: Source) -> list[str]:
    return [
        f"  {source.instrument} {source.article}; berlaku sejak {words.day(source.first_day)}; "
        f"{source.certainty.words}; diperiksa {words.day(source.checked)}",
        f"    {source.link}",
    ]


def _indented(mark: str, text: str) -> str:
    return textwrap.fill(text, 110, initial_indent=f"  {mark}", subsequent_indent=" " * (2 + len(mark)))


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
