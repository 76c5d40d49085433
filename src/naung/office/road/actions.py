"""Every write of the road: a programme begun, its text changed, a step taken. Not here: what a step sets off."""

import hashlib
import os
import tempfile
from datetime import datetime
from pathlib import Path

from django.db import transaction

from naung.office.audit.actions import append
from naung.office.permissions.rules import Actor
from naung.office.road import folder, rules
from naung.office.road.conditions import holding
from naung.office.road.models import Programme, ProgrammeText, StepTaken
from naung.office.wrong import Wrong
from naung.selection import programme as written
from naung.values.errors import Refusal


@transaction.atomic
def begin_programme(code: str, text: str, at: datetime, by: Actor | None = None) -> Programme:
    """A programme at the start of its road; its folder is there already. A Refusal where the text is no programme."""
    if Programme.objects.filter(code=code).exists():
        raise Refusal(f"Program {code} sudah ada di kantor ini.")
    read = read_text(code, text)
    programme = Programme.objects.create(code=code, title=read.title or read.program, since=at)
    append("programme.begun", f"programme:{programme.pk}", at, by, kind="" if by else "import", code=code)
    change_text(programme, text, "Berkas program pertama", 0, at, by)
    return programme


@transaction.atomic
def change_text(
    programme: Programme, text: str, words: str, was: int, at: datetime, by: Actor | None = None
) -> ProgrammeText:
    """The text's next version. `was`: the version that the change was made from; a later one since is a Refusal."""
    programme = Programme.objects.select_for_update().get(pk=programme.pk)
    if programme.state not in rules.TEXT_CHANGES:
        raise Refusal(f"Program sudah {rules.STATES[programme.state].lower()}; isinya tidak berubah lagi.")
    newest = programme.texts.first()
    if (newest.number if newest else 0) != was:
        raise Refusal("Program ini baru saja diubah orang lain. Muat ulang halaman, lalu ulangi perubahan Anda.")
    read = read_text(programme.code, text)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    if newest is not None and newest.sha256 == sha256:
        return newest
    by_id = by.human_id if by else None
    made = ProgrammeText.objects.create(
        programme=programme, number=was + 1, text=text, sha256=sha256, words=words, by_id=by_id, at=at
    )
    programme.title = read.title or read.program
    programme.save(update_fields=["title"])
    kind = "" if by else "import"
    append("programme.changed", f"programme:{programme.pk}", at, by, kind=kind, version=made.number, sha256=sha256)
    return made


@transaction.atomic
def take_step(programme: Programme, act: str, at: datetime, by: Actor, words: str = "") -> Programme:
    """On to where the step leads, or a Refusal in the words that stand beside the button."""
    programme = Programme.objects.select_for_update().get(pk=programme.pk)
    step = rules.step_of(act)
    words = " ".join(words.split())
    if step.reasoned and len(words) < rules.SHORTEST_REASON:
        raise Wrong("words", "Tulis alasannya, supaya yang membaca jejak ini mengerti.")
    state = rules.take(act, programme.state, by, holding(programme, step.needs), taken(programme))
    StepTaken.objects.create(programme=programme, act=act, by_id=by.human_id, at=at, words=words)
    programme.state = state
    programme.save(update_fields=["state"])
    append("programme.step", f"programme:{programme.pk}", at, by, step=act, state=state)
    return programme


def taken(programme: Programme) -> dict[str, int]:
    """Which human took each step last."""
    return dict(programme.steps.order_by("pk").values_list("act", "by_id"))


def file_of(text: ProgrammeText) -> Path:
    """The version as a file beside what it names, written the first time somebody asks for it."""
    path = folder.text_file(text.programme.code, text.number)
    if not path.exists():
        write_whole(path, text.text)
    return path


def read_text(code: str, text: str) -> written.Programme:
    """The text as a programme; a Refusal names the key, what was found and what is allowed."""
    with tempfile.TemporaryDirectory(prefix="naung-") as place:
        path = Path(place) / f"{code}.yaml"
        path.write_text(text, encoding="utf-8")
        return written.read_programme(path)


def write_whole(path: Path, text: str) -> None:
    """Whole or not at all, for this service's user alone."""
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    Path(file.name).replace(path)
