"""What an upload may be, its states, what may be done with it, and the words of each refusal.

Plain values in, verdicts and words out. Not here: what is wrong with a cell (intake), reading a file (report/check).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from naung.office.wrong import Wrong
from naung.values.errors import Refusal
from naung.values.words import day, number

READING, READ, UNREAD, ACCEPTED, REPLACED, REJECTED = (
    *("reading", "read", "unread"),
    *("accepted", "replaced", "rejected"),
)
STATES = {
    READING: "sedang dibaca",
    READ: "menunggu keputusan",
    UNREAD: "tidak terbaca",
    ACCEPTED: "berlaku",
    REPLACED: "sudah diganti",
    REJECTED: "dibatalkan",
}
OPEN = (READING, READ, UNREAD)
"""Nobody has decided about it yet."""
KINDS = {"proposal": "Usulan", "covered": "Sudah ditanggung", "other": "Lain"}
KIND_HINTS = {
    "proposal": "Orang yang diusulkan suatu kantor.",
    "covered": "Orang yang sudah ditanggung pihak lain.",
    "other": "Daftar lain yang disebut aturan program, misalnya peserta tahun lalu.",
}
LISTS_CHANGE = ("collect",)
LARGEST = 100_000_000
LONGEST_NAME = 40
SHORTEST_REASON = 10
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")

# What a column may be understood as; the names are the reader's.
COLUMNS = {
    "nik": "NIK",
    "nama": "Nama",
    "tanggal_lahir": "Tanggal lahir",
    "tempat_lahir": "Tempat lahir",
    "ttl": "Tempat dan tanggal lahir",
    "jenis_kelamin": "Jenis kelamin",
    "kelurahan": "Kelurahan",
    "kecamatan": "Kecamatan",
    "alamat": "Alamat",
    "rt": "RT",
    "rw": "RW",
    "rt_rw": "RT/RW",
    "no_kk": "Nomor KK",
    "pekerjaan": "Pekerjaan",
}
TIDIED = {
    "kelurahan": "Ejaan kelurahan",
    "spasi": "Spasi dan huruf besar",
    "gelar": "Gelar di depan nama",
    "tanggal": "Cara menulis tanggal lahir",
}


# --- what may be sent ---

ANEW = "*"
"""What the form sends for a list that the programme does not have yet."""


def named(chosen: str, new_name: str) -> str:
    """Which list the form means."""
    if not chosen:
        raise Wrong("list", "Pilih daftarnya, atau Daftar baru.")
    return new_name if chosen == ANEW else chosen


def check_upload(name: str, kind: str, office: str, file_name: str, size: int) -> None:
    """A Wrong names the field."""
    if not _NAME.fullmatch(name) or len(name) > LONGEST_NAME:
        raise Wrong("name", f"Nama daftar: huruf, angka, dan garis bawah, paling panjang {LONGEST_NAME}.")
    if kind not in KINDS:
        raise Wrong("kind", "Pilih jenis daftarnya.")
    if len(office) < 2:
        raise Wrong("office", "Tulis kantor yang mengirim daftar ini.")
    if not file_name:
        raise Wrong("file", "Pilih berkasnya.")
    check_size(size)


def check_size(size: int) -> None:
    if size > LARGEST:
        raise Wrong("file", f"Berkas lebih besar dari {LARGEST // 1_000_000} MB. Bagi menjadi beberapa daftar.")
    if size == 0:
        raise Wrong("file", "Berkas ini kosong. Minta pengirim mengirim ulang.")


def safe_name(written: str) -> str:
    """A file's name on our disk: letters, digits, dots and dashes, never hidden, never a path."""
    last = re.split(r"[\\/]", written)[-1]
    plain = re.sub(r"[^A-Za-z0-9._-]+", "_", last).lstrip("._-")
    stem, dot, ending = plain.rpartition(".")
    if not dot:
        return plain[:80] or "daftar"
    return f"{stem[:70] or 'daftar'}.{ending[:8]}"


def accepted_path(name: str, sha256: str, stored: str) -> str:
    """Where an accepted list lies in the programme's folder; another content has another name."""
    ending = stored.rpartition(".")[2].lower() if "." in stored else "dat"
    return f"daftar/{name.lower()}-{sha256[:8]}.{ending}"


def returned_name(file_name: str) -> str:
    """What the workbook that goes back is called."""
    return f"{safe_name(file_name).rpartition('.')[0] or safe_name(file_name)}_perbaikan.xlsx"


# --- what may be done ---


def why_not_upload(programme_state: str) -> str:
    """Empty where lists may change."""
    if programme_state not in LISTS_CHANGE:
        return "Daftar hanya berubah selama mengumpulkan. Ambil dahulu langkah Buka daftar lagi."
    return ""


def why_not_accept(state: str, programme_state: str, stale: bool) -> str:
    """`stale`: the list in force is another one than the upload was compared with."""
    if state != READ:
        return _not_open(state) or "Daftar ini belum terbaca."
    if words := why_not_upload(programme_state):
        return words
    if stale:
        return "Daftar yang berlaku sudah berganti sejak perbandingan ini. Baca ulang dahulu."
    return ""


def why_not_reject(state: str) -> str:
    return _not_open(state)


def why_not_again(state: str, at_work: bool) -> str:
    """`at_work`: its reading is still waiting or running."""
    if at_work:
        return "Daftar ini sedang dibaca. Tunggu sampai selesai."
    return _not_open(state)


def _not_open(state: str) -> str:
    return "" if state in OPEN else f"Unggahan ini sudah diputuskan: {STATES[state]}."


def check_reason(reason: str) -> None:
    if len(reason) < SHORTEST_REASON:
        raise Wrong("reason", "Tulis alasannya, paling sedikit 10 huruf.")


# --- what the programme says of a list ---


@dataclass(frozen=True)
class Pinned:
    """Which sheet, which row is its head, which column is what; by the words over each column."""

    sheet: str = ""
    header_row: int | None = None
    columns: Mapping[str, str] = field(default_factory=dict)

    def as_item(self) -> dict[str, Any]:
        """As the programme file has it; what is not pinned is left out."""
        said = {"sheet": self.sheet, "header_row": self.header_row, "columns": dict(self.columns)}
        return {key: value for key, value in said.items() if value}


def pinned(sheet: str, header_row: str, chosen: Sequence[tuple[str, str]]) -> Pinned:
    """From a form: pairs of Naung's name and the words over the column. A Wrong where two columns get one name."""
    row = header_row.strip()
    if row and not (row.isascii() and row.isdigit() and 1 <= int(row) <= 3000):
        raise Wrong("header_row", "Baris kepala tabel: bilangan 1 sampai 3000, atau kosongkan.")
    columns: dict[str, str] = {}
    for name, written in chosen:
        if not _NAME.fullmatch(name) or not written.strip():
            continue
        if columns.get(name, written) != written:
            raise Wrong("columns", f"Dua kolom dipilih sebagai {COLUMNS.get(name, name)}. Pilih satu.")
        columns[name] = written
    return Pinned(sheet.strip(), int(row) if row else None, columns)


def list_item(before: Mapping[str, Any], name: str, path: str, kind: str, wishes: Pinned) -> dict[str, Any]:
    """The programme's item of a list that was accepted; its `where` and `types` stay."""
    kept = {key: before[key] for key in ("where", "types") if before.get(key)}
    return {"name": before.get("name", name), "path": path, "kind": kind} | kept | wishes.as_item()


# --- words ---


def sum_words(counts: Sequence[int]) -> str:
    """642 + 517 + 38 + 3 + 84 = 1.284"""
    return f"{' + '.join(number(one) for one in counts)} = {number(sum(counts))}"


def to_office(file_name: str, office: str, cells: int, rows: int, sender: str) -> str:
    """The message that goes with the workbook back to its sender."""
    return (
        f"Kepada {office},\n\n"
        f"Daftar {file_name} sudah kami baca: {number(rows)} baris. {number(cells)} sel perlu diperbaiki. "
        "Berkas terlampir adalah berkas Anda sendiri, ditambah kolom Perbaikan dan lembar Ringkasan.\n\n"
        "1. Perbaiki sel yang berwarna. Kolom Perbaikan menyebut caranya.\n"
        "2. Simpan sebagai Excel Workbook (.xlsx).\n"
        "3. Kirim kembali berkas yang sama.\n\n"
        f"Terima kasih.\n{sender}"
    )


@dataclass(frozen=True)
class Marked:
    """A cell's words as they are shown, the damaged part apart."""

    before: str
    damaged: str
    after: str = ""


def marked(kind: str, found: str | None) -> Marked:
    """Masked words of a faulty cell with what is damaged marked."""
    if found is None:
        return Marked("kosong", "")
    if kind == "nik_bertipe_bilangan":
        return Marked(found[:-1], found[-1:])
    if kind in ("nik_urut",):
        return Marked(found[:-4], found[-4:])
    if kind in ("nik_hari", "nik_bulan", "nik_ganda_di_daftar"):
        return Marked(found, "")
    return Marked("", found)


def happened(kind: str, found: str | None, note: str | None, short: str) -> str:
    """What became of a cell, in a few words."""
    if kind == "nik_rusak_excel" and found:
        kept = len(re.sub("[^0-9]", "", re.split("[eE]", found)[0]))
        return f"{max(16 - kept, 1)} angka terakhir hilang"
    if kind == "nik_bertipe_bilangan":
        return "angka ke-16 hilang, yang tampak bukan aslinya"
    if kind in ("tanggal_lahir_rancu", "tahun_lahir_dua_angka") and found and (both := two_days(found)):
        return f"bisa berarti {day(both[0])}, atau {day(both[1])}"
    return note or short


def two_days(words: str) -> tuple[date, date] | None:
    """The two days that 03/04/1987 may mean; None where it means one."""
    parts = re.fullmatch(r"(\d{1,2})\D(\d{1,2})\D(\d{4})", words.strip())
    if parts is None:
        return None
    one, two, year = (int(part) for part in parts.groups())
    try:
        first, second = date(year, two, one), date(year, one, two)
    except ValueError:
        return None
    return (first, second) if first != second else None


def check_changed(sha256: str, in_force: str) -> None:
    """The very file that is in force already is nothing new."""
    if sha256 == in_force:
        raise Refusal("Berkas ini sama persis dengan yang sekarang berlaku. Tidak ada yang berubah.")
