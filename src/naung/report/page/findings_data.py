"""Findings about the data, the lists, the rules and the law's numbers. Not here: seats and order (findings)."""

from collections.abc import Callable, Iterator

from naung.report.figures.count import Figures
from naung.report.page.finding import Finding
from naung.selection.programme import DOUBLES, Rule
from naung.selection.run import Run
from naung.selection.verdicts import FALSE, MAYBE_DOUBLE, reason
from naung.values import words

number, percent = words.number, words.percent
HARSH = 95  # per cent of all people
UNKNOWN = 10  # per cent of all people
UNUSED = 10  # per cent of a list's rows
OLD_DAYS = 92  # the register is renewed every three months
UNKNOWN_WORDS = {
    "reject": "Mereka dianggap tidak memenuhi.",
    "verify": "Mereka boleh terpilih, lalu harus diperiksa.",
    "accept": "Mereka dianggap memenuhi.",
}


def rule_words(rule: Rule) -> str:
    return rule.text or rule.code


def must_verify(run: Run, figures: Figures) -> dict[str, tuple[int, int]]:
    """How many of the selected and of the reserve have to be looked at, by rule; "" counts each person once."""
    rules = run.opened.programme.rules
    counts: dict[str, tuple[int, int]] = {}
    for verdicts, (selected, reserve) in figures.chosen.items():
        seen = reason(verdicts, False, rules)
        codes = [rule.code for rule in rules if rule.unknown == "verify" and rule.code in seen.unknown]
        for code in ["", *codes] if codes else []:
            before = counts.get(code, (0, 0))
            counts[code] = (before[0] + selected, before[1] + reserve)
    return counts


def _verify(run: Run, figures: Figures) -> Iterator[Finding]:
    counts = must_verify(run, figures)
    selected = counts.get("", (0, 0))[0]
    if not selected:
        return
    parts = [
        f"{rule_words(rule)}: {number(counts[rule.code][0])}"
        for rule in run.opened.programme.rules
        if counts.get(rule.code, (0, 0))[0]
    ]
    claim = f"{number(selected)} terpilih harus diperiksa dulu, karena datanya kosong."
    yield Finding("must_verify", 32, claim, f"{'; '.join(parts)}. Namanya ada di selected.xlsx.", "", "aturan")


def _only_nik(run: Run, _figures: Figures) -> Iterator[Finding]:
    own = set(run.opened.programme.built_ins) - {DOUBLES}
    people = sum(
        one.people for one in run.verdicts if one.reason.failed and all(code in own for code in one.reason.failed)
    )
    if people:
        claim = f"{number(people)} orang memenuhi semua aturan, tetapi gugur karena NIK atau kelurahannya."
        said = "NIK-nya tidak sah atau ganda, atau kelurahannya tidak dikenal. Perbaiki datanya lebih dahulu."
        yield Finding("only_nik", 38, claim, said, "", "aturan")


def _only_empty(run: Run, _figures: Figures) -> Iterator[Finding]:
    people = sum(
        one.people
        for one in run.verdicts
        if one.reason.failed and not {FALSE, MAYBE_DOUBLE} & set(one.verdicts) and not one.shared_nik
    )
    if people:
        claim = f"{number(people)} orang gugur hanya karena datanya kosong."
        yield Finding("only_empty", 36, claim, "Tidak satu aturan pun nyata-nyata mereka langgar.", "", "aturan")


def _rules(run: Run, _figures: Figures) -> Iterator[Finding]:
    people, failed = run.summary["people"], run.summary["by_failed"]
    for rule in run.opened.programme.rules:
        if failed[rule.code] == 0:
            claim = f"Tidak seorang pun gugur karena aturan {rule.code}."
            yield Finding(
                "rule_idle", 70, claim, f"Periksa apakah aturannya terbaca benar: {rule_words(rule)}.", "", "aturan"
            )
        elif 100 * failed[rule.code] >= HARSH * people:
            claim = f"Aturan {rule.code} menggugurkan {percent(failed[rule.code], people)} orang."
            yield Finding(
                "rule_harsh", 28, claim, f"Periksa apakah kodenya terbaca benar: {rule_words(rule)}.", "", "aturan"
            )


def _unknown(run: Run, _figures: Figures) -> Iterator[Finding]:
    people, unknown = run.summary["people"], run.summary["by_unknown"]
    for rule in run.opened.programme.rules:
        count = unknown[rule.code]
        if count and 100 * count >= UNKNOWN * people:
            claim = f"Aturan {rule.code} tidak dapat dinilai pada {number(count)} orang ({percent(count, people)})."
            said = f"Datanya kosong. {UNKNOWN_WORDS[rule.unknown]}"
            yield Finding("unknown", 48, claim, said, "", "aturan")


def _lists(_run: Run, figures: Figures) -> Iterator[Finding]:
    poor = [one for one in figures.lists if one.lines and 100 * (one.absent + one.rejected) >= UNUSED * one.lines]
    if poor:
        poor.sort(key=lambda one: (one.absent + one.rejected) / -one.lines)
        parts = [f"{one.name} {percent(one.absent + one.rejected, one.lines)}" for one in poor]
        claim = f"Banyak baris daftar tidak bertemu orangnya: {words.joined(parts)}."
        proposed = any(one.absent + one.rejected for one in figures.lists if one.kind == "proposal")
        said = (
            "Yang diusulkan kantor ada di usulan_dtsen.xlsx, untuk Dinsos, kelurahan dan pengirimnya."
            if proposed
            else ""
        )
        yield Finding("list_absent", 42, claim, said, "", "daftar")
    empty = [one.name for one in figures.lists if one.lines == 0]
    if empty:
        yield Finding("list_empty", 41, f"Daftar {words.joined(empty)} tidak berisi satu baris pun.", "", "", "daftar")


def _doubtful(_run: Run, figures: Figures) -> Iterator[Finding]:
    told = figures.matching
    if told.matter:
        claim = f"{number(told.matter)} baris daftar belum pasti orangnya, dan dapat mengubah siapa yang terpilih."
        said = "Putuskan dengan naung review sebelum undian, lalu pilih lagi."
        yield Finding("doubtful_matter", 12, claim, said, "", "daftar")
    if told.held:
        claim = f"{number(told.held)} baris registri tertahan: mungkin orang yang sama tercatat dua kali."
        pairs = "pasangannya diputuskan" if told.pairs == 1 else f"{number(told.pairs)} pasangan itu diputuskan"
        said = f"Tidak satu pun dapat terpilih sebelum {pairs} dengan naung review."
        yield Finding("doubles_held", 13, claim, said, "", "aturan")


def data_age_days(run: Run) -> int | None:
    """Days from the register's cut-off to the first day of cover."""
    programme = run.opened.programme
    cut_off = programme.registry.cut_off
    return (programme.cover.first_month.first_day - cut_off).days if cut_off else None


def _age(run: Run, _figures: Figures) -> Iterator[Finding]:
    days = data_age_days(run)
    if days is None:
        yield Finding(
            "no_cut_off",
            65,
            "Program tidak menyebut tanggal data registri.",
            "Tambahkan registry.cut_off.",
            "",
            "periksa",
        )
    elif days > OLD_DAYS:
        claim = f"Data registri sudah {number(days)} hari pada hari pertama perlindungan."
        yield Finding("old_data", 44, claim, "Registri diperbarui tiap tiga bulan; minta yang baru.", "", "periksa")


def _law(run: Run, _figures: Figures) -> Iterator[Finding]:
    doubts = run.opened.programme.price.doubts
    if doubts:
        claim = f"{len(doubts)} hal tentang harga iuran perlu dipastikan."
        yield Finding("doubts", 55, claim, "Tanyakan kepada BPJS Ketenagakerjaan sebelum membayar.", "", "pasti")


def _disability_codes(_run: Run, figures: Figures) -> Iterator[Finding]:
    groups = figures.groups.get("disability", ())
    marked = sum(one.eligible for one in groups if one.code == 1)
    if 2 * marked > sum(one.eligible for one in groups):
        claim = "Lebih dari separuh yang memenuhi syarat tercatat menyandang disabilitas."
        said = "Mungkin kode id_disabilitas berarti lain di registri ini; periksa daftar kodenya."
        yield Finding("disability_codes", 46, claim, said, "", "kelompok")


DATA_FINDINGS: tuple[Callable[[Run, Figures], Iterator[Finding]], ...] = (
    _verify,
    _only_nik,
    _only_empty,
    _rules,
    _unknown,
    _lists,
    _doubtful,
    _age,
    _law,
    _disability_codes,
)
