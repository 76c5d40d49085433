"""Measure the draw at full size: freezing, the self-test, all slips, the checkers' program; floor in the same run.

    python benchmarks/draw.py [CITY] [--selftest N]

CITY holds a made city (made there when it does not exist). The programme asks for age and decile only, so that some
460,000 people are candidates. Floor: the hashes alone, as many SHA-256 as the two trees have leaves and nodes, over
inputs of a leaf's length, in one Python loop. `after candidates` is what the freeze adds to naung select's own work.
"""

import argparse
import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml

DICE = "01234567890123456789"
PROGRAMME = {
    "program": "undian",
    "title": "Undian ukuran penuh",
    "as_of": "2026-01-01",
    "cover": {"first_month": "2026-01", "months": 12},
    "income_base_idr": 1_000_000,
    "budget_idr": 2_000_000_000,
    "places": 10_000,
    "rules": [
        {"code": "usia", "text": "Berusia 15 sampai 75 tahun", "when": "umur BETWEEN 15 AND 75"},
        {"code": "desil", "text": "Desil 1 sampai 8", "when": "desil_nasional BETWEEN 1 AND 8"},
    ],
    "order": ["desil_nasional ASC"],
    "quota": {"by": "kode_kelurahan", "weight": "candidates"},
    "reserve_percent": 25,
}
MEETING = {
    "place": "Aula",
    "at": "2026-01-12T10:00:00+07:00",
    "approvers": ["Satu", "Dua"],
    "inspector": {"name": "Tiga", "seal": "0" * 64},
    "key_copies": ["Brankas A", "Brankas B"],
    "seed": "dice",
}


def timed(name: str, command: list[str]) -> dict[str, float]:
    """One process: wall, CPU and peak; and when each line of its progress came, by the line's first words."""
    start = time.monotonic()
    said: dict[str, float] = {}
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    assert process.stderr
    for line in process.stderr:
        said.setdefault(" ".join(line.split()[:2]), time.monotonic() - start)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{name} ended with {process.returncode}")
    wall, cpu = time.monotonic() - start, usage.ru_utime + usage.ru_stime
    print(f"{name:28} {wall:7.1f} s wall {cpu:7.1f} s CPU {usage.ru_maxrss / 1000:7.0f} MB", flush=True)
    return said | {"wall": wall}


def floor(hashes: int) -> float:
    """As many hashes as both trees take, nothing else."""
    data, start = b"x" * 150, time.process_time()
    for _ in range(hashes):
        hashlib.sha256(data).digest()
    return time.process_time() - start


def lay_out(folder: Path, city: Path) -> Path:
    for name in ("registri.csv", "wilayah.csv", "kunci.hex"):
        (folder / name).symlink_to((city / name).resolve())
    paths = {"key": {"path": "kunci.hex"}, "areas": {"path": "wilayah.csv"}, "registry": {"path": "registri.csv"}}
    program = folder / "program.yaml"
    text = yaml.safe_dump(PROGRAMME | paths, sort_keys=False).replace("'2026-01-01'", "2026-01-01")
    program.write_text(text, encoding="utf-8")
    (folder / "rapat.yaml").write_text(yaml.safe_dump(MEETING), encoding="utf-8")
    return program


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("city", nargs="?", type=Path, default=Path("demo/kota"))
    parser.add_argument("--selftest", type=int, default=2000)
    args = parser.parse_args()
    naung = [sys.executable, "-m", "naung.cli.main"]
    if not args.city.exists():
        subprocess.run([*naung, "city", str(args.city)], check=True)
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    folder = Path(tempfile.mkdtemp(prefix="naung-draw-"))
    try:
        program, frozen, result = lay_out(folder, args.city), folder / "beku", folder / "hasil"
        draw = [*naung, "draw"]
        commit = [*draw, "commit", str(program), "--out", str(frozen), "--rehearsal"]
        said = timed("commit", [*commit, "--selftest", str(args.selftest)])
        told = json.loads((frozen / "public" / "komitmen.json").read_text(encoding="utf-8"))
        sealed = said["Menguji undian"] - said["Menyegel baris"]
        print(f"  candidates {told['candidates']}, rows {told['rows']}")
        print(f"  after candidates {sealed:.1f} s wall; self-test over {args.selftest} seeds", end=" ")
        print(f"{said['wall'] - said['Menguji undian']:.1f} s wall")
        hashes = 2 * (told["candidates"] + told["rows"])
        print(f"  floor: {hashes} hashes {floor(hashes):.1f} s CPU")
        timed("seed", [*draw, "seed", str(frozen), "--dice", DICE, "--again", DICE])
        timed("result", [*draw, "result", str(program), "--frozen", str(frozen), "--out", str(result)])
        timed("one slip of a refused row", [*draw, "proof", str(frozen), "--nik", _refused(frozen)])
        slips = folder / "slip.jsonl"
        timed("all slips", [*draw, "proof", str(frozen), "--result", str(result), "--all", str(slips)])
        checker = result / "public" / "verifikasi.py"
        timed("verifikasi.py", [sys.executable, "-I", str(checker), str(result / "public")])
    finally:
        shutil.rmtree(folder)


def _refused(frozen: Path) -> str:
    import duckdb

    asked = "SELECT nik FROM read_parquet($path) WHERE codes <> '' AND nik IS NOT NULL LIMIT 1"
    return str(duckdb.execute(asked, {"path": str(frozen / "baris.parquet")}).fetchall()[0][0])


if __name__ == "__main__":
    main()
