"""`naung select`, `naung key`: the main job."""

import argparse
import hashlib
import json
import sys
from pathlib import Path

from naung.cli.parts import say, seed_type, times_type, work_folder
from naung.engine.folder import whole_folder
from naung.report.figures.count import REPORTED
from naung.report.figures.lists import Matching
from naung.report.stability.measure import measure
from naung.report.stability.visit import told as stability_told
from naung.report.stability.visit import write_stability
from naung.report.write import write_report
from naung.selection.opening import open_programme
from naung.selection.run import Run, select
from naung.selection.tickets import Seed, new_key, read_hex
from naung.values import words
from naung.values.errors import Refusal


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("select", help="putuskan tentang setiap orang di registri")
    parser.add_argument("program", metavar="PROGRAM", type=Path, help="berkas program (YAML)")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder hasil, belum boleh ada")
    parser.add_argument("--seed", type=seed_type, metavar="HEX64", help="benih percobaan, 64 angka heksadesimal")
    parser.add_argument("--engine", choices=("duckdb", "spark"), default="duckdb", help="mesin hitung (%(default)s)")
    parser.add_argument(
        "--stability", type=times_type, metavar="K", help="ukur ulang desil K kali untuk tiap R²; siapa yang bertahan"
    )
    parser.add_argument("--json", action="store_true", help="ringkasan sebagai satu objek JSON")
    parser.set_defaults(run=run_select)

    key = commands.add_parser("key", help="kunci nama samaran").add_subparsers(required=True, metavar="PERINTAH")
    new = key.add_parser("new", help="buat kunci baru; jangan dipakai untuk dua undian")
    new.add_argument("file", metavar="BERKAS", type=Path, help="berkas baru untuk kunci itu")
    new.set_defaults(run=run_new_key)
    seal = key.add_parser("seal", help="segel berkas rahasia pengawas, untuk rapat.yaml; isinya tidak tampak")
    seal.add_argument("file", metavar="FILE", type=Path)
    seal.set_defaults(run=run_seal)


def run_seal(args: argparse.Namespace) -> int:
    print(hashlib.sha256(read_hex(args.file, "FILE", "rahasia")).hexdigest())
    return 0


def run_new_key(args: argparse.Namespace) -> int:
    new_key(args.file)
    print(f"Kunci baru: {args.file}. Simpan tertutup; jangan dipakai untuk dua undian.", file=sys.stderr)
    return 0


def run_select(args: argparse.Namespace) -> int:
    if args.seed is None:
        raise Refusal("benih undian belum ada: catat undian resmi, atau beri --seed untuk percobaan")
    stability = None
    with (
        whole_folder(args.out) as folder,
        work_folder(folder) as work,
        open_programme(args.program, folder, work) as opened,
    ):
        run = select(opened, folder, Seed(args.seed, "trial"), args.engine, REPORTED, say)
        if args.stability:
            stability = measure(run, args.stability, say)
            write_stability(run, stability, folder)
        figures = write_report(run, folder, say, stability)
    if args.json:
        told_json = run.summary | {"out": str(args.out), "digest": run.record["digest"]}
        if stability:
            told_json["stability"] = stability.as_json()["share_who_stay"]
        print(json.dumps(told_json, ensure_ascii=False))
        return 0
    print(told(run, figures.matching, args.out))
    if stability:
        print(stability_told(stability))
    return 0


def told(run: Run, matching: Matching, out: Path) -> str:
    """The run in a few plain sentences."""
    status, money = run.summary["by_status"], run.summary["money"]
    programme = run.opened.programme
    lines = [
        f"{programme.title or programme.program}: {words.number(status['selected'])} orang terpilih",
        f"  registri          {words.number(run.summary['people']):>12}",
        f"  memenuhi syarat   {words.number(run.summary['people'] - status['ineligible']):>12}",
        f"  calon             {words.number(sum(row.candidates for row in run.quota)):>12}",
        f"  terpilih          {words.number(status['selected']):>12}  {words.rupiah(money['cost_idr'])}",
        f"  cadangan          {words.number(status['reserve']):>12}",
        f"  sisa pagu         {words.rupiah(money['left_idr']):>12}",
        f"  sidik hasil       {run.record['digest'][:12]} … {run.record['digest'][-4:]}",
    ]
    lines += unsettled(matching, out)
    if run.seed.source == "trial":
        lines.append("PERCOBAAN: benihnya bukan dari undian resmi; hasil ini tidak mengikat siapa pun.")
    lines.append(f"Buka {out / 'laporan.html'}")
    return "\n".join(lines)


def unsettled(matching: Matching, out: Path) -> list[str]:
    """What waits for a person's answer, a line each."""
    lines = []
    if matching.review:
        rows, matter = words.number(matching.review), words.number(matching.matter)
        lines.append(f"{rows} baris daftar belum pasti, {matter} dapat mengubah hasil: naung review {out}")
    if matching.held:
        held = words.number(matching.held)
        lines.append(f"{held} baris registri tertahan, mungkin orang yang tercatat dua kali: naung review {out}")
    return lines
