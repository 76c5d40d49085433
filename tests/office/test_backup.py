"""The backup file, what damages it, and the three commands on a database of their own."""

import io
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naung.office.backup import rules
from naung.values.errors import Refusal
from tests.office.databases import environment, new_database

KEY = b"k" * 32


def sealed(plain: bytes, key: bytes = KEY) -> bytes:
    under = io.BytesIO()
    sealer = rules.Sealer(under, 1, key)
    sealer.write(plain)
    sealer.close()
    return under.getvalue()


def opened(data: bytes, key: bytes = KEY) -> bytes:
    under = io.BytesIO(data)
    head, version = rules.read_head(under)
    assert version == 1
    return io.BufferedReader(rules.Opener(under, head, key)).read()


@given(st.integers(0, 3), st.sampled_from([-1, 0, 1, 17]))
def test_what_is_sealed_opens_again(pieces: int, more: int) -> None:
    plain = os.urandom(max(0, pieces * rules.PIECE + more))
    assert opened(sealed(plain)) == plain


def test_damage_is_refused() -> None:
    plain = os.urandom(3 * rules.PIECE)
    data = sealed(plain)
    step = rules.PIECE + rules.TAG
    start = len(data) - 3 * step
    swapped = (
        data[:start] + data[start + step : start + 2 * step] + data[start : start + step] + data[start + 2 * step :]
    )
    flipped = bytearray(data)
    flipped[start + 5] ^= 1
    cut = data[:-step]
    for broken in (swapped, bytes(flipped), cut, data[:-1], data + b"x", data[: start + 3]):
        with pytest.raises(Refusal, match="rusak"):
            opened(broken)
    with pytest.raises(Refusal, match="kunci lain"):
        opened(data, b"o" * 32)
    with pytest.raises(Refusal, match="bukan cadangan"):
        opened(b"PK" + data)


def test_what_differs_is_told() -> None:
    manifest = rules.Manifest("sqlite", "", {"a": 1, "b": 2}, 9, "f", "")
    assert rules.differences(manifest, {"a": 1, "b": 2}, 9, "f", "") == []
    assert len(rules.differences(manifest, {"a": 1, "b": 1}, 8, "f", "putus")) == 3


def naung(*words: str, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-W", "error", "-m", "naung.cli.main", *words]
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False)


def test_back_up_restore_and_drill(tmp_path: Path) -> None:
    """Into another, empty place with the same keys; counts and chain are the same, work goes on there."""
    first, second, file = tmp_path / "satu", tmp_path / "dua", tmp_path / "cadangan"
    with new_database() as database, new_database() as empty:
        env = environment(first)
        assert naung("office", "demo", str(first), "--database", database, env=env).returncode == 0
        made = naung("backup", str(file), env=env)
        assert "Cadangan dibuat" in made.stdout, made.stderr
        assert file.stat().st_mode & 0o077 == 0
        assert b"Rina" not in file.read_bytes()
        assert "tidak menimpa" in naung("backup", str(file), env=env).stderr
        for words in (["drill"], ["drill", str(file)]):
            drilled = naung(*words, env=env)
            assert "Latihan berhasil" in drilled.stdout, drilled.stderr
        refused = naung("restore", str(file), env=env)
        assert refused.returncode == 1
        assert "kosong" in refused.stderr

        second.mkdir()
        shutil.copytree(first / "kunci", second / "kunci")
        (second / "kantor.toml").write_text(f'demo = true\ndatabase = "{empty}"\n')
        there = environment(second)
        restored = naung("restore", str(file), env=there)
        assert "Semua sama dengan saat dicadangkan" in restored.stdout, restored.stderr
        assert naung("office", "audit", env=there).stdout.startswith("Jejak utuh")
        assert naung("office", "work", "--once", env=there).returncode == 0
        assert list(tmp_path.glob("**/.cadangan-*")) == []


def test_a_chain_that_is_not_whole_is_not_backed_up_in_silence(tmp_path: Path) -> None:
    folder = tmp_path / "satu"
    env = environment(folder)
    assert naung("office", "demo", str(folder), env=env).returncode == 0
    with sqlite3.connect(folder / "kantor.sqlite3") as database:
        database.execute("DROP TRIGGER office_auditevent_no_UPDATE")
        database.execute("UPDATE office_auditevent SET act = 'job.done' WHERE seq = 5")
    database.close()
    refused = naung("backup", str(tmp_path / "c"), env=env)
    assert "Isi peristiwa 5 berubah" in refused.stderr
    assert not (tmp_path / "c").exists()
    assert "peristiwa 5" in naung("office", "audit", env=env).stderr


def test_without_the_key_there_is_nothing_to_restore(tmp_path: Path) -> None:
    folder = tmp_path / "satu"
    env = environment(folder)
    assert naung("office", "demo", str(folder), env=env).returncode == 0
    assert naung("backup", str(tmp_path / "c"), env=env).returncode == 0
    (folder / "kunci" / "cadangan-1.key").write_text("ab" * 32)
    assert "kunci lain" in naung("drill", str(tmp_path / "c"), env=env).stderr
