"""Measure `naung select` against a floor in the same run: wall, CPU, peak memory, and the curve to 25 million rows.

    python benchmarks/selection.py [FOLDER] [--runs N] [--curve]

FOLDER holds a made city (made there when it does not exist). Each figure is the median of N runs, floor and job in
turn, each a process of its own. Two floors, both DuckDB with two threads on the same file:

- as read: read the columns the programme uses and write them as Parquet.
- as written: the same read, written as wide as what the job writes a row (decisions.parquet and people.parquet).

The jobs: lists of NIKs alone, matched exactly; then the city's own lists, recognised by names with possible doubles
looked for, the first time and once more on what was kept.
"""

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

SEED = "5f1e9c0a7b3d4e6f8091a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f7"
USED = (
    *("nik", "id_keluarga", "nama", "tanggal_lahir", "kode_kelurahan", "id_jenis_kelamin", "id_hub_kepala_keluarga"),
    *("id_disabilitas", "membantu_bekerja", "id_lapangan_usaha_dari_usaha_utama"),
    *("id_status_kedudukan_pekerjaan_utama", "desil_nasional"),
)
# decisions.parquet has 16 columns, people.parquet nik, nama and 15 facts; here the used columns stand in for them.
WRITTEN = 16 + 17
INTEGERS = (
    "id_jenis",
    "id_hub",
    "id_status_p",
    "id_dis",
    "membantu",
    "id_lap",
    "id_status_k",
    "id_pek",
    "id_pen",
    "desil",
)
FLOOR = """
import duckdb, sys
con = duckdb.connect()
con.execute("SET threads = 2")
con.execute("SET memory_limit = '1200MB'")
con.execute(f"COPY (SELECT {sys.argv[3]} FROM {sys.argv[1]}) TO '{sys.argv[2]}' (FORMAT parquet)")
"""


@dataclass(frozen=True)
class Figure:
    wall: float
    cpu: float
    peak_mb: float

    def __str__(self) -> str:
        return f"{self.wall:6.2f} s wall  {self.cpu:6.2f} s CPU  {self.peak_mb:6.0f} MB"


def measured(command: list[str]) -> Figure:
    """One process from start to end, by the operating system's own accounting."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return Figure(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1000)


def median(figures: list[Figure]) -> Figure:
    return Figure(
        statistics.median(one.wall for one in figures),
        statistics.median(one.cpu for one in figures),
        max(one.peak_mb for one in figures),
    )


def floor_command(source: Path, target: Path, width: int) -> list[str]:
    reader = "read_parquet" if source.suffix == ".parquet" else "read_csv"
    more = "" if source.suffix == ".parquet" else ", all_varchar = true"
    picked = [f"{USED[place % len(USED)]} AS c{place}" for place in range(width)]
    return [sys.executable, "-c", FLOOR, f"{reader}('{source}'{more})", str(target), ", ".join(picked)]


def job_command(program: Path, out: Path) -> list[str]:
    shutil.rmtree(out, ignore_errors=True)
    return [sys.executable, "-m", "naung.cli.main", "select", str(program), "--out", str(out), "--seed", SEED]


def niks_alone(program: Path) -> Path:
    """The same programme over lists of NIKs alone (and the column a `where` needs), doubles not looked for."""
    import duckdb

    text = program.read_text(encoding="utf-8")
    for path in sorted(program.parent.glob("*.csv")):
        if f"path: {path.name}," in text:
            names = [row[0] for row in duckdb.sql(f"DESCRIBE FROM read_csv('{path}', all_varchar = true)").fetchall()]
            kept = ", ".join(name for name in names if name in ("nik", "status"))
            bare = f"nik-{path.name}"
            duckdb.sql(f"COPY (SELECT {kept} FROM read_csv('{path}', all_varchar = true)) TO '{path.parent / bare}'")
            text = text.replace(f"path: {path.name},", f"path: {bare},")
    exact = program.with_name(f"nik-{program.name}")
    exact.write_text(text.replace("doubles: check", "doubles: off"), encoding="utf-8")
    return exact


def recognised(program: Path, work: Path) -> None:
    """The city's own lists, the first time and on what was kept."""
    shutil.rmtree(program.parent / ".naung", ignore_errors=True)
    for what in ("first time", "kept"):
        print(f"  recognised, {what:11s} {measured(job_command(program, work / 'hasil'))}")


def compare(program: Path, source: Path, work: Path, runs: int) -> None:
    figures: dict[str, list[Figure]] = {"as read": [], "as written": [], "job": []}
    exact = niks_alone(program)
    for _ in range(runs):
        figures["as read"].append(measured(floor_command(source, work / "floor.parquet", len(USED))))
        figures["as written"].append(measured(floor_command(source, work / "floor.parquet", WRITTEN)))
        figures["job"].append(measured(job_command(exact, work / "hasil")))
    job = median(figures["job"])
    print(f"\n{source.name}, {runs} runs, medians; the job includes the report")
    for name, one in figures.items():
        floor = median(one)
        ratio = (
            "" if name == "job" else f"   job is {job.wall / floor.wall:.1f} x wall, {job.cpu / floor.cpu:.1f} x CPU"
        )
        print(f"  {name:11s} {floor}{ratio}")


def explain(work: Path, runs: int) -> None:
    import duckdb

    out = work / "hasil"
    niks = duckdb.sql(
        f"SELECT nik FROM '{out}/decisions.parquet' WHERE tier IS NOT NULL ORDER BY hash(nik) LIMIT {runs}"
    ).fetchall()
    command = [sys.executable, "-m", "naung.cli.main", "explain", str(out), "--nik"]
    print(f"  explain     {median([measured([*command, nik]) for (nik,) in niks])}")


def curve(folder: Path, work: Path) -> None:
    """CPU per million rows with 1, 4 and 10 cities' registries, each a Parquet file."""
    import duckdb

    print("\nCPU per million rows; each file another city's 2.6 million")
    parts = work / "bagian"
    parts.mkdir()
    for files in range(1, 11):
        nik = f"CASE WHEN length(nik) = 16 THEN nik[1:2] || '{files + 10}' || nik[5:] ELSE nik END AS nik"
        family = f"id_keluarga || '-{files}' AS id_keluarga"
        target = parts / f"registri-{files:02d}.parquet"
        duckdb.sql(f"COPY (SELECT * REPLACE ({nik}, {family}) FROM '{folder}/registri.parquet') TO '{target}'")
        if files in (1, 4, 10):
            text = (folder / "program.yaml").read_text(encoding="utf-8")
            program = folder / "program-kurva.yaml"
            program.write_text(text.replace("path: registri.csv", f"path: {parts}/*.parquet"), encoding="utf-8")
            program = niks_alone(program)
            figure = measured(job_command(program, work / "hasil-kurva"))
            rows = duckdb.sql(f"SELECT count(*) FROM '{parts}/*.parquet'").fetchall()[0][0]
            print(f"  {rows:11,d} rows  {figure}   {figure.cpu / rows * 1e6:5.2f} CPU s per million")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("demo/kota"))
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--curve", action="store_true")
    args = parser.parse_args()
    import duckdb

    folder: Path = args.folder.resolve()
    if not folder.exists():
        subprocess.run([sys.executable, "-m", "naung.cli.main", "city", str(folder)], check=True)
    print(
        f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, "
        f"DuckDB {duckdb.__version__}, {time.strftime('%Y-%m-%d')}"
    )
    typed = folder / "registri.parquet"
    if not typed.exists():
        read = f"read_csv('{folder}/registri.csv', all_varchar = true)"
        names = [row[0] for row in duckdb.sql(f"DESCRIBE FROM {read}").fetchall()]
        # Guarded, since DuckDB would push a bare cast into the CSV reader, which then fails at the first odd cell.
        number = "CASE WHEN regexp_full_match({0}, '[0-9]+') THEN CAST({0} AS BIGINT) END AS {0}"
        cells = [number.format(name) if name.startswith(INTEGERS) else name for name in names]
        duckdb.sql(f"COPY (SELECT {', '.join(cells)} FROM {read}) TO '{typed}'")
    text = (folder / "program.yaml").read_text(encoding="utf-8")
    parquet = folder / "program-parquet.yaml"
    parquet.write_text(text.replace("path: registri.csv", "path: registri.parquet"), encoding="utf-8")
    with tempfile.TemporaryDirectory(dir=folder.parent) as name:
        work = Path(name)
        compare(parquet, typed, work, args.runs)
        explain(work, args.runs)
        recognised(parquet, work)
        compare(folder / "program.yaml", folder / "registri.csv", work, args.runs)
        if args.curve:
            curve(folder, work)


if __name__ == "__main__":
    main()
