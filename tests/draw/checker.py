"""verifikasi.py as a module, and as a command that sees nothing but the standard library."""

import importlib.util
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from types import ModuleType

PATH = Path(str(files("naung.draw").joinpath("public", "verifikasi.py")))
PAGE = PATH.with_suffix(".html")


def _load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("verifikasi", PATH)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


checker = _load()


def run(*words: object) -> tuple[int, str]:
    """Exit status and what was said; nothing may be said on stderr."""
    command = [sys.executable, "-I", "-S", str(PATH), *map(str, words)]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.stderr == b""
    return done.returncode, done.stdout.decode("utf-8")
