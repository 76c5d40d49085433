"""Where a database and the bulk folder may lie. Plain values in, words out."""

from collections.abc import Iterable
from pathlib import Path

LEAST_FREE = 1_000_000_000
NETWORK = frozenset(
    [
        "nfs",
        "nfs4",
        "cifs",
        "smb2",
        "smb3",
        "smbfs",
        "9p",
        "afs",
        "ceph",
        "glusterfs",
        "lustre",
        "ncpfs",
        "ocfs2",
        "gfs2",
        "fuse.sshfs",
        "fuse.s3fs",
        "fuse.glusterfs",
        "fuse.rclone",
        "fuse.gcsfuse",
        "fuse.ceph",
        "fuse.davfs",
        "davfs",
    ]
)


def filesystem_of(path: Path, mounts: Iterable[str]) -> str:
    """The kind of file system that `path` lies on, from the lines of /proc/mounts; empty where none fits."""
    best, kind = -1, ""
    for line in mounts:
        fields = line.split()
        if len(fields) < 3:
            continue
        point = Path(fields[1].encode().decode("unicode_escape"))
        if (path == point or point in path.parents) and len(point.parts) >= best:
            best, kind = len(point.parts), fields[2]
    return kind


def why_not_sqlite(path: Path, kind: str) -> str:
    """Why a SQLite database may not lie here; empty where it may."""
    if kind not in NETWORK:
        return ""
    return (
        f"{path}: basis data SQLite tidak boleh berada di folder jaringan ({kind}). Kuncinya tidak dijaga di sana dan"
        " data dapat rusak. Pindahkan ke disk lokal, atau pakai PostgreSQL (baris database di kantor.toml)."
    )


def why_not_private(path: Path, mode: int, owner: int, service: int) -> str:
    """Why a folder or file is not this service's alone; empty where it is. `mode` are the permission bits."""
    if owner != service:
        return f"{path}: bukan milik pengguna layanan. Jalankan: chown -R PENGGUNA {path}"
    if mode & 0o077:
        bits = "700" if path.is_dir() else "600"
        return f"{path}: terbuka bagi pengguna lain ({mode & 0o777:03o}). Jalankan: chmod {bits} {path}"
    return ""


def space_words(path: Path, free: int, total: int) -> str:
    return f"Ruang kosong di disk {path}: {_gigabytes(free)} dari {_gigabytes(total)} GB"


def why_not_space(path: Path, free: int, data: int) -> str:
    """A drill needs room for one more copy of everything, and a gigabyte for the work of a day."""
    wanted = data + LEAST_FREE
    if free >= wanted:
        return ""
    return f"{path}: ruang kosong tinggal {_gigabytes(free)} GB; paling sedikit {_gigabytes(wanted)} GB"


def _gigabytes(size: int) -> str:
    return f"{size / 1e9:.1f}".replace(".", ",")


def why_not_bulk(path: Path, encrypted: bool) -> str:
    """The volume's encryption is stated by the city, not seen by us."""
    if encrypted:
        return ""
    return (
        f"{path}: belum dinyatakan berada di volume terenkripsi. Data seluruh kota ada di sini. Bila volumenya"
        " terenkripsi (misalnya LUKS), tulis bulk_encrypted = true di kantor.toml."
    )
