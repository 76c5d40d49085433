"""`naung review`: put doubtful matches before a person, write down each answer. Nothing is decided here."""

import argparse
import getpass
import json
import tempfile
from datetime import datetime
from pathlib import Path

from naung.cli.keys import END, Terminal
from naung.cli.parts import say
from naung.report.past import open_run
from naung.report.review import questions as asked
from naung.report.review import screen
from naung.report.review.paint import Paint
from naung.report.review.questions import Question
from naung.report.review.session import Counts, Session
from naung.values.errors import Refusal
from naung.values.words import number

WORDS = {"ya": "y", "bukan": "n", "tidak": "n", "lewati": "s", "urungkan": "u", "selesai": "q"}
ENDS = ("q", END)


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    text = "selesaikan pencocokan yang meragukan, satu per satu"
    about = f"{text[0].upper()}{text[1:]}. Tiap jawaban langsung tersimpan; Anda boleh berhenti kapan saja."
    parser = commands.add_parser("review", help=text, description=about)
    parser.add_argument("dir", type=Path, metavar="DIR", help="folder hasil naung select")
    parser.add_argument("--by", metavar="NAMA", help="nama yang menjawab; tanpa ini nama pengguna komputer")
    parser.add_argument("--list", metavar="NAMA", help="hanya daftar ini")
    parser.add_argument("--all", action="store_true", help="teruskan tanpa bertanya ke yang tidak mengubah hasil")
    parser.add_argument("--json", action="store_true", help="hanya hitungan, sebagai satu objek JSON; tanpa bertanya")
    parser.set_defaults(run=run_review)


def run_review(args: argparse.Namespace) -> int:
    run = open_run(args.dir)
    with tempfile.TemporaryDirectory(prefix="naung-") as work:
        questions = asked.read_questions(run, Path(work))
    nothing = screen.NOTHING
    if args.list is not None:
        questions, nothing = asked.of_list(questions, args.list, run), screen.NOTHING_OF_LIST
    if not questions:
        print(json.dumps(Counts(0, 0, 0).as_json()) if args.json else nothing)
        return 0
    path = asked.settlements_path(run)
    by = "-" if args.json else _by(args.by)
    torn: list[str] = []
    session = Session(questions, path, by, lambda: datetime.now().astimezone(), torn.append)
    if args.json:
        for sentence in torn:
            say(sentence)
        print(json.dumps(session.counts.as_json()))
        return 0
    terminal = Terminal(WORDS)
    try:
        _ask_all(session, terminal, args.all, _greeting(session, by, torn))
    except KeyboardInterrupt:
        terminal.say("")
    terminal.show(screen.end_words(session, run, path))
    return 0


def _by(given: str | None) -> str:
    try:
        by = " ".join((getpass.getuser() if given is None else given).split())
    except (KeyError, OSError, ImportError) as error:
        raise Refusal("nama Anda tidak diketahui komputer ini; tulis --by NAMA") from error
    if not by or not by.isprintable():
        raise Refusal(f"--by: nama {by!r} kosong atau memakai tanda yang tidak terlihat")
    return by


def _greeting(session: Session, by: str, torn: list[str]) -> str:
    settled = session.counts.settled
    before = [f"{number(settled)} pertanyaan sudah terjawab sebelumnya."] if settled else []
    return " ".join([f"Jawaban dicatat atas nama {by}.", *before, *torn])


def _ask_all(session: Session, terminal: Terminal, everything: bool, note: str) -> None:
    """Question after question until nothing is left or the person has enough."""
    paint = Paint(terminal.colours)
    while True:
        question = session.next_question(everything)
        if question is not None:
            terminal.show(screen.screen(question, session.counts, note, terminal.width, paint))
            key = _known_key(terminal, question)
            if key in ENDS:
                return
            note = _act(session, question, key)
            continue
        key = _between(session, terminal, note, everything)
        if key in ENDS:
            return
        if key == "u":
            note = _undone(session)
        else:
            everything, note = True, ""


def _known_key(terminal: Terminal, question: Question) -> str:
    """Ask until the key is one of the question's."""
    count = len(question.candidates)
    numbers = {str(place) for place in range(1, count + 1)}
    known = {"n", "s", "u", *ENDS, *numbers, *(["y"] if count == 1 else [])}
    prompt = f"\n{screen.keys_words(question)}"
    while (key := terminal.key(prompt)) not in known:
        prompt = screen.unknown_key(question)
    return key


def _act(session: Session, question: Question, key: str) -> str:
    """Do what the key says; returns what was done, in words."""
    if key == "u":
        return _undone(session)
    if key == "s":
        return screen.answered_words(session.skip(question))
    if key == "n":
        return screen.answered_words(session.none_of(question))
    place = 0 if key == "y" else int(key) - 1
    return screen.answered_words(session.same(question, question.candidates[place]))


def _undone(session: Session) -> str:
    done = session.undo()
    return screen.undone_words(done) if done else screen.NOT_UNDONE


def _between(session: Session, terminal: Terminal, note: str, everything: bool) -> str:
    """Nothing more to ask, or nothing that matters: what now?"""
    if session.waiting and not everything:
        told, prompt, known = screen.go_on_words(session), "[y] teruskan   [n] selesai   [u] urungkan", {"y", "n", "u"}
    else:
        told, prompt, known = "Semua pertanyaan sudah diajukan.", "[u] urungkan   [q] selesai", {"u"}
    terminal.show(f"{note}\n\n{told}" if note else told)
    while (key := terminal.key(f"\n{prompt}")) not in {*known, *ENDS}:
        terminal.say("Tombol itu tidak dipakai.")
    return "q" if key == "n" else key
