"""`naung template`: clean workbooks to ask offices for lists. Nothing is decided here."""

import argparse
from importlib.resources import files
from pathlib import Path

from naung.cli.parts import work_folder
from naung.engine.duck import Duck
from naung.engine.folder import whole_folder
from naung.intake.areas import Area, read_areas
from naung.report.check.template import write_templates
from naung.selection.programme import read_programme

_REGION = "327501"


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    text = "buat buku kerja kosong untuk meminta daftar dari kantor lain"
    description = f"{text[0].upper()}{text[1:]}: satu untuk tiap jenis daftar, dengan petunjuk dan pilihan di selnya."
    parser = commands.add_parser("template", help=text, description=description)
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="folder baru untuk buku kerja itu")
    parser.add_argument(
        "--program", metavar="PROGRAM", type=Path, help="berkas program (YAML); kelurahannya menjadi pilihan"
    )
    parser.set_defaults(run=run_template)


def run_template(args: argparse.Namespace) -> int:
    """Write the workbooks; of the programme only its areas are read: its lists need not be there yet."""
    with whole_folder(args.folder) as folder:
        areas = []
        if args.program is not None:
            with work_folder(folder) as work:
                areas = _areas(args.program, work)
        names = [area.name for area in areas if area.name]
        written = write_templates(folder, names, areas[0].code[:6] if areas else _REGION)
    print(f"{len(written)} buku kerja di {args.folder}:")
    for path in written:
        print(f"  {path.name}")
    print("Kirim yang sesuai kepada kantor yang diminta; petunjuknya ada di lembar Petunjuk.")
    return 0


def _areas(program: Path, work: Path) -> list[Area]:
    programme = read_programme(program)
    folder = program.resolve().parent
    reachable = (folder / programme.areas.path).resolve().parent
    with Duck(work, [reachable]) as duck:
        duck.run(files("naung.intake").joinpath("steps", "macros.sql").read_text(encoding="utf-8"))
        return read_areas(programme.areas.path, folder, duck)
