"""Background work: progress, an end in words, a worker killed in the middle."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from naung.office.audit.jobs import CHECK
from naung.office.jobs import actions, rules
from naung.office.jobs.kinds import KINDS, kind
from naung.office.jobs.models import Job
from naung.office.jobs.worker import do
from naung.values.errors import Refusal
from tests.office.conftest import AT, Office
from tests.office.databases import ROOT


def test_what_becomes_of_work_whose_worker_died() -> None:
    assert rules.after_loss(True, 1) == (rules.WAITING, "")
    assert rules.after_loss(True, rules.MOST_TRIES)[0] == rules.FAILED
    assert "tidak diulang sendiri" in rules.after_loss(False, 1)[1]


def test_time_left_is_told_when_something_is_known() -> None:
    assert rules.seconds_left(0, 100, AT, AT + timedelta(seconds=10)) is None
    assert rules.seconds_left(50, 100, AT, AT + timedelta(seconds=10)) == 10


def taken(job: Job, worker: str = "w") -> Job:
    found = actions.take(worker, AT)
    assert found is not None
    assert found.pk == job.pk
    return found


def test_work_is_taken_once_and_the_same_work_asked_for_once(office: Office) -> None:
    job = actions.ask(CHECK, "Memeriksa", AT, None)
    assert actions.ask(CHECK, "Memeriksa", AT, None).pk == job.pk
    taken(job)
    assert actions.take("other", AT) is None


def test_a_lost_worker_is_replaced_and_cannot_speak_any_more(office: Office) -> None:
    job = actions.ask(CHECK, "Memeriksa", AT, None)
    first = taken(job, "first")
    later = AT + rules.LEASE + timedelta(seconds=1)
    second = actions.take("second", later)
    assert second is not None
    assert (second.pk, second.tries) == (job.pk, 2)
    for speak in (
        lambda: actions.beat(first, "first", later),
        lambda: actions.tell(first, "first", 1, 2, "x", later),
        lambda: actions.end(first, "first", rules.DONE, "x", later),
    ):
        with pytest.raises(actions.TakenOver):
            speak()
    actions.end(second, "second", rules.DONE, "Selesai.", later)
    assert Job.objects.get(pk=job.pk).outcome == "Selesai."


@pytest.mark.parametrize(
    ("error", "words"),
    [(Refusal("Tidak bisa karena ini."), "Tidak bisa karena ini."), (ValueError("x"), "Kode kejadian")],
)
def test_work_that_fails_ends_in_words(
    office: Office, error: Exception, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("naung.office.jobs.worker._beat", lambda *_: None)

    @kind("test.fails", repeatable=False)
    def fails(details: object, progress: object) -> str:
        raise error

    try:
        job = taken(actions.ask("test.fails", "Gagal", AT, None))
        do(job, "w")
    finally:
        del KINDS["test.fails"]
    job.refresh_from_db()
    assert job.state == rules.FAILED
    assert words in job.outcome


def test_the_page_tells_how_far_and_htmx_gets_its_part_only(office: Office) -> None:
    account = office.account("admin")
    job = Job.objects.create(
        kind=CHECK, title="Memeriksa seluruh jejak", asked_by=account.human, asked_at=AT, state=rules.RUNNING,
        done=640, total=1197, unit="peristiwa", began_at=timezone.now() - timedelta(seconds=23),
        lease_until=timezone.now() + rules.LEASE,
    )  # fmt: skip
    client = office.client(account)
    page = client.get(reverse("job", args=[job.pk])).content.decode()
    assert "Sudah 640 dari 1.197 peristiwa. Sisa kira-kira 20 detik." in page
    part = client.get(reverse("job", args=[job.pk]), headers={"HX-Request": "true"})
    assert (part.status_code, "<html" in part.content.decode()) == (200, False)
    Job.objects.filter(pk=job.pk).update(state=rules.DONE, outcome="Jejak utuh.", ended_at=AT)
    part = client.get(reverse("job", args=[job.pk]), headers={"HX-Request": "true"})
    assert part.status_code == 286
    assert "hx-get" not in part.content.decode()


SLOW = """
import sys, time, django
django.setup()
from datetime import timedelta
from naung.office.jobs import actions, rules, worker
from naung.office.jobs.kinds import kind
rules.LEASE = timedelta(seconds=2)
rules.BEAT_SECONDS = 0.5

@kind("test.slow", repeatable=True)
def slow(details, progress):
    for step in range(30):
        progress(step, 30, "langkah")
        time.sleep(0.0 if sys.argv[1] == "fast" else 0.3)
    return "Tiga puluh langkah."

if sys.argv[1] == "ask":
    actions.ask("test.slow", "Lambat", actions.now(), None)
else:
    worker.work(once=True)
"""


def test_a_killed_worker_loses_nothing(other_office: dict[str, str]) -> None:
    """kill -9 in the middle; another worker takes the work up when the lease is over, and ends it."""
    run = [sys.executable, "-c", SLOW]
    subprocess.run([*run, "ask"], env=other_office, cwd=ROOT, check=True)
    slow = subprocess.Popen([*run, "slow"], env=other_office, cwd=ROOT)
    look = [sys.executable, "-c", LOOK]
    for _ in range(60):
        if "running" in subprocess.run(look, env=other_office, cwd=ROOT, capture_output=True, text=True).stdout:
            break
        time.sleep(0.2)
    os.kill(slow.pid, signal.SIGKILL)
    slow.wait()
    time.sleep(2.5)
    subprocess.run([*run, "fast"], env=other_office, cwd=ROOT, check=True, timeout=60)
    said = subprocess.run(look, env=other_office, cwd=ROOT, capture_output=True, text=True).stdout
    assert said.split("|") == ["done", "2", "Tiga puluh langkah.", "job.asked job.lost job.done"]


LOOK = """
import django
django.setup()
from naung.office.models import AuditEvent, Job
job = Job.objects.get()
acts = " ".join(AuditEvent.objects.order_by("seq").values_list("act", flat=True))
print(job.state, job.tries, job.outcome, acts, sep="|", end="")
"""
