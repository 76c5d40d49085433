"""What a question about people means and how a standing is said: filters, a search's kind, sentences. Plain values."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from naung.office.permissions.rules import Areas
from naung.office.wrong import Wrong
from naung.report.explain.told import BUILT_INS
from naung.values.words import number

STATUSES = {
    "selected": "Terpilih",
    "reserve": "Cadangan",
    "not_reached": "Belum terjangkau",
    "family_represented": "Diwakili keluarganya",
    "ineligible": "Tidak memenuhi syarat",
}
SORTS = {"nama": "Nama", "peringkat": "Peringkat di wilayahnya", "poin": "Poin terbanyak"}
SHORT_BUILT_INS = {
    "nik_tidak_sah": "NIK tidak sah",
    "nik_ganda": "NIK ganda",
    "mungkin_ganda": "Mungkin tercatat dua kali",
    "kelurahan_tidak_dikenal": "Kelurahan tidak dikenal",
}
assert set(SHORT_BUILT_INS) == set(BUILT_INS)
PAGE = 50
DEEPEST = 200
"""Pages that can be turned to; whoever wants more narrows the filter or exports."""
MOST_FOUND = 50
MOST_WORDS = 6
FILTERS = ("status", "failed", "unknown", "verify", "cell", "list", "family", "q", "sort")


@dataclass(frozen=True)
class Asked:
    """Which people of a run: every part that is given must hold. `cell`: a kelurahan's code; `family`: a member's key.

    `words` are those of `q`, each the beginning of a word of the name.
    """

    status: str = ""
    failed: str = ""
    unknown: str = ""
    verify: bool = False
    cell: str = ""
    list: str = ""
    family: int | None = None
    words: tuple[str, ...] = ()
    sort: str = "nama"
    page: int = 1

    @property
    def first(self) -> int:
        return (self.page - 1) * PAGE


def read_asked(data: Mapping[str, str], rules: Sequence[str], lists: Sequence[str]) -> Asked:
    """The filters as an address tells them.

    Args:
        rules: codes that exist in the run.
        lists: names of its lists.

    A Wrong names the field that says nothing there is. A kelurahan is not checked here: an unknown one and one
    elsewhere find nobody, in the same words.
    """
    got = {name: data.get(name, "").strip() for name in (*FILTERS, "page")}
    _among("status", got["status"], STATUSES, "Keadaan itu tidak ada. Pilih dari daftar.")
    for name in ("failed", "unknown"):
        _among(name, got[name], [*rules, *BUILT_INS], "Aturan itu tidak ada di hasil ini. Pilih dari daftar.")
    _among("list", got["list"], lists, "Daftar itu tidak ada di hasil ini. Pilih dari daftar.")
    _among("sort", got["sort"], SORTS, "Urutan itu tidak ada. Pilih dari daftar.")
    return Asked(
        got["status"],
        got["failed"],
        got["unknown"],
        got["verify"] == "1",
        got["cell"][:20],
        got["list"],
        _whole(got["family"], "family"),
        read_words(got["q"]) if got["q"] else (),
        got["sort"] or "nama",
        min(max(_whole(got["page"], "page") or 1, 1), DEEPEST),
    )


def first_page(asked: Asked) -> Asked:
    return replace(asked, page=1)


def _among(field: str, value: str, choices: Sequence[str] | Mapping[str, str], words: str) -> None:
    if value and value not in choices:
        raise Wrong(field, words)


def _whole(value: str, field: str) -> int | None:
    if not value:
        return None
    if not re.fullmatch("[0-9]{1,9}", value):
        raise Wrong(field, "Angka itu tidak terbaca.")
    return int(value)


# --- a search ---


@dataclass(frozen=True)
class Search:
    """What was typed: exactly one of the three is given."""

    nik: str = ""
    pseudonym: str = ""
    words: tuple[str, ...] = ()


def read_search(typed: str) -> Search:
    """A NIK, a pseudonym or words of a name; a Wrong says which shapes there are."""
    bare = re.sub(r"[\s.\-']", "", typed)
    if not bare:
        raise Wrong("q", "Tulis nama, NIK, atau nama samaran.")
    if re.fullmatch("[0-9a-fA-F]{32}", bare):
        return Search(pseudonym=bare.lower())
    if bare.isascii() and bare.isdigit():
        if len(bare) != 16:
            raise Wrong("q", f"NIK terdiri dari 16 angka. Yang ditulis {number(len(bare))} angka.")
        return Search(nik=bare)
    if sum(one.isdigit() for one in bare) > 4:
        raise Wrong("q", "Tulis nama saja, 16 angka NIK saja, atau 32 huruf dan angka nama samaran.")
    return Search(words=read_words(typed))


def read_words(typed: str) -> tuple[str, ...]:
    """The words of a name in capitals, without accents; an apostrophe within a word is none."""
    if re.search(r"[0-9][0-9\s.\-']{6,}[0-9]", typed):
        raise Wrong("q", "Kotak ini untuk nama. NIK dicari di Cari orang, agar tidak tertinggal di alamat halaman.")
    plain = "".join(one for one in unicodedata.normalize("NFKD", typed.upper()) if not unicodedata.combining(one))
    words = [word[:40] for word in re.split("[^A-Z]+", re.sub("['\u2019`]", "", plain)) if word]
    if not any(len(word) > 1 for word in words):
        raise Wrong("q", "Tulis paling sedikit dua huruf dari satu kata nama.")
    return tuple(dict.fromkeys(words))[:MOST_WORDS]


# --- areas ---


def codes_of(areas: Areas) -> tuple[str, ...] | None:
    """The kelurahan codes as registries write them, with points and without; None for the whole city."""
    if areas.whole:
        return None
    return tuple(sorted({form for code in areas.codes for form in (code, code.replace(".", ""))}))


def narrowed(areas: Areas, cell: str) -> tuple[str, ...] | None:
    """The codes of one kelurahan that was asked for, as far as `areas` reach."""
    codes = codes_of(areas)
    if not cell:
        return codes
    return (cell,) if codes is None or cell in codes else ()


# --- words ---


def standing_words(status: str, rank: int | None, reserve: int | None, place: str, why: Sequence[str]) -> str:
    """One sentence: Terpilih, nomor 12 di Margahayu / Cadangan nomor 3 di Margahayu / Belum terpilih: mengapa."""
    where = f" di {place}" if place else ""
    if status == "selected":
        return f"Terpilih, nomor {number(rank)}{where}" if rank is not None else "Terpilih"
    if status == "reserve":
        return f"Cadangan nomor {number(reserve or 0)}{where}"
    if status == "not_reached":
        return f"Belum terpilih: nomor {number(rank or 0)}{where}, di luar tempat yang ada"
    if status == "family_represented":
        return "Belum terpilih: diwakili anggota keluarganya"
    reason = why[0][:1].lower() + why[0][1:] if why and not why[0].startswith("NIK") else (why[0] if why else "")
    more = f", dan {number(len(why) - 1)} syarat lain" if len(why) > 1 else ""
    return (
        f"Belum terpilih: tidak memenuhi syarat {reason}{more}" if reason else "Belum terpilih: tidak memenuhi syarat"
    )


def reason_words(codes: Sequence[str], texts: Mapping[str, str]) -> list[str]:
    """Rule codes in words; a built-in one has its own."""
    return [SHORT_BUILT_INS.get(code) or texts.get(code, code) for code in codes]


def count_words(people: int) -> str:
    return f"{number(people)} orang" if people else "Tidak ada orang"


def unarmed(text: str) -> str:
    """A text that a spreadsheet would take for a formula, made plain."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


_SAID = (
    ("tiket undian", "nomor undian"),
    ("tiketnya", "nomor undiannya"),
    ("sel ini", "wilayah ini"),
    ("Sel ini", "Wilayah ini"),
)


def plain(told: str) -> str:
    """What the bulk half says of the draw's order, as an officer says it."""
    for theirs, ours in _SAID:
        told = told.replace(theirs, ours)
    return told


def asked_words(asked: Asked, texts: Mapping[str, str], areas: Mapping[str, str]) -> str:
    """The filter in words, for a title and for an export's head."""
    named = {**SHORT_BUILT_INS, **texts}
    cell = areas.get(asked.cell, asked.cell)
    parts = [
        STATUSES[asked.status].lower() if asked.status else "",
        f"gagal pada {named.get(asked.failed, asked.failed)}" if asked.failed else "",
        f"belum diketahui {named.get(asked.unknown, asked.unknown)}" if asked.unknown else "",
        "harus diperiksa" if asked.verify else "",
        f"ada di daftar {asked.list}" if asked.list else "",
        "satu keluarga" if asked.family is not None else "",
        f"nama {' '.join(asked.words)}" if asked.words else "",
        f"di {cell}" if cell else "",
    ]
    return ", ".join(part for part in parts if part)
