"""Every formula of docs/draw.md, from the page alone and hashlib, against a whole rehearsal's files."""

import csv
import hashlib
import hmac
import json
from pathlib import Path
from typing import Any

import pytest

from naung.engine.duck import Duck
from naung.engine.trees import all_of
from tests.draw.ceremony import DICE, draw, drawn, history
from tests.draw.rfc6962 import mth
from tests.made import KEY


def _sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _mac(text: str) -> bytes:
    return hmac.new(bytes.fromhex(KEY), text.encode(), "sha256").digest()


def _fields(*parts: bytes) -> bytes:
    return b"".join(len(part).to_bytes(4, "big") + part for part in parts)


def _table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _json(path: Path) -> dict[str, Any]:
    return dict(json.loads(path.read_bytes()))


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    return drawn(tmp_path_factory.mktemp("rumus"))


def _rows(folder: Path, path: Path) -> list[dict[str, Any]]:
    work = folder / "kerja"
    work.mkdir(exist_ok=True)
    with Duck(work, [path.parent]) as duck:
        duck.open("asked", [path])
        names = list(duck.columns(all_of("asked")))
        return [dict(zip(names, row, strict=True)) for row in duck.rows(all_of("asked"))]


def test_run_and_key(ready: tuple[Path, Path, Path]) -> None:
    _, frozen, _ = ready
    whole, shown = _json(frozen / "freeze.json"), (frozen / "public" / "freeze.json").read_bytes()
    assert _json(frozen / "public" / "komitmen.json")["run"] == _sha(shown)
    assert whole["key_sha256"] == _sha(bytes.fromhex(KEY))
    del whole["programme"]["key"]
    assert json.loads(shown) == whole


def test_persons_and_both_roots(ready: tuple[Path, Path, Path]) -> None:
    program, frozen, _ = ready
    said = _json(frozen / "public" / "komitmen.json")
    run = bytes.fromhex(said["run"])
    niks = [row["nik"] for row in _table(program.parent / "registri.csv")]
    rows, leaves = _rows(program.parent, frozen / "baris.parquet"), []
    for row in rows:
        own = row["nik"] is not None and niks.count(row["nik"]) == 1
        called = row["nik"] if own else f"{row['file']}/{row['row']}"
        nonce = _mac("naung-nonce-v1" + called)
        assert row["nonce"] == nonce.hex()
        assert row["person"] == _sha(b"naung-person-v1" + nonce + called.encode())
        leaves.append((bytes.fromhex(row["person"]), row["codes"]))
    assert len(rows) == len(niks) == said["rows"]
    assert any(row["nik"] and niks.count(row["nik"]) > 1 for row in rows)
    assert leaves == sorted(leaves)
    data = [_fields(b"naung-row-v1", run, person, codes.encode()) for person, codes in leaves]
    assert mth(data).hex() == said["rows_root"]
    calon = _table(frozen / "public" / "calon.csv")
    persons = {row["person"]: row["nik"] for row in rows if not row["codes"]}
    for one in calon:
        assert one["pseudonym"] == _mac(persons[one["person"]]).hex()[:32]
    data = [
        _fields(
            b"naung-candidate-v1",
            run,
            one["pseudonym"].encode(),
            one["cell"].encode(),
            one["tier"].encode(),
            bytes.fromhex(one["person"]),
        )
        for one in calon
    ]
    assert mth(data).hex() == said["candidates_root"]


def test_seed_tickets_and_history(ready: tuple[Path, Path, Path]) -> None:
    program, frozen, result = ready
    said = _json(frozen / "public" / "komitmen.json")
    seed = _sha(b"naung-seed-v1" + bytes.fromhex(said["candidates_root"]) + DICE.encode())
    assert _json(frozen / "public" / "benih.json")["seed"] == seed
    chosen = _table(result / "public" / "candidates.csv")
    assert all(one["ticket"] == _sha(f"{seed}:{one['pseudonym']}".encode()) for one in chosen)
    out = program.parent / "sampel.xlsx"
    asked = ["sample", frozen, "--result", result, "--among", "selected", "--size", 5, "--out", out]
    assert draw(*asked) == 0
    first, second = history(frozen)
    lines = (frozen / "public" / "riwayat.jsonl").read_bytes().splitlines()
    assert (first["number"], first["before"]) == (1, said["run"])
    assert (second["number"], second["before"]) == (2, _sha(lines[0]))
    names = [one["pseudonym"] for one in chosen if one["status"] == "selected"]
    drawn_first = sorted(names, key=lambda one: _sha(f"naung-sample-v1:{seed}:{one}".encode()))[:5]
    assert second["digest"] == _sha("\n".join(drawn_first).encode())
    assert first["quota"] == _sha((result / "quota.csv").read_bytes())
    assert (result / "quota.csv").read_bytes() == (result / "public" / "quota.csv").read_bytes()
    line = sorted(_rows(program.parent, result / "antrean.parquet"), key=lambda one: str(one["pseudonym"]))
    texts = [json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in line]
    assert first["line"] == _sha("\n".join(texts).encode())


def test_late_pages_and_kept_trees(ready: tuple[Path, Path, Path]) -> None:
    program, frozen, result = ready
    line = _rows(program.parent, result / "antrean.parquet")
    nik = next(one["nik"] for one in line if one["status"] == "selected")
    path = program.parent / "susulan.csv"
    path.write_text(f"jenis,nik,nik_baru,bulan,alasan\nberhenti,{nik},,2026-05,Pindah\n", encoding="utf-8")
    asked = ["late", frozen, "--result", result, "--changes", path, "--program", program, "--start", "2026-03"]
    assert draw(*asked) == 0
    book = history(frozen)[-1]["book"]
    assert _sha((frozen / "susulan" / f"{book[:16]}.json").read_bytes()) == book
    for file, key in (("pohon-calon.bin", "candidates"), ("pohon-baris.bin", "rows")):
        said, size = _json(frozen / "public" / "komitmen.json"), 0
        nodes = said[key]
        while nodes > 1:
            size, nodes = size + nodes, (nodes + 1) // 2
        assert (frozen / file).stat().st_size == 32 * size
