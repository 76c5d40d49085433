"""Which papers this family brings, by the facts of the event. Not here: by when (deadlines)."""

from naung.law import heirs
from naung.law.answer import Need, Scholarship
from naung.law.dated import load
from naung.law.event import Event
from naung.law.rows import word

JKK = ("papers_jkk", "papers_jkk_support", "papers_notice")
JKM = ("papers_jkm",)
DEATH = ("papers_death_practice", "papers_heirs")


def needs(event: Event, program: str, scholarship: Scholarship | None) -> tuple[Need, ...]:
    """Each paper once, the law's own lists first; a list not yet in force on the day is left out."""
    codes: tuple[str, ...] = JKK if program == "jkk" else JKM
    if event.died:
        codes += DEATH
    codes += ("papers_scholarship",)
    facts = _facts(event, scholarship)
    found: dict[str, Need] = {}
    for code in codes:
        value = load(code).find_on(event.law_day)
        for row in value.rows if value else ():
            if value and word(row, "when") in facts:
                need = Need(word(row, "code"), word(row, "text"), value)
                found.setdefault(need.code, need)
    if heirs.minors(event):
        adult = load("adult_age").on(event.law_day)
        text = f"Surat wali bagi ahli waris di bawah {adult.number} tahun, bila tidak diwakili orang tuanya"
        found["surat_wali"] = Need("surat_wali", text, adult)
    return tuple(found.values())


def _facts(event: Event, scholarship: Scholarship | None) -> set[str]:
    """The conditions of the papers' tables that hold; what was not told asks for no paper but those of every case."""
    told = heirs.statuses(event)
    holds = {
        "selalu": True,
        "angkutan": bool(event.transport),
        "tanpa_kerja_sama": event.care.contracted is False,
        "lalu_lintas": bool(event.care.traffic),
        "ada_ahli_waris": event.died and not event.no_heirs,
        "tanpa_ahli_waris": event.died and event.no_heirs,
        "pasangan": bool(told & {"janda", "duda", heirs.SPOUSE}),
        "wasiat": "penerima_wasiat" in heirs.entitled(event),
        "beasiswa": scholarship is not None and bool(scholarship.payments),
    }
    return {name for name, true in holds.items() if true}
