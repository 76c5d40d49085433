"""A slip on paper: where she stands in words, a code that a camera reads and a checker accepts, one page each."""

import json
import stat
from pathlib import Path
from typing import Any

import pytest

from naung.report.paper.announced import Announced, read_announced
from naung.report.paper.slip import TEMPLATE, page, slips_pdf, write_slip
from naung.values.errors import Refusal
from tests.report.paper.frozen import HOSTILE, programme, write_frozen
from tests.report.paper.printed import codes, read_pages, read_pdf
from tests.report.paper.slips import candidate, row

CANDIDATE_MM = 38
REJECTED = "Tidak terpenuhi atau tidak diketahui: Berusia 18 sampai 64 tahun"
LOT = "Urutan Anda 123 dari 4.567 yang nilainya sama; peluang 19,5%."


@pytest.fixture
def announced(folder: Path) -> Announced:
    return read_announced(write_frozen(folder / "beku"))


def printed(slip: dict[str, Any], announced: Announced) -> str:
    return read_pdf(slips_pdf([slip], announced))


@pytest.mark.parametrize(
    ("slip", "said"),
    [
        (candidate(), ["Anda ikut undian.", "Dadu dilempar 12 Januari 2027 pukul 10.00 WIB di Aula Kantor Wali Kota."]),
        (candidate(status="selected"), ["Anda terpilih.", LOT, "Untuk mereka ada 891 tempat.", "belum berarti"]),
        (candidate(status="reserve", rank_in_cell=184), ["Anda cadangan nomor 7.", LOT, "menurut nomornya"]),
        (candidate(status="not_reached", rank_in_cell=999), ["Anda belum terpilih.", LOT]),
        (
            candidate(status="reserve", rank_in_cell=178, places_for_equals=0),
            ["cadangan nomor 1.", "Urutan Anda 123 dari 4.567 yang nilainya sama.", "sudah habis sebelum mereka"],
        ),
        (candidate(status="selected", rank_in_cell=None), ["Anda terpilih.", "mendapat tempat, tanpa undian."]),
        (
            candidate(status="not_reached", rank_in_cell=None),
            ["Anda belum terpilih.", "Undian tidak mengubah hal ini."],
        ),
        (row(), ["Anda tidak ikut undian.", REJECTED, "Tidak terpenuhi: Bekerja di sektor", "Bawa KTP"]),
        (row("nik_ganda"), ["NIK ini tertulis di lebih dari satu baris registri"]),
        (row(""), ["Keluarga Anda sudah diwakili.", "paling banyak satu orang"]),
    ],
)
def test_where_she_stands(announced: Announced, slip: dict[str, Any], said: list[str]) -> None:
    text = printed(slip, announced)
    for one in said:
        assert one in text


@pytest.mark.parametrize("status", ["selected", "not_reached"])
def test_the_people_of_a_merged_tier_are_not_called_equals(announced: Announced, status: str) -> None:
    text = printed(candidate(status=status, rank_in_cell=None), announced)
    assert "4.567" not in text
    assert "peluang" not in text


def test_what_she_checks_it_by(announced: Announced) -> None:
    slip = candidate(status="selected")
    text = printed(slip, announced)
    assert "Bekasijaya (3275011001)" in text
    assert "12.346 dari 402.117" in text
    assert "berakhir 0012" in text
    assert "verifikasi.html" in text
    pressed = text.replace(" ", "")
    for digits in (slip["pseudonym"], slip["root"], slip["nonce"], slip["ticket"], *slip["path"]):
        assert digits in pressed


def test_the_whole_city_as_one_cell_has_no_code(folder: Path) -> None:
    frozen = write_frozen(folder / "beku", [("-", "")], programme=programme(quota=None))
    assert "Wilayah Seluruh kota Baris" in printed(candidate(cell="-"), read_announced(frozen))


@pytest.mark.parametrize("dpi", [200, 300])
def test_a_candidates_code_is_read_when_printed_two_centimetres_wide(announced: Announced, dpi: int) -> None:
    slip = candidate(status="selected")
    content = {"title": "", "rehearsal": False, "pages": [page(slip, announced)]}
    assert codes(TEMPLATE, content, dpi * 20 // CANDIDATE_MM) == [
        f"NAUNG1:{slip['root']}:{slip['pseudonym']}:{slip['nonce']}"
    ]


@pytest.mark.parametrize("dpi", [200, 300])
def test_a_rows_code_holds_the_whole_slip(announced: Announced, dpi: int) -> None:
    slip = row("usia;informal;nik_ganda")
    content = {"title": "", "rehearsal": False, "pages": [page(slip, announced)]}
    (told,) = codes(TEMPLATE, content, dpi)
    assert json.loads(told) == slip


def test_a_code_that_would_be_too_large_is_refused(announced: Announced) -> None:
    with pytest.raises(Refusal, match="tidak muat dalam satu kode QR"):
        slips_pdf([row(";".join(f"aturan_{number}" for number in range(200)))], announced)


def test_many_reasons_stay_on_the_page(announced: Announced) -> None:
    text = printed(row(";".join(f"kode_{number}" for number in range(60))), announced)
    assert "kode_6" in text
    assert "dan 53 hal lagi" in text


def test_many_slips_in_one_document(announced: Announced) -> None:
    slips = [candidate(status="selected"), row(), candidate()]
    headings = ["Anda terpilih.", "Anda tidak ikut undian.", "Anda ikut undian."]
    for text, heading in zip(read_pages(slips_pdf(slips, announced)), headings, strict=True):
        assert heading in text


@pytest.mark.parametrize("length", [15, 30, 45, 60, 80, 500])
def test_no_length_of_words_takes_a_second_page(folder: Path, length: int) -> None:
    """Wide letters, so that also what is set without measuring is sure to fit."""
    wide = "W" * length
    rules = [{"code": f"aturan_{number}", "text": wide, "when": "TRUE", "unknown": "reject"} for number in range(9)]
    changes = programme(title=wide, rules=rules)
    meeting = {"place": wide, "at": "2027-01-12T10:00:00+07:00"}
    frozen = write_frozen(folder / "beku", [("3275011001", wide)], programme=changes, meeting=meeting, rehearsal=True)
    announced = read_announced(frozen)
    for slip in (candidate(), candidate(status="selected"), row(";".join(rule["code"] for rule in rules))):
        printed(slip, announced)


def test_a_rehearsal_says_so(folder: Path) -> None:
    announced = read_announced(write_frozen(folder / "beku", rehearsal=True))
    assert printed(candidate(status="selected"), announced).count("PERCOBAAN") == 2


def test_what_people_wrote_is_never_markup(folder: Path) -> None:
    rules = [{"code": "usia", "text": HOSTILE, "when": "TRUE", "unknown": "reject"}]
    frozen = write_frozen(folder / "beku", [("3275011001", HOSTILE)], programme=programme(title=HOSTILE, rules=rules))
    announced, wanted = read_announced(frozen), HOSTILE.replace(" ", "")
    assert printed(row("usia"), announced).replace(" ", "").count(wanted) == 3
    assert printed(candidate(), announced).replace(" ", "").count(wanted) == 3


def test_a_slip_is_written_once_for_its_owner_only(folder: Path) -> None:
    frozen, out = write_frozen(folder / "beku"), folder / "bukti.pdf"
    write_slip(candidate(), frozen, out)
    first = out.read_bytes()
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    with pytest.raises(Refusal, match="sudah ada"):
        write_slip(row(), frozen, out)
    assert out.read_bytes() == first
    write_slip(candidate(), frozen, folder / "lagi.pdf")
    assert (folder / "lagi.pdf").read_bytes() == first
