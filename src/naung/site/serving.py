"""The web server and one worker as children; when one ends, both end. Not here: what they serve."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable

PROCESSES, THREADS = 2, 4


def serve(bind: str, worker: bool, say: Callable[[str], None], ready: str) -> int:
    """Until told to end, or until a child ends by itself."""
    web = [sys.executable, "-m", "gunicorn", "naung.site.wsgi", "--bind", bind, "--workers", str(PROCESSES)]
    web += ["--threads", str(THREADS), "--log-level", "warning", "--no-control-socket", "--umask", "0077"]
    commands = [web] + ([[sys.executable, "-m", "naung.cli.main", "office", "work"]] if worker else [])
    children = [subprocess.Popen(command, env=os.environ) for command in commands]
    say(ready)
    try:
        while all(child.poll() is None for child in children):
            time.sleep(0.3)
    except KeyboardInterrupt:
        say("Berhenti.")
        return 0
    finally:
        for child in children:
            if child.poll() is None:
                child.send_signal(signal.SIGTERM)
        for child in children:
            child.wait(timeout=30)
    return 1
