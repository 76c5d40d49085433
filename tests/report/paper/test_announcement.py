"""The announcement: one page whatever is frozen, its codes readable from print, nothing on it read as markup."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from naung.report.paper.announced import read_announced
from naung.report.paper.announcement import ANNOUNCEMENT, TEMPLATE, announcement, write_announcement
from naung.values.errors import Refusal
from tests.report.paper.frozen import HOSTILE, KELURAHAN, ROOT, ROWS, programme, read, write_frozen
from tests.report.paper.printed import codes, read_pdf

PRINTED_MM = 23


def printed(frozen: Path) -> str:
    write_announcement(frozen)
    return read_pdf(frozen / "public" / ANNOUNCEMENT)


def test_what_hangs_on_the_board(folder: Path) -> None:
    text = printed(write_frozen(folder / "beku"))
    for said in (
        "SIGAP 2027",
        "402.117 calon untuk 9.920 tempat.",
        "12 Januari 2027 pukul 10.00 WIB, Aula Kantor Wali Kota",
        "drand quicknet, putaran 35641012, 12 Januari 2027 pukul 11.00 WIB",
        "Bersegel di Brankas Inspektorat; Brankas Bagian Hukum",
        "2.617.596 Orang di registri",
        "56 wilayah, 9.912 tempat",
        "Rina Wulandari, menyetujui",
        "Sri Lestari, pengawas",
    ):
        assert said in text
    for mishap in ("jatuh dari meja", "miring", "diperdebatkan", "Salah ketik", "Suar terlambat", "Listrik", "Kunci"):
        assert mishap in text
    assert "PERCOBAAN" not in text
    assert all(f"{name} 177" in text for _, name in KELURAHAN)


def test_the_roots_can_be_read_aloud_and_by_a_camera(folder: Path) -> None:
    frozen = write_frozen(folder / "beku")
    run = str(read(frozen, "komitmen.json")["run"])
    text = printed(frozen).replace(" ", "")
    assert all(one in text for one in (run, ROOT, ROWS))
    content = announcement(read_announced(frozen))
    for dpi in (200, 300):
        assert codes(TEMPLATE, content, dpi * 20 // PRINTED_MM) == sorted((run, ROOT, ROWS))  # as if 2 cm wide


def test_a_draw_by_dice_alone_is_called_the_weaker_form(folder: Path) -> None:
    text = printed(write_frozen(folder / "beku", seed="dice", beacon=None))
    assert "Dadu saja, bentuk yang lebih lemah." in text
    assert "quicknet" not in text
    assert "Suar terlambat" not in text


def test_a_rehearsal_says_so_across_the_page(folder: Path) -> None:
    text = printed(write_frozen(folder / "beku", rehearsal=True))
    assert "GELADI: PERCOBAAN latihan ini tidak mengikat siapa pun" in text
    assert text.count("PERCOBAAN") == 2


def test_the_draw_after_a_voided_one_names_it(folder: Path) -> None:
    text = printed(write_frozen(folder / "beku", follows="ab" * 32))
    assert "undian yang dibatalkan, nomor abab abab" in text


@pytest.mark.parametrize(
    ("cells", "quota", "said"),
    [
        ([("-", "")], None, "Seluruh kota 177"),
        ([("327501", ""), ("999999", "")], {"by": "kode_kecamatan"}, "Tempat tiap kecamatan 2 wilayah, 354 tempat"),
        ([("327501", ""), ("999999", "")], {"by": "kode_kecamatan"}, "Kec. 99.99.99 177"),
        ([("3275011001", "")], {"by": "kode_kelurahan"}, "3275011001 177"),
        ([(str(n), f"K{n}") for n in range(60)], {"by": "kode_kelurahan"}, "K59 177"),
        ([(str(n), f"K{n}") for n in range(61)], {"by": "kode_kelurahan"}, "Semuanya ada di quota.csv"),
        ([(str(n), f"K{n}") for n in range(5000)], {"by": "kode_kelurahan"}, "5.000 wilayah, 885.000 tempat"),
    ],
)
def test_any_number_of_cells_is_one_page(
    folder: Path, cells: list[tuple[str, str]], quota: dict[str, str] | None, said: str
) -> None:
    assert said in printed(write_frozen(folder / "beku", cells, programme=programme(quota=quota)))


def hostile(text: str) -> dict[str, Any]:
    return {
        "programme": programme(title=text),
        "meeting": {"place": text, "at": "2027-01-12T10:00:00+07:00"},
        "approvers": [text, "Dedi"],
        "inspector": {"name": text, "seal": "ab" * 32},
        "key_copies": [text, "Brankas"],
    }


@pytest.mark.parametrize(
    "text",
    [
        HOSTILE,
        '"]) #read("/etc/passwd")',
        "= _m_ `c` // k",
        "-- --- ... 'a' \"b\" ~ https://x.id",
        "ﷺ 漢字 \N{GRINNING FACE}",
    ],
)
def test_what_people_wrote_is_never_markup(folder: Path, text: str) -> None:
    cells = [(code, text) for code, _ in KELURAHAN[:3]]
    shown = printed(write_frozen(folder / "beku", cells, **hostile(text)))
    if text.isascii():
        assert shown.replace(" ", "").count(text.replace(" ", "")) >= 8


def test_control_characters_are_not_printed(folder: Path) -> None:
    shown = printed(write_frozen(folder / "beku", **hostile("A\x00\n\t\u202eB\x7fC")))
    assert "A B C, pengawas" in shown


def test_no_length_of_words_takes_a_second_page(folder: Path) -> None:
    wide = [(str(n), "W" * 500) for n in range(60)]
    many = [f"{'M' * 300} {n}" for n in range(40)]
    shown = printed(
        write_frozen(
            folder / "beku",
            wide,
            **hostile("W" * 2000) | {"approvers": many, "key_copies": many},
            rehearsal=True,
            follows="ab" * 32,
        )
    )
    assert "dan 34 lagi di balik lembar ini, menyetujui" in shown


def test_the_same_frozen_folder_gives_the_same_bytes_anywhere(folder: Path) -> None:
    frozen = write_frozen(folder / "beku")
    write_announcement(frozen)
    other = Path(shutil.copytree(frozen, folder / "lain"))
    (other / "public" / ANNOUNCEMENT).unlink()
    program = (
        "import sys; from pathlib import Path; from naung.report.paper.announcement import write_announcement;"
        "write_announcement(Path(sys.argv[1]))"
    )
    environment = os.environ | {"TZ": "Asia/Jayapura", "SOURCE_DATE_EPOCH": "1", "PYTHONHASHSEED": "7"}
    subprocess.run([sys.executable, "-c", program, str(other)], env=environment, cwd=folder, check=True)
    printed_there, printed_here = ((one / "public" / ANNOUNCEMENT).read_bytes() for one in (other, frozen))
    assert printed_there == printed_here
    assert b"CreationDate" not in printed_here


def test_a_freeze_that_is_not_the_announced_one_is_not_printed(folder: Path) -> None:
    frozen = write_frozen(folder / "beku")
    path = frozen / "public" / "freeze.json"
    path.write_text(json.dumps(read(frozen, "freeze.json") | {"approvers": ["Lain", "Orang"]}), encoding="utf-8")
    with pytest.raises(Refusal, match="sudah diubah"):
        write_announcement(frozen)
    (frozen / "public" / "quota.csv").unlink()
    with pytest.raises(Refusal):
        write_announcement(frozen)
