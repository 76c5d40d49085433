"""The ceremony by its commands: frozen before the dice, one seed, the same candidates after, a slip for everyone."""

import csv
import hashlib
import json
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from naung.cli.main import main
from naung.draw.beacon import verify
from naung.draw.meeting import GENESIS, PERIOD_SECONDS, first_round
from naung.draw.tree import candidate_leaves, leaf_hash, root_from, row_leaves
from tests.draw.meeting import SEAL, write_meeting
from tests.made import write
from tests.report.paper.printed import read_pdf

DICE = "01234567890123456789"


@pytest.fixture
def program(folder: Path) -> Path:
    write_meeting(folder)
    return write(folder)


def commit(program: Path, out: Path, *more: str) -> int:
    return main(["draw", "commit", str(program), "--out", str(out), "--selftest", "50", *more])


@pytest.fixture
def frozen(program: Path) -> Path:
    out = program.parent / "beku"
    assert commit(program, out, "--rehearsal") == 0
    return out


def _seed(frozen: Path, dice: str = DICE, again: str = DICE, *more: str) -> int:
    return main(["draw", "seed", str(frozen), "--dice", dice, "--again", again, *more])


def _json(path: Path) -> dict[str, object]:
    return dict(json.loads(path.read_text(encoding="utf-8")))


def _slip(capsys: pytest.CaptureFixture[str], frozen: Path, *who: str) -> dict[str, object]:
    capsys.readouterr()
    assert main(["draw", "proof", str(frozen), *who]) == 0
    return dict(json.loads(capsys.readouterr().out))


def test_the_same_inputs_are_frozen_alike(program: Path, frozen: Path) -> None:
    other = program.parent / "beku-2"
    assert commit(program, other, "--rehearsal") == 0
    for name in ("freeze.json", "public/komitmen.json", "public/calon.csv", "public/uji-diri.json"):
        assert (other / name).read_bytes() == (frozen / name).read_bytes()


def test_nothing_published_names_anybody(program: Path, frozen: Path) -> None:
    text = "".join(_text(path) for path in sorted((frozen / "public").iterdir()))
    with (program.parent / "registri.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            assert row["nik"] not in text
    assert (program.parent / "kunci.hex").read_text(encoding="ascii").strip() not in text


def _text(path: Path) -> str:
    return read_pdf(path) if path.suffix == ".pdf" else path.read_text(encoding="utf-8")


def test_the_seed_is_what_the_page_says(frozen: Path) -> None:
    assert _seed(frozen) == 0
    root = str(_json(frozen / "public" / "komitmen.json")["candidates_root"])
    seed = hashlib.sha256(b"naung-seed-v1" + bytes.fromhex(root) + DICE.encode()).hexdigest()
    assert _json(frozen / "public" / "benih.json")["seed"] == seed


@pytest.mark.parametrize(
    ("dice", "again", "said"),
    [
        (DICE[:-1], DICE[:-1], "harus 20 angka"),
        (DICE[:-1] + "x", DICE[:-1] + "x", "harus 20 angka"),
        (DICE, DICE[:3] + "9" + DICE[4:], "lemparan 4"),
    ],
)
def test_dice_that_cannot_be(
    frozen: Path, capsys: pytest.CaptureFixture[str], dice: str, again: str, said: str
) -> None:
    assert _seed(frozen, dice, again) == 1
    assert said in capsys.readouterr().err
    assert not (frozen / "public" / "benih.json").exists()


def test_no_second_seed(frozen: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _seed(frozen) == 0
    first = (frozen / "public" / "benih.json").read_bytes()
    assert _seed(frozen, "9" * 20, "9" * 20) == 1
    assert "tidak ada benih kedua" in capsys.readouterr().err
    assert (frozen / "public" / "benih.json").read_bytes() == first


def test_no_seed_before_the_meeting(program: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = program.parent / "nanti"
    later = write_meeting(program.parent, "nanti.yaml", at="2999-01-12T10:00+07:00")
    assert commit(program, out, "--meeting", str(later)) == 1
    assert "kurang dari 2.000 benih hanya dalam geladi" in capsys.readouterr().err
    assert commit(program, out, "--meeting", str(later), "--selftest", "2000") == 0
    assert _seed(out) == 1
    assert "belum waktunya" in capsys.readouterr().err


def test_a_draw_frozen_with_a_beacon_wants_it(program: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = folder / "suar"
    write_meeting(folder, seed="dice+beacon")
    assert commit(program, out, "--rehearsal") == 0
    beacon = _json(out / "public" / "komitmen.json")["beacon"]
    assert isinstance(beacon, dict)
    assert _seed(out) == 1
    wrong = folder / "putaran.json"
    wrong.write_text(json.dumps({"round": 3, "signature": "00", "randomness": "00"}), encoding="utf-8")
    assert _seed(out, DICE, DICE, "--beacon", str(wrong)) == 1
    forged = {"round": beacon["round"], "signature": "aa" * 48, "randomness": "bb" * 32}
    wrong.write_text(json.dumps(forged), encoding="utf-8")
    assert _seed(out, DICE, DICE, "--beacon", str(wrong)) == 1
    said = capsys.readouterr().err
    assert "dibekukan dengan suar" in said
    assert "bukan putaran" in said
    assert "bukan sidik dari tanda tangannya" in said


def test_the_beacons_round_comes_an_hour_after() -> None:
    from datetime import UTC, datetime

    assert first_round(datetime.fromtimestamp(GENESIS, UTC)) == 1
    assert first_round(datetime.fromtimestamp(GENESIS + 1, UTC)) == 2
    assert first_round(datetime.fromtimestamp(GENESIS + 10 * PERIOD_SECONDS, UTC)) == 11


@pytest.mark.parametrize(("round_", "good"), [(3, True), (4, False)])
def test_a_published_round_verifies(round_: int, good: bool) -> None:
    """Round 3 of a public test chain of the same scheme (published vectors of drand's domain fix)."""
    if find_spec("py_ecc") is None:
        pytest.skip("needs the extra: pip install naung[beacon]")
    limit = sys.getrecursionlimit()
    key = (
        "a1ee12542360bf75742bcade13d6134e7d5283d9eb782887c47d3d9725f05805"
        "d37b0106b7f744395bf82c175dd7434a169e998f188a657a030d588892c0cd2c"
        "01f996aaf331c4d8bc5b9734bbe261d09e7d2d39ef88b635077f262bd7bbb30f"
    )
    signature = "b98dae74f6a9d2ec79d75ba273dcfda86a45d589412860eb4c0fd056b00654dbf667c1b6884987c9aee0d43f8ba9db52"
    assert verify(round_, bytes.fromhex(signature), key) is good
    assert sys.getrecursionlimit() == limit


# Round 1000 of quicknet, as published.
QUICKNET_1000 = {
    "round": 1000,
    "signature": "b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39",
    "randomness": "fe290beca10872ef2fb164d2aa4442de4566183ec51c56ff3cd603d930e54fdd",
}


def test_a_ceremony_with_the_beacons_own_round(program: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The meeting an hour before round 1000 of the chain; another round's signature is not taken for it."""
    if find_spec("py_ecc") is None:
        pytest.skip("needs the extra: pip install naung[beacon]")
    folder, out = program.parent, program.parent / "suar"
    write_meeting(folder, seed="dice+beacon", at="2023-08-23T14:59:00+00:00", beacon_round=1000)
    assert commit(program, out, "--rehearsal") == 0
    told = folder / "putaran.json"
    told.write_text(json.dumps(QUICKNET_1000 | {"round": 1001}), encoding="utf-8")
    assert _seed(out, DICE, DICE, "--beacon", str(told)) == 1
    assert "bukan putaran 1000" in capsys.readouterr().err
    told.write_text(json.dumps(QUICKNET_1000), encoding="utf-8")
    assert _seed(out, DICE, DICE, "--beacon", str(told)) == 0
    root = str(_json(out / "public" / "komitmen.json")["candidates_root"])
    mixed = bytes.fromhex(root) + DICE.encode() + bytes.fromhex(str(QUICKNET_1000["randomness"]))
    assert _json(out / "public" / "benih.json")["seed"] == hashlib.sha256(b"naung-seed-v1" + mixed).hexdigest()
    result = folder / "hasil"
    assert main(["draw", "result", str(program), "--frozen", str(out), "--out", str(result)]) == 0


def test_the_result_has_the_frozen_candidates(program: Path, frozen: Path) -> None:
    assert _seed(frozen) == 0
    out = program.parent / "hasil"
    assert main(["draw", "result", str(program), "--frozen", str(frozen), "--out", str(out)]) == 0
    record = _json(out / "run.json")
    assert record["seed"] == _json(frozen / "public" / "benih.json")["seed"]
    assert main(["verify", str(out)]) == 0
    beside = {"calon.csv", "komitmen.json", "benih.json", "berita-acara.pdf", "verifikasi.py"}
    assert beside <= {path.name for path in (out / "public").iterdir()}


def test_a_field_altered_after_the_dice_is_found_and_named(
    program: Path, frozen: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _seed(frozen) == 0
    path = program.parent / "registri.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("ORANG 30,", "ORANG LAIN,"), encoding="utf-8")
    out = program.parent / "hasil"
    assert main(["draw", "result", str(program), "--frozen", str(frozen), "--out", str(out)]) == 1
    assert "registri.csv" in capsys.readouterr().err
    assert not out.exists()


def test_no_result_before_the_dice(program: Path, frozen: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["draw", "result", str(program), "--frozen", str(frozen), "--out", str(program.parent / "h")]) == 1
    assert "dadu belum dicatat" in capsys.readouterr().err


def test_an_edited_freeze_is_refused(program: Path, frozen: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _seed(frozen) == 0
    path = frozen / "freeze.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"Rina"', '"Rino"'), encoding="utf-8")
    assert main(["draw", "result", str(program), "--frozen", str(frozen), "--out", str(program.parent / "h")]) == 1
    assert "sudah diubah" in capsys.readouterr().err


def test_a_candidates_slip_leads_to_the_root(program: Path, frozen: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _seed(frozen) == 0
    out = program.parent / "hasil"
    assert main(["draw", "result", str(program), "--frozen", str(frozen), "--out", str(out)]) == 0
    with (frozen / "public" / "calon.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        told = _slip(capsys, frozen, "--result", str(out), "--pseudonym", row["pseudonym"])
        leaf = candidate_leaves(bytes.fromhex(str(told["run"])))
        data = leaf(row["pseudonym"], row["cell"], int(row["tier"]), bytes.fromhex(row["person"]))
        path = [bytes.fromhex(one) for one in told["path"]]  # type: ignore[attr-defined]
        root = root_from(leaf_hash(data), int(str(told["index"])), len(rows), path)
        assert root is not None
        assert root.hex() == _json(frozen / "public" / "komitmen.json")["candidates_root"]
        assert told["status"] in ("selected", "reserve", "not_reached")
        assert int(str(told["equals_before"])) < int(str(told["equals"]))


def test_the_refused_get_proof_too(program: Path, frozen: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (program.parent / "registri.csv").open(encoding="utf-8", newline="") as file:
        niks = [row["nik"] for row in csv.DictReader(file)]
    codes = []
    for nik in niks[:7]:
        told = _slip(capsys, frozen, "--nik", nik)
        if told["kind"] == "row":
            data = row_leaves(bytes.fromhex(str(told["run"])))(bytes.fromhex(str(told["person"])), str(told["codes"]))
            path = [bytes.fromhex(one) for one in told["path"]]  # type: ignore[attr-defined]
            root = root_from(leaf_hash(data), int(str(told["index"])), len(niks), path)
            assert root is not None
            assert root.hex() == _json(frozen / "public" / "komitmen.json")["rows_root"]
            codes.append(told["codes"])
    assert codes


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"approvers": ["Rina"]}, "approvers: sedikitnya dua orang"),
        ({"approvers": ["Rina", "rina "]}, "approvers: sedikitnya dua orang"),
        ({"place": ""}, "place: tidak boleh kosong"),
        ({"beacon_round": 5}, "dadu saja tidak memakai putaran suar"),
        ({"seed": "dice+beacon", "beacon_round": 5}, "terlalu awal; paling cepat"),
        ({"at": "2026-01-12T10:00"}, "zonanya"),
        ({"at": "besok"}, "waktu ditulis seperti"),
        ({"inspector": None}, "inspector: wajib diisi"),
        ({"inspector": {"name": "rina", "seal": SEAL}}, "tidak boleh ikut menyetujui"),
        ({"inspector": {"name": "Sri", "seal": "ab"}}, "64 angka heksadesimal"),
        ({"key_copies": ["Brankas A", "brankas a"]}, "dua tempat yang berbeda"),
        ({"palu": "ada"}, "palu: kunci ini tidak dikenal"),
    ],
)
def test_what_a_meeting_must_say(
    program: Path, change: dict[str, object], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out = program.parent / "tidak"
    write_meeting(program.parent, **change)
    assert commit(program, out, "--rehearsal") == 1
    assert said in capsys.readouterr().err
    assert not out.exists()


def test_a_meeting_that_is_over_freezes_nothing(program: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert commit(program, program.parent / "lewat") == 1
    assert "12 Januari 2026 pukul 10.00 WIB sudah lewat" in capsys.readouterr().err


def test_a_rehearsal_binds_nobody(program: Path, frozen: Path) -> None:
    assert _seed(frozen) == 0
    out = program.parent / "hasil"
    assert main(["draw", "result", str(program), "--frozen", str(frozen), "--out", str(out)]) == 0
    assert _json(out / "run.json")["seed_source"] == "trial"
    assert "PERCOBAAN" in (out / "laporan.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["pohon-baris.bin", "pohon-calon.bin"])
def test_a_damaged_tree_proves_nothing(frozen: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    content = (frozen / name).read_bytes()
    (frozen / name).write_bytes(bytes(len(content)))
    with (frozen.parent / "registri.csv").open(encoding="utf-8", newline="") as file:
        niks = [row["nik"] for row in csv.DictReader(file)][:7]
    assert 1 in [main(["draw", "proof", str(frozen), "--nik", nik]) for nik in niks]
    assert "akarnya bukan yang diumumkan" in capsys.readouterr().err
