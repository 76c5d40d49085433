"""Handing out the workbook of absent people. Not here: making it (report)."""

import hashlib
from datetime import datetime

from django.db import transaction

from naung.office.audit.actions import append
from naung.office.looks.actions import look
from naung.office.permissions.rules import Actor
from naung.office.road.models import Programme
from naung.proposals.absent.reading import absent_of
from naung.values.errors import Refusal


@transaction.atomic
def export(programme: Programme, at: datetime, by: Actor, network: str) -> tuple[str, bytes]:
    """The file's name and content, after who took it stands in the read log and in the chain."""
    found = absent_of(programme.code)
    if found is None:
        raise Refusal("Belum ada hasil penilaian dengan orang yang belum terdaftar.")
    content = found.path.read_bytes()
    look(by, f"programme:{programme.pk}", "usulan DTSEN, NIK lengkap", at, network)
    sha256 = hashlib.sha256(content).hexdigest()
    append("export.made", f"programme:{programme.pk}", at, by, file=found.path.name, run=found.number, sha256=sha256)
    return f"usulan-dtsen-{programme.code}-{found.number}.xlsx", content
