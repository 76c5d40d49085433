"""A programme's text edited part by part, and the difference in words. Plain values in, a new text or a refusal out.

Not here: whether an expression reads over the registry's columns (reading), saving (office.road).
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from naung.law.contribution import Price
from naung.office.road.text import with_item, with_part, without_item
from naung.office.wrong import Wrong
from naung.selection.programme import CODE, PathOf, Programme, When
from naung.values.errors import Refusal
from naung.values.month import Month
from naung.values.words import MONTHS, day, number, rupiah

PARTS = {
    "uang": "Masa perlindungan dan uang",
    "aturan": "Aturan",
    "poin": "Poin",
    "urutan": "Urutan dan keluarga",
    "kuota": "Kuota dan cadangan",
    "hapus-aturan": "Hapus aturan",
    "hapus-poin": "Hapus poin",
}
UNKNOWN = {
    "reject": "tidak memenuhi",
    "verify": "boleh terpilih, lalu diperiksa",
    "accept": "dianggap memenuhi",
}
BY = {"": "Tanpa kuota: satu kota", "kode_kelurahan": "Tiap kelurahan", "kode_kecamatan": "Tiap kecamatan"}
WEIGHTS = {
    "candidates": "menurut jumlah calon",
    "people": "menurut jumlah penduduk",
    "when": "menurut calon yang memenuhi syarat tertentu",
    "path": "menurut berkas",
}
LONGEST_WHEN = 2000
Typed = Mapping[str, str]


@dataclass(frozen=True)
class Change:
    """One line of the difference: empty where it was not there, or is no longer."""

    what: str
    old: str
    new: str


def typed_of(programme: Programme, part: str, item: str) -> dict[str, str]:
    """A part's form as it is filled in at first. A Refusal where the item is none."""
    if part == "uang":
        return {
            "as_of": programme.as_of.isoformat(),
            "first_month": f"{programme.cover.first_month.year}-{programme.cover.first_month.number:02d}",
            "months": str(programme.cover.months),
            "income_base_idr": number(programme.income_base_idr),
            "budget_idr": number(programme.budget_idr),
            "places": number(programme.places),
        }
    if part == "urutan":
        return {"order": "\n".join(programme.order), "per_family": str(programme.per_family)}
    if part == "kuota":
        return _quota_typed(programme)
    if not item:
        return {"unknown": "reject"} if part == "aturan" else {}
    one = find(programme, part, item)
    return {name: str(value) for name, value in one.model_dump().items()}


def find(programme: Programme, part: str, item: str) -> Any:
    """The rule or point of that code."""
    items: list[Any] = [*programme.rules] if "aturan" in part else [*programme.points]
    found = next((one for one in items if one.code == item), None)
    if found is None:
        raise Refusal(f"{item}: tidak ada lagi di program ini. Muat ulang halaman aturan.")
    return found


def _quota_typed(programme: Programme) -> dict[str, str]:
    quota = programme.quota
    typed = {"by": "", "weight": "candidates", "when": "", "minimum": "0"}
    if quota is not None:
        weight = quota.weight
        kind = "when" if isinstance(weight, When) else "path" if isinstance(weight, PathOf) else weight
        typed = {
            "by": quota.by,
            "weight": kind,
            "when": weight.when if isinstance(weight, When) else "",
            "minimum": str(quota.minimum),
        }
    return typed | {"reserve_percent": str(programme.reserve_percent)}


def edited(text: str, programme: Programme, part: str, item: str, typed: Typed) -> str:
    """The text with one part as typed; comments and all else stay. `programme` is the text as read."""
    return _EDITS[part](text, programme, item, typed)


def _money(text: str, programme: Programme, _item: str, typed: Typed) -> str:
    as_of, first = _day(typed, "as_of"), _month(typed, "first_month")
    months = _count(typed, "months", least=1)
    if as_of != programme.as_of:
        text = with_part(text, "as_of", as_of)
    if (first, months) != (programme.cover.first_month, programme.cover.months):
        text = with_part(text, "cover", {"first_month": f"{first.year}-{first.number:02d}", "months": months})
    for name, least in (("income_base_idr", 0), ("budget_idr", 0), ("places", 1)):
        value = _count(typed, name, least)
        if value != getattr(programme, name):
            text = with_part(text, name, value)
    return text


def _rule(text: str, programme: Programme, item: str, typed: Typed) -> str:
    unknown = typed.get("unknown", "")
    if unknown not in UNKNOWN:
        raise Wrong("unknown", "Pilih apa yang terjadi bila jawabannya tidak diketahui.")
    made: dict[str, Any] = _item(programme, item, typed)
    was_said = item and "unknown" in find(programme, "aturan", item).model_fields_set
    if unknown != "reject" or was_said:
        made["unknown"] = unknown
    return with_item(text, "rules", "code", made)


def _point(text: str, programme: Programme, item: str, typed: Typed) -> str:
    written = typed.get("add", "").strip().replace("\N{MINUS SIGN}", "-")
    if not re.fullmatch(r"[+-]?[0-9]{1,9}", written):
        raise Wrong("add", "Poin ditulis sebagai bilangan bulat, misalnya 2 atau -1.")
    return with_item(text, "points", "code", _item(programme, item, typed) | {"add": int(written)})


def _item(programme: Programme, item: str, typed: Typed) -> dict[str, Any]:
    """Code, words and expression; the code of one that is there does not change."""
    code = item or typed.get("code", "").strip()
    if not re.fullmatch(CODE, code):
        raise Wrong("code", "Kode hanya memuat huruf, angka, garis bawah, titik, dan tanda hubung.")
    if not item and code.lower() in {one.lower() for one in _codes(programme)}:
        raise Wrong("code", f"Kode {code} sudah dipakai. Pilih kode lain.")
    words = " ".join(typed.get("text", "").split())
    return {"code": code} | ({"text": words} if words else {}) | {"when": when_of(typed)}


def _codes(programme: Programme) -> list[str]:
    return [*programme.built_ins, *(one.code for one in programme.rules), *(one.code for one in programme.points)]


def when_of(typed: Typed, name: str = "when") -> str:
    """An expression as one line."""
    when = " ".join(typed.get(name, "").split())
    if not when:
        raise Wrong(name, "Tulis syaratnya, misalnya: umur BETWEEN 18 AND 64")
    if len(when) > LONGEST_WHEN:
        raise Wrong(name, f"Syarat terlalu panjang; paling banyak {number(LONGEST_WHEN)} huruf.")
    return when


def _without_rule(text: str, programme: Programme, item: str, _typed: Typed) -> str:
    find(programme, "aturan", item)
    if len(programme.rules) == 1:
        raise Refusal("Ini aturan yang terakhir. Program harus punya satu aturan.")
    return without_item(text, "rules", "code", item)


def _without_point(text: str, programme: Programme, item: str, _typed: Typed) -> str:
    find(programme, "poin", item)
    return without_item(text, "points", "code", item)


def _order(text: str, programme: Programme, _item: str, typed: Typed) -> str:
    order = [" ".join(line.split()) for line in typed.get("order", "").splitlines() if line.strip()]
    if order != [" ".join(one.split()) for one in programme.order]:
        text = with_part(text, "order", order or None)
    per_family = _count(typed, "per_family", least=1)
    return with_part(text, "per_family", per_family) if per_family != programme.per_family else text


def _quota(text: str, programme: Programme, _item: str, typed: Typed) -> str:
    percent = _count(typed, "reserve_percent", least=0)
    if percent != programme.reserve_percent:
        text = with_part(text, "reserve_percent", percent)
    if dict(typed) | {"reserve_percent": ""} == _quota_typed(programme) | {"reserve_percent": ""}:
        return text
    by = typed.get("by", "")
    if by not in BY:
        raise Wrong("by", "Pilih cara membagi tempat.")
    if not by:
        return with_part(text, "quota", None)
    made: dict[str, Any] = {"by": by, "weight": _weight(programme, typed), "minimum": _count(typed, "minimum", least=0)}
    return with_part(text, "quota", made)


def _weight(programme: Programme, typed: Typed) -> Any:
    weight = typed.get("weight", "")
    if weight in ("candidates", "people"):
        return weight
    if weight == "when":
        return {"when": when_of(typed)}
    if weight == "path" and programme.quota and isinstance(programme.quota.weight, PathOf):
        return {"path": programme.quota.weight.path}
    raise Wrong("weight", "Pilih menurut apa tempat dibagi.")


_EDITS: dict[str, Callable[[str, Programme, str, Typed], str]] = {
    "uang": _money,
    "aturan": _rule,
    "poin": _point,
    "urutan": _order,
    "kuota": _quota,
    "hapus-aturan": _without_rule,
    "hapus-poin": _without_point,
}


def _count(typed: Typed, name: str, least: int) -> int:
    """A whole number as people write it: 2.000.000.000, Rp2.000.000.000."""
    written = re.sub(r"^Rp|\s", "", typed.get(name, "").strip())
    if not re.fullmatch(r"[0-9]{1,15}|[0-9]{1,3}(\.[0-9]{3}){1,4}", written):
        raise Wrong(name, "Tulis bilangan bulat, misalnya 10.000.")
    value = int(written.replace(".", ""))
    if value < least:
        raise Wrong(name, f"Paling sedikit {least}.")
    return value


def _day(typed: Typed, name: str) -> date:
    try:
        return date.fromisoformat(typed.get(name, ""))
    except ValueError as error:
        raise Wrong(name, "Pilih tanggal yang ada.") from error


def _month(typed: Typed, name: str) -> Month:
    try:
        return Month.parse(typed.get(name, "").strip())
    except (ValueError, Refusal) as error:
        raise Wrong(name, "Tulis bulan sebagai tahun dan bulan, misalnya 2026-01.") from error


def check_money(programme: Programme) -> None:
    """The money must do for one person at least, by a price that the law knows."""
    try:
        _ = programme.covered_places
    except Refusal as refusal:
        name, _, words = str(refusal).partition(": ")
        field = name if name in ("budget_idr", "income_base_idr") else "income_base_idr"
        raise Wrong(field, words or name) from refusal


# --- in words ---


def month_words(month: Month) -> str:
    return f"{MONTHS[month.number - 1]} {month.year}"


def paid_places(programme: Programme) -> tuple[Price | None, int, str]:
    """What one person costs by law, how many the money pays, and what stands against it."""
    try:
        price = programme.price
        return price, programme.covered_places, ""
    except Refusal as refusal:
        return None, 0, str(refusal)


def money_facts(programme: Programme) -> list[tuple[str, str]]:
    return [
        ("Perlindungan mulai", month_words(programme.cover.first_month)),
        ("Lama perlindungan", f"{programme.cover.months} bulan"),
        ("Umur dihitung pada", day(programme.as_of)),
        ("Dasar penghasilan", rupiah(programme.income_base_idr)),
        ("Pagu", rupiah(programme.budget_idr)),
        ("Tempat yang diinginkan", f"{number(programme.places)} orang"),
    ]


def facts(programme: Programme) -> dict[str, str]:
    """All that can be edited, and what follows from it by law, each under its name."""
    price, places, against = paid_places(programme)
    told = dict(money_facts(programme)) | {
        "Iuran satu orang": rupiah(price.total_idr) if price else against,
        "Orang yang cukup dibiayai": number(places) if price else against,
    }
    for rule in programme.rules:
        told[f"Aturan {rule.code}"] = f"{_said(rule.text)}{rule.when} (tidak diketahui: {UNKNOWN[rule.unknown]})"
    for point in programme.points:
        told[f"Poin {point.code}"] = f"{_said(point.text)}{point.when} (poin {signed(point.add)})"
    told["Urutan"] = ", lalu ".join(programme.order) or "semua setara"
    told["Paling banyak tiap keluarga"] = f"{programme.per_family} orang"
    told["Kuota"] = quota_words(programme)
    told["Cadangan"] = f"{programme.reserve_percent}% dari tempat"
    return told


def _said(words: str) -> str:
    return f"{words}: " if words else ""


def signed(value: int) -> str:
    return f"+{value}" if value > 0 else f"\N{MINUS SIGN}{-value}" if value < 0 else "0"


def quota_words(programme: Programme) -> str:
    quota = programme.quota
    if quota is None:
        return BY[""]
    weight = quota.weight
    if isinstance(weight, When):
        said = f"menurut calon dengan {weight.when}"
    elif isinstance(weight, PathOf):
        said = f"menurut berkas {weight.path}"
    else:
        said = WEIGHTS[weight]
    least = f", paling sedikit {quota.minimum}" if quota.minimum else ""
    return f"{BY[quota.by]}, {said}{least}"


def changes(old: Programme, new: Programme) -> list[Change]:
    """The difference in the order of the programme."""
    before, after = facts(old), facts(new)
    names = [*before, *(name for name in after if name not in before)]
    return [
        Change(name, before.get(name, ""), after.get(name, "")) for name in names if before.get(name) != after.get(name)
    ]
