"""The one error a person is meant to read, and the machine's refusals in words.

Not here: faults of single cells, which are data.
"""

import errno

_WHY = {
    errno.ENOENT: "tidak ada",
    errno.EACCES: "tidak diizinkan",
    errno.EPERM: "tidak diizinkan",
    errno.EROFS: "hanya boleh dibaca",
    errno.EISDIR: "ini folder, bukan berkas",
    errno.ENOTDIR: "di jalurnya ada berkas, bukan folder",
    errno.EEXIST: "sudah ada",
    errno.ENOTEMPTY: "tidak kosong",
    errno.ENAMETOOLONG: "namanya terlalu panjang",
    errno.ENOSPC: "disk penuh",
    errno.EDQUOT: "jatah disk habis",
    errno.EIO: "disk tidak dapat membacanya",
}


class Refusal(Exception):
    """The work cannot be done as asked; the message says what, where and how to mend it.

    Every face shows the text as it stands, without a traceback, and ends with exit status 1.
    """


def why(error: OSError) -> str:
    """Why the operating system refused; what has no words here by its number."""
    number = error.errno
    return _WHY.get(number, f"kesalahan sistem {number}") if number else "kesalahan sistem"
