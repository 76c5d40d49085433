"""Several processes accept, and upload, at once on a database of their own: one effect."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

from tests.office.databases import ROOT

BEGIN = """
import django; django.setup()
from datetime import date
from pathlib import Path
from naung.office.people.actions import add_account, grant
from naung.office.permissions.rules import WHOLE_CITY, Held
from naung.office.road.taking_in import take_in
from tests.office.conftest import AT, TODAY
account = add_account(name="Rina", unit="x", nik="3275014509880101", nip="", username="rina", at=AT, by=None).account
grant(account, Held("operator", WHOLE_CITY, date(2026, 1, 1)), AT, TODAY, None)
take_in(Path({program!r}), AT)
"""
ACT = """
import sys
import django; django.setup()
from naung.office.people.models import Account
from naung.office.people.reading import actor_of
from naung.office.road.models import Programme
from naung.proposals.incoming import actions, jobs
from naung.proposals.incoming.models import Upload
from naung.values.errors import Refusal
from tests.office.conftest import AT, TODAY
rina = actor_of(Account.objects.get(username="rina"), TODAY, verified=True)
try:
    if sys.argv[1] == "upload":
        content = "nik,nama\\n3275010101800001,ORANG 1\\n".encode()
        actions.receive(Programme.objects.get(), "pasar", "proposal", "Dishub", "a.csv", [content], AT, rina)
    elif sys.argv[1] == "read":
        jobs.read({"upload": Upload.objects.get().pk, "turn": 1}, lambda *_: None)
    else:
        actions.accept(Upload.objects.get(), AT, rina)
    print("ya")
except Refusal as refusal:
    print(refusal)
"""
COUNT = """
import django; django.setup()
from naung.office.audit.actions import check
from naung.office.audit.models import AuditEvent
from naung.office.road.models import ProgrammeText
from naung.proposals.incoming.models import Upload
acts = AuditEvent.objects.values_list("act", flat=True)
print(Upload.objects.count(), ProgrammeText.objects.count(), list(acts).count("incoming.accepted"), check().fault == "")
"""


def at_once(what: str, count: int, env: dict[str, str]) -> Counter[str]:
    command = [sys.executable, "-W", "error", "-c", ACT, what]
    runs = [subprocess.Popen(command, env=env, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(count)]
    said = [run.communicate(timeout=120)[0].strip() for run in runs]
    assert [run.returncode for run in runs] == [0] * count
    return Counter("ya" if one == "ya" else " ".join(one.split()[:5]) for one in said)


def test_many_at_once_have_one_effect(other_office: dict[str, str], small: Path) -> None:
    office = Path(other_office["NAUNG_OFFICE"])
    (office.parent / "data").mkdir(mode=0o700)
    office.write_text(office.read_text() + 'bulk = "data"\n')
    begin = [sys.executable, "-c", BEGIN.format(program=str(small))]
    subprocess.run(begin, env=other_office, cwd=ROOT, check=True)
    assert at_once("upload", 3, other_office) == {"ya": 1, "Berkas yang sama sudah diunggah": 2}
    assert at_once("read", 1, other_office) == {"ya": 1}
    assert at_once("accept", 3, other_office) == {"ya": 1, "Unggahan ini sudah diputuskan: berlaku.": 2}
    done = subprocess.run(
        [sys.executable, "-c", COUNT], env=other_office, cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["1", "2", "1", "True"]
