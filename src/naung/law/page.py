"""The page on which a lawyer reads and corrects the law's data: `python -m naung.law.page > docs/law.md`.

Not here: the data, and any judgement on it.
"""

import sys
from collections.abc import Iterable
from datetime import date

from naung.law.dated import Cell, Entry, Row, Value, load
from naung.values import words

# The order in which a lawyer reads; what is in none of them would be missing from the page (a test holds that).
GROUPS = {
    "Iuran": ("jkk_bpu", "jkm_bpu", "relief_bpu", "contribution_due_day"),
    "Kepesertaan": (
        *("cover", "registration_age", "arrears_months", "arrears_rights", "jkm_min_months", "jkm_months_readings"),
        *("clock_restart", "several_memberships"),
    ),
    "Kecelakaan kerja (JKK)": (
        *("benefit_base", "jkk_care", "jkk_care_suspected", "jkk_care_payment", "jkk_home_care", "jkk_return_to_work"),
        *("jkk_transport", "jkk_stmb", "jkk_disability_factor", "jkk_impairments", "jkk_total_percent"),
        *("jkk_death_percent", "jkk_funeral", "jkk_periodic", "jkk_prosthesis_markup", "jkk_dentures"),
        *("jkk_hearing_aid", "jkk_glasses", "jkk_disease_years", "sudden_death_hours"),
    ),
    "Kematian (JKM)": ("jkm_lump_sum", "jkm_periodic", "jkm_funeral"),
    "Ahli waris": ("heirs_order", "no_heirs", "adult_age"),
    "Beasiswa": (
        *("scholarship", "scholarship_children", "scholarship_age", "scholarship_min_months", "scholarship_work"),
        "school_entry_age",
    ),
    "Tenggat": (
        *("report_hours", "verdict_days", "papers_notice_days", "jkk_payment_days", "jkm_payment_days"),
        *("late_payment_percent", "jkk_claim_years", "jkm_claim", "working_days"),
    ),
    "Surat-surat": (
        *("papers_jkk", "papers_jkk_support", "papers_notice", "papers_jkm", "papers_death_practice", "papers_heirs"),
        "papers_scholarship",
    ),
    "Ketentuan lain": (
        *("rule_dispute", "rule_service", "rule_protected", "rule_refund", "rule_late_donor", "rule_group_payment"),
        *("rule_reactivation", "rule_violence", "rule_each_employer"),
    ),
}

INTRODUCTION = """\
# Hukum yang dipakai Naung

Halaman ini dibuat dari `src/naung/law/data/`; jangan disunting di sini. Cara mengoreksi: sebut kode, tanggal berlaku,
isi yang benar dan sumbernya; ubah berkas YAML-nya; lalu jalankan `python -m naung.law.page > docs/law.md`.
Nilai lama tidak dihapus: perubahan ditambahkan sebagai nilai baru dengan hari pertamanya sendiri.
"""


def page() -> str:
    """The whole page as Markdown, in Indonesian, ending with one newline."""
    entries = [load(code) for group in GROUPS.values() for code in group]
    parts = [INTRODUCTION, _summary(), _to_confirm(entries), *(_entry(entry) for entry in entries)]
    return "\n".join(parts)


def _summary() -> str:
    head = ["Kode", "Isi", "Nilai", "Berlaku sejak", "Sumber", "Kepastian", "Diperiksa"]
    parts = ["## Ringkasan\n"]
    for title, group in GROUPS.items():
        rows = [_summary_row(load(code), value) for code in group for value in load(code).values]
        parts.append(f"### {title}\n\n{_table(head, rows)}")
    return "\n".join(parts)


def _summary_row(entry: Entry, value: Value) -> list[str]:
    source = value.source
    return [
        f"`{entry.code}`",
        entry.title,
        content(entry, value),
        words.day(source.first_day),
        f"[{source.instrument}]({source.link}), {source.article}",
        source.certainty.words,
        words.day(source.checked),
    ]


def _to_confirm(entries: list[Entry]) -> str:
    where: dict[str, list[str]] = {}
    for entry in entries:
        for text in dict.fromkeys(text for value in entry.values for text in _doubts(value)):
            where.setdefault(text, []).append(f"`{entry.code}`")
    return "## Yang perlu dipastikan\n\n" + "".join(f"- {words.joined(at)}: {text}\n" for text, at in where.items())


def _doubts(value: Value) -> list[str]:
    of_rows = [str(row["doubt"]) for row in _rows(value) if row.get("doubt") is not None]
    last = max([value.source.first_day, *(doubt.first_day for doubt in value.doubts)])
    return [*of_rows, *value.doubts_on(last)]


def _entry(entry: Entry) -> str:
    file = f"src/naung/law/data/{entry.code}.yaml"
    head = f"## {entry.title}\n\nKode `{entry.code}`, berkas `{file}`. Satuan: {entry.unit}.\n"
    return "\n".join([head, *(_value(entry, value) for value in entry.values)])


def _value(entry: Entry, value: Value) -> str:
    source = value.source
    facts = _table(
        ["Hal", "Isi"],
        [
            ["Nilai", content(entry, value)],
            ["Peraturan", source.instrument],
            ["Pasal", source.article],
            ["Tautan", f"<{source.link}>"],
            ["Kepastian", source.certainty.words],
            ["Terakhir diperiksa", words.day(source.checked)],
            ["Catatan", source.note],
            *(["Perlu dipastikan", doubt.text] for doubt in value.doubts),
        ],
    )
    parts = [f"### Berlaku sejak {words.day(source.first_day)}\n", facts]
    if _rows(value):
        shown = {key: title for key, title in entry.columns.items() if key != "doubt"}
        cells = [[cell(key, row[key]) if key in row else "" for key in shown] for row in _rows(value)]
        parts.append(_table(shown.values(), cells))
    return "\n".join(parts)


def _rows(value: Value) -> tuple[Row, ...]:
    return value.content if isinstance(value.content, tuple) else ()


def content(entry: Entry, value: Value) -> str:
    """A number with its unit, the one row of a table, or how many rows it has."""
    if isinstance(value.content, tuple) and len(value.content) == 1:
        shown = [f"{entry.columns[key]}: {cell(key, found)}" for key, found in value.rows[0].items() if key != "code"]
        return "; ".join(shown)
    if isinstance(value.content, tuple):
        return f"tabel {len(value.content)} baris"
    return f"{words.number(value.content)} ({entry.unit})"


def cell(key: str, found: Cell) -> str:
    """A cell in words, by the ending of its column: _idr is rupiah, _tenths tenths of a per cent."""
    if found is None:
        return "dan seterusnya"
    if isinstance(found, bool):
        return "ya" if found else "tidak"
    if isinstance(found, int) and key.endswith("_tenths"):
        return f"{found // 10},{found % 10} %"
    if isinstance(found, int):
        return words.rupiah(found) if key.endswith("_idr") else words.number(found)
    return words.day(found) if isinstance(found, date) else found


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    titles = list(head)
    lines = [titles, ["---"] * len(titles), *rows]
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines)


if __name__ == "__main__":
    sys.stdout.write(page())
