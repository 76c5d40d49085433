"""A folder that appears whole or not at all. Not here: what is written into it."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from naung.values.errors import Refusal, why


@contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """Yield a folder beside `path` to write into; it takes that name when the work is done.

    An existing `path` is a Refusal; when the work fails nothing is left. Only its owner can look inside.
    """
    if path.exists() or path.is_symlink():
        raise Refusal(f"{path}: sudah ada; pilih nama folder lain, hasil lama tidak ditimpa")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=f".{path.name}.", dir=path.parent))
    except OSError as error:
        raise Refusal(f"{path}: tidak dapat dibuat ({why(error)})") from error
    try:
        yield beside
        _take_name(beside, path)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise


def _take_name(beside: Path, path: Path) -> None:
    try:
        beside.rename(path)
    except OSError as error:
        raise Refusal(f"{path}: dibuat orang lain selagi pekerjaan berjalan; tidak ada yang ditulis") from error
