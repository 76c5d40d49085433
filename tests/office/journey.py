"""A demo office served by the real command, and a browser in front of it. Not here: what is done there."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, sync_playwright

from naung.office.entrance.rules import step_of
from tests.office.databases import ROOT, environment, new_database

CHROMIUM = "/usr/bin/chromium"
PICTURES = ROOT / "docs" / "pictures" / "office"
COMMAND = [sys.executable, "-W", "error", "-m", "naung.cli.main"]
FACTORED = ("sri", "agus", "bayu", "maya")


def run(*words: str, env: dict[str, str]) -> str:
    done = subprocess.run([*COMMAND, *words], env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@contextmanager
def served(
    folder: Path, program: Path | None = None, result: Path | None = None
) -> Iterator[tuple[str, dict[str, str]]]:
    """The office's address and the environment of commands that reach it; on the programme and its result, if given."""
    with new_database() as database:
        env = environment(folder / "kantor")
        words = ["--program", str(program)] if program else []
        words += ["--run", str(result)] if result else []
        run("office", "demo", str(folder / "kantor"), "--database", database, *words, env=env)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        server = subprocess.Popen([*COMMAND, "office", "serve", "--bind", f"127.0.0.1:{port}"], env=env)
        address = f"http://127.0.0.1:{port}"
        try:
            _await(address, server)
            yield address, env
        finally:
            server.terminate()
            server.wait(timeout=30)


@contextmanager
def browser() -> Iterator[Browser]:
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


class Visit:
    """One person's browser. A code counts once, so whoever signs in again within half a minute waits for the next;
    where a session of somebody with a code is still open, a further visit goes on with it.
    """

    used: ClassVar[dict[str, int]] = {}
    open_sessions: ClassVar[dict[tuple[str, str], Any]] = {}

    def __init__(self, browser: Browser, address: str, env: dict[str, str], width: int = 1280) -> None:
        self.address = address
        self.context = browser.new_context(viewport={"width": width, "height": 900}, locale="id-ID", base_url=address)
        self.page: Page = self.context.new_page()
        self.env = env
        self.faults: list[str] = []
        self.page.on("console", lambda said: self.faults.append(said.text) if said.type == "error" else None)
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))

    def code(self, username: str) -> str:
        while self.used.get(username) == step_of(datetime.now().astimezone()):
            time.sleep(0.5)
        self.used[username] = step_of(datetime.now().astimezone())
        return run("office", "code", username, env=self.env)

    def sign_in(self, username: str, password: str = "payung sebelum hujan") -> "Visit":
        if username in FACTORED and (kept := self.open_sessions.get((self.address, username))):
            self.context.add_cookies(kept)
            self.page.goto("/")
            if self.page.locator(".top .who").count():
                return self
        self.page.goto("/masuk/")
        self.page.fill("#username", username)
        self.page.fill("#password", password)
        self.page.click("main button[type=submit]")
        if username in FACTORED:
            self.page.fill("#code", self.code(username))
            self.page.click("main button[type=submit]")
        self.page.wait_for_url("**/")
        self.open_sessions[self.address, username] = self.context.cookies()
        return self

    def picture(self, name: str) -> None:
        """Only where asked for: NAUNG_PICTURES=1."""
        if os.environ.get("NAUNG_PICTURES") != "1":
            return
        PICTURES.mkdir(parents=True, exist_ok=True)
        for width in (1280, 360):
            self.page.set_viewport_size({"width": width, "height": 800})
            self.page.screenshot(path=PICTURES / f"{name}-{width}.png", full_page=True)
        self.page.set_viewport_size({"width": 1280, "height": 900})


def _await(address: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        assert server.poll() is None, "the server ended"
        try:
            urlopen(f"{address}/masuk/", timeout=2).close()
        except (URLError, OSError):
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the server does not answer")
