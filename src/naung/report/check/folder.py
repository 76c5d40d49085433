"""The folder `periksa/`: our own, replaced as a whole, never half-written. Not here: what is written into it."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from naung.values.errors import Refusal, why

MARKER = "BACA.txt"
FIRST_LINE = "Folder ini dibuat oleh naung check."
_WORDS = f"""{FIRST_LINE}
Setiap kali naung check dijalankan, seluruh isinya diganti: jangan menyimpan apa pun di sini.
Isinya data pribadi; simpan tertutup.

kesalahan.csv     setiap kesalahan: berkas, baris, kolom, yang ditemukan, cara memperbaiki
ringkasan.csv     jumlahnya menurut jenis, dengan satu contoh
aturan.csv        setiap aturan: benar, salah, tidak diketahui
daftar_NAMA.xlsx  untuk pengirim daftar: berkasnya sendiri, ditambah kolom Perbaikan dan lembar Ringkasan

Daftar yang sudah diperbaiki pengirimnya: taruh menggantikan berkas asalnya, lalu jalankan naung check lagi.
"""


@contextmanager
def own_folder(path: Path) -> Iterator[Path]:
    """Yield a folder beside `path` to write into; it takes that name when the work is done, the old one goes.

    A `path` that is not ours is a Refusal, before and after the work. When the work fails, what stood
    there stays.
    """
    check_ours(path)
    try:
        beside = Path(tempfile.mkdtemp(prefix=f".{path.name}.", dir=path.parent))
    except OSError as error:
        raise Refusal(f"{path}: tidak dapat dibuat ({why(error)})") from error
    try:
        (beside / MARKER).write_text(_WORDS, encoding="utf-8")
        yield beside
        check_ours(path)
        _swap(beside, path)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise


def check_ours(path: Path) -> None:
    """A Refusal unless `path` is free or a folder that `naung check` made."""
    if not path.exists() and not path.is_symlink():
        return
    if path.is_symlink() or not path.is_dir() or not _is_marked(path / MARKER):
        raise Refusal(
            f"{path}: sudah ada dan bukan buatan naung check; tidak ditimpa. Pindahkan atau ganti namanya, lalu ulangi"
        )


def _is_marked(marker: Path) -> bool:
    try:
        with marker.open(encoding="utf-8") as file:
            return file.readline().rstrip("\r\n") == FIRST_LINE
    except (OSError, UnicodeDecodeError):
        return False


def _swap(beside: Path, path: Path) -> None:
    old = None
    try:
        if path.exists():
            old = Path(tempfile.mkdtemp(prefix=f".{path.name}.lama.", dir=path.parent))
            path.rename(old / path.name)
        beside.rename(path)
    except OSError as error:
        if old is not None and (old / path.name).exists():
            (old / path.name).rename(path)
        raise Refusal(f"{path}: tidak dapat diganti ({why(error)}); yang lama tetap ada") from error
    finally:
        if old is not None and path.exists():
            shutil.rmtree(old, ignore_errors=True)
