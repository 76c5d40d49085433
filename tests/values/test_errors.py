"""Why the operating system refused, in words."""

import errno
from pathlib import Path

import pytest

from naung.cli.main import main
from naung.values.errors import why


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (FileNotFoundError(errno.ENOENT, "No such file or directory"), "tidak ada"),
        (OSError(errno.ENOSPC, "No space left on device"), "disk penuh"),
        (OSError(errno.EBADF, "Bad file descriptor"), f"kesalahan sistem {errno.EBADF}"),
        (OSError("without a number"), "kesalahan sistem"),
    ],
)
def test_why(error: OSError, words: str) -> None:
    assert why(error) == words


def test_a_refusal_of_the_system_is_told_without_english(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["select", str(folder), "--out", str(folder / "hasil"), "--seed", "ab" * 32]) == 1
    said = capsys.readouterr().err
    assert said.endswith(": tidak dapat dibuka (ini folder, bukan berkas)\n")
