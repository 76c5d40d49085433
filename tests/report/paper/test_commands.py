"""The commands that print: the announcement is frozen with the rest, a slip's paper alone leads to the frozen root."""

import csv
import hashlib
import json
from pathlib import Path

import duckdb
import pytest

from naung.cli.main import main
from naung.report.paper.announced import read_announced
from naung.report.paper.slip import TEMPLATE, page
from tests.draw import checker
from tests.draw.meeting import write_meeting
from tests.made import write
from tests.report.paper.printed import codes, read_pdf


@pytest.fixture
def frozen(folder: Path) -> Path:
    write_meeting(folder)
    out = folder / "beku"
    words = ["draw", "commit", str(write(folder)), "--out", str(out), "--selftest", "50", "--rehearsal"]
    assert main(words) == 0
    return out


def niks(folder: Path) -> list[str]:
    with (folder / "registri.csv").open(encoding="utf-8", newline="") as file:
        return [row["nik"] for row in csv.DictReader(file)]


def find(capsys: pytest.CaptureFixture[str], frozen: Path, kind: str) -> tuple[str, str]:
    """The first registered person with a slip of a kind: the NIK, and what a camera reads on her page."""
    for nik in niks(frozen.parent):
        capsys.readouterr()
        if main(["draw", "proof", str(frozen), "--nik", nik]) == 0:
            slip = json.loads(capsys.readouterr().out)
            if slip["kind"] == kind:
                content = {"title": "", "rehearsal": True, "pages": [page(slip, read_announced(frozen))]}
                (code,) = codes(TEMPLATE, content, 200)
                return nik, code
    raise AssertionError(kind)


def test_the_announcement_is_among_what_is_published(frozen: Path) -> None:
    text = read_pdf(frozen / "public" / "berita-acara.pdf")
    commitment = json.loads((frozen / "public" / "komitmen.json").read_text(encoding="utf-8"))
    for key in ("run", "candidates_root", "rows_root"):
        assert commitment[key] in text.replace(" ", "")
    assert f"{commitment['candidates']} calon untuk 8 tempat." in text
    assert "GELADI" in text


def test_a_refused_persons_paper_alone_proves_her_row(
    folder: Path, frozen: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nik, code = find(capsys, frozen, "row")
    path = folder / "slip.json"
    path.write_text(code, encoding="utf-8")
    status, told = checker.run("--slip", path, "--nik", nik, frozen / "public")
    assert status == 0, told
    assert "Cocok: NIK" in told


def test_a_candidates_code_leads_to_her_line(folder: Path, frozen: Path, capsys: pytest.CaptureFixture[str]) -> None:
    nik, code = find(capsys, frozen, "candidate")
    form, root, pseudonym, nonce = code.split(":")
    assert form == "NAUNG1"
    assert root == json.loads((frozen / "public" / "komitmen.json").read_text(encoding="utf-8"))["candidates_root"]
    with (frozen / "public" / "calon.csv").open(encoding="utf-8", newline="") as file:
        (line,) = [row for row in csv.DictReader(file) if row["pseudonym"] == pseudonym]
    assert line["person"] == hashlib.sha256(b"naung-person-v1" + bytes.fromhex(nonce) + nik.encode()).hexdigest()


def test_proof_writes_a_page_and_prints_the_same_as_without(
    folder: Path, frozen: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nik, out = niks(folder)[0], folder / "bukti.pdf"
    words = ["draw", "proof", str(frozen), "--nik", nik]
    capsys.readouterr()
    assert main(words) == 0
    without = capsys.readouterr().out
    assert main([*words, "--pdf", str(out)]) == 0
    assert capsys.readouterr().out == without
    assert f"berakhir {nik[-4:]}" in read_pdf(out)
    first = out.read_bytes()
    assert main([*words, "--pdf", str(out)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "sudah ada; tidak ditimpa" in said.err
    assert out.read_bytes() == first


def test_a_folder_for_the_page_that_is_not_there_is_refused(
    folder: Path, frozen: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["draw", "proof", str(frozen), "--nik", niks(folder)[0], "--pdf", str(folder / "tidak" / "bukti.pdf")]
    assert main(words) == 1
    assert "bukti.pdf: tidak ada" in capsys.readouterr().err


def test_after_the_dice_the_reserve_number_is_the_results_own(
    folder: Path, frozen: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    result, out, dice = folder / "hasil", folder / "bukti.pdf", "01234567890123456789"
    assert main(["draw", "seed", str(frozen), "--dice", dice, "--again", dice]) == 0
    assert main(["draw", "result", str(folder / "program.yaml"), "--frozen", str(frozen), "--out", str(result)]) == 0
    query = f"SELECT nik, reserve_number FROM '{result / 'decisions.parquet'}' WHERE status = 'reserve' ORDER BY ALL"
    reserve = duckdb.sql(query).fetchall()
    assert reserve
    nik, place = reserve[0]
    assert main(["draw", "proof", str(frozen), "--result", str(result), "--nik", nik, "--pdf", str(out)]) == 0
    assert f"Anda cadangan nomor {place}." in read_pdf(out)
