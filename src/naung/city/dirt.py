"""The dirt of real extracts, put into single cells of the registry. Not here: damage to other offices' lists."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from naung.city.cells import dates, digits
from naung.city.chance import Ints, stream
from naung.city.doubles import Doubles, respell_doubles
from naung.city.people import Families, People
from naung.engine.columns import Cells

Mend = Callable[[bytes], bytes]


@dataclass
class Dirt:
    """Cells that do not stand as they should: by column, row (from 0) to cell."""

    cells: dict[str, dict[int, bytes]] = field(default_factory=dict)

    def put(self, column: str, rows: Ints, values: "list[bytes] | Cells") -> None:
        """Later dirt on the same cell wins."""
        known = self.cells.setdefault(column, {})
        known.update(zip(rows.tolist(), [bytes(value) for value in values], strict=True))

    def apply(self, column: str, cells: Cells, start: int) -> Cells:
        """The block of cells that begins at row `start`, with the dirt of its rows."""
        known = self._sorted(column)
        low, high = np.searchsorted(known[0], [start, start + len(cells)])
        if low == high:
            return cells
        spoiled = known[1][low:high]
        wide = cells.astype(f"S{max(cells.dtype.itemsize, spoiled.dtype.itemsize)}")
        wide[known[0][low:high] - start] = spoiled
        return wide

    def _sorted(self, column: str) -> tuple[Ints, Cells]:
        known = self.cells.get(column, {})
        rows = sorted(known)
        return np.array(rows, np.int64), np.array([known[row] for row in rows] or [b""], dtype="S")


def make_dirt(families: Families, people: People, doubles: Doubles, names: Cells, seed: int) -> Dirt:
    """Chooses the cells and spoils them; shares are assumptions, listed in docs/made-city.md."""
    rng = stream(seed, len(people), "dirt")
    dirt = Dirt()
    _spoil_niks(rng, dirt, people.nik)
    _spoil_names(rng, dirt, names)
    dirt.put("nama", *respell_doubles(doubles, names, rng))
    _spoil_dates(rng, dirt, people)
    _spoil_codes(rng, dirt, len(people))
    _spoil_deciles(rng, dirt, families)
    return dirt


def _some(rng: np.random.Generator, count: int, share: float) -> Ints:
    """Rows drawn with this share; at least one, so that even a small city shows each kind."""
    wanted = max(1, round(count * share))
    return np.unique(rng.integers(0, count, wanted))


def _spoil_niks(rng: np.random.Generator, dirt: Dirt, niks: Ints) -> None:
    kinds: list[tuple[float, Mend]] = [
        (0.0010, lambda nik: b"'" + nik),
        (0.0008, lambda nik: b" " + nik),
        (0.0006, lambda nik: nik + b"  "),
        (0.0002, lambda nik: "\u00a0".encode() + nik),
        (0.00020, lambda _: b""),
        (0.00010, lambda nik: nik[:15]),
        (0.00005, lambda nik: nik + nik[-1:]),
        (0.00005, lambda nik: nik.replace(b"0", b"O", 1)),
        (0.00005, lambda nik: f"{int(nik) / 10**15:.5f}E+15".encode()),
        (0.00005, lambda nik: nik[:13] + b"000"),
        (0.00003, lambda nik: nik[:12] + b"0000"),
        (0.00003, lambda nik: nik[:8] + b"13" + nik[10:]),
        (0.00003, lambda _: b"9999999999999999"),
        (0.00002, lambda nik: nik[:6] + b"00" + nik[8:]),
        (0.00002, lambda _: b"-"),
    ]
    for share, spoil in kinds:
        rows = _some(rng, len(niks), share)
        dirt.put("nik", rows, [spoil(nik) for nik in digits(niks[rows], 16).tolist()])


def _spoil_names(rng: np.random.Generator, dirt: Dirt, names: Cells) -> None:
    kinds: list[tuple[float, Mend]] = [
        (0.030, bytes.title),
        (0.004, bytes.lower),
        (0.003, lambda name: b" " + name),
        (0.003, lambda name: name + b" "),
        (0.002, lambda name: name.replace(b" ", b"  ", 1)),
        (0.0010, lambda name: b"H. " + name),
        (0.0003, lambda name: name + "\u00a0".encode()),
        (0.0003, lambda name: name + b", S.E"),
        (0.0002, lambda name: name.replace(b"A", b"4", 1)),
        (0.0002, lambda name: name + b"."),
        (0.00003, lambda _: b""),
    ]
    for share, spoil in kinds:
        rows = _some(rng, len(names), share)
        dirt.put("nama", rows, [spoil(name) for name in names[rows].tolist()])


def _spoil_dates(rng: np.random.Generator, dirt: Dirt, people: People) -> None:
    count = len(people)
    for style, share in (("D-M-Y", 0.004), ("D/M/Y", 0.003)):
        rows = _some(rng, count, share)
        dirt.put("tanggal_lahir", rows, dates(people.birth[rows].astype(np.int64), style))
    kinds: list[tuple[float, Mend]] = [
        (0.0003, lambda _: b""),
        (0.0003, lambda day: b" " + day),
        (0.00005, lambda _: b"0000-00-00"),
        (0.00004, lambda day: day[:5] + b"02-31"),
        (0.00003, lambda day: day[:5] + b"13-" + day[8:]),
        (0.00002, lambda day: b"20" + b"31" + day[4:]),
        (0.00002, lambda day: day[8:] + b"." + day[5:7] + b"." + day[:4]),
    ]
    for share, spoil in kinds:
        rows = _some(rng, count, share)
        dirt.put("tanggal_lahir", rows, [spoil(day) for day in dates(people.birth[rows].astype(np.int64)).tolist()])


def _spoil_codes(rng: np.random.Generator, dirt: Dirt, count: int) -> None:
    # Numbers that never were, that stand in a gap, of a neighbour, and a word.
    for code, share in ((b"3275071002", 0.00004), (b"3275999999", 0.00003), (b"3216061001", 0.00003), (b"", 0.00005)):
        rows = _some(rng, count, share)
        dirt.put("kode_kelurahan", rows, [code] * len(rows))
    texts = {
        "id_status_perkawinan": (b"Kawin", 0.00003),
        "id_disabilitas": (b"0.0", 0.00005),
        "id_jenis_kelamin": (b"L", 0.00003),
        "membantu_bekerja": (b"", 0.0005),
        "id_status_kedudukan_pekerjaan_utama": (b"", 0.004),
        "tempat_lahir": (b"", 0.003),
        "alamat": (b"", 0.005),
        "rt": (b"", 0.003),
        "rw": (b"0", 0.002),
    }
    for column, (cell, share) in texts.items():
        rows = _some(rng, count, share)
        dirt.put(column, rows, [cell] * len(rows))


def _spoil_deciles(rng: np.random.Generator, dirt: Dirt, families: Families) -> None:
    """Families without a decile: among 5 to 10 only, for the published counts of 1 to 4 must hold."""
    rich = np.flatnonzero(families.decile >= 5)
    chosen = rich[_some(rng, len(rich), 0.004)]
    rows = np.concatenate([np.arange(families.first[f], families.first[f] + families.size[f]) for f in chosen])
    dirt.put("desil_nasional", rows, [b""] * len(rows))
