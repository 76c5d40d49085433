"""A made kelurahan to recognise people in, and lists about them. Nobody in it is real."""

import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from naung.cli.main import main
from naung.engine.duck import Duck
from naung.engine.trees import all_of
from tests.made import AREAS, KEY, SEED, programme

Row = Mapping[str, str]
HEAD = ("nik", "id_keluarga", "nama", "tanggal_lahir", "id_jenis_kelamin", "kode_kelurahan", "rt", "rw", "alamat")
MARGAHAYU, BEKASIJAYA, BINTARA = "3275011002", "3275011001", "3275021001"


def person(
    nik: str, nama: str, lahir: str, keluarga: str, area: str = MARGAHAYU, sex: str = "1", rt: str = "001"
) -> Row:
    cells = (nik, keluarga, nama, lahir, sex, area, rt, "002", "Gg. Mawar No. 3")
    return dict(zip(HEAD, cells, strict=True))


# Two families with alike names, namesakes, twins, a woman who stands twice.
PEOPLE: tuple[Row, ...] = (
    person("3275011203800001", "MUHAMMAD SAEFUDIN", "1980-03-12", "K1"),
    person("3275015207830002", "SITI NURHAYATI", "1983-07-12", "K1", sex="2"),
    person("3275010105050003", "RIZKI SAEFUDIN", "2005-05-01", "K1"),
    person("3275020909770004", "POLTAK SITOMPUL", "1977-09-09", "K2", BINTARA, rt="004"),
    person("3275021704790005", "TIMBUL SITOMPUL", "1979-04-17", "K2", BINTARA, rt="004"),
    person("3275011108900006", "AGUS SETIAWAN", "1990-08-11", "K3"),
    person("3275012502840007", "AGUS SETIAWAN", "1984-02-25", "K4", BEKASIJAYA),
    person("3275010301950008", "HASAN BASRI", "1995-01-03", "K5"),
    person("3275010301950009", "HUSEIN BASRI", "1995-01-03", "K5"),
    person("3275014606750010", "DEWI LESTARI WULANDARI", "1975-06-06", "K6", sex="2"),
    person("3174064606750011", "DEWI LESTARI WULANDARI", "1975-06-06", "K7", sex="2"),
    person("3275012012880012", "UJANG KOSASIH", "1988-12-20", "K8", BEKASIJAYA, rt="003"),
)


class Town:
    """A programme's folder that the real commands work on."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._runs = 0
        (folder / "kunci.hex").write_text(KEY, encoding="ascii")
        self.write("wilayah.csv", [{"kode": code, "nama": name} for code, name in AREAS.items()])
        self.write("registri.csv", PEOPLE)

    def write(self, name: str, rows: Sequence[Row]) -> None:
        with (self.folder / name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)

    def select(self, *rows: Row, **changes: Any) -> list[dict[str, Any]]:
        """Send the rows as the list `ojol`; what became of each, in their order."""
        self.write("ojol.csv", rows)
        return self.again(**changes)

    def again(self, **changes: Any) -> list[dict[str, Any]]:
        rules = [{"code": "ojol", "text": "Ada di daftar", "when": "daftar_ojol"}]
        content = programme(**{"rules": rules, "points": None, "order": None, **changes})
        text = yaml.safe_dump(content).replace("'2026-01-01'", "2026-01-01")
        (self.folder / "program.yaml").write_text(text, encoding="utf-8")
        self._runs += 1
        out = self.folder / f"hasil-{self._runs}"
        assert main(["select", str(self.folder / "program.yaml"), "--out", str(out), "--seed", SEED]) == 0
        return self.told("lists.parquet")

    @property
    def out(self) -> Path:
        return self.folder / f"hasil-{self._runs}"

    def told(self, name: str) -> list[dict[str, Any]]:
        work = self.folder / "kerja"
        work.mkdir(exist_ok=True)
        with Duck(work, [self.folder]) as duck:
            duck.open("told", [self.out / name])
            columns = list(duck.columns(all_of("told")))
            return [dict(zip(columns, row, strict=True)) for row in duck.rows(all_of("told"))]

    def inputs(self) -> list[dict[str, str]]:
        return list(json.loads((self.out / "run.json").read_text(encoding="utf-8"))["inputs"])

    def summary(self) -> dict[str, Any]:
        return dict(json.loads((self.out / "summary.json").read_text(encoding="utf-8")))

    def failed(self) -> dict[str, list[str]]:
        return {row["nik"]: row["failed"] for row in self.told("decisions.parquet")}


def sent(nik: str, nama: str, lahir: str, kelurahan: str = "Margahayu", rt: str = "1", rw: str = "2") -> Row:
    return {"nik": nik, "nama": nama, "tanggal_lahir": lahir, "kelurahan": kelurahan, "rt": rt, "rw": rw}
