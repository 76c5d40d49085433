"""What a list row says of who it is, besides its NIK. Not here: reading that evidence, or weighing it (matching)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from naung.intake.sent.heads import name_of, sureness

# Each stands in `list_rows` as "sent NAME", text just as the office wrote it; a date cell of a workbook is ISO.
EVIDENCE = (
    "nama",
    "tanggal_lahir",
    "tempat_lahir",
    "jenis_kelamin",
    "kelurahan",
    "kecamatan",
    "alamat",
    "rt",
    "rw",
    "no_kk",
)

# What may stand together in one cell, and the macro that takes each part out.
_TOGETHER = {
    "tempat_lahir": ("ttl", "place_in_ttl"),
    "tanggal_lahir": ("ttl", "date_in_ttl"),
    "rt": ("rt_rw", "rt_in_rt_rw"),
    "rw": ("rt_rw", "rw_in_rt_rw"),
}


@dataclass(frozen=True)
class Piece:
    """Where a piece of evidence stands: Naung's name of the column or, in a tidy file, the file's own; the macro that
    takes it out of a cell where it stands together with another."""

    column: str
    macro: str | None = None


def find_evidence(columns: Mapping[str, str], ambiguous: Collection[str] = ()) -> dict[str, Piece]:
    """Where each piece stands, by what each column is called; `columns` maps its key in the file to the words over it.

    Of two columns for one piece the surer counts; one that stands there twice (`ambiguous`) is none.
    """
    named: dict[str, str] = {}
    for key, written in columns.items():
        name = name_of(written)
        if name is None or key in ambiguous:
            continue
        if name not in named or sureness(written) < sureness(columns[named[name]]):
            named[name] = key
    return pieces_of(named)


def pieces_of(named: Mapping[str, str]) -> dict[str, Piece]:
    """The same where it is already known which column is which: Naung's name -> its key in the file."""
    found: dict[str, Piece] = {}
    for name in EVIDENCE:
        if name in named:
            found[name] = Piece(named[name])
        elif name in _TOGETHER and _TOGETHER[name][0] in named:
            together, macro = _TOGETHER[name]
            found[name] = Piece(named[together], macro)
    return found
