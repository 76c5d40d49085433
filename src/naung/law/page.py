"""The page on which a lawyer reads and corrects the law's data: `python -m naung.law.page > docs/law.md`.

Not here: the data, and any judgement on it.
"""

import sys
from collections.abc import Iterable
from datetime import date

from naung.law.dated import Cell, Entry, Row, Value, codes, load
from naung.values import words

INTRODUCTION = """\
# Hukum yang dipakai Naung

Halaman ini dibuat dari `src/naung/law/data/`; jangan disunting di sini. Cara mengoreksi: sebut kode, tanggal berlaku,
isi yang benar dan sumbernya; ubah berkas YAML-nya; lalu jalankan `python -m naung.law.page > docs/law.md`.
Nilai lama tidak dihapus: perubahan ditambahkan sebagai nilai baru dengan hari pertamanya sendiri.
"""


def page() -> str:
    """The whole page as Markdown, in Indonesian, ending with one newline."""
    entries = [load(code) for code in codes()]
    parts = [INTRODUCTION, _summary(entries), _to_confirm(entries), *(_entry(entry) for entry in entries)]
    return "\n".join(parts)


def _summary(entries: list[Entry]) -> str:
    head = ["Kode", "Isi", "Nilai", "Berlaku sejak", "Sumber", "Kepastian", "Diperiksa"]
    rows = [_summary_row(entry, value) for entry in entries for value in entry.values]
    return f"## Ringkasan\n\n{_table(head, rows)}"


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
    """A number with its unit, or how many rows a table has."""
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
