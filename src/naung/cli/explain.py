"""`naung explain`: why one person is or is not selected. Nothing is decided here."""

import argparse
import json
import tempfile
from pathlib import Path


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("explain", help="jelaskan keputusan tentang satu orang")
    parser.add_argument("dir", type=Path, metavar="DIR", help="folder hasil naung select")
    who = parser.add_mutually_exclusive_group(required=True)
    who.add_argument("--nik", metavar="NIK", help="16 angka")
    who.add_argument("--pseudonym", metavar="P", help="nama samaran, 32 angka heksadesimal")
    parser.add_argument("--json", action="store_true", help="jawaban sebagai satu objek JSON")
    parser.set_defaults(run=run_explain)


def run_explain(args: argparse.Namespace) -> int:
    # Read here, so that no other command waits for what only this one needs.
    from naung.report.explain.person import explain
    from naung.report.explain.told import told
    from naung.report.past import open_run

    run = open_run(args.dir)
    with tempfile.TemporaryDirectory(prefix="naung-") as work:
        people = explain(run, Path(work), args.nik, args.pseudonym)
    if args.json:
        answer = {
            "title": run.title,
            "seed_source": run.record["seed_source"],
            "people": [one.as_json() for one in people],
        }
        print(json.dumps(answer, ensure_ascii=False, default=str))
    else:
        print(told(run, people))
    return 0
