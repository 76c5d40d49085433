"""A terminal that asks for one key, or a pipe that gives lines. Not here: what a key means."""

import os
import select
import shutil
import sys
from collections.abc import Mapping

if sys.platform != "win32":
    import termios
    import tty

END = "\x04"
"""What the end of the input reads as."""


class Terminal:
    """Text goes to stdout, keys come from stdin; both may be no terminal at all."""

    def __init__(self, words: Mapping[str, str]) -> None:
        """`words` are lines that mean a key, for those who type lines."""
        self._words = words
        self._by_key = sys.platform != "win32" and sys.stdin.isatty()
        shown = sys.stdout.isatty() and os.environ.get("TERM", "dumb") != "dumb"
        self._clears = shown
        self.colours = shown and not os.environ.get("NO_COLOR")
        self.width = max(60, min(120, shutil.get_terminal_size().columns - 1))
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(errors="replace")

    def show(self, text: str) -> None:
        """Put a text in place of the last one."""
        print(f"\x1b[H\x1b[J{text}" if self._clears else f"\n{text}", flush=True)

    def say(self, text: str) -> None:
        print(text, flush=True)

    def key(self, prompt: str) -> str:
        """One key in lower case, END at the end of the input, nothing for what is no key. Waits for it."""
        print(f"{prompt}\n> ", end="", flush=True)
        key = self._struck() if self._by_key else self._line()
        if self._by_key:
            print(key if key.isprintable() else "", flush=True)
        return key

    def _line(self) -> str:
        line = sys.stdin.readline()
        if not line:
            return END
        word = line.strip().lower()
        return self._words.get(word, word if len(word) == 1 else "")

    def _struck(self) -> str:
        """What was struck before the question stood there answers nothing; arrows and the like are no keys."""
        if sys.platform == "win32":
            return self._line()
        handle = sys.stdin.fileno()
        before = termios.tcgetattr(handle)
        try:
            tty.setcbreak(handle, termios.TCSAFLUSH)
            read = os.read(handle, 32)
            if read.startswith(b"\x1b"):
                while select.select([handle], [], [], 0.05)[0] and os.read(handle, 32):
                    pass
        finally:
            termios.tcsetattr(handle, termios.TCSADRAIN, before)
        if read in (b"", b"\x03", b"\x04"):
            return END
        return read.decode("ascii", "replace").lower() if len(read) == 1 else ""
