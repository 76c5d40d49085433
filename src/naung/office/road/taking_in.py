"""A programme's folder taken into the office at the server. Not here: lists that come in later (proposals)."""

import os
import re
import shutil
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from naung.office.road import folder
from naung.office.road.actions import begin_programme
from naung.office.road.models import Programme
from naung.selection.opening import input_files
from naung.selection.programme import read_programme
from naung.values.errors import Refusal

CODE = re.compile(r"[a-z0-9][a-z0-9-]{1,59}")


def take_in(path: Path, at: datetime) -> Programme:
    """Copy what the programme file names into BULK/CODE, then begin it there. Refused: a file that is missing or
    lies outside the programme's folder, a code that is in use. Nothing half-copied stays.
    """
    read = read_programme(path)
    if not CODE.fullmatch(read.program):
        raise Refusal(f"program: {read.program!r} tidak dapat menjadi kode; pakai huruf kecil, angka, dan tanda hubung")
    target = folder.folder_of(read.program)
    if target.exists():
        raise Refusal(f"{target}: sudah ada. Satu kode untuk satu program.")
    source = path.resolve().parent
    found = _within(input_files(path, read, source, key_needed=False).values(), source)
    part = target.with_name(f".{target.name}.baru")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(mode=0o700, parents=True)
    try:
        for one in found:
            if one == path.absolute():
                continue
            _copy(one, part / one.relative_to(source))
        part.rename(target)
        return begin_programme(read.program, path.read_text(encoding="utf-8-sig"), at)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        if not Programme.objects.filter(code=read.program).exists():
            shutil.rmtree(target, ignore_errors=True)
        raise


def _within(files: Iterable[Path], source: Path) -> list[Path]:
    """Each once; a Refusal names one that lies elsewhere."""
    once = list(dict.fromkeys(Path(os.path.normpath(one.absolute())) for one in files))
    for one in once:
        if not one.is_relative_to(source):
            raise Refusal(f"{one}: di luar folder program. Kumpulkan semua berkas program di satu folder.")
    return once


def _copy(one: Path, to: Path) -> None:
    to.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    shutil.copyfile(one, to)
    to.chmod(0o600)
