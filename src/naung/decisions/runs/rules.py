"""What may be run and what may be taken on, in plain values; each refusal in the words a page shows."""

import re
from collections.abc import Mapping

from naung.office.jobs.rules import DONE, FAILED, RUNNING, WAITING
from naung.office.road.rules import STATES as ROAD_STATES
from naung.office.road.rules import TEXT_CHANGES
from naung.office.wrong import Wrong
from naung.values.errors import Refusal
from naung.values.words import decimal, joined

STATES = {WAITING: "menunggu giliran", RUNNING: "sedang dihitung", DONE: "selesai", FAILED: "gagal"}
CHOICE = ("collect", "judge")
"""States in which a run may be taken on; later ones stand on it."""
SHORTEST_WHY = 10
LONGEST_TITLE, LONGEST_WHY = 120, 200
MOST_COMPARED = 3
RESULT_SHARE, WORK_SHARE = 0.5, 1.5
"""What a run takes, as shares of its inputs: its folder, and what it lays aside while it works."""


def tidy(words: str) -> str:
    return " ".join(words.split())


def check_asked(title: str, why: str, state: str) -> None:
    if state not in TEXT_CHANGES:
        raise Refusal(f"Program sudah {ROAD_STATES[state].lower()}; tidak ada hasil baru lagi.")
    if not title:
        raise Wrong("title", "Beri nama, supaya hasil ini dapat dibedakan dari yang lain.")
    if len(title) > LONGEST_TITLE:
        raise Wrong("title", f"Nama terlalu panjang; paling banyak {LONGEST_TITLE} huruf.")
    check_why(why)


def check_why(why: str) -> None:
    if len(why) < SHORTEST_WHY:
        raise Wrong("why", "Tulis alasannya dalam satu kalimat, supaya pemeriksa mengerti.")
    if len(why) > LONGEST_WHY:
        raise Wrong("why", f"Alasan terlalu panjang; paling banyak {LONGEST_WHY} huruf.")


def state_of(digest: str, job_state: str | None) -> str:
    """A run that is there is done, whatever became of its worker afterwards."""
    if digest:
        return DONE
    return FAILED if job_state in (None, DONE) else job_state


def why_not_choose(state: str, chosen: bool, version: int | None, road: str) -> str:
    """Why this run may not be taken on now; empty where it may."""
    if road not in CHOICE:
        return f"Program sudah {ROAD_STATES[road].lower()}. Hasil dipilih sebelum dikirim untuk diperiksa."
    if state != DONE:
        return f"Hasil ini {STATES[state]}. Yang diteruskan harus sudah selesai."
    if version is None:
        return "Ini skenario, bukan versi program. Simpan dahulu aturannya sebagai versi."
    return "Hasil ini sudah dipilih untuk diteruskan." if chosen else ""


def bytes_needed(inputs: int, last: int | None) -> int:
    """What a run will take on the disk: its folder, as the last one's where there is one, and room to work."""
    return int(inputs * WORK_SHARE) + (last if last is not None else int(inputs * RESULT_SHARE))


def check_room(needed: int, free: int) -> None:
    if needed > free:
        raise Refusal(f"Disk tidak cukup. {room_words(needed, free)} Minta admin mengosongkan disk.")


def room_words(needed: int, free: int) -> str:
    return f"Perlu kira-kira {size_words(needed)} di disk, tersedia {size_words(free)}."


def size_words(size: int) -> str:
    if size >= 10**9:
        return f"{decimal(size / 10**9, 1)} GB"
    return f"{max(1, round(size / 10**6))} MB"


def changed(then: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    """Which inputs are not what they were, by their names in run.json; `program` and the key are no data."""
    names = [name for name in dict.fromkeys([*then, *now]) if name not in ("program", "key.path")]
    return [name for name in names if then.get(name) != now.get(name)]


def changed_words(names: list[str]) -> str:
    """A sentence; empty where nothing changed."""
    told = list(dict.fromkeys(input_words(name) for name in names))
    return f"{joined(told).capitalize()} berubah sesudah hasil ini." if told else ""


_INPUT_WORDS = {
    "settlements": "jawaban data meragukan",
    "areas.path": "daftar wilayah",
    "matching.model": "model pencocok",
}


def input_words(name: str) -> str:
    """An input's name of run.json in words: lists dishub -> daftar dishub."""
    kind, _, which = name.partition(" ")
    if kind == "lists":
        return f"daftar {which}"
    if kind in _INPUT_WORDS:
        return _INPUT_WORDS[kind]
    return "registri" if re.match(r"registry|corrections", kind) else kind.removesuffix(".path")


def check_compared(numbers: list[int]) -> None:
    if len(set(numbers)) < 2:
        raise Refusal("Pilih dua atau tiga hasil yang berbeda untuk dibandingkan.")
    if len(set(numbers)) > MOST_COMPARED:
        raise Refusal(f"Paling banyak {MOST_COMPARED} hasil dibandingkan sekaligus.")
