"""What stands on the screen: a question as a whole, and the sentences around it. Not here: reading keys."""

import shlex
import textwrap
from collections.abc import Sequence
from itertools import count
from pathlib import Path

from naung.matching.settle import DOUBLE, SAME
from naung.report.past import PastRun
from naung.report.review.doubt import LEGEND, doubts
from naung.report.review.paint import Paint, harmless
from naung.report.review.questions import Question
from naung.report.review.session import Counts, Done, Session
from naung.report.review.side import records
from naung.values.words import number

NOTHING = "Tidak ada pencocokan yang meragukan di folder ini. Tidak ada yang perlu diselesaikan."
NOTHING_OF_LIST = "Daftar ini tidak punya pencocokan yang meragukan. Tidak ada yang perlu diselesaikan."
NOT_UNDONE = "Belum ada jawaban Anda yang dapat diurungkan."


def screen(question: Question, counts: Counts, note: str, width: int, paint: Paint) -> str:
    """The question with everything needed to answer it, without the keys."""
    lines = _wrapped(note, width)
    lines += [paint.put("dim", left_words(counts)), "", paint.put("bold", asked(question))]
    lines += [*records(question, width, paint), paint.put("dim", LEGEND), ""]
    lines += _about("Mengapa ragu: ", doubts(question), width)
    lines += _about("Akibat jawaban: ", effects(question), width)
    return "\n".join(lines)


def left_words(counts: Counts) -> str:
    return f"Tersisa {number(counts.left)} pertanyaan; {number(counts.matter)} bisa mengubah hasil."


def keys_words(question: Question) -> str:
    several = len(question.candidates)
    answers = (
        "[y] ya, orang yang sama   [n] bukan" if several == 1 else f"[1-{several}] pilih calon   [n] bukan satu pun"
    )
    return f"{answers}   [s] lewati   [u] urungkan   [q] selesai"


def unknown_key(question: Question) -> str:
    several = len(question.candidates)
    first = "y" if several == 1 else f"angka 1 sampai {several}"
    return f"Tombol itu tidak dipakai. Tekan {first}, n, s, u, atau q."


def go_on_words(session: Session) -> str:
    """All that matters is asked: is the rest to be asked too?"""
    skipped = session.counts.matter
    first = (
        f"Yang bisa mengubah hasil sudah diajukan semua; {number(skipped)} di antaranya dilewati."
        if skipped
        else "Yang bisa mengubah hasil sudah terjawab semua."
    )
    return f"{first}\nMasih ada {number(session.waiting)} pertanyaan lain yang tidak mengubah hasil."


# --- what was done ---


def answered_words(done: Done | None) -> str:
    """Said above the next question."""
    if done is None:
        return "Orang lain baru saja menjawabnya. Jawaban Anda tidak dicatat."
    who = _who(done.question)
    if not done.answers:
        return f"Dilewati: {who}."
    said = "orang yang sama" if any(one.answer == SAME for one in done.answers) else "bukan"
    return f"Dicatat: {who}: {said}."


def undone_words(done: Done) -> str:
    return f"Diurungkan: {_who(done.question)}. Pertanyaannya diajukan lagi."


def _who(question: Question) -> str:
    """The row by its name and place."""
    name = harmless(question.sent.nama or "") or "tanpa nama"
    if question.kind == DOUBLE:
        return f"{name} di registri"
    return f"{name} di daftar {harmless(question.of_list)}"


def end_words(session: Session, run: PastRun, path: Path) -> str:
    """How the sitting ended, and what to do next."""
    counts = session.counts
    skipped = f", {number(session.skipped_now)} dilewati" if session.skipped_now else ""
    lines = [f"{number(session.answered_now)} pertanyaan dijawab kali ini{skipped}.", left_words(counts)]
    if counts.settled:
        lines += [f"Jawaban tersimpan di {path}.", f"Agar dipakai, jalankan: {next_command(run, path)}"]
    if counts.left:
        lines.append(f"Untuk melanjutkan: naung review {shlex.quote(str(run.folder))}")
    return "\n".join(lines)


def next_command(run: PastRun, path: Path) -> str:
    """The run again, into a new folder; the programme stands beside the settlements."""
    inputs = run.record.get("inputs", [])
    program = next((one["file"] for one in inputs if one["what"] == "program"), "PROGRAM")
    words = ["naung", "select", _from_here(path.parent / program), "--out", _from_here(_new_name(run.folder.resolve()))]
    if run.trial:
        words += ["--seed", str(run.record["seed"])]
    return shlex.join(words)


def _new_name(folder: Path) -> Path:
    """The folder's name with the first number that none beside it has."""
    names = (folder.with_name(f"{folder.name}-{nth}") for nth in count(2))
    return next(name for name in names if not name.exists())


def _from_here(path: Path) -> str:
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


# --- parts ---


def asked(question: Question) -> str:
    """The question itself."""
    if question.kind == DOUBLE:
        return "Apakah dua baris registri ini satu orang?"
    if len(question.candidates) == 1:
        return "Apakah ini orang yang sama?"
    return f"Siapa di antara {len(question.candidates)} calon ini orangnya?"


def effects(question: Question) -> list[str]:
    """What an answer would do, a sentence a candidate; one where all say the same."""
    told = [harmless(one.effect) for one in question.candidates]
    if len(set(told)) == 1:
        return [one for one in told[:1] if one]
    return [f"Calon {place}: {effect}" for place, effect in enumerate(told, 1) if effect]


def _about(head: str, lines: Sequence[str], width: int) -> list[str]:
    """One sentence behind its head; several below it."""
    if len(lines) == 1:
        return _wrapped(head + lines[0], width)
    return [head.strip(), *(part for line in lines for part in _wrapped(f"  {line}", width))] if lines else []


def _wrapped(text: str, width: int) -> list[str]:
    behind = " " * (len(text) - len(text.lstrip()))
    return textwrap.wrap(text, width, subsequent_indent=behind, break_on_hyphens=False)
