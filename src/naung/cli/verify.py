"""`naung verify`: anyone checks a run from its public files. Nothing is checked here."""

import argparse
import json
from pathlib import Path

from naung.selection.verify import Verified, verify
from naung.values import words

LIMIT = "Siapa yang memenuhi syarat tidak dapat diperiksa dari berkas publik."


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("verify", help="hitung ulang hasil dari berkas publiknya saja")
    parser.add_argument("dir", type=Path, metavar="DIR", help="folder hasil, atau folder public di dalamnya")
    parser.add_argument("--json", action="store_true", help="jawaban sebagai satu objek JSON")
    parser.set_defaults(run=run_verify)


def run_verify(args: argparse.Namespace) -> int:
    verified = verify(args.dir)
    print(json.dumps(as_json(verified), ensure_ascii=False) if args.json else told(verified))
    return 0 if verified.agrees else 1


def as_json(verified: Verified) -> dict[str, object]:
    return {
        "agrees": verified.agrees,
        "difference": verified.difference.as_json() if verified.difference else None,
        "eligibility_checked": False,
        "title": verified.title,
        "seed_source": verified.seed_source,
        "cells": verified.cells,
        "candidates": verified.candidates,
        "selected": verified.selected,
        "reserve": verified.reserve,
        "digest": verified.digest,
    }


def told(verified: Verified) -> str:
    """The answer in plain sentences."""
    trial = "PERCOBAAN: benihnya bukan dari undian resmi." if verified.seed_source == "trial" else ""
    if verified.difference:
        answer = [f"TIDAK COCOK. {verified.difference.words}.", "Pemeriksaan berhenti di perbedaan pertama."]
    else:
        digest = f"{verified.digest[:12]} … {verified.digest[-4:]}"
        answer = [
            f"Cocok: tiket, urutan, tempat dan status {words.number(verified.candidates)} calon di "
            f"{words.number(verified.cells)} sel dihitung ulang; {words.number(verified.selected)} terpilih, "
            f"{words.number(verified.reserve)} cadangan, sidik hasil {digest}.",
        ]
    return "\n".join([*answer, LIMIT, *([trial] if trial else [])])
