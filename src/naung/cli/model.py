"""`naung model`: fit the linkage model to labelled lists, and measure it. Translates only."""

import argparse
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from naung.cli.parts import say, work_folder
from naung.engine.duck import Duck
from naung.matching import model as models
from naung.matching.quality import Quality, measure
from naung.matching.recognise import compare, decide
from naung.matching.training import (
    fit,
    fit_doubles,
    label_by_answers,
    lay_out_truth,
    set_doubles_threshold,
    set_thresholds,
)
from naung.report.match.told import told
from naung.selection.listing import ask_lists, model_of, settlements_of
from naung.selection.opening import open_programme
from naung.values.errors import Refusal

TRUTH, DOUBLES = "kebenaran.parquet", "kebenaran_ganda.parquet"


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("model", help="latih atau ukur model pencocokan daftar")
    parts = parser.add_subparsers(dest="part", required=True, metavar="BAGIAN")
    train = parts.add_parser("train", help="latih model dari kota buatan, atau dari jawaban kota sendiri")
    train.add_argument("program", metavar="PROGRAM", type=Path, help="program yang barisnya dipakai melatih")
    train.add_argument(
        "--thresholds", metavar="PROGRAM", type=Path, required=True, help="program lain, untuk memilih dua ambang"
    )
    train.add_argument(
        "--measured", metavar="PROGRAM", type=Path, required=True, help="program ketiga, untuk mengukur hasilnya"
    )
    train.add_argument("--on", metavar="YYYY-MM-DD", type=date.fromisoformat, required=True, help="tanggal melatih")
    train.add_argument("--out", metavar="FILE", type=Path, required=True)
    train.set_defaults(run=run_train)
    measured = parts.add_parser("measure", help="ukur model pada kota buatan yang belum pernah dilihatnya")
    measured.add_argument("program", metavar="PROGRAM", type=Path)
    measured.add_argument("--model", metavar="FILE", type=Path, help="model lain daripada bawaan")
    measured.add_argument("--json", action="store_true", help="satu objek JSON")
    measured.add_argument("--markdown", action="store_true", help="tabel untuk docs/matching.md")
    measured.set_defaults(run=run_measure)


def run_train(args: argparse.Namespace) -> int:
    if args.out.exists():
        raise Refusal(f"{args.out}: sudah ada; tidak ditimpa")
    trained: dict[str, Any] = {
        "on": args.on.isoformat(),
        "fitted_to": _told(args.program),
        "thresholds_from": _told(args.thresholds),
    }
    with _asked(args.program) as duck:
        model = fit(duck, trained, say)
        if (args.program.parent / DOUBLES).is_file():
            model = fit_doubles(duck, model, args.program.parent / DOUBLES, say)
        else:
            model = replace(model, doubles=models.load().doubles)
    with _asked(args.thresholds) as duck:
        model = set_thresholds(duck, model, say)
        model = set_doubles_threshold(duck, model, args.thresholds.parent / DOUBLES, say)
    with _asked(args.measured) as duck:
        quality = measured(duck, model)
    figures = {name: round(value, 5) for name, value in quality.figures().items()}
    trained["measured"] = {"with": _told(args.measured), "lines": quality.all.lines, **figures}
    models.save(replace(model, trained=trained), args.out)
    print(told(quality, markdown=False))
    print(f"Model ditulis ke {args.out}: cocok dari {model.matched_from}, diperiksa dari {model.review_from}.")
    return 0


def run_measure(args: argparse.Namespace) -> int:
    with _asked(args.program) as duck:
        quality = measured(duck, models.load(args.model))
    print(json.dumps(quality.as_json()) if args.json else told(quality, markdown=args.markdown))
    return 0 if quality.kept() else 1


def measured(duck: Duck, model: models.Model) -> Quality:
    compare(duck)
    decide(duck, model, say)
    return measure(duck)


def _told(program: Path) -> str:
    """A programme as the model's file names it: by its folder and file, without where they lie."""
    return f"{program.resolve().parent.name}/{program.name}"


@contextmanager
def _asked(program: Path) -> Iterator[Duck]:
    """The proposing lists of a programme, ready to be compared, with the truth about them."""
    truth = program.parent / TRUTH
    with work_folder(program.parent) as work, open_programme(program, work, work, key_needed=False) as opened:
        ask_lists(opened, "proposal", say)
        if truth.is_file():
            lay_out_truth(opened.duck, truth)
        elif settlements_of(opened):
            label_by_answers(opened.duck, model_of(opened), settlements_of(opened), say)
        else:
            raise Refusal(
                f"{program}: siapa orang di tiap baris tidak diketahui; perlu {TRUTH} (kota buatan) "
                "atau jawaban petugas (naung review)"
            )
        yield opened.duck
