"""One person's explanation in plain Indonesian, for a terminal. Not here: finding it (person)."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from naung.report import codes
from naung.report.explain.person import Explained, Judged, Standing
from naung.report.past import CellQuota, PastRun
from naung.values import words

TRIAL = "PERCOBAAN: benihnya bukan dari undian resmi; hasil ini tidak mengikat siapa pun."
BUILT_INS = {
    "nik_tidak_sah": "NIK tidak sah: harus 16 angka, dengan tanggal lahir yang mungkin dan nomor urut bukan 0000",
    "nik_ganda": "NIK ini tertulis di lebih dari satu baris registri",
    "mungkin_ganda": "Mungkin tercatat juga di baris lain dengan NIK lain; belum diperiksa siapa pun",
    "kelurahan_tidak_dikenal": "Kode kelurahan kosong atau tidak ada di daftar wilayah",
}
MENDING = {
    "nik_tidak_sah": "NIK diperbaiki di DTSEN",
    "nik_ganda": "baris ganda dibereskan di DTSEN, sehingga NIK ini tertulis sekali saja",
    "mungkin_ganda": "seorang petugas memastikan bahwa kedua baris itu dua orang",
    "kelurahan_tidak_dikenal": "kode kelurahan diperbaiki di DTSEN",
}
STATUS = {"selected": "terpilih", "reserve": "cadangan", "not_reached": "belum terjangkau"}
MARKS = {"passed": "terpenuhi", "failed": "TIDAK TERPENUHI", "unknown": "TIDAK DIKETAHUI"}
UNKNOWN = {
    "reject": "yang tidak diketahui tidak diterima",
    "verify": "diterima dulu, harus diperiksa",
    "accept": "yang tidak diketahui diterima",
}
NAMES = {
    "nik": "NIK",
    "no_kk": "nomor KK",
    "id_keluarga": "nomor keluarga",
    "id_jenis_kelamin": "jenis kelamin",
    "id_hub_kepala_keluarga": "hubungan dengan kepala keluarga",
    "id_status_perkawinan": "status perkawinan",
    "id_disabilitas": "disabilitas",
    "id_lapangan_usaha_dari_usaha_utama": "lapangan usaha",
    "id_status_kedudukan_pekerjaan_utama": "status pekerjaan",
    "id_pekerjaan_utama": "pekerjaan",
    "id_penyakit_menahun": "penyakit menahun",
    "membantu_bekerja": "bekerja",
    "kode_kelurahan": "kode kelurahan",
}
CODED: dict[str, dict[int, str]] = {
    "id_jenis_kelamin": codes.SEX,
    "id_lapangan_usaha_dari_usaha_utama": codes.SECTORS,
    "id_status_kedudukan_pekerjaan_utama": codes.WORK,
}


def told(run: PastRun, people: Sequence[Explained]) -> str:
    """The whole answer."""
    parts = [run.title]
    if len(people) > 1:
        parts.append(f"NIK ini tertulis di {len(people)} baris registri. Semuanya dijelaskan di bawah ini.")
    parts += ["\n".join(_person(run, one)) for one in people]
    if run.trial:
        parts.append(TRIAL)
    return "\n\n".join(parts)


def _person(run: PastRun, one: Explained) -> list[str]:
    area = f"{one.area_name or 'kelurahan tidak dikenal'} ({one.area or 'kode kosong'})"
    lines = [
        f"NIK {one.nik}, {one.name or 'nama kosong'}, {area}",
        f"Baris {words.number(one.row)} dari {one.file}",
        f"Keadaan: {status_words(one)}.",
        "",
        "Aturan",
        *(f"  TIDAK TERPENUHI   {BUILT_INS[code]}" for code in one.built_ins_failed),
        *(line for rule in one.rules for line in _judged(rule, MARKS[rule.verdict])),
    ]
    if one.points:
        lines += ["", _points_heading(one), *(line for point in one.points for line in _point(point))]
    if one.order:
        lines += ["", "Urutan", *_order(one)]
    if one.cell is not None:
        lines += ["", "Tempat", *(f"  {line}" for line in _seats(one.cell, one.standing))]
    return [*lines, "", "Apa yang harus berbeda", *(f"  {line}" for line in differing(run, one))]


def status_words(one: Explained) -> str:
    """The status in words."""
    if one.status == "reserve" and one.standing is not None:
        return f"Cadangan nomor {one.standing.reserve_number}"
    return {
        "selected": "Terpilih",
        "not_reached": "Memenuhi syarat, belum terjangkau",
        "family_represented": "Memenuhi syarat, diwakili anggota keluarganya",
        "ineligible": "Tidak memenuhi syarat",
    }[one.status]


def _judged(one: Judged, mark: str) -> list[str]:
    unknown = f" ({UNKNOWN[one.unknown]})" if one.verdict == "unknown" and one.unknown else ""
    lines = [f"  {mark:<17} {one.text}{unknown}"]
    if one.facts:
        lines.append(f"  {'':<17} {facts_words(one)}")
    return lines


def _point(one: Judged) -> list[str]:
    sign = "+" if one.add >= 0 else words.MINUS
    worth = f"{sign}{abs(one.add)}"
    return _judged(one, worth if one.verdict == "passed" else f"0 (bukan {worth})")


def _points_heading(one: Explained) -> str:
    if one.poin is None:
        return "Poin (tidak dihitung, karena tidak memenuhi syarat)"
    return f"Poin: {words.number(one.poin)}"


def facts_words(one: Judged) -> str:
    """The facts that a rule names, as seen."""
    return "; ".join(f"{name_of(fact['name'])}: {value_words(fact['name'], fact['value'])}" for fact in one.facts)


def name_of(fact: str) -> str:
    """A fact's name as a person says it."""
    if fact.startswith("daftar_"):
        return f"ada di daftar {fact.removeprefix('daftar_')}"
    return NAMES.get(fact, fact.replace("_", " "))


def value_words(fact: str, value: Any) -> str:
    """A fact's value; codes with their meaning where it is known."""
    if value is None:
        return "kosong"
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, date):
        return words.day(value)
    meaning = CODED.get(fact, {}).get(value) if isinstance(value, int) else None
    return f"{value} ({meaning})" if meaning else str(value)


def _order(one: Explained) -> list[str]:
    compare = one.status in ("reserve", "not_reached")
    lines = []
    for key in one.order:
        fact = bare_key(key.text)
        line = f"  {key_words(key.text)}: {value_words(fact, key.value)}"
        if compare:
            line += f"; yang terakhir terpilih: {value_words(fact, key.last_selected)}"
        lines.append(line)
    return lines


def bare_key(key: str) -> str:
    """The fact of an order key."""
    return re.sub(r"\s+(ASC|DESC)$", "", key.strip(), flags=re.IGNORECASE).lower()


def key_words(key: str) -> str:
    """An order key in words: what it looks at, and which value comes first."""
    descending = re.search(r"\sDESC$", key.strip(), re.IGNORECASE)
    fact = bare_key(key)
    first = ("besar", "kecil") if not fact.startswith("daftar_") else ("yang ya", "yang tidak")
    return f"{name_of(fact)} ({first[0] if descending else first[1]} didahulukan)"


def chance(places: int, size: int) -> str:
    """peluang 19,5%: to a tenth, half up; neither 0 nor 100 unless it is."""
    tenths = (2000 * places + size) // (2 * size)
    if tenths == 0:
        return "<0,1%"
    if tenths == 1000 and places < size:
        return ">99,9%"
    return f"{tenths // 10},{tenths % 10}%"


def _seats(cell: CellQuota, standing: Standing | None) -> list[str]:
    name = "Seluruh kota" if cell.cell == "-" else f"Sel {cell.name or cell.cell}"
    lines = [
        f"{name}: {words.number(cell.candidates)} calon, {words.number(cell.seats)} tempat, "
        f"{words.number(cell.reserve)} cadangan."
    ]
    if cell.cut_size is not None and cell.cut_places is not None:
        lines.append(
            f"Di batas, {words.number(cell.cut_size)} orang setara untuk {words.number(cell.cut_places)} tempat: "
            f"peluang {chance(cell.cut_places, cell.cut_size)}."
        )
    elif cell.seats:
        lines.append("Tidak ada undian untuk tempat terakhir: tidak ada yang setara di batas.")
    if standing is not None:
        lines.append(
            f"Peringkat {words.number(standing.rank_in_cell)} di sel, tingkat {words.number(standing.tier)}: "
            f"{words.number(standing.better)} orang didahulukan, {words.number(standing.equals - 1)} orang lain setara."
        )
        lines.append(_by_lot(cell, standing))
    return lines


def _by_lot(cell: CellQuota, standing: Standing) -> str:
    if standing.tier == standing.cut_tier:
        won = standing.rank_in_cell <= cell.seats
        return f"Ikut undian di batas, dan {'mendapat tempat' if won else 'tidak mendapat tempat'}; tiket menentukan."
    if standing.rank_in_cell <= cell.seats:
        return "Terpilih tanpa undian."
    return "Tidak ikut undian di batas; tiket hanya mengurutkan yang setara."


def differing(run: PastRun, one: Explained) -> list[str]:
    """What would have to differ for a seat."""
    return {
        "selected": _nothing,
        "reserve": _others_leave,
        "not_reached": _come_earlier,
        "family_represented": _family,
        "ineligible": _pass_rules,
    }[one.status](run, one)


def _nothing(_: PastRun, one: Explained) -> list[str]:
    lines = ["Tidak ada: tempat sudah didapat."]
    if one.must_verify:
        unknown = [rule.text for rule in one.rules if rule.verdict == "unknown" and rule.unknown == "verify"]
        lines.append(f"Harus diperiksa dulu: {'; '.join(unknown)}.")
    return lines


def _others_leave(_: PastRun, one: Explained) -> list[str]:
    number = one.standing.reserve_number if one.standing and one.standing.reserve_number else 0
    return [f"{words.number(number)} orang yang mendapat tempat di sel ini harus gugur lebih dahulu."]


def _come_earlier(_: PastRun, one: Explained) -> list[str]:
    if one.cell is None or one.standing is None:
        return []
    before = one.standing.rank_in_cell - 1
    lines = [
        f"{words.number(before)} calon berdiri di depannya, untuk {words.number(one.cell.seats)} tempat "
        f"dan {words.number(one.cell.reserve)} cadangan."
    ]
    if one.cell.seats == 0:
        return [*lines, "Sel ini tidak mendapat tempat."]
    if one.standing.tier == one.standing.cut_tier:
        return [*lines, "Setara dengan yang terakhir terpilih; hanya tiketnya kalah."]
    last = [f"{name_of(bare_key(key.text))} {value_words(bare_key(key.text), key.last_selected)}" for key in one.order]
    if last:
        lines.append(f"Yang terakhir terpilih: {', '.join(last)}. Harus sama atau lebih didahulukan dari itu.")
    return [*lines, "Yang setara diurutkan oleh tiket undian."]


def _family(run: PastRun, one: Explained) -> list[str]:
    most = run.programme["per_family"]
    statuses = words.joined([STATUS[status] for status in (one.family.statuses if one.family else ())])
    lines = [f"Paling banyak {most} orang tiap keluarga; anggota keluarga lain berdiri lebih dahulu ({statuses})."]
    if one.family and one.family.decided_by:
        return [*lines, f"Yang menentukan di dalam keluarga: {key_words(one.family.decided_by)}."]
    return [*lines, "Kunci urutannya sama; yang lahir lebih dahulu didahulukan, lalu NIK yang lebih kecil."]


def _pass_rules(_: PastRun, one: Explained) -> list[str]:
    lines = [f"Harus: {MENDING[code]}." for code in one.built_ins_failed]
    for rule in one.failed_rules:
        if rule.verdict == "unknown":
            lines.append(f"Harus diketahui: {rule.text} ({facts_words(rule)}).")
        else:
            lines.append(f"Harus terpenuhi: {rule.text} ({facts_words(rule)}).")
    return lines
