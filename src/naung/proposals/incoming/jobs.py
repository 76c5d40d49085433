"""Reading an upload as background work: its list alone, without the registry. Not here: what is read (report/check)."""

import json
import shutil
import tempfile
import time
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from naung.office.jobs.actions import now
from naung.office.jobs.kinds import Progress, kind
from naung.proposals.incoming import actions, reading
from naung.proposals.incoming.models import Upload
from naung.report.check.one_list import OneList, check_list
from naung.values.errors import Refusal
from naung.values.words import number


@kind(actions.READ, repeatable=True)
def read(details: Mapping[str, object], progress: Progress) -> str:
    """Ends in words: what was found, or why the file cannot be a list; that is an answer too, and no failure."""
    upload = Upload.objects.select_related("programme").get(pk=int(str(details["upload"])))
    turn = int(str(details["turn"]))
    if upload.turn != turn:
        return "Berkas ini sudah diminta dibaca ulang; lihat bacaan yang terbaru."
    began = time.monotonic()
    progress(0, 2, "langkah")
    against = reading.digest_in_force(upload.programme, upload.name)
    result: OneList | Refusal
    try:
        result = _read(upload)
    except Refusal as refusal:
        result = refusal
    progress(1, 2, "langkah")
    spent = round(1000 * (time.monotonic() - began))
    actions.end_reading(upload.pk, turn, result, against, spent, now())
    progress(2, 2, "langkah")
    if isinstance(result, Refusal):
        return f"Tidak terbaca sebagai daftar. {result}"
    return f"Terbaca {number(result.check.rows)} baris. {number(result.to_mend)} sel perlu diperbaiki."


def _read(upload: Upload) -> OneList:
    """Into a folder of its own beside the upload; one that a dead worker left half-made goes."""
    target = reading.found_folder(upload)
    asked = reading.asked_of(upload)
    if not reading.file_of(upload).is_file():
        raise Refusal("Berkas yang diunggah tidak ada lagi di folder data. Unggah ulang.")
    made = Path(tempfile.mkdtemp(prefix=".baca-", dir=target.parent))
    try:
        with tempfile.TemporaryDirectory(prefix=".kerja-", dir=target.parent) as work:
            result = check_list(asked, made, Path(work))
        told = json.dumps(asdict(result), ensure_ascii=False)
        (made / reading.FOUND).write_text(told, encoding="utf-8")
        for one in made.iterdir():
            one.chmod(0o600)
        shutil.rmtree(target, ignore_errors=True)
        made.rename(target)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise
    return result
