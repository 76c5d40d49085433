"""What `naung check` says: plain sentences, and the same as JSON. Not here: finding or counting."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from naung.intake.faults import FIRST_LIST, FaultCount
from naung.report.check.programme import FAULTS, RULES, SUMMARY, Check
from naung.report.check.rules import RuleShare
from naung.report.check.summary import ListCheck
from naung.values.words import number, percent


def told(check: Check, folder: Path) -> str:
    """The check in plain words, ending with what to open."""
    parts = (_head(check), _read(check), _faults(check), _rules(check), _lists(check), _cautions(check))
    return "\n".join(
        [*(line for part in parts for line in part), "", f"Buka {folder / (FAULTS if check.faults else RULES)}"]
    )


def _head(check: Check) -> Iterator[str]:
    programme, rules = check.opened.programme, check.rules
    yield (
        f"{programme.title or programme.program}: {number(rules.people)} baris registri dibaca, "
        f"{number(rules.eligible)} memenuhi syarat."
    )
    yield f"{number(check.errors)} kesalahan, {number(check.warnings)} peringatan."


def _read(check: Check) -> Iterator[str]:
    """How each list was understood: who reads on should first see that the right columns were read."""
    for one in check.lists:
        yield ""
        yield f"Daftar {one.name}, {number(one.rows)} baris, dibaca begini"
        for words in _understood(one):
            yield f"  {words}"


def _understood(one: ListCheck) -> list[str]:
    told = one.understood.told()
    return [*told, *(words for words in one.findings if words not in told)]


def _faults(check: Check) -> Iterator[str]:
    """What is wrong with the city's own sources; the lists have lines of their own."""
    own = [count for count in check.faults if count.source_number < FIRST_LIST]
    if not own:
        return
    yield ""
    yield "Registri, keluarga dan koreksi"
    width = max(len(number(count.total)) for count in own)
    for count in own:
        yield f"  {number(count.total):>{width}}  {count.source}, {count.column}: {count.kind.short}"
        yield f"  {'':>{width}}  {_example(count)}"


def _example(count: FaultCount) -> str:
    shown = count.found if count.found is not None else count.note
    return f"misalnya {count.file} baris {number(count.row)}" + (f": {shown}" if shown else "")


def _rules(check: Check) -> Iterator[str]:
    yield ""
    heads = {"nilai": "Nilai, dari semua baris       benar   salah   tidak diketahui"}
    last = None
    for share in check.rules.shares:
        head = heads.get(share.kind, "Aturan, dari semua baris      lolos   gugur   tidak diketahui")
        if head != last:
            yield head
            last = head
        every = share.everyone
        cells = [percent(count, every.all) for count in (every.true, every.false, every.unknown)]
        yield f"  {share.code:<24} {cells[0]:>8}{cells[1]:>8}{cells[2]:>18}"
        for caution in share.cautions:
            yield f"    Perhatikan: {caution}."


def _lists(check: Check) -> Iterator[str]:
    if not check.lists:
        return
    yield ""
    yield "Daftar, untuk dikembalikan kepada pengirimnya"
    for place, one in enumerate(check.lists, FIRST_LIST):
        yield (
            f"  {one.workbook}: {number(one.rows)} baris, {number(one.wrong)} perlu diperbaiki, "
            f"{number(one.odd)} perlu diperiksa"
        )
        if one.own:
            yield "    berkas pengirim sendiri, ditambah lembar Ringkasan, kolom Perbaikan, warna dan komentar"
        mine = sorted((count for count in check.faults if count.source_number == place), key=lambda count: -count.total)
        if mine:
            yield "    " + "; ".join(f"{number(count.total)} {count.kind.short}" for count in mine[:3])


def _cautions(check: Check) -> Iterator[str]:
    if check.cautions:
        yield ""
    for caution in check.cautions:
        yield f"Perhatikan: {caution}."


def as_json(check: Check, folder: Path) -> dict[str, Any]:
    """The same as one object; counts as numbers."""
    return {
        "folder": str(folder),
        "people": check.rules.people,
        "eligible": check.rules.eligible,
        "candidates": check.candidates,
        "errors": check.errors,
        "warnings": check.warnings,
        "faults": [_fault(count) for count in check.faults],
        "rules": [_share(share) for share in check.rules.shares if share.kind != "nilai"],
        "points": [_share(share) for share in check.rules.shares if share.kind == "nilai"],
        "lists": [asdict(one) | {"told": _understood(one)} for one in check.lists],
        "cautions": list(check.cautions),
        "files": [FAULTS, SUMMARY, RULES, *(one.workbook for one in check.lists)],
    }


def _fault(count: FaultCount) -> dict[str, Any]:
    return {
        "source": count.source,
        "column": count.column,
        "kind": count.kind.code,
        "severity": count.kind.severity,
        "count": count.total,
        "example": {"file": count.file, "row": count.row, "found": count.found, "note": count.note},
    }


def _share(share: RuleShare) -> dict[str, Any]:
    return {
        "code": share.code,
        "built_in": share.kind == "bawaan",
        "all": asdict(share.everyone),
        "reached": asdict(share.reached),
        "cautions": share.cautions,
    }
