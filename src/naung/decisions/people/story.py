"""One person's whole story as her page tells it. Reads only; not here: the index (asked), who may see it (views)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from naung.decisions.people.asked import Row, Whole
from naung.decisions.people.reading import Line, area_words, lines_of, place_words, rule_texts
from naung.decisions.people.rules import plain, reason_words, standing_words
from naung.matching.settle import SAME, chosen, find_answer, read
from naung.matching.settle import standing as answers_of
from naung.office.road.folder import answers_file
from naung.report import codes
from naung.report.explain.person import Judged, OrderSeen
from naung.report.explain.told import BUILT_INS, bare_key, differing, facts_words, key_words, value_words
from naung.report.past import PastRun
from naung.values import words
from naung.values.words import masked_nik, number

MARKS = {"passed": ("ok", "Ya"), "failed": ("bad", "Tidak"), "unknown": ("warn", "Tidak diketahui")}
OUTCOMES = {"matched": "dikenali", "review": "belum pasti", "rejected": "ditolak", "absent": "tidak ada di registri"}
WAITS, YES, NO = "belum dijawab", "dijawab: orang yang sama", "dijawab: bukan orang yang sama"


@dataclass(frozen=True)
class Verdict:
    """A rule or a point: how it came out (a tag's class and its word), what it looked at."""

    tag: str
    mark: str
    words: str
    facts: str


@dataclass(frozen=True)
class Story:
    """What stands on the page."""

    name: str
    headline: str
    nik: str
    status: str
    who: tuple[tuple[str, str], ...]
    verdicts: tuple[Verdict, ...]
    points: tuple[Verdict, ...]
    poin: int | None
    order: tuple[tuple[str, str, str], ...]
    stands: tuple[str, ...]
    differ: tuple[str, ...]
    family: tuple[Line, ...]
    hidden: int
    lists: tuple[Row, ...]
    doubts: tuple[Row, ...]
    pseudonym: str
    verify: bool


def story(run: PastRun, code: str, whole: Whole) -> Story:
    row, told = whole.row, whole.explained
    why = reason_words(row["failed"], rule_texts(run))
    place = place_words(run, row["cell"])
    built_ins = [Verdict("bad", "Tidak", BUILT_INS[one], "") for one in told.built_ins_failed]
    return Story(
        name=row["name"] or "Nama kosong",
        headline=standing_words(row["status"], row["rank_in_cell"], row["reserve_number"], place, why),
        nik=told.nik,
        status=row["status"],
        who=tuple(_who(run, whole)),
        verdicts=(*built_ins, *(_verdict(one) for one in told.rules)),
        points=tuple(_point(one) for one in told.points),
        poin=told.poin,
        order=tuple(_key(one, row["status"]) for one in told.order),
        stands=tuple(_stands(whole, place)),
        differ=tuple(plain(line) for line in differing(run, told)),
        family=tuple(lines_of(run, whole.family)),
        hidden=whole.hidden,
        lists=tuple(
            {**one, "said": OUTCOMES.get(one["outcome"], one["outcome"]), "sure": _sure(one)} for one in whole.lists
        ),
        doubts=tuple(_answered(run, whole.doubts)),
        pseudonym=row["pseudonym"] or "",
        verify=row["must_verify"],
    )


def _who(run: PastRun, whole: Whole) -> list[tuple[str, str]]:
    """What the registry tells; parts that it does not tell are left out."""
    told, born = whole.told, whole.told["tanggal_lahir"]
    lines = [("Kelurahan", _area(run, whole.row["kode_kelurahan"]))]
    if born is not None:
        as_of = date.fromisoformat(str(run.programme["as_of"]))
        age = as_of.year - born.year - ((as_of.month, as_of.day) < (born.month, born.day))
        town = f"{told['tempat_lahir'].title()}, " if told["tempat_lahir"] else ""
        lines.insert(0, ("Lahir", f"{town}{words.day(born)} ({age} tahun pada {words.day(as_of)})"))
    rt_rw = "/".join(f"{head} {told[name]}" for head, name in (("RT", "rt"), ("RW", "rw")) if told[name])
    if address := ", ".join(part for part in (told["alamat"], rt_rw) if part):
        lines.append(("Alamat", address))
    if told["id_jenis_kelamin"] is not None:
        lines.append(("Jenis kelamin", codes.SEX.get(told["id_jenis_kelamin"], f"Kode {told['id_jenis_kelamin']}")))
    if told["no_kk"]:
        lines.append(("Nomor KK", masked_nik(told["no_kk"])))
    lines.append(("Baris registri", f"{number(whole.row['source_row'])} di {whole.row['file']}"))
    return lines


def _area(run: PastRun, code: str | None) -> str:
    return f"{area_words(run, code)}, Kec. {codes.kecamatan(code)}" if code in run.areas and code else "Tidak dikenal"


def _verdict(one: Judged) -> Verdict:
    tag, mark = MARKS[one.verdict]
    if one.verdict == "unknown":
        mark = {"reject": "Tidak diketahui, tidak diterima", "verify": "Tidak diketahui, harus diperiksa"}.get(
            one.unknown, "Tidak diketahui, diterima"
        )
        tag = "bad" if one.unknown == "reject" else "warn"
    return Verdict(tag, mark, one.text, facts_words(one))


def _point(one: Judged) -> Verdict:
    got = one.add if one.verdict == "passed" else 0
    return Verdict("ok" if got else "", f"{got:+d}" if got else f"0 dari {one.add:+d}", one.text, facts_words(one))


def _key(one: OrderSeen, status: str) -> tuple[str, str, str]:
    """What is looked at, hers, and that of the last selected where she stands behind."""
    fact = bare_key(one.text)
    last = value_words(fact, one.last_selected) if status in ("reserve", "not_reached") else ""
    return key_words(one.text), value_words(fact, one.value), last


def _stands(whole: Whole, place: str) -> list[str]:
    cell, here = whole.explained.cell, whole.explained.standing
    if cell is None or here is None:
        return []
    where = place[:1].upper() + place[1:]
    lines = [
        f"{where}: {number(cell.candidates)} calon, {number(cell.seats)} tempat, {number(cell.reserve)} cadangan.",
        f"Nomor {number(here.rank_in_cell)}: {number(here.better)} orang didahulukan, "
        f"{number(here.equals - 1)} orang lain setara.",
    ]
    if cell.cut_size is not None and cell.cut_places is not None:
        lines.append(f"Di batas, {number(cell.cut_size)} orang setara untuk {number(cell.cut_places)} tempat.")
    if here.cut_tier is not None and here.tier == here.cut_tier:
        won = here.rank_in_cell <= cell.seats
        lines.append(f"Ikut undian di batas, dan {'mendapat' if won else 'tidak mendapat'} tempat.")
    elif here.rank_in_cell <= cell.seats:
        lines.append("Mendapat tempat tanpa undian.")
    return lines


def _answered(run: PastRun, doubts: Sequence[Row]) -> list[Row]:
    """Each question with what people have answered since."""
    if not doubts:
        return []
    answers = answers_of(read(answers_file(run)))
    named = chosen(answers)
    told = []
    for one in doubts:
        answer = find_answer((one["kind"], one["list"] or "", one["row_print"], one["known_key"]), answers, named)
        said = WAITS if answer is None else YES if answer == SAME else NO
        about = "Mungkin tercatat dua kali di registri" if one["kind"] == "ganda" else _about(one)
        told.append({**one, "said": said, "about": about, "waits": answer is None})
    return told


def _sure(one: Row) -> str:
    """How sure the recognition is, never rounded up to certainty."""
    chance = one["probability"]
    if one["outcome"] != "matched" or chance is None:
        return "-"
    return "pasti" if chance == 1 else f"{words.decimal(min(chance * 100, 99.9), 1)}%"


def _about(one: Row) -> str:
    return f"Mungkin orang di daftar {one['list']}, baris {number(one['line'])}"
