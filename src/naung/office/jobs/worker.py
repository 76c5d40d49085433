"""The loop of one worker: takes a job, does it, tells how far, takes the next. Not here: the work."""

import logging
import os
import socket
import threading
import time
from collections.abc import Callable

from django.db import close_old_connections, connection

from naung.office.jobs import actions, rules
from naung.office.jobs.kinds import KINDS, Progress
from naung.office.jobs.models import Job
from naung.values.errors import Refusal

log = logging.getLogger("naung.jobs")
IDLE_SECONDS = 1.0
TELL_SECONDS = 0.5


def work(ended: Callable[[], bool] = lambda: False, once: bool = False) -> int:
    """Until told to end; `once`: until nothing waits. How many jobs were done."""
    name = f"{socket.gethostname()}:{os.getpid()}"
    done = 0
    while not ended():
        close_old_connections()
        job = actions.take(name, actions.now())
        if job is not None:
            do(job, name)
            done += 1
        elif once:
            break
        else:
            time.sleep(IDLE_SECONDS)
    return done


def do(job: Job, name: str) -> None:
    """A refusal is the job's end in words; any other error ends it too, its trace in the log and not on the page."""
    stop = threading.Event()
    heart = threading.Thread(target=_beat, args=(job, name, stop), daemon=True)
    heart.start()
    state, outcome = rules.DONE, ""
    try:
        kind = KINDS.get(job.kind)
        if kind is None:
            raise Refusal(f"Jenis pekerjaan {job.kind} tidak dikenal oleh versi ini.")
        outcome = kind.work(job.details, _teller(job, name))
    except Refusal as refusal:
        state, outcome = rules.FAILED, str(refusal)
    except actions.TakenOver:
        log.warning("job %s was taken over by another worker", job.pk)
        return
    except Exception:
        log.exception("job %s failed", job.pk)
        state, outcome = rules.FAILED, f"Gagal di pihak kami. Yang sudah tersimpan aman. Kode kejadian: P-{job.pk}."
    finally:
        stop.set()
        heart.join()
    try:
        actions.end(job, name, state, outcome, actions.now())
    except actions.TakenOver:
        log.warning("job %s was taken over before it ended", job.pk)


def _teller(job: Job, name: str) -> Progress:
    told = 0.0

    def tell(done: int, total: int, unit: str) -> None:
        nonlocal told
        now = time.monotonic()
        if now - told >= TELL_SECONDS or done >= total:
            told = now
            actions.tell(job, name, done, total, unit, actions.now())

    return tell


def _beat(job: Job, name: str, stop: threading.Event) -> None:
    """On a connection of its own, so that long steps without progress stay alive."""
    try:
        while not stop.wait(rules.BEAT_SECONDS):
            actions.beat(job, name, actions.now())
    except actions.TakenOver:
        return
    finally:
        connection.close()
