"""The backup file, what damages it, and the three commands on a database of their own."""

import io
import os
import shutil
import sqlite3
import subprocess
import sys
import tarfile
import tomllib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naung.office.backup import files, rules
from naung.office.storage import rules as storage
from naung.values.errors import Refusal
from tests.office.databases import SERVER, environment, new_database

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


FILES = {
    "sigap-2026/program-1.yaml": b"program: sigap-2026\n",
    "sigap-2026/penyelesaian.csv": b"daftar,baris,jawaban\n",
    "sigap-2026/kunci.hex": b"5f1e" * 16,
    "sigap-2026/masuk/7/Ojol & Koperasi Maé.xlsx": b"PK" + bytes(70_000),
    "sigap-2026/hasil/12/decisions.parquet": bytes(range(256)) * 9000,
    "sigap-2026/daftar/kosong.csv": b"",
}


@dataclass
class Kept:
    """An office with city files, and one backup of it."""

    folder: Path
    file: Path
    env: dict[str, str]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kept]:
    folder = tmp_path_factory.mktemp("satu")
    with new_database() as database:
        settings = f'demo = true\ndatabase = "{database}"\nbulk = "data"\nbulk_encrypted = true\n'
        (folder / "kantor.toml").write_text(settings)
        env = environment(folder)
        begun = naung("office", "begin", env=env)
        assert begun.returncode == 0, begun.stderr
        for name, content in FILES.items():
            path = folder / "data" / name
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.write_bytes(content)
        (folder / "data" / "sigap-2026" / ".kerja").mkdir()
        (folder / "data" / "sigap-2026" / ".kerja" / "x").write_bytes(b"x")
        file = tmp_path_factory.mktemp("stik") / "cadangan"
        made = naung("backup", str(file), env=env)
        assert f"{len(FILES)} berkas data kota (3 MB)" in made.stdout, made.stderr
        yield Kept(folder, file, env)


def test_a_backup_is_one_closed_file(kept: Kept) -> None:
    assert kept.file.stat().st_mode & 0o077 == 0
    assert b"penyelesaian" not in kept.file.read_bytes()
    assert "tidak menimpa" in naung("backup", str(kept.file), env=kept.env).stderr
    assert [path.name for path in (*kept.file.parent.iterdir(), *kept.folder.glob(".*"))] == ["cadangan"]


@pytest.mark.parametrize("which", ["new", "kept"])
def test_a_drill_compares_everything_and_leaves_nothing(kept: Kept, which: str) -> None:
    drilled = naung("drill", *([str(kept.file)] if which == "kept" else []), env=kept.env)
    assert "Latihan berhasil" in drilled.stdout, drilled.stderr
    assert f"{len(FILES)} berkas data kota" in drilled.stdout
    assert list(kept.folder.glob("**/.cadangan-*")) == []


def test_a_restore_brings_back_database_and_city_files(kept: Kept, tmp_path: Path) -> None:
    """Into another, empty place with the same keys; work goes on there. Never over what is there."""
    refused = naung("restore", str(kept.file), env=kept.env)
    assert refused.returncode == 1
    assert "kosong" in refused.stderr
    with new_database() as empty:
        shutil.copytree(kept.folder / "kunci", tmp_path / "kunci")
        settings = tmp_path / "kantor.toml"
        settings.write_text(f'demo = true\ndatabase = "{empty}"\n')
        there = environment(tmp_path)
        assert "Isi baris bulk" in naung("restore", str(kept.file), env=there).stderr
        settings.write_text(f'demo = true\ndatabase = "{empty}"\nbulk = "data"\n')
        restored = naung("restore", str(kept.file), env=there)
        assert "Semua sama dengan saat dicadangkan" in restored.stdout, restored.stderr
        data = tmp_path / "data"
        found = {path.relative_to(data).as_posix(): path for path in data.rglob("*") if path.is_file()}
        assert {name: path.read_bytes() for name, path in found.items()} == FILES
        assert all(path.stat().st_mode & 0o077 == 0 for path in data.rglob("*"))
        assert naung("office", "audit", env=there).stdout.startswith("Jejak utuh")


def test_a_link_among_the_city_files_is_refused_by_name(kept: Kept, tmp_path: Path) -> None:
    link = kept.folder / "data" / "sigap-2026" / "registri.csv"
    link.symlink_to("/etc/hostname")
    try:
        refused = naung("backup", str(tmp_path / "c"), env=kept.env)
        checked = naung("office", "check", env=kept.env)
    finally:
        link.unlink()
    assert "registri.csv: tautan" in refused.stderr
    assert list(tmp_path.iterdir()) == []
    assert "registri.csv: tautan" in checked.stdout
    assert "Ruang kosong di disk" in checked.stdout


def test_without_the_key_there_is_nothing_to_restore(kept: Kept, tmp_path: Path) -> None:
    shutil.copytree(kept.folder / "kunci", tmp_path / "kunci")
    (tmp_path / "kunci" / "cadangan-1.key").write_text("ab" * 32)
    (tmp_path / "kantor.toml").write_text("demo = true\nbulk = 'data'\n")
    assert "kunci lain" in naung("drill", str(kept.file), env=environment(tmp_path)).stderr


def test_a_chain_that_is_not_whole_is_not_backed_up_in_silence(kept: Kept, tmp_path: Path) -> None:
    folder = tmp_path / "tiga"
    shutil.copytree(kept.folder, folder)
    env = environment(folder)
    with altered_entry(folder):
        refused = naung("backup", str(tmp_path / "c"), env=env)
        assert "Isi peristiwa 1 berubah" in refused.stderr
        assert not (tmp_path / "c").exists()
        assert "peristiwa 1" in naung("office", "audit", env=env).stderr


@contextmanager
def altered_entry(folder: Path) -> Iterator[None]:
    """The first entry says something else, by whoever owns the database; PostgreSQL's is put right again afterwards,
    for the folder's copy still names the same one.
    """
    address = tomllib.loads((folder / "kantor.toml").read_text(encoding="utf-8"))["database"]
    change = "UPDATE office_auditevent SET act = '{}' WHERE seq = 1"
    if not SERVER:
        with closing(sqlite3.connect(folder / address)) as database, database:
            database.execute("DROP TRIGGER office_auditevent_no_UPDATE")
            database.execute(change.format("job.done"))
        yield
        return
    import psycopg

    with psycopg.connect(address, autocommit=True) as database:
        database.execute("ALTER TABLE office_auditevent DISABLE TRIGGER office_auditevent_no_change")
        database.execute(change.format("job.done"))
        try:
            yield
        finally:
            database.execute(change.format("office.begun"))
            database.execute("ALTER TABLE office_auditevent ENABLE TRIGGER office_auditevent_no_change")


# The city's files


def archive(folder: Path) -> tuple[io.BytesIO, files.Files]:
    under = io.BytesIO()
    with tarfile.open(fileobj=under, mode="w|") as whole:
        packed = files.pack(whole, folder)
    under.seek(0)
    return under, packed


def unpacked(under: io.BytesIO, to: Path | None) -> files.Files:
    found = files.Files()
    with tarfile.open(fileobj=under, mode="r|") as whole:
        for member in whole:
            content = whole.extractfile(member)
            files.unpack(member, content or io.BytesIO(), found, to)
    return found


def test_what_is_packed_is_unpacked_with_the_same_digests(tmp_path: Path) -> None:
    for name, content in FILES.items():
        path = tmp_path / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    under, packed = archive(tmp_path / "data")
    assert set(packed.seen) == set(FILES)
    assert files.read_files(packed.as_json()) == packed
    found = unpacked(under, tmp_path / "lain")
    assert files.differing(packed, found) == []
    found.seen["sigap-2026/kunci.hex"] = (64, "0" * 64)
    del found.seen["sigap-2026/penyelesaian.csv"]
    assert len(files.differing(packed, found)) == 2


@pytest.mark.parametrize("name", ["../x", "/etc/x", "a/../../x", "a//x", "", "a/..", "x"])
def test_a_name_that_leads_elsewhere_is_refused(name: str, tmp_path: Path) -> None:
    member = tarfile.TarInfo(f"bulk/{name}")
    found = files.Files({"x": (0, "")})
    with pytest.raises(Refusal, match="rusak"):
        files.unpack(member, io.BytesIO(b""), found, tmp_path / "in")
    link = tarfile.TarInfo("bulk/y")
    link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
    with pytest.raises(Refusal, match="rusak"):
        files.unpack(link, io.BytesIO(b""), found, tmp_path / "in")
    assert not (tmp_path / "in").exists()


def test_what_a_room_can_make_again_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("hasil/1/a", "hasil/2/a", "b"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    monkeypatch.setattr(files, "REMADE", [lambda: [tmp_path / "hasil" / "1"]])
    assert [path.relative_to(tmp_path).as_posix() for path in files.listed(tmp_path)] == ["b", "hasil/2/a"]


def test_a_file_that_shrinks_meanwhile_is_refused_and_one_that_grows_is_cut(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"0123456789")
    with path.open("rb") as file:
        grown = files._Hashed(file, 4)
        assert grown.read(100) + grown.read(100) == b"0123"
    with path.open("rb") as file:
        shrunk = files._Hashed(file, 20)
        assert shrunk.read(10) == b"0123456789"
        with pytest.raises(Refusal, match="berubah saat dicadangkan"):
            shrunk.read(10)


def test_a_full_disk_is_said_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="ruang disk kurang"):
        files.check_space(tmp_path, 10**18)
    assert storage.why_not_space(tmp_path, 5_000_000_000, 1_000_000_000) == ""
    assert "tinggal 1,5 GB" in storage.why_not_space(tmp_path, 1_500_000_000, 1_000_000_000)
