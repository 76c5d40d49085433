"""The slip of `naung draw proof` for the person herself: what was frozen about her, where she stands, how to check it.

Sentences and codes; their form is templates/bukti.typ. Not here: the proof (draw/proof).
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from naung.draw.bytes import jcs
from naung.report.explain.told import BUILT_INS, chance
from naung.report.paper.announced import Announced, read_announced
from naung.report.paper.typeset import grouped, plain, qr, typeset
from naung.values.errors import Refusal
from naung.values.words import day, number, when

Slip = dict[str, Any]
CANDIDATE = "candidate"
TEMPLATE = "bukti.typ"
SHORT_FORM = "NAUNG1"
MOST_REASONS = 8
SURELY_FITS = 400  # letters; measuring a page costs three times as much as setting it, and letters come by thousands


def write_slip(slip: Slip, frozen: Path, out: Path) -> None:
    """Write one slip as a PDF of one page, readable by its owner only: its nonce is the person's secret.

    An existing `out` is a Refusal.
    """
    content = slips_pdf([slip], read_announced(frozen))
    try:
        with open(out, "xb", opener=_private) as file:
            file.write(content)
    except FileExistsError as error:
        raise Refusal(f"{out}: sudah ada; tidak ditimpa") from error


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def slips_pdf(slips: Iterable[Slip], announced: Announced) -> bytes:
    """Many slips in one document, a page each, in their order."""
    pages = [page(slip, announced) for slip in slips]
    return typeset(TEMPLATE, {"title": plain(announced.title), "rehearsal": announced.rehearsal, "pages": pages})


def page(slip: Slip, announced: Announced) -> dict[str, Any]:
    """What the template shows of one slip, all of it in words."""
    candidate = slip["kind"] == CANDIDATE
    standing = _candidate(slip, announced) if candidate else _refused(slip, announced)
    facts = _facts(slip, announced)
    return {
        "measured": not candidate or _letters(standing, facts) > SURELY_FITS,
        "roof": standing.roof,
        "heading": standing.heading,
        "says": standing.says,
        "reasons": standing.reasons,
        "after": standing.after,
        "facts": facts,
        "checks": CANDIDATE_CHECKS if candidate else ROW_CHECKS,
        "qr": qr(code_text(slip), "m" if candidate else "l"),
        "wide": not candidate,
        "path": _path(slip),
    }


def code_text(slip: Slip) -> str:
    """What the slip's QR code holds.

    A candidate's is short: the rest is in the published files. Of a row nothing else is published, so its code is
    the whole slip.
    """
    if slip["kind"] == CANDIDATE:
        return ":".join((SHORT_FORM, slip["root"], slip["pseudonym"], slip["nonce"]))
    return jcs(slip).decode()


@dataclass(frozen=True)
class Standing:
    """Where she stands: `roof` is the line above it, soon, wait or none."""

    roof: str
    heading: str
    says: tuple[str, ...]
    reasons: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


def _letters(standing: Standing, facts: list[list[str]]) -> int:
    said = (standing.heading, *standing.says, *standing.after, *(one for fact in facts for one in fact))
    return sum(map(len, said))


def _candidate(slip: Slip, announced: Announced) -> Standing:
    if "status" not in slip:
        return Standing(
            "wait",
            "Anda ikut undian.",
            (
                "Nama samaran Anda terkunci di daftar calon sebelum dadu dilempar.",
                f"Dadu dilempar {when(announced.at)} di {plain(announced.place)}.",
            ),
        )
    return {"selected": _selected, "reserve": _reserve, "not_reached": _not_reached}[slip["status"]](slip, announced)


def _selected(slip: Slip, _: Announced) -> Standing:
    by_lot = _by_lot(slip) or ("Semua yang nilainya setinggi nilai Anda mendapat tempat, tanpa undian.",)
    return Standing(
        "soon", "Anda terpilih.", by_lot, after=("Terpilih belum berarti terdaftar. Tunggu kabar dari kelurahan Anda.",)
    )


def _reserve(slip: Slip, announced: Announced) -> Standing:
    place = slip["rank_in_cell"] - announced.cell(slip["cell"]).seats
    after = ("Bila ada yang berhenti, cadangan masuk menurut nomornya.",)
    return Standing("wait", f"Anda cadangan nomor {number(place)}.", _by_lot(slip), after=after)


def _not_reached(slip: Slip, _: Announced) -> Standing:
    says = _by_lot(slip) or (
        "Tempat di wilayah Anda habis bagi yang didahulukan aturan.",
        "Undian tidak mengubah hal ini.",
    )
    return Standing("none", "Anda belum terpilih.", says)


def _by_lot(slip: Slip) -> tuple[str, ...]:
    """Her place among equals; nothing in a merged tier, whose people are not equal."""
    if slip["rank_in_cell"] is None:
        return ()
    equals, places = slip["equals"], slip["places_for_equals"]
    place = f"{number(slip['equals_before'] + 1)} dari {number(equals)} yang nilainya sama"
    if places == 0:
        return (f"Urutan Anda {place}.", "Tempat sudah habis sebelum mereka.")
    return (
        f"Urutan Anda {place}; peluang {chance(places, equals)}.",
        f"Untuk mereka ada {number(places)} tempat.",
    )


def _refused(slip: Slip, announced: Announced) -> Standing:
    codes = [code for code in slip["codes"].split(";") if code]
    if not codes:
        return Standing(
            "wait",
            "Keluarga Anda sudah diwakili.",
            (
                "Anda memenuhi syarat.",
                f"Dari tiap keluarga paling banyak {_most(announced)} orang, dan itu anggota lain.",
            ),
        )
    return Standing(
        "none",
        "Anda tidak ikut undian.",
        ("Sebabnya, menurut data saat dikunci:",),
        _reasons(codes, announced),
        ("Datanya keliru? Datanglah ke kelurahan Anda. Bawa KTP dan KK.",),
    )


def _most(announced: Announced) -> str:
    most = int(announced.freeze["programme"]["per_family"])
    return "satu" if most == 1 else number(most)


def _reasons(codes: list[str], announced: Announced) -> tuple[str, ...]:
    """What failed, as many as the page holds; all of them are in the code."""
    rules = {rule["code"]: _failed(rule) for rule in announced.freeze["programme"]["rules"]}
    texts = [plain((BUILT_INS | rules).get(code, code)) for code in codes]
    if len(texts) <= MOST_REASONS:
        return tuple(texts)
    return (*texts[: MOST_REASONS - 1], f"dan {len(texts) - MOST_REASONS + 1} hal lagi")


def _failed(rule: dict[str, str]) -> str:
    """A slip's code does not say which of the two it was; only a rule that rejects the unknown leaves it open."""
    said = "Tidak terpenuhi atau tidak diketahui" if rule["unknown"] == "reject" else "Tidak terpenuhi"
    return f"{said}: {rule['text'] or rule['code']}"


def _facts(slip: Slip, announced: Announced) -> list[list[str]]:
    facts = []
    if slip["kind"] == CANDIDATE:
        cell = announced.cell(slip["cell"])
        code = "" if cell.code == "-" else f" ({plain(cell.code)})"
        facts.append(["Nama samaran", grouped(slip["pseudonym"])])
        facts.append(["Wilayah", f"{plain(cell.name)}{code}"])
        facts.append(["Baris di calon.csv", f"{number(slip['index'] + 1)} dari {number(slip['size'])}"])
    else:
        facts.append(["Baris terkunci", f"{number(slip['index'] + 1)} dari {number(slip['size'])}"])
    if slip["nik_last4"]:
        facts.append(["NIK", f"berakhir {plain(slip['nik_last4'])}"])
    facts.append(["Undian", f"{plain(announced.title)}, {day(announced.at)}"])
    return facts


CANDIDATE_CHECKS = (
    "Unduh semua berkas pengumuman. Buka verifikasi.html, lalu pilih berkas itu.",
    "Cari nama samaran Anda di calon.csv. Berkas itu terbit sebelum dadu.",
    "Mintalah berkas bukti di kelurahan. Pilih juga berkas itu, lalu ketik NIK Anda.",
)
ROW_CHECKS = (
    "Pindai kode di bawah. Isinya bukti lengkap; simpan sebagai slip.json.",
    "Unduh semua berkas pengumuman. Buka verifikasi.html, lalu pilih berkas itu dan slip.json.",
    "Ketik NIK Anda. Jawabannya harus: semua yang diperiksa cocok.",
)


def _path(slip: Slip) -> list[list[str]]:
    """The proof itself, for whoever has nothing but this paper."""
    told = [["undian", slip["run"]], ["akar", slip["root"]], ["orang", slip["person"]], ["rahasia", slip["nonce"]]]
    if "ticket" in slip:
        told += [["benih", slip["seed"]], ["tiket", slip["ticket"]]]
    return [*told, *([f"jalur {place}", one] for place, one in enumerate(slip["path"], 1))]
