"""All slips at once are the slips one by one, to the byte."""

from pathlib import Path

import pytest

from naung.draw.bytes import jcs
from naung.draw.proof import slip
from naung.engine.duck import Duck
from tests import made
from tests.draw.ceremony import draw, drawn, freeze


def _one_by_one(frozen: Path, result: Path | None) -> list[bytes]:
    lines = (frozen / "public" / "calon.csv").read_text(encoding="utf-8").splitlines()[1:]
    work = frozen.parent / "kerja"
    work.mkdir(exist_ok=True)
    with Duck(work, [frozen]) as duck:
        return [jcs(slip(frozen, result, duck, line.split(",")[0], None)) for line in lines]


def test_before_and_after_the_dice(folder: Path) -> None:
    _, frozen, result = drawn(folder, records=made.people(150), budget_idr=5_900_000, places=40)
    for name, more, where in (("a.jsonl", (), None), ("b.jsonl", ("--result", result), result)):
        out = folder / name
        assert draw("proof", frozen, *more, "--all", out) == 0
        assert out.read_bytes().splitlines() == _one_by_one(frozen, where)
        assert out.stat().st_mode & 0o077 == 0


def test_one_candidate_has_an_empty_path(folder: Path) -> None:
    rules = [{"code": "satu", "text": "Seorang saja", "when": "nama = 'ORANG 0'"}]
    _, frozen = freeze(folder, rules=rules, points=[])
    assert draw("proof", frozen, "--all", folder / "a.jsonl") == 0
    assert (folder / "a.jsonl").read_bytes().splitlines() == _one_by_one(frozen, None)


def test_an_existing_file_is_not_written_over(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, frozen = freeze(folder)
    (folder / "a.jsonl").write_text("milik orang lain", encoding="utf-8")
    assert draw("proof", frozen, "--all", folder / "a.jsonl") == 1
    assert "sudah ada" in capsys.readouterr().err
    assert (folder / "a.jsonl").read_text(encoding="utf-8") == "milik orang lain"
