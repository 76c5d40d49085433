"""The command as a whole: what happens when whoever reads its output stops reading."""

import subprocess
import sys
from pathlib import Path

EVENT = "event: death\ndate: 2026-06-10\n"


def test_a_reader_who_leaves_ends_the_command_without_a_word(tmp_path: Path) -> None:
    path = tmp_path / "peristiwa.yaml"
    path.write_text(EVENT, encoding="utf-8")
    command = [sys.executable, "-m", "naung.cli.main", "law", "benefit", str(path)]
    for words in (command, [*command, "--json"]):
        process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()
        process.stderr.close()
        assert (process.wait(), said) == (141, b"")
