"""What goes wrong with NIK, date, place and name in another office's list. Not here: which columns a list has."""

from collections import defaultdict

import numpy as np

from naung.city.cells import dates, digits
from naung.city.chance import Bools, Ints, pick
from naung.city.dirt import Dirt
from naung.city.misspelling import WAYS
from naung.city.people import WOMAN
from naung.city.registry import City
from naung.city.shares import Shares, draw_kinds
from naung.city.strangers import MOVED, Known, neighbours, relatives, spouses
from naung.city.tables import rows
from naung.engine.columns import Cells


class Harm:
    """Collects spoiled cells and remembers, by row, what was done to it."""

    def __init__(self, rng: np.random.Generator, list_name: str, shares: Shares) -> None:
        self.rng = rng
        self.list_name = list_name
        self.shares = shares
        self.dirt = Dirt()
        self.kinds: defaultdict[int, list[str]] = defaultdict(list)

    def note(self, part: str, kind: str, chosen: Ints) -> None:
        for row in chosen.tolist():
            self.kinds[row].append(f"{part}:{kind}")

    def drawn(self, part: str, count: int) -> list[tuple[str, Ints]]:
        """Each kind of damage to this part with the rows that it strikes; one kind a row at most."""
        kinds, shares = self.shares.of(self.list_name, part)
        found = draw_kinds(self.rng, shares, count) if kinds else np.zeros(0, np.int64)
        return [(kind, np.flatnonzero(found == index)) for index, kind in enumerate(kinds)]


def harm_niks(harm: Harm, city: City, known: Known, careless: Bools) -> None:
    """`careless` rows come from an office whose NIK column was typed as numbers: the last digits are gone."""
    struck = harm.drawn("nik", len(known))
    lost = np.flatnonzero(careless & (harm.rng.random(len(known)) < 0.93))
    for kind, every in struck:
        chosen = np.setdiff1d(every, lost)
        if kind in ("nik_pasangan", "nik_kerabat", "nik_tetangga"):
            chosen = chosen[known.person[chosen] >= 0]
            other = _others(harm, city, known.person[chosen], kind)
            chosen, other = chosen[other >= 0], other[other >= 0]
            cells = digits(city.people.nik[other], 16).tolist()
        else:
            luck = harm.rng.random((len(chosen), 3)).tolist()
            texts = digits(known.nik[chosen], 16).tolist()
            cells = [_spoiled_nik(kind, nik.decode(), u).encode() for nik, u in zip(texts, luck, strict=True)]
        harm.dirt.put("nik", chosen, cells)
        harm.note("nik", kind, chosen)
    harm.dirt.put("nik", lost, digits(known.nik[lost] // 10 * 10, 16))
    harm.note("nik", "nol_excel", lost)


def _others(harm: Harm, city: City, person: Ints, kind: str) -> Ints:
    """The registry row whose NIK is shown instead; -1 where there is none."""
    if kind == "nik_pasangan":
        return spouses(city, person)
    return relatives(city, person) if kind == "nik_kerabat" else neighbours(harm.rng, city, person)


def _spoiled_nik(kind: str, nik: str, luck: list[float]) -> str:
    at = int(luck[0] * 16)
    if kind == "kosong":
        return ["", "-", "", "belum ada", "", "0"][int(luck[0] * 6)]
    if kind == "nol_excel":
        # A spreadsheet keeps 15 digits of a number; some programs fewer.
        return nik[:15] + "0" if luck[0] < 0.85 else nik[:13] + "000"
    if kind == "notasi_ilmiah":
        return f"{int(nik) / 10 ** (len(nik.lstrip('0')) - 1):.5f}E+15".replace(".", "," if luck[0] < 0.5 else ".")
    if kind == "apostrof":
        return "'" + nik
    if kind == "spasi":
        return [f" {nik}", f"{nik} ", f"{nik[:4]} {nik[4:8]} {nik[8:12]} {nik[12:]}", f"{nik[:6]} {nik[6:]}"][
            int(luck[0] * 4)
        ]
    if kind == "tanda_baca":
        return [f"{nik[:6]}.{nik[6:12]}.{nik[12:]}", f"{nik[:6]}-{nik[6:12]}-{nik[12:]}", nik + ".", "NIK " + nik][
            int(luck[0] * 4)
        ]
    if kind == "satu_digit":
        return nik[:at] + str((int(nik[at]) + 1 + int(luck[1] * 9)) % 10) + nik[at + 1 :]
    if kind == "digit_kurang":
        return nik[:at] + nik[at + 1 :]
    return _swapped(nik, at)


def _swapped(nik: str, at: int) -> str:
    """Two different neighbours change places."""
    for place in [*range(at, 15), *range(at)]:
        if nik[place] != nik[place + 1]:
            return nik[:place] + nik[place + 1] + nik[place] + nik[place + 2 :]
    return nik


def harm_dates(harm: Harm, known: Known, style: str) -> None:
    other_style = "D/M/Y" if style != "D/M/Y" else "Y-M-D"
    for kind, chosen in harm.drawn("tanggal_lahir", len(known)):
        days = known.birth[chosen]
        if kind == "kosong":
            cells = [b""] * len(chosen)
        elif kind == "gaya_lain":
            cells = dates(days, other_style).tolist()
        else:
            cells = [
                _spoiled_date(kind, date.decode(), u).encode()
                for date, u in zip(dates(days).tolist(), harm.rng.random(len(chosen)).tolist(), strict=True)
            ]
            chosen, cells = _restyled(known, chosen, cells, style)
        harm.dirt.put("tanggal_lahir", chosen, cells)
        harm.note("tanggal_lahir", kind, chosen)


def _spoiled_date(kind: str, date: str, luck: float) -> str:
    year, month, day = date.split("-")
    if kind == "hari_bulan_tertukar":
        return f"{year}-{day}-{month}" if int(day) <= 12 else date
    if kind == "awal_tahun":
        return f"{year}-01-01"
    step = [-10, -2, -1, 1, 2, 10][int(luck * 6)]
    return f"{int(year) + step}-{month}-{'28' if (month, day) == ('02', '29') else day}"


def _restyled(known: Known, chosen: Ints, cells: list[bytes], style: str) -> tuple[Ints, list[bytes]]:
    """Only rows whose date did change, written in the office's style."""
    kept, written = [], []
    for row, cell, right in zip(chosen.tolist(), cells, dates(known.birth[chosen]).tolist(), strict=True):
        if cell != right:
            year, month, day = cell.decode().split("-")
            kept.append(row)
            written.append(
                {"Y-M-D": f"{year}-{month}-{day}", "D-M-Y": f"{day}-{month}-{year}"}.get(
                    style, f"{day}/{month}/{year}"
                ).encode()
            )
    return np.array(kept, np.int64), written


def harm_names(harm: Harm, city: City, known: Known, names: Cells) -> None:
    """Several things may happen to one name."""
    kinds, shares = harm.shares.of(harm.list_name, "nama")
    chance = dict(zip(kinds, shares, strict=True))
    woman = city.people.sex[known.like] == WOMAN
    spoiled: dict[int, list[str]] = {}
    for kind, way in WAYS.items():
        chosen = np.flatnonzero(harm.rng.random(len(known)) < chance.get(kind, 0.0))
        luck = harm.rng.random((len(chosen), 4))
        luck[:, 3] = np.where(woman[chosen], 0.25, 0.75)
        for row, draws in zip(chosen.tolist(), luck.tolist(), strict=True):
            before = spoiled.get(row) or names[row].decode().split()
            after = way(before, draws)
            if after != before:
                spoiled[row] = after
                harm.kinds[row].append(f"nama:{kind}")
    harm.dirt.put("nama", np.array(list(spoiled), np.int64), [" ".join(words).encode() for words in spoiled.values()])


def move_homes(harm: Harm, city: City, known: Known) -> Ints:
    """People who live elsewhere by now, with all of the address; returns the rows that live outside the city.

    Outside it the address is some other family's, and the kelurahan one of data/kelurahan_luar.csv.
    """
    moved = dict(harm.drawn("rumah", len(known)))
    there = known.person >= 0
    for kind, every in moved.items():
        moved[kind] = every[there[every]]
        harm.note("rumah", kind, moved[kind])
    outside = np.union1d(moved.get("pindah_ke_luar", []), np.flatnonzero(known.absent == MOVED)).astype(np.int64)
    for chosen in (moved.get("pindah_dalam_kota", outside[:0]), outside):
        known.family[chosen] = harm.rng.integers(0, len(city.families.size), len(chosen))
    table = rows("kelurahan_luar")
    names = np.array([row["nama"] for row in table], dtype="S")
    drawn = names[pick(harm.rng, [float(row["asumsi_bobot"]) for row in table], len(outside))]
    harm.dirt.put("kelurahan", outside, drawn)
    return outside


def harm_places(harm: Harm, home: Ints, outside: Ints) -> None:
    """The kelurahan in words: other spellings, slips, another kelurahan; not for those outside the city.

    `home`: index of the kelurahan by row.
    """
    table = rows("kelurahan")
    for kind, every in harm.drawn("kelurahan", len(home)):
        chosen = np.setdiff1d(every, outside)
        luck = harm.rng.random((len(chosen), 2)).tolist()
        cells = []
        for row, (first, second) in zip(chosen.tolist(), luck, strict=True):
            place = table[home[row]]
            if kind == "kelurahan_lain":
                place = table[(home[row] + 1 + int(first * 6)) % len(table)]
            cells.append(_written_place(kind, place, first, second).encode())
        harm.dirt.put("kelurahan", chosen, cells)
        harm.note("kelurahan", kind, chosen)


def _written_place(kind: str, place: dict[str, str], first: float, second: float) -> str:
    name = place["nama"]
    if kind == "kosong":
        return ""
    if kind == "salah_ketik":
        at = 1 + int(second * (len(name) - 2))
        return name[:at] + name[at + 1 :]
    if kind == "tulisan_lain":
        ways = [name, *place["juga_ditulis"].split("|")] if place["juga_ditulis"] else [name]
        name = ways[int(first * len(ways))]
        forms = ["{}", "Kel. {}", "Kel {}", "KEL. {}", "Kelurahan {}", "{} "]
        text = forms[int(second * len(forms))].format(name)
        return text.upper() if first < 0.3 else text
    return name


def harm_neighbourhoods(harm: Harm, rt: Ints, rw: Ints) -> None:
    for kind, chosen in harm.drawn("rt", len(rt)):
        if kind == "rt_rw_kosong":
            new_rt, new_rw = [b""] * len(chosen), [b""] * len(chosen)
        elif kind == "rt_rw_tertukar":
            new_rt = digits(rw[chosen], 3).tolist()
            new_rw = digits(rt[chosen], 3).tolist()
        else:
            new_rt = digits(harm.rng.integers(1, 9, len(chosen)), 3).tolist()
            new_rw = digits(harm.rng.integers(1, 20, len(chosen)), 3).tolist()
        harm.dirt.put("rt", chosen, new_rt)
        harm.dirt.put("rw", chosen, new_rw)
        harm.note("rt_rw", kind, chosen)
