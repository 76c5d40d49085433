"""The lists of other offices, and the truth about each of their rows. Not here: who stands on them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from naung.city.cells import dates, digits
from naung.city.chance import Bools, Ints, pick, stream
from naung.city.damage import Harm, harm_dates, harm_names, harm_neighbourhoods, harm_niks, harm_places, move_homes
from naung.city.names import full_names
from naung.city.people import WOMAN
from naung.city.places import regions
from naung.city.registry import City
from naung.city.shares import Shares
from naung.city.stands import Standing
from naung.city.strangers import ABSENT, Known, make_known
from naung.city.tables import rows
from naung.engine.columns import Cells, Coded, write_csv


@dataclass(frozen=True)
class Office:
    """How one office writes its list."""

    list_name: str
    file: str
    sender: str
    columns: tuple[str, ...]
    date_style: str
    title_case: float
    """Share of names in Title Case; the others stand in capitals."""
    jobs: str = ""
    """Sender in data/pekerjaan.csv, for the column `pekerjaan`."""
    choices: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Columns whose words are drawn."""


_BODY = ("nik", "nama", "tanggal_lahir")
OFFICES = (
    Office(
        "ojol", "usulan_ojol.csv", "platform ojol",
        (*_BODY, "jenis_kelamin", "kelurahan", "pekerjaan", "platform"),
        "Y-M-D", 0.9, "ojol", {"platform": ("Platform A", "Platform B", "Platform C")},
    ),
    Office(
        "umkm", "usulan_umkm.csv", "Dinkop UMKM",
        ("no", "nik", "nama", "tanggal_lahir", "alamat", "kelurahan", "pekerjaan"),
        "D/M/Y", 0.6, "umkm",
    ),
    Office(
        "dishub", "usulan_dishub.csv", "Dishub",
        ("nik", "nama", "tempat_lahir", "tanggal_lahir", "alamat", "rt", "rw", "kelurahan", "pekerjaan"),
        "D-M-Y", 0.1, "dishub",
    ),
    Office(
        "kelurahan", "usulan_kelurahan.csv", "kelurahan",
        (*_BODY, "jenis_kelamin", "alamat", "rt", "rw", "kelurahan", "pekerjaan"),
        "D-M-Y", 0.3, "kelurahan",
    ),
    Office(
        "sigap_2025", "peserta_sigap_2025.csv", "Disnaker",
        (*_BODY, "kelurahan", "mulai"), "Y-M-D", 0.0, "", {"mulai": ("2025-11-01",)},
    ),
    Office(
        "kota", "tanggungan_kota.csv", "Pemkot",
        (*_BODY, "kelompok"), "D-M-Y", 0.5, "",
        {"kelompok": ("Non-ASN", "Guru", "Kader posyandu", "PKK", "Linmas", "RT/RW")},
    ),
    Office(
        "provinsi", "provinsi.csv", "Provinsi Jawa Barat",
        (*_BODY, "kabupaten_kota", "kelurahan", "sumber"), "Y-M-D", 0.0, "",
        {"kabupaten_kota": ("KOTA BEKASI",), "sumber": ("DESIL", "USULAN KAB/KOTA", "PLATFORM", "HOTLINE")},
    ),
    Office(
        "aktif", "peserta_bpjstk.csv", "BPJS Ketenagakerjaan",
        (*_BODY, "status"), "Y-M-D", 0.0,
    ),
)  # fmt: skip
_CARELESS_KELURAHAN = 4
"""So many kelurahan typed the NIK column as numbers."""


@dataclass(frozen=True)
class Truth:
    """One list with what is true of its rows."""

    office: Office
    known: Known
    kinds: dict[int, list[str]]
    written: dict[str, Cells]
    """The cells of a proposal list by column, as they stand in the file; empty for the other lists."""


def write_lists(
    folder: Path, city: City, standing: Standing, shares: Shares, seed: int, say: Callable[[str], None]
) -> list[Truth]:
    """Writes every list; the BPJS TK list last, with last year's members among the active."""
    taken = np.sort(city.people.nik)
    truths: list[Truth] = []
    for office in OFFICES:
        say(f"menulis {office.file}")
        rng = stream(seed, len(city.people), f"list {office.list_name}")
        chosen = standing.lists[office.list_name]
        active = np.zeros(0, bool)
        strangers = shares.of(office.list_name, "orang")
        if office.list_name == "aktif":
            # Cover of last year's members runs: every one of them is a participant.
            kept = np.isin(chosen, standing.lists["sigap_2025"])
            known = make_known(rng, city, strangers, chosen, kept, taken)
            known, active = _with_member_strangers(rng, known, standing.active, truths)
        else:
            known = make_known(rng, city, strangers, chosen, np.zeros(len(chosen), bool), taken)
            known = _with_repeats(rng, shares.of(office.list_name, "baris")[1], known)
        truths.append(_write(folder / office.file, Harm(rng, office.list_name, shares), city, office, known, active))
    return truths


def _with_repeats(rng: np.random.Generator, shares: list[float], known: Known) -> Known:
    """Some rows stand twice in one list; then all are mixed."""
    repeats = rng.permutation(len(known))[: round(sum(shares) * len(known))]
    both = known.join(known.take(repeats))
    return both.take(rng.permutation(len(both)))


def _with_member_strangers(
    rng: np.random.Generator, known: Known, active: Bools, truths: list[Truth]
) -> tuple[Known, Bools]:
    """Members who are not in the registry are participants too."""
    members = next(truth.known for truth in truths if truth.office.list_name == "sigap_2025")
    strangers = members.take(np.flatnonzero(members.person < 0))
    both = known.join(strangers)
    active = np.concatenate([active, np.ones(len(strangers), bool)])
    order = rng.permutation(len(both))
    return both.take(order), active[order]


def _write(path: Path, harm: Harm, city: City, office: Office, known: Known, active: Bools) -> Truth:
    """Writes the list with its damage."""
    rng = harm.rng
    for index, kind in enumerate(ABSENT):
        harm.note("orang", kind, np.flatnonzero(known.absent == index))
    home = city.families.kelurahan[known.family]
    names = full_names(known.words)
    careless = np.isin(home, rng.permutation(int(home.max()) + 1)[:_CARELESS_KELURAHAN])
    harm_niks(harm, city, known, careless if office.list_name == "kelurahan" else np.zeros(len(known), bool))
    harm_dates(harm, known, office.date_style)
    harm_names(harm, city, known, names)
    if "kelurahan" in office.columns:
        outside = move_homes(harm, city, known)
        harm_places(harm, city.families.kelurahan[known.family], outside)
    if "rt" in office.columns:
        harm_neighbourhoods(harm, city.homes.rt[known.family], city.homes.rw[known.family])
    block = [_column(column, rng, city, office, known, names, active, harm) for column in office.columns]
    write_csv(path, office.columns, [block])
    return Truth(office, known, harm.kinds, dict(zip(office.columns, block, strict=True)) if office.jobs else {})


def _column(
    column: str,
    rng: np.random.Generator,
    city: City,
    office: Office,
    known: Known,
    names: Cells,
    active: Bools,
    harm: Harm,
) -> Cells:
    cells = _clean(column, rng, city, office, known, names, active)
    spoiled = harm.dirt.apply(column, cells, 0)
    if column != "nama":
        return spoiled
    titled = rng.random(len(known)) < office.title_case
    spoiled = spoiled.copy()
    spoiled[titled] = np.char.title(spoiled[titled])
    return spoiled


def _clean(
    column: str, rng: np.random.Generator, city: City, office: Office, known: Known, names: Cells, active: Bools
) -> Cells:
    people, family = city.people, known.family
    if column in office.choices:
        words = np.array(office.choices[column], dtype="S")
        return Coded(words, pick(rng, 1.0 / (np.arange(len(words)) + 1.5), len(known))).cells()
    places = np.array([row["nama"] for row in rows("kelurahan")], dtype="S")
    births = np.array([name for _, name in regions()], dtype="S")
    makers: dict[str, Callable[[], Cells]] = {
        "no": lambda: np.array([str(n + 1) for n in range(len(known))], dtype="S"),
        "nik": lambda: digits(known.nik, 16),
        "nama": lambda: names,
        "tempat_lahir": lambda: births[people.origin[known.like]],
        "tanggal_lahir": lambda: dates(known.birth, office.date_style),
        "jenis_kelamin": lambda: np.where(people.sex[known.like] == WOMAN, b"P", b"L").astype("S1"),
        "kelurahan": lambda: places[city.families.kelurahan[family]],
        "alamat": lambda: city.homes.address[family],
        "rt": lambda: digits(city.homes.rt[family], 3),
        "rw": lambda: digits(city.homes.rw[family], 3),
        "pekerjaan": lambda: _jobs(rng, office.jobs, city, known.like),
        "status": lambda: _states(rng, active),
    }
    return makers[column]()


def _jobs(rng: np.random.Generator, sender: str, city: City, like: Ints) -> Cells:
    """What the office calls the work: one of its words for the sector and sex, else any of its words for the sex."""
    listed = [row for row in rows("pekerjaan") if row["pengirim"] == sender]
    names = np.array([row["pekerjaan"] for row in listed], dtype="S")
    weights = np.array([float(row["asumsi_bobot"]) for row in listed])
    sectors = np.array([int(row["lapangan_usaha"]) for row in listed])
    sector, woman = city.work.sector[like], city.people.sex[like] == WOMAN
    drawn = np.zeros(len(like), np.int64)
    for sex, group in (("L", ~woman), ("P", woman)):
        able = weights * np.array([row["jenis_kelamin"] in (sex, "N") for row in listed])
        for code in range(int(sector.max()) + 1):
            chosen = np.flatnonzero(group & (sector == code))
            fitting = np.where(sectors == code, able, 0.0)
            drawn[chosen] = pick(rng, fitting if fitting.sum() > 0 else able + 1e-9, len(chosen))
    jobs: Cells = names[drawn]
    return jobs


def _states(rng: np.random.Generator, active: Bools) -> Cells:
    ended = np.array([b"NONAKTIF", b"BERAKHIR", b"MENUNGGAK"])[pick(rng, [0.7, 0.2, 0.1], len(active))]
    return np.where(active, b"AKTIF", ended)
