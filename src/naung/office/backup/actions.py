"""Making, restoring and trying a backup. Each ends with a sentence. Not here: the file's form, the databases."""

import hashlib
import io
import os
import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

from naung import __version__
from naung.office.audit.actions import append
from naung.office.audit.rules import stamp
from naung.office.backup import rules
from naung.office.backup.files import (
    INSIDE,
    LIST,
    Files,
    beside,
    check_empty,
    check_space,
    differing,
    move_in,
    pack,
    read_files,
    size_of,
    unpack,
)
from naung.office.backup.stores import Told, store
from naung.office.vault import keys
from naung.values.errors import Refusal
from naung.values.words import joined, number


@dataclass(frozen=True)
class Unpacked:
    """What was in a backup; every piece opened, every file's digest compared."""

    manifest: rules.Manifest
    files: Files


def make(path: Path, at: datetime) -> str:
    """Everything in one encrypted file; it appears under its name only when it is whole.

    The database first, then the city's files: what the database names is there already, and more does no harm. The
    copy of the database lies in the office's own folder meanwhile, only what is sealed on the target's disk.
    """
    if path.exists():
        raise Refusal(f"{path}: sudah ada. Cadangan tidak menimpa; pilih nama lain.")
    version = keys.newest(settings.CONFIG.keys, "cadangan")
    key = keys.key(settings.CONFIG.keys, "cadangan", version)
    bulk: Path | None = settings.CONFIG.bulk
    with _work(settings.CONFIG.folder) as work, _work(path.parent) as aside:
        seen = store().copy(work / "database")
        manifest = _manifest(seen, at)
        check_space(aside, (work / "database").stat().st_size + (size_of(bulk) if bulk else 0))
        partial = aside / "whole"
        files = Files()
        with partial.open("wb") as under:
            sealer = rules.Sealer(under, version, key)
            with tarfile.open(fileobj=sealer, mode="w|", bufsize=rules.PIECE) as archive:
                _put(archive, "manifest.json", manifest.as_json().encode())
                archive.add(work / "database", "database")
                if bulk:
                    files = pack(archive, bulk)
                    _put(archive, LIST, files.as_json().encode())
            sealer.close()
            under.flush()
            os.fsync(under.fileno())
        partial.chmod(0o600)
        digest = _digest(partial)
        partial.rename(path)
    with transaction.atomic():
        append("backup.made", "office", at, key=version, seq=manifest.head_seq, sha256=digest)
    said = _said(seen, files)
    return f"Cadangan dibuat: {path}, {said}. Sandinya kunci cadangan-{version}; simpan kunci itu terpisah."


def restore(path: Path, at: datetime) -> str:
    """Into an empty place only; what does not compare equal is refused, and said. Files move in when all is proven."""
    store().check_empty()
    bulk: Path | None = settings.CONFIG.bulk
    if bulk:
        check_empty(bulk)
    with ExitStack() as open_now:
        work = open_now.enter_context(_work(settings.CONFIG.folder))
        aside = open_now.enter_context(beside(bulk)) if bulk else None
        found = _unpacked(path, work, aside)
        if found.manifest.bulk and not (bulk and aside):
            raise Refusal("Cadangan ini berisi data kota. Isi baris bulk di kantor.toml dengan folder kosong.")
        seen = store().restore(work / "database")
        _check(found.manifest, seen)
        if bulk and aside:
            move_in(aside, bulk)
    connection.close()
    with transaction.atomic():
        append("backup.restored", "office", at, seq=found.manifest.head_seq)
    made, said = found.manifest.made, _said(seen, found.files)
    return f"Dipulihkan dari {path} yang dibuat {made}: {said}. Semua sama dengan saat dicadangkan."


def drill(path: Path | None, at: datetime) -> str:
    """Restores beside the office and compares; without a path it makes a backup first, and throws it away."""
    with _work(settings.CONFIG.folder) as work:
        if path is None:
            path = work / "latihan.cadangan"
            make(path, at)
        found = _unpacked(path, work, None)
        with store().tried(work / "database") as seen:
            _check(found.manifest, seen)
    with transaction.atomic():
        append("backup.drilled", "office", at, seq=found.manifest.head_seq)
    said = _said(seen, found.files)
    return f"Latihan berhasil: {said}. Hitungan, kepala jejak, seluruh jejak, dan sidik tiap berkas sama."


def _manifest(seen: Told, at: datetime) -> rules.Manifest:
    if seen.chain.fault:
        raise Refusal(f"Jejak tidak utuh, jadi tidak dicadangkan begitu saja. {seen.chain.fault}")
    head = seen.chain.head
    bulk = settings.CONFIG.bulk is not None
    return rules.Manifest(store().vendor, stamp(at), seen.counts, head.seq, head.digest, __version__, bulk)


def _unpacked(path: Path, work: Path, aside: Path | None) -> Unpacked:
    """The members by name; anything else in the archive is refused. City files are written to `aside`, if anywhere."""
    manifest, whole, files = None, None, Files()
    with path.open("rb") as under:
        head, version = rules.read_head(under)
        opener = rules.Opener(under, head, keys.key(settings.CONFIG.keys, "cadangan", version))
        try:
            with tarfile.open(
                fileobj=io.BufferedReader(opener, rules.PIECE), mode="r|", bufsize=rules.PIECE
            ) as archive:
                for member in archive:
                    content = archive.extractfile(member)
                    if content is None:
                        raise Refusal(rules.BROKEN)
                    if member.name == "manifest.json" and manifest is None:
                        manifest = rules.read_manifest(content.read(1_000_000).decode())
                        _check_vendor(manifest)
                    elif member.name == LIST and whole is None:
                        whole = read_files(content.read().decode())
                    elif member.name.startswith(INSIDE):
                        unpack(member, content, files, aside)
                    elif member.name == "database":
                        with (work / "database").open("xb") as target:
                            shutil.copyfileobj(content, target, rules.PIECE)
                    else:
                        raise Refusal(rules.BROKEN)
        except (tarfile.TarError, EOFError, UnicodeDecodeError, FileExistsError) as error:
            raise Refusal(rules.BROKEN) from error
    if manifest is None or not (work / "database").exists() or manifest.bulk != (whole is not None):
        raise Refusal(rules.BROKEN)
    if found := differing(whole or Files(), files):
        raise Refusal(f"Yang ada dalam cadangan tidak sama dengan yang dicadangkan: {'; '.join(found)}.")
    return Unpacked(manifest, files)


def _check_vendor(manifest: rules.Manifest) -> None:
    if manifest.vendor != store().vendor:
        raise Refusal(
            f"Cadangan ini dari {manifest.vendor}, kantor ini memakai {store().vendor}. Samakan di kantor.toml."
        )


def _check(manifest: rules.Manifest, seen: Told) -> None:
    head = seen.chain.head
    found = rules.differences(manifest, seen.counts, head.seq, head.digest, seen.chain.fault)
    if found:
        raise Refusal(f"Yang dipulihkan tidak sama dengan yang dicadangkan: {'; '.join(found)}.")


def _said(seen: Told, files: Files) -> str:
    rows = number(sum(seen.counts.values()))
    chain = f"jejak sampai peristiwa {number(seen.chain.head.seq)}"
    return joined([f"{rows} baris dalam {len(seen.counts)} tabel", chain, files.words])


@contextmanager
def _work(folder: Path) -> Iterator[Path]:
    """On the same disk as the target, readable to us alone, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix=".cadangan-", dir=folder) as work:
        yield Path(work)


def _put(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size = len(content)
    archive.addfile(member, io.BytesIO(content))


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
