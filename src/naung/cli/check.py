"""`naung check`: read every source, say what is wrong with it. Nothing is decided here."""

import argparse
import json
from pathlib import Path

from naung.cli.parts import say, work_folder
from naung.report.check.folder import own_folder
from naung.report.check.programme import check_programme
from naung.report.check.told import as_json, told
from naung.selection.opening import open_programme
from naung.values.errors import Refusal


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    text = "baca semua sumber, sebutkan kesalahannya dan cara memperbaikinya"
    parser = commands.add_parser("check", help=text, description=f"{text[0].upper()}{text[1:]}; menulis periksa/.")
    parser.add_argument("program", metavar="PROGRAM", type=Path, help="berkas program (YAML)")
    parser.add_argument("--json", action="store_true", help="ringkasan sebagai satu objek JSON")
    parser.set_defaults(run=run_check)


def run_check(args: argparse.Namespace) -> int:
    """Write `periksa/` beside the programme; faults are no refusal."""
    if not args.program.is_file():
        raise Refusal(f"{args.program}: berkas program tidak ada")
    target = args.program.parent / "periksa"
    with (
        own_folder(target) as folder,
        work_folder(folder) as work,
        open_programme(args.program, folder, work, key_needed=False) as opened,
    ):
        check = check_programme(opened, folder, say)
    print(json.dumps(as_json(check, target), ensure_ascii=False) if args.json else told(check, target))
    return 0
