"""`naung review`: doubtful matches are asked about, answers are kept at once, and nothing is asked twice."""

import io
import json
import os
import pty
import re
import select
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from naung.cli.main import main
from naung.engine.duck import Duck
from naung.engine.trees import all_of
from naung.matching import comparisons, settle
from naung.report.review import doubt
from naung.report.review.questions import COLUMNS
from naung.report.review.side import odd_digits

KINDS = {
    **dict.fromkeys(COLUMNS, "VARCHAR"),
    **dict.fromkeys(("order", "line", "place", "kelamin", *comparisons.COLUMNS), "BIGINT"),
    **dict.fromkeys(("matters", "sent_dead"), "BOOLEAN"),
    "tanggal_lahir": "DATE",
    "probability": "DOUBLE",
}
LEVELS = dict(zip(comparisons.COLUMNS, (2, 0, 0, 13, 6, 0), strict=True))
PAIR: dict[str, Any] = {
    "order": 1,
    "matters": True,
    "effect": "Bila ya, MUHAMAD SUPRIADI dianggap pengemudi ojol dan bisa terpilih di Bintara.",
    "kind": "daftar",
    "list": "ojol",
    "line": 212,
    "row_print": "r1",
    "sent_nik": "3275031708840012",
    "sent_nama": "MUHAMAD SUPRIYADI",
    "sent_lahir": "17/08/1984",
    "sent_kelamin": "L",
    "sent_kelurahan": "Kranji",
    "sent_rt": "004",
    "sent_rw": "002",
    "sent_alamat": "Gg. Mawar 3 RT 004/002, belakang masjid Al Ikhlas",
    "sent_dead": False,
    "place": 1,
    "known_key": "k1",
    "nik": "3275031708840021",
    "nama": "MUHAMAD SUPRIADI",
    "tanggal_lahir": date(1984, 8, 17),
    "kelamin": 1,
    "kelurahan": "Bintara",
    "rt": "007",
    "rw": "011",
    "alamat": "Jl. Mawar III",
    "keluarga": "K0000123",
    "probability": 0.81,
    **LEVELS,
}
SECOND = {"line": 7, "row_print": "r2", "sent_nama": "SITI AMINAH", "order": 2}
THIRD = {"line": 9, "row_print": "r3", "sent_nama": "BUDI", "order": 3, "matters": False, "list": "umkm"}
DOUBLE = {
    "order": 4,
    "matters": False,
    "kind": "ganda",
    "list": "",
    "line": None,
    "row_print": "k8",
    "known_key": "k9",
    "sent_nama": "AGUS SALIM",
    "sent_lahir": "1990-02-03",
    "sent_kelamin": "1",
    "nik_agrees": 3,
}
Pairs = list[dict[str, Any]]


def folder_of(folder: Path, pairs: Pairs | None) -> Path:
    """A run's folder with these candidate pairs in doubt; each is PAIR with changes."""
    out = folder / "hasil"
    out.mkdir()
    programme: dict[str, Any] = {"program": "uji", "title": "Uji", "as_of": "2026-01-01"}
    programme |= {"rules": [], "points": [], "order": [], "per_family": 1, "quota": None}
    programme["lists"] = [{"name": "ojol"}, {"name": "umkm"}, {"name": "pkl"}]
    record = {"programme": programme, "areas": {}, "kinds": {}, "seed": "ab" * 32, "seed_source": "trial", "law": {}}
    record["inputs"] = [{"what": "program", "file": "program.yaml", "sha256": "0"}]
    record["settlements"] = "../penyelesaian.csv"
    summary = {"by_status": {"selected": 0}, "money": dict.fromkeys(("price_idr", "places", "cost_idr", "left_idr"), 0)}
    (out / "run.json").write_text(json.dumps(record), encoding="utf-8")
    (out / "summary.json").write_text(json.dumps(summary), encoding="utf-8")
    quota = "cell,name,people,candidates,weight,seats,selected,reserve,cut_size,cut_places\n"
    (out / "quota.csv").write_text(quota, encoding="utf-8")
    for name in ("decisions", "people"):
        (out / f"{name}.parquet").touch()
    if pairs is not None:
        with Duck(out) as duck:
            rows = [tuple((PAIR | changes)[name] for name in COLUMNS) for changes in pairs]
            duck.add("made", {name: KINDS[name] for name in COLUMNS}, rows)
            duck.save(all_of("made"), out / "doubtful.parquet")
    return out


EVERY = [{}, SECOND, THIRD, DOUBLE]
SEVERAL = [
    {},
    {"place": 2, "known_key": "k2", "nama": "SUPRIADI", "probability": 0.12, "nik_agrees": 4, "name_agrees": 8},
    {"place": 3, "known_key": "k3", "nama": "M SUPRI", "probability": 0.02, "effect": "Tidak ada.", "keluarga": None},
]


@pytest.fixture
def out(folder: Path) -> Path:
    return folder_of(folder, EVERY)


def answers(out: Path) -> dict[str, str]:
    """What stands, by the row's print and the person's key."""
    stands = settle.standing(settle.read(out.parent / "penyelesaian.csv"))
    return {f"{row} {key}": answer for (_, _, row, key), answer in stands.items()}


class Review:
    """The command, its input given as lines."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch, self._capsys = monkeypatch, capsys

    def __call__(self, out: Path, lines: str, *more: str, status: int = 0) -> str:
        self._monkeypatch.setattr(sys, "stdin", io.StringIO(lines.replace(" ", "\n") + "\n" if lines else ""))
        assert main(["review", str(out), "--by", "Rina", *more]) == status
        told = self._capsys.readouterr()
        self.err = told.err
        return str(told.out)


@pytest.fixture
def review(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Review:
    monkeypatch.setenv("COLUMNS", "100")
    return Review(monkeypatch, capsys)


# --- answers ---


def test_every_answer_is_kept_with_who_and_when(out: Path, review: Review) -> None:
    told = review(out, "y n")
    assert answers(out) == {"r1 k1": "ya", "r2 k1": "bukan"}
    kept = settle.read(out.parent / "penyelesaian.csv")
    assert {one.by for one in kept} == {"Rina"}
    assert all(one.at.tzinfo for one in kept)
    assert "2 pertanyaan dijawab kali ini." in told
    assert "Dicatat: MUHAMAD SUPRIYADI di daftar ojol: orang yang sama." in told


def test_what_changes_the_outcome_comes_first_then_the_rest_is_offered(out: Path, review: Review) -> None:
    told = review(out, "y y y n n")
    assert told.index("sudah terjawab semua") < told.index("BUDI") < told.index("AGUS SALIM")
    assert "Masih ada 2 pertanyaan lain yang tidak mengubah hasil." in told
    assert answers(out) == {"r1 k1": "ya", "r2 k1": "ya", "r3 k1": "bukan", "k8 k9": "bukan"}
    assert "Tersisa 0 pertanyaan; 0 bisa mengubah hasil." in told


def test_the_rest_may_be_left(out: Path, review: Review) -> None:
    told = review(out, "y y n")
    assert "BUDI" not in told
    assert "Tersisa 2 pertanyaan; 0 bisa mengubah hasil." in told


def test_all_goes_on_without_asking(out: Path, review: Review) -> None:
    assert "Masih ada" not in review(out, "y y n n q", "--all")
    assert len(answers(out)) == 4


def test_what_matters_is_asked_first_whatever_its_order(folder: Path, review: Review) -> None:
    told = review(folder_of(folder, [THIRD | {"order": 1}, SECOND]), "y y y")
    assert told.index("SITI AMINAH") < told.index("BUDI")


def test_nothing_is_asked_twice(out: Path, review: Review) -> None:
    review(out, "y q")
    told = review(out, "q")
    assert "MUHAMAD SUPRIYADI" not in told
    assert "SITI AMINAH" in told
    assert "1 pertanyaan sudah terjawab sebelumnya." in told
    assert "Tersisa 3 pertanyaan; 1 bisa mengubah hasil." in told


def test_a_row_that_stands_twice_in_a_list_is_asked_once(folder: Path, review: Review) -> None:
    told = review(folder_of(folder, [{}, {"order": 2, "line": 500}, SECOND]), "y q")
    assert "baris 500" not in told
    assert json.loads(review(folder / "hasil", "", "--json")) == {"left": 1, "matter": 1, "settled": 2}


def test_skipped_ones_come_again_in_the_next_sitting_only(out: Path, review: Review) -> None:
    told = review(out, "s y n")
    assert told.count("Apakah ini orang yang sama?") == 2
    assert "sudah diajukan semua; 1 di antaranya dilewati." in told
    assert "1 dilewati" in told
    assert answers(out) == {"r2 k1": "ya"}
    assert "MUHAMAD SUPRIYADI" in review(out, "q")


@pytest.mark.parametrize(
    ("lines", "stands"),
    [
        ("y u", {}),
        ("y u n q", {"r1 k1": "bukan"}),
        ("y n u u y q", {"r1 k1": "ya"}),
        ("y n u u y y n", {"r1 k1": "ya", "r2 k1": "ya"}),
        ("s u y q", {"r1 k1": "ya"}),
        ("u y q", {"r1 k1": "ya"}),
        ("y y u n n", {"r1 k1": "ya", "r2 k1": "bukan"}),
    ],
)
def test_undoing(lines: str, stands: dict[str, str], out: Path, review: Review) -> None:
    review(out, lines)
    assert answers(out) == stands


def test_an_answer_of_an_earlier_sitting_can_be_undone_by_who_gave_it(out: Path, review: Review) -> None:
    review(out, "y y n")
    assert "Diurungkan: SITI AMINAH di daftar ojol." in review(out, "u n n")
    assert answers(out) == {"r1 k1": "ya", "r2 k1": "bukan"}
    assert "Belum ada jawaban Anda" in review(out, "u q", "--by", "Budi")
    assert answers(out) == {"r1 k1": "ya", "r2 k1": "bukan"}


def test_the_last_of_all_can_be_undone(out: Path, review: Review) -> None:
    review(out, "y y y y u n q", "--all")
    assert answers(out)["k8 k9"] == "bukan"
    review(out, "u y q", "--all")
    assert answers(out)["k8 k9"] == "ya"


# --- several candidates ---


def test_one_of_several_is_chosen_by_its_number(folder: Path, review: Review) -> None:
    told = review(folder_of(folder, SEVERAL), "y 4 2 q")
    assert told.count("Tombol itu tidak dipakai. Tekan angka 1 sampai 3, n, s, u, atau q.") == 2
    assert answers(folder / "hasil") == {"r1 k2": "ya"}
    assert json.loads(review(folder / "hasil", "", "--json")) == {"left": 0, "matter": 0, "settled": 1}
    assert "Calon 1 dan 2 sekeluarga." in told
    assert "Calon 3: Tidak ada." in told


def test_none_of_several(folder: Path, review: Review) -> None:
    out = folder_of(folder, SEVERAL)
    review(out, "n q")
    assert answers(out) == {"r1 k1": "bukan", "r1 k2": "bukan", "r1 k3": "bukan"}
    review(out, "u q")
    assert answers(out) == {}


def test_only_candidates_without_an_answer_are_shown(folder: Path, review: Review) -> None:
    out = folder_of(folder, SEVERAL)
    line = "2026-01-12T09:30:00+07:00,Budi,daftar,ojol,r1,k1,bukan\n"
    (folder / "penyelesaian.csv").write_text(f"{','.join(settle.COLUMNS)}\n{line}", encoding="utf-8")
    told = review(out, "1 q")
    assert "Siapa di antara 2 calon ini orangnya?" in told
    assert answers(out)["r1 k2"] == "ya"


def test_of_many_candidates_five_are_shown_at_once(folder: Path, review: Review) -> None:
    out = folder_of(folder, [{"place": place, "known_key": f"k{place}"} for place in range(1, 9)])
    told = review(out, "n 2 q")
    assert "[1-5]" in told
    assert "[1-3]" in told
    assert answers(out)["r1 k7"] == "ya"


def test_two_registry_rows_are_each_a_question_of_their_own(folder: Path, review: Review) -> None:
    out = folder_of(folder, [DOUBLE, DOUBLE | {"known_key": "k10", "place": 2}])
    told = review(out, "y y q", "--all")
    assert told.count("Apakah dua baris registri ini satu orang?") == 2
    assert answers(out) == {"k8 k9": "ya", "k8 k10": "ya"}
    assert "3 Februari 1990" in told
    assert "NIK beda, keluarganya sama." in told


# --- one list, counts, nothing to do ---


def test_one_list_alone(out: Path, review: Review) -> None:
    assert "BUDI" in review(out, "y n q", "--list", "UMKM")
    assert answers(out) == {"r3 k1": "bukan"}
    assert "Daftar ini tidak punya pencocokan yang meragukan." in review(out, "", "--list", "pkl")
    review(out, "", "--list", "lain", status=1)
    assert "Ditolak: daftar lain tidak ada di program ini; yang ada: ojol, pkl, umkm" in review.err


def test_json_is_counts_and_asks_nothing(out: Path, review: Review) -> None:
    assert json.loads(review(out, "y", "--json")) == {"left": 4, "matter": 2, "settled": 0}
    review(out, "y y y q")
    assert json.loads(review(out, "", "--json")) == {"left": 2, "matter": 0, "settled": 2}
    assert json.loads(review(out, "", "--json", "--list", "ojol")) == {"left": 0, "matter": 0, "settled": 2}


@pytest.mark.parametrize("pairs", [None, []])
def test_nothing_doubtful(pairs: Pairs | None, folder: Path, review: Review) -> None:
    out = folder_of(folder, pairs)
    assert "Tidak ada yang perlu diselesaikan." in review(out, "")
    assert json.loads(review(out, "", "--json")) == {"left": 0, "matter": 0, "settled": 0}
    assert not (folder / "penyelesaian.csv").exists()


def test_what_is_no_run_is_refused(folder: Path, review: Review) -> None:
    review(folder, "", status=1)
    assert "bukan folder hasil naung select" in review.err


def test_a_changed_folder_is_refused(folder: Path, review: Review) -> None:
    review(folder_of(folder, [{"name_agrees": 99}]), "", status=1)
    assert "name_agrees 99 tidak dikenal; berkas itu diubah sesudah ditulis" in review.err


def test_a_folder_that_does_not_say_where_answers_go_is_refused(out: Path, review: Review) -> None:
    path = out / "run.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"settlements"', '"lain"'), encoding="utf-8")
    review(out, "y", status=1)
    assert "settlements tidak ada" in review.err


def test_a_malformed_settlements_file_is_refused_by_its_line(out: Path, review: Review) -> None:
    (out.parent / "penyelesaian.csv").write_text("nama,jawaban\nx,ya\n", encoding="utf-8")
    review(out, "y", status=1)
    assert "Ditolak: penyelesaian.csv, baris 1: kepalanya harus" in review.err


def test_a_torn_answer_is_said_and_asked_again(out: Path, review: Review) -> None:
    review(out, "y n q")
    path = out.parent / "penyelesaian.csv"
    path.write_bytes(path.read_bytes()[:-4])
    told = " ".join(review(out, "y n").split())
    assert "baris terakhir terpotong dan tidak dihitung" in told
    assert answers(out) == {"r1 k1": "ya", "r2 k1": "ya"}


@pytest.mark.parametrize(("row", "stands"), [("r1", {"r1 k1": "bukan"}), ("r2", {"r2 k1": "bukan", "r1 k1": "ya"})])
def test_what_another_answers_meanwhile_stands(
    row: str, stands: dict[str, str], out: Path, review: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Colleague(io.StringIO):
        def readline(self, *_: object) -> str:
            if answers(out):
                return ""
            line = f"2026-01-12T09:30:00+07:00,Budi,daftar,ojol,{row},k1,bukan\n"
            path = out.parent / "penyelesaian.csv"
            path.write_text(f"{','.join(settle.COLUMNS)}\n{line}", encoding="utf-8")
            return "y\n"

    monkeypatch.setattr(io, "StringIO", Colleague)
    told = review(out, "y")
    assert ("Orang lain baru saja menjawabnya." in told) == (row == "r1")
    assert ("SITI AMINAH" in told) == (row == "r1")
    assert answers(out) == stands


def test_the_next_command_is_told_ready_to_paste(out: Path, review: Review) -> None:
    told = review(out, "y")
    assert f"naung select {out.parent}/program.yaml --out {out}-2 --seed {'ab' * 32}" in told
    assert f"Untuk melanjutkan: naung review {out}" in told
    assert "naung select" not in review(folder_of_new(out.parent), "q")


def test_the_folder_may_be_where_one_stands(out: Path, review: Review, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(out)
    assert f"--out {out}-2 --seed" in review(Path(), "y")


def folder_of_new(folder: Path) -> Path:
    (folder / "lain").mkdir()
    return folder_of(folder / "lain", EVERY)


# --- what is seen ---


def test_the_differing_digits_are_marked(out: Path, review: Review) -> None:
    lines = review(out, "q").splitlines()
    at = next(place for place, line in enumerate(lines) if line.startswith("NIK"))
    for place, digit in enumerate(lines[at + 1].ljust(len(lines[at]))):
        if digit == "^":
            assert lines[at][place] in "12"
    assert lines[at + 1].count("^") == 4


@pytest.mark.parametrize(
    ("one", "other", "odd"),
    [
        ("3275031708840012", "3275031708840021", ({14, 15}, {14, 15})),
        ("3275.0317.0884.0012", "3275031708840013", ({18}, {15})),
        ("327503170884012", "3275031708840012", (set(), {13})),
        ("3,27503E+15", "3275031708840012", (set(), set())),
        ("-", "3275031708840012", (set(), set())),
    ],
)
def test_which_digits_differ(one: str, other: str, odd: tuple[set[int], set[int]]) -> None:
    assert odd_digits(one, other) == odd


def test_signs_stand_without_colour_and_nothing_is_too_wide(
    folder: Path, review: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = folder_of(folder, SEVERAL)
    monkeypatch.chdir(folder)  # the command to go on with stands on one line, however long the folder's path is
    told = review(Path(out.name), "q")
    assert "\x1b" not in told
    assert max(map(len, told.splitlines())) <= 100
    assert re.search(r"Lahir +17/08/1984 +=", told)
    assert re.search(r"Nama +MUHAMAD SUPRIYADI +~ MUHAMAD", told)
    assert "= sama   ~ mirip   x beda   ? tidak dapat dibandingkan" in told


@pytest.mark.parametrize("pairs", [[{}], SEVERAL])
def test_that_the_office_wrote_of_a_death_is_said(pairs: Pairs, folder: Path, review: Review) -> None:
    told = review(folder_of(folder, [one | {"sent_dead": True} for one in pairs]), "q")
    assert "Pengirim menulis bahwa orang ini sudah meninggal (alm.)." in " ".join(told.split())


def test_who_agrees_in_all_but_that_she_has_died_is_no_other_doubt(folder: Path, review: Review) -> None:
    agrees = dict.fromkeys(comparisons.COLUMNS, 0)
    told = review(folder_of(folder, [agrees | {"sent_dead": True}]), "q")
    assert "belum cukup untuk yakin" not in told
    assert "Cocok: NIK, nama, tanggal lahir, jenis kelamin, kelurahan, RW dan RT." in " ".join(told.split())
    (folder / "dua").mkdir()
    pair = [agrees | {"sent_dead": True, "place": place, "known_key": f"k{place}"} for place in (1, 2)]
    assert "Calon 1: Calon lain juga mirip." in review(folder_of(folder / "dua", pair), "q")


def test_an_office_cannot_steer_the_terminal(folder: Path, review: Review) -> None:
    told = review(folder_of(folder, [{"sent_nama": "SITI\x1b[2J\x07 AMINAH\n\u202eX", "effect": "a\x1b[0mb"}]), "y q")
    assert "\x1b" not in told
    assert "\x07" not in told
    assert "\u202e" not in told


def test_every_level_has_a_sign_and_a_sentence() -> None:
    for told, levels in (
        (doubt.NIK, comparisons.NIK),
        (doubt.NIK_OF_DOUBLE, comparisons.NIK),
        (doubt.BIRTH, comparisons.BIRTH),
        (doubt.NAME, comparisons.NAME),
        (doubt.PLACE, comparisons.PLACE),
        (doubt.RT_RW, comparisons.PLACE),
        (doubt.SHARED_PLACE, comparisons.PLACE),
        (doubt.SEX, comparisons.SEX),
    ):
        assert len(told) == len(levels)


@pytest.mark.parametrize(
    ("levels", "said"),
    [
        (
            (3, 0, 0, 0, 0, 0),
            "NIK di daftar milik anggota keluarganya. Cocok: nama, tanggal lahir, jenis kelamin, kelurahan, RW dan RT.",
        ),
        (
            (6, 6, 0, 3, 0, 1),
            "Nama sama, tetapi dipakai 17 sampai 64 orang. Tahun lahir beda. Cocok: kelurahan, RW dan RT. "
            "Tidak dapat dibandingkan: NIK dan jenis kelamin.",
        ),
        (
            (6, 4, 0, 0, 4, 0),
            "Yang tertulis belum cukup untuk yakin. Cocok: nama dan jenis kelamin. "
            "Tidak dapat dibandingkan: NIK, tanggal lahir dan tempat tinggal.",
        ),
    ],
)
def test_why_the_model_doubts(levels: tuple[int, ...], said: str, folder: Path, review: Review) -> None:
    out = folder_of(folder, [dict(zip(comparisons.COLUMNS, levels, strict=True))])
    told = " ".join(review(out, "q").split())
    assert f"Mengapa ragu: {said}" in told


@pytest.mark.parametrize(
    ("probability", "said"),
    [
        (1.0, "100%, hampir pasti"),
        (0.9999, ">99%, hampir pasti"),
        (0.81, "81%, sangat mungkin"),
        (0.5, "50%, sama-sama mungkin"),
        (0.001, "<1%, sangat kecil"),
        (0.0, "0%, sangat kecil"),
    ],
)
def test_chances_in_words(probability: float, said: str) -> None:
    assert doubt.chance(probability) == said


# --- a real terminal ---


TAKE_TERMINAL = (
    "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); "
    "os.execv(sys.executable, [sys.executable, *sys.argv[1:]])"
)


class Screen:
    """The command in a terminal of its own, which Ctrl-C reaches."""

    def __init__(self, out: Path, width: int, environment: dict[str, str]) -> None:
        self._master, slave = pty.openpty()
        command = [sys.executable, "-c", TAKE_TERMINAL, "-m", "naung.cli.main", "review", str(out), "--by", "Rina"]
        given = {**os.environ, "TERM": "xterm", "COLUMNS": str(width), **environment}
        given = {name: value for name, value in given.items() if value}
        self._process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, env=given, start_new_session=True
        )
        os.close(slave)
        self._unread = ""

    def until(self, words: str) -> str:
        """Read on until the words stand there; what was read since the last call, up to their end."""
        ends = time.monotonic() + 60
        while words not in self._unread:
            assert time.monotonic() < ends, f"{words!r} never came: {self._unread[-2000:]}"
            if select.select([self._master], [], [], 0.2)[0]:
                self._unread += os.read(self._master, 65_536).decode("utf-8", "replace")
        read, words, self._unread = self._unread.partition(words)
        return read + words

    def press(self, keys: str) -> None:
        time.sleep(0.2)  # the prompt is written a moment before the terminal is listened to
        os.write(self._master, keys.encode())

    def status(self) -> int:
        return self._process.wait(timeout=60)

    def close(self) -> None:
        self._process.kill()
        self._process.wait(timeout=60)
        os.close(self._master)


@pytest.fixture
def terminal(out: Path) -> Iterator[Callable[..., Screen]]:
    opened: list[Screen] = []

    def open_terminal(width: int, **environment: str) -> Screen:
        opened.append(Screen(out, width, environment))
        return opened[-1]

    yield open_terminal
    for screen in opened:
        screen.close()


def test_single_keys_in_a_terminal(out: Path, terminal: Callable[..., Screen]) -> None:
    screen = terminal(100, NO_COLOR="")
    first = screen.until("\n> ")
    assert "\x1b[1;32m= " in first
    screen.press("\x1b[1~")
    screen.until("Tombol itu tidak dipakai. Tekan y, n, s, u, atau q.")
    screen.press("y")
    assert "SITI AMINAH" in screen.until("[q] selesai\r\n> ")
    screen.press("u")
    screen.until("Diurungkan")
    screen.until("\n> ")
    screen.press("N")
    screen.until("Dicatat")
    screen.until("\n> ")
    screen.press("\x03")
    screen.until("naung select")
    assert screen.status() == 0
    assert answers(out) == {"r1 k1": "bukan"}


def test_no_color_and_the_end_of_the_input_in_a_terminal(out: Path, terminal: Callable[..., Screen]) -> None:
    screen = terminal(80, NO_COLOR="1")
    first = screen.until("\n> ")
    assert not re.search(r"\x1b\[[0-9;]*m", first)
    assert "= 17 Agustus 1984" in first
    screen.press("\x04")
    screen.until("Untuk melanjutkan")
    assert screen.status() == 0
    assert answers(out) == {}
