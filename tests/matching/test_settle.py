"""The settlements file: what stands, what is refused, and that no answer is lost or half there."""

import stat
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from naung.matching import settle
from naung.matching.settle import Settlement, chosen, find_answer, standing
from naung.values.errors import Refusal

AT = datetime(2026, 1, 12, 9, 30, tzinfo=timezone(timedelta(hours=7)))
HEADER = "at,by,kind,list,row_print,known_key,answer\n"
LINE = "2026-01-12T09:30:00+07:00,Rina,daftar,ojol,r1,k1,ya\n"


def said(answer: str, key: str = "k1", row: str = "r1", kind: str = "daftar", by: str = "Rina") -> Settlement:
    return Settlement(AT, by, kind, "ojol" if kind == "daftar" else "", row, key, answer)


STANDING = [
    # answers in turn (answer and key), what stands
    ("ya k1", "ya k1"),
    ("ya k1, bukan k1", "bukan k1"),
    ("ya k1, batal k1", ""),
    ("batal k1", ""),
    ("bukan k1, bukan k2", "bukan k1, bukan k2"),
    ("ya k1, ya k2", "ya k2"),
    ("ya k1, ya k2, batal k2", ""),
    ("ya k1, batal k1, ya k2", "ya k2"),
    ("bukan k1, ya k2", "bukan k1, ya k2"),
]


@pytest.mark.parametrize(("given", "stands"), STANDING)
def test_the_last_answer_stands_and_a_list_row_is_one_person(given: str, stands: str) -> None:
    answers = standing(said(*one.split()) for one in given.split(", "))
    assert ", ".join(f"{answer} {pair[3]}" for pair, answer in answers.items()) == stands


def test_a_yes_means_no_for_all_others_of_that_row() -> None:
    answers = standing([said("ya", "k2"), said("bukan", "k9", row="r2")])
    named = chosen(answers)
    assert named == {("daftar", "ojol", "r1"): "k2"}
    found = [find_answer(("daftar", "ojol", row, key), answers, named) for row in ("r1", "r2") for key in ("k2", "k9")]
    assert found == ["ya", "bukan", None, "bukan"]


def test_three_rows_of_the_registry_may_be_one_person() -> None:
    answers = standing([said("ya", "k2", kind="ganda"), said("ya", "k3", kind="ganda")])
    assert list(answers.values()) == ["ya", "ya"]
    assert chosen(answers) == {}
    assert find_answer(("ganda", "", "r1", "k4"), answers, {}) is None


def test_what_is_added_is_read_again(folder: Path) -> None:
    path = folder / "penyelesaian.csv"
    given = [said("ya"), said("bukan", by='Ñi "Rina", S.E.'), said("batal", kind="ganda")]
    for one in given:
        settle.append(path, one)
    assert settle.read(path) == tuple(given)
    assert path.read_text(encoding="utf-8").startswith(HEADER + LINE)
    assert path.read_text(encoding="utf-8").count("at,by") == 1
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_no_file_is_no_answers(folder: Path) -> None:
    assert settle.read(folder / "tidak ada.csv") == ()


def test_a_line_torn_anywhere_is_said_and_the_next_answer_takes_its_place(folder: Path) -> None:
    path = folder / "penyelesaian.csv"
    whole = (HEADER + LINE + LINE.replace("Rina", "Ñi")).encode("utf-8")
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        heard: list[str] = []
        before = settle.read(path, heard.append)
        lines = whole[:length].split(b"\n")
        is_torn = lines[-1] not in (b"", *(line for line in whole.split(b"\n")))
        assert len(before) == max(0, len(lines) - 2 + (not is_torn and lines[-1] != b"" and len(lines) > 1))
        assert bool(heard) == is_torn
        settle.append(path, said("bukan"))
        heard.clear()
        assert settle.read(path, heard.append) == (*before, said("bukan"))
        assert not heard


def test_windows_line_ends_a_byte_order_mark_and_empty_lines_are_read(folder: Path) -> None:
    path = folder / "penyelesaian.csv"
    path.write_text("\ufeff" + (HEADER + LINE + "\n").replace("\n", "\r\n"), encoding="utf-8", newline="")
    assert settle.read(path) == (said("ya"),)


REFUSED = [
    # what stands in the file, what is said
    ("nama,jawaban\n", "baris 1: kepalanya harus at,by"),
    (HEADER.replace(",", ";") + LINE, "baris 1: kepalanya harus at,by"),
    (HEADER + "x,y\n" + LINE, "baris 2: ada 2 kolom, seharusnya 7"),
    (HEADER + LINE + LINE.replace(",ya", ",mungkin"), "baris 3: answer 'mungkin' tidak dikenal"),
    (HEADER + LINE.replace("daftar", "list"), "baris 2: kind 'list' tidak dikenal"),
    (HEADER + LINE.replace("+07:00", ""), "baris 2: at '2026-01-12T09:30:00' tanpa zona waktu"),
    (HEADER + LINE.replace("2026-01-12T09:30:00+07:00", "kemarin"), "baris 2: at 'kemarin' bukan waktu"),
    (HEADER + LINE.replace("Rina", ""), "baris 2: by kosong"),
    (HEADER + LINE.replace("ojol", ""), "baris 2: list harus terisi untuk daftar"),
    (HEADER + LINE.replace("Rina", '"Ri'), "baris 2: tidak terbaca sebagai CSV UTF-8"),
    ("salah sama sekali", "baris 1: kepalanya harus at,by"),
]


@pytest.mark.parametrize(("content", "words"), REFUSED)
def test_a_malformed_file_is_refused_by_its_line(content: str, words: str, folder: Path) -> None:
    path = folder / "penyelesaian.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(Refusal, match=f"^penyelesaian.csv, {words}"):
        settle.read(path)


def test_a_foreign_file_is_not_added_to(folder: Path) -> None:
    path = folder / "penyelesaian.csv"
    path.write_text("catatan rapat", encoding="utf-8")
    with pytest.raises(Refusal, match="kepalanya harus"):
        settle.append(path, said("ya"))
    assert path.read_text(encoding="utf-8") == "catatan rapat"


def test_a_full_disk_leaves_the_file_as_it_was(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder / "penyelesaian.csv"
    settle.append(path, said("ya"))
    before = path.read_bytes()

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("naung.matching.settle.os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        settle.append(path, said("bukan"))
    assert path.read_bytes() == before


def test_what_would_break_a_line_is_not_written(folder: Path) -> None:
    path = folder / "penyelesaian.csv"
    with pytest.raises(Refusal, match="tanda yang tidak terlihat"):
        settle.append(path, said("ya", by="Rina\nBudi"))
    with pytest.raises(ValueError, match="zone"):
        settle.append(path, Settlement(AT.replace(tzinfo=None), "Rina", "daftar", "ojol", "r1", "k1", "ya"))
    assert not path.exists()
    settle.append(path, Settlement(datetime(2026, 1, 1, tzinfo=UTC), "Rina", "daftar", "ojol", "r1", "k1", "ya"))
    assert settle.read(path)[0].at.utcoffset() == timedelta(0)
