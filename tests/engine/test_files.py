"""Files' digests: each file is read once in a run, whoever asks."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from naung.engine import files
from naung.engine.files import Digests


def test_threads_that_ask_at_once_read_each_file_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = {name: folder / name for name in ("registri.csv", "daftar.csv")}
    for name, path in paths.items():
        path.write_text(name * 1000, encoding="utf-8")
    read: list[Path] = []
    sha256 = files.sha256
    monkeypatch.setattr(files, "sha256", lambda path: (read.append(path), sha256(path))[1])
    digests = Digests(paths)
    with ThreadPoolExecutor(8) as pool:
        told = list(pool.map(digests.of, list(paths) * 20))
    assert told == [hashlib.sha256((name * 1000).encode()).hexdigest() for name in paths] * 20
    assert sorted(read) == sorted(paths.values())
