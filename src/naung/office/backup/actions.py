"""Making, restoring and trying a backup. Each ends with a sentence. Not here: the file's form, the databases."""

import hashlib
import io
import os
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

from naung import __version__
from naung.office.audit.actions import append
from naung.office.audit.rules import stamp
from naung.office.backup import rules
from naung.office.backup.stores import Told, store
from naung.office.vault import keys
from naung.values.errors import Refusal
from naung.values.words import number

INSIDE = ("manifest.json", "database")


def make(path: Path, at: datetime) -> str:
    """Everything in one encrypted file; it appears under its name only when it is whole."""
    if path.exists():
        raise Refusal(f"{path}: sudah ada. Cadangan tidak menimpa; pilih nama lain.")
    version = keys.newest(settings.CONFIG.keys, "cadangan")
    key = keys.key(settings.CONFIG.keys, "cadangan", version)
    with _work(path.parent) as work:
        seen = store().copy(work / "database")
        manifest = _manifest(seen, at)
        partial = work / "whole"
        with partial.open("wb") as under:
            sealer = rules.Sealer(under, version, key)
            with tarfile.open(fileobj=sealer, mode="w|") as archive:
                _put(archive, "manifest.json", manifest.as_json().encode())
                archive.add(work / "database", "database")
            sealer.close()
            under.flush()
            os.fsync(under.fileno())
        partial.chmod(0o600)
        digest = _digest(partial)
        partial.rename(path)
    with transaction.atomic():
        append("backup.made", "office", at, key=version, seq=manifest.head_seq, sha256=digest)
    return f"Cadangan dibuat: {path}, {_said(seen)}. Sandinya kunci cadangan-{version}; simpan kunci itu terpisah."


def restore(path: Path, at: datetime) -> str:
    """Into an empty place only; what does not compare equal is refused, and said."""
    store().check_empty()
    with _work(settings.CONFIG.folder) as work:
        manifest = _unpacked(path, work)
        seen = store().restore(work / "database")
    _check(manifest, seen)
    connection.close()
    with transaction.atomic():
        append("backup.restored", "office", at, seq=manifest.head_seq)
    return f"Dipulihkan dari {path} yang dibuat {manifest.made}: {_said(seen)}. Semua sama dengan saat dicadangkan."


def drill(path: Path | None, at: datetime) -> str:
    """Restores beside the office and compares; without a path it makes a backup first, and throws it away."""
    with _work(settings.CONFIG.folder) as work:
        if path is None:
            path = work / "latihan.cadangan"
            make(path, at)
        manifest = _unpacked(path, work)
        with store().tried(work / "database") as seen:
            _check(manifest, seen)
    with transaction.atomic():
        append("backup.drilled", "office", at, seq=manifest.head_seq)
    return f"Latihan berhasil: {_said(seen)}. Hitungan, kepala jejak, dan seluruh jejak sama."


def _manifest(seen: Told, at: datetime) -> rules.Manifest:
    if seen.chain.fault:
        raise Refusal(f"Jejak tidak utuh, jadi tidak dicadangkan begitu saja. {seen.chain.fault}")
    head = seen.chain.head
    return rules.Manifest(store().vendor, stamp(at), seen.counts, head.seq, head.digest, __version__)


def _unpacked(path: Path, work: Path) -> rules.Manifest:
    """The two members by name; anything else in the archive is refused."""
    manifest = None
    with path.open("rb") as under:
        head, version = rules.read_head(under)
        opener = rules.Opener(under, head, keys.key(settings.CONFIG.keys, "cadangan", version))
        try:
            with tarfile.open(fileobj=io.BufferedReader(opener), mode="r|") as archive:
                for member in archive:
                    content = archive.extractfile(member)
                    if member.name not in INSIDE or content is None:
                        raise Refusal(rules.BROKEN)
                    if member.name == "manifest.json":
                        manifest = rules.read_manifest(content.read(1_000_000).decode())
                        continue
                    with (work / "database").open("wb") as target:
                        while piece := content.read(rules.PIECE):
                            target.write(piece)
        except (tarfile.TarError, EOFError, UnicodeDecodeError) as error:
            raise Refusal(rules.BROKEN) from error
    if manifest is None or not (work / "database").exists():
        raise Refusal(rules.BROKEN)
    if manifest.vendor != store().vendor:
        raise Refusal(
            f"Cadangan ini dari {manifest.vendor}, kantor ini memakai {store().vendor}. Samakan di kantor.toml."
        )
    return manifest


def _check(manifest: rules.Manifest, seen: Told) -> None:
    head = seen.chain.head
    found = rules.differences(manifest, seen.counts, head.seq, head.digest, seen.chain.fault)
    if found:
        raise Refusal(f"Yang dipulihkan tidak sama dengan yang dicadangkan: {'; '.join(found)}.")


def _said(seen: Told) -> str:
    rows = number(sum(seen.counts.values()))
    return f"{rows} baris dalam {len(seen.counts)} tabel, jejak sampai peristiwa {number(seen.chain.head.seq)}"


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
