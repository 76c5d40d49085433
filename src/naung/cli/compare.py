"""`naung compare`: who comes in and who drops out between two runs. Nothing is decided here."""

import argparse
import json
import tempfile
from pathlib import Path


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("compare", help="bandingkan dua hasil: siapa masuk, siapa keluar, mengapa")
    parser.add_argument("a", type=Path, metavar="DIR_A", help="folder hasil pertama")
    parser.add_argument("b", type=Path, metavar="DIR_B", help="folder hasil kedua")
    parser.add_argument("--out", type=Path, metavar="DIR", help="folder untuk halaman dan daftar, belum boleh ada")
    parser.add_argument("--json", action="store_true", help="ringkasan sebagai satu objek JSON")
    parser.set_defaults(run=run_compare)


def run_compare(args: argparse.Namespace) -> int:
    # Read here, so that no other command waits for what only this one needs.
    from naung.engine.folder import whole_folder
    from naung.report.compare.page import write_comparison
    from naung.report.compare.runs import compare
    from naung.report.compare.told import as_json, told
    from naung.report.past import open_run

    a, b = open_run(args.a), open_run(args.b)
    with tempfile.TemporaryDirectory(prefix="naung-") as work:
        comparison = compare(a, b, Path(work))
    if args.out:
        with whole_folder(args.out) as folder:
            write_comparison(comparison, folder)
    if args.json:
        print(json.dumps(as_json(comparison), ensure_ascii=False, default=str))
    else:
        print(told(comparison))
        if args.out:
            print(f"Buka {args.out / 'banding.html'}")
    return 0
