"""Two processes answer the same questions at the same moment: each is answered once, in file and chain alike."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

from tests.office.databases import ROOT
from tests.office.programme import doubtful_city

BEGIN = """
import shutil, sys
from pathlib import Path
import django
django.setup()
from naung.office.road import folder
from naung.office.road.taking_in import take_in
from tests.office.conftest import AT, Office
programme = take_in(Path(sys.argv[1]) / "program.yaml", AT)
shutil.copytree(Path(sys.argv[1]) / "hasil" / "1", folder.run_folder(programme.code, 1))
for name in ("Rina", "Dewi"):
    Office(len(name) + ord(name[0])).account("operator", name=name, username=name.lower())
"""
ANSWER = """
import json, sys
import django
django.setup()
from naung.office.people.models import Account
from naung.office.road.models import Programme
from naung.proposals.matches import actions
from naung.proposals.matches.reading import board, shown_of
from naung.values.errors import Refusal
from tests.office.conftest import AT, Office
programme = Programme.objects.get()
by = Office().actor(Account.objects.get(username=sys.argv[1]))
told = {key: shown_of(one) for key, one in board(programme.code).still_open.items()}
print("ready", flush=True)
sys.stdin.readline()
mine = 0
for key, shown in told.items():
    try:
        actions.answer(programme, key, sys.argv[2], shown, AT, by)
        mine += 1
    except Refusal:
        pass
print(json.dumps({"asked": len(told), "mine": mine}))
"""
COUNT = """
import json
import django
django.setup()
from naung.office.audit.actions import check
from naung.office.audit.models import AuditEvent
from naung.office.road.models import Programme
from naung.proposals.matches.reading import board
found = board(Programme.objects.get().code)
events = AuditEvent.objects.filter(act="match.settled").count()
print(json.dumps({"events": events, "settled": found.counts.settled, "fault": check().fault}))
"""


def test_each_question_is_answered_once(other_office: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "data").mkdir(mode=0o700)
    with (tmp_path / "kantor.toml").open("a", encoding="utf-8") as file:
        file.write('bulk = "data"\nbulk_encrypted = true\n')
    city = shutil.copytree(doubtful_city(), tmp_path / "kota")
    run(other_office, BEGIN, str(city))
    people = [start(other_office, ANSWER, name, press) for name, press in (("rina", "1"), ("dewi", "n"))]
    for one in people:
        assert one.stdout is not None
        assert one.stdout.readline() == "ready\n"
    for one in people:
        assert one.stdin is not None
        one.stdin.write("\n")
        one.stdin.flush()
    told = [json.loads(one.communicate(timeout=60)[0]) for one in people]
    counted = json.loads(run(other_office, COUNT))
    asked = told[0]["asked"]
    assert told[0]["mine"] + told[1]["mine"] == asked
    assert counted == {"events": asked, "settled": asked, "fault": ""}


def start(env: dict[str, str], code: str, *words: str) -> subprocess.Popen[str]:
    pipe = subprocess.PIPE
    return subprocess.Popen([sys.executable, "-c", code, *words], env=env, cwd=ROOT, stdin=pipe, stdout=pipe, text=True)


def run(env: dict[str, str], code: str, *words: str) -> str:
    done = subprocess.run([sys.executable, "-c", code, *words], env=env, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout
