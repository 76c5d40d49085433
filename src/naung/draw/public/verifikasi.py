"""Memeriksa undian Naung dari berkas yang diumumkan, tanpa Naung dan tanpa jaringan.

    python verifikasi.py [--slip slip.json [--nik NIK]] FOLDER

FOLDER berisi berkas yang diumumkan (public/). Yang pertama kali berbeda disebut: berkas, baris, isi.
Kode keluar: 0 semua cocok, 1 ada yang berbeda, 2 perintahnya salah. Cukup Python 3.8 atau yang lebih baru.
"""
# Byte formats: docs/draw.md; the selection's rules: docs/contract.md, sections 5 to 7. Not here: the beacon's signature
# (the standard library has no pairing curves), and who is eligible (no public file can show it).
from __future__ import annotations

import json
import re
import sys
from collections import Counter, namedtuple
from hashlib import sha256
from itertools import groupby, zip_longest
from pathlib import Path
from typing import Any, Dict, Iterator

COMMITMENT, FREEZE, CALON, QUOTA = "komitmen.json", "freeze.json", "calon.csv", "quota.csv"
DRAWN, HISTORY, RUN, RESULT, NOW = "benih.json", "riwayat.jsonl", "run.json", "candidates.csv", "calon-koreksi.csv"
CELL, NAME, NUMBER = "-|[0-9]{6}|[0-9]{10}", '[^,"]*|"([^"]|"")*"', "0|[1-9][0-9]{0,99}"
CALON_FORM = {"pseudonym": "[0-9a-f]{32}", "cell": CELL, "tier": "[1-9][0-9]{0,8}", "person": "[0-9a-f]{64}"}
NUMBERS, LATER = "people eligible candidates weight floor seats", "selected reserve cut_size cut_places"
SEATS_FORM = {"cell": CELL, "name": NAME, **dict.fromkeys(NUMBERS.split(), NUMBER)}
QUOTA_FORM = {**SEATS_FORM, **dict.fromkeys(LATER.split(), "|" + NUMBER)}
RESULT_FORM = dict.fromkeys("pseudonym cell tier ticket status rank_in_cell".split(), "[^,]*")
Json = Dict[str, Any]
# What a key must hold: a pattern, the least whole number, or a value of its kind; each with its words.
OBJECT: Any = ({}, "objek JSON")
HASH, COUNT = ("[0-9a-f]{64}", "64 angka heksadesimal kecil"), (0, "bilangan >= 0")
FREEZE_FORM: Json = {"counts": OBJECT, "inspector": OBJECT, "programme": OBJECT, "seats": ([], "daftar")}
SLIP_FORM: Json = {"kind": ("candidate|row", "candidate atau row"), "index": COUNT, "path": ([], "daftar"),
                   "person": HASH, "nonce": HASH}

Candidate = namedtuple("Candidate", "cell tier pseudonym person")
# rank_in_cell is None in tiers that no ticket orders; the last three are of the tier.
Lot = namedtuple("Lot", "ticket status rank_in_cell equals equals_before places_for_equals")

class Differs(Exception):
    def __init__(self, where: str, what: str, found: object, wanted: object) -> None:
        super().__init__(f"{where}, {what}: didapat {shown(found)}, seharusnya {shown(wanted)}")

def shown(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    text = re.sub("[\x00-\x1f\x7f-\x9f]", "?", "kosong" if value in (None, "") else text)
    return text if len(text) <= 120 else text[:119] + "…"

def same(where: str, content: Json, wanted: Json) -> None:
    for key, value in wanted.items():
        if content.get(key) != value or type(content.get(key)) is not type(value):
            raise Differs(where, key, content.get(key), value)

def need(where: str, content: Json, forms: Json) -> None:
    for key, (form, words) in forms.items():
        value = content.get(key)
        fits = type(value) is type(form) and (type(value) is not int or form <= value < 2**53)  # type: ignore[operator]
        if not fits or (type(value) is str and not re.fullmatch(form, value)):
            raise Differs(where, key, value, words)

def lines_of(path: Path) -> list[str]:
    lines = re.split("\r?\n", path.read_bytes().decode("utf-8-sig", errors="replace"))
    return lines[:-1] if lines[-1] == "" else lines

def parsed(where: str, lines: list[str], forms: Json) -> Json:
    try:
        content = json.loads("\n".join(lines))
    except (ValueError, RecursionError):
        content = "bukan JSON"
    need(where, {"isi": content}, {"isi": OBJECT})
    need(where, content, forms)
    return {**content}

def read_table(path: Path, forms: dict[str, str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each line below the header: where it is and its cells, every one of the right form."""
    head, *lines = lines_of(path) or [""]
    same(path.name, {"kepala tabel": head}, {"kepala tabel": ",".join(forms)})
    whole = re.compile(",".join(f"(?P<{name}>{form})" for name, form in forms.items()))
    for number, line in enumerate(lines, 2):
        match, where = whole.fullmatch(line), f"{path.name}, baris {number}"
        if not match:
            raise Differs(where, "bentuk", line, ",".join(forms))
        yield where, tuple(match.groupdict().values())

def read_calon(path: Path) -> list[Candidate]:
    calon = [Candidate(cell, int(tier), name, person) for _, (name, cell, tier, person) in read_table(path, CALON_FORM)]
    for number, (one, other) in enumerate(zip(calon, calon[1:]), 3):
        if one[:3] >= other[:3]:
            raise Differs(f"{path.name}, baris {number}", "urutan", list(other[:3]), f"sesudah baris {number - 1}")
    for key, values in (("pseudonym", {one.pseudonym for one in calon}), ("person", {one.person for one in calon})):
        same(path.name, {f"banyaknya {key} yang berbeda": len(values)}, {f"banyaknya {key} yang berbeda": len(calon)})
    return calon

def leaf_of(*fields: bytes) -> bytes:
    return sha256(b"\0" + b"".join(len(one).to_bytes(4, "big") + one for one in fields)).digest()

def candidate_leaf(run: str, one: Candidate) -> bytes:
    texts = (one.pseudonym.encode(), one.cell.encode(), str(one.tier).encode())
    return leaf_of(b"naung-candidate-v1", bytes.fromhex(run), *texts, bytes.fromhex(one.person))

def root_of(level: list[bytes]) -> str:
    """The root of an RFC 6962 tree; a last one without a partner rises as it stands."""
    while len(level) > 1:
        above = [sha256(b"\1" + level[at] + level[at + 1]).digest() for at in range(0, len(level) - 1, 2)]
        level = above + level[2 * len(above) :]
    return (level[0] if level else sha256(b"").digest()).hex()

def root_from(here: bytes, index: int, last: int, path: list[str]) -> str:
    """Where a leaf's path leads (RFC 6962, section 2.1.1); `last` is the greatest index."""
    for sibling in map(bytes.fromhex, path):
        while last and index == last and index % 2 == 0:
            index, last = index // 2, last // 2
        if not last:
            return "path terlalu panjang"
        here = sha256(b"\1" + (sibling + here if index % 2 else here + sibling)).digest()
        index, last = index // 2, last // 2
    return "path terlalu pendek" if last else here.hex()

def check_frozen(folder: Path) -> tuple[Json, Json, list[Candidate]]:
    """What was published before the dice: komitmen.json, freeze.json, calon.csv."""
    said = parsed(COMMITMENT, lines_of(folder / COMMITMENT), {"rows_root": HASH, "rows": COUNT})
    frozen = parsed(FREEZE, lines_of(folder / FREEZE), FREEZE_FORM)
    same(FREEZE, {"SHA-256": sha256((folder / FREEZE).read_bytes()).hexdigest()}, {"SHA-256": said.get("run")})
    same(COMMITMENT, said, {"form": 1, **{key: frozen.get(key) for key in ("meeting", "seed", "beacon", "rehearsal")}})
    seed = "dice+beacon" if said.get("beacon") else "dice"
    same(COMMITMENT, said, {"seed": seed, "candidates": frozen["counts"].get("candidates")})
    calon = read_calon(folder / CALON)
    found = {"banyaknya baris": len(calon), "akar": root_of([candidate_leaf(said["run"], one) for one in calon])}
    same(CALON, found, {"banyaknya baris": said["candidates"], "akar": said.get("candidates_root")})
    if said.get("rehearsal") is True:
        print("GELADI (PERCOBAAN): undian ini latihan dan tidak mengikat siapa pun")
    print(f"Cocok: {FREEZE}, {COMMITMENT}, dan {len(calon)} calon; akarnya {said['candidates_root']}")
    return said, frozen, calon

def check_history(folder: Path, said: Json, frozen: Json) -> Json:
    """Every line is bound to the one before. Returns the last one about a result; empty where there is none."""
    before, latest = said["run"], {}  # type: ignore[var-annotated]
    for number, line in enumerate(lines_of(folder / HISTORY), 1):
        where = f"{HISTORY}, baris {number}"
        event = parsed(where, [line], {})
        same(where, event, {"form": 1, "number": number, "before": before})
        before, latest = sha256(line.encode()).hexdigest(), event if event.get("kind") in ("hasil", "ganti") else latest
        if event.get("kind") == "batal":
            need(where, event, {"opens": HASH})
            opener = {"name": event.get("inspector"), "seal": sha256(bytes.fromhex(event["opens"])).hexdigest()}
            same(where + ", pembuka segel", opener, {key: frozen["inspector"].get(key) for key in opener})
            print(f"UNDIAN INI DIBATALKAN oleh {shown(opener['name'])}: {shown(event.get('reason'))}")
            before = "tidak ada baris sesudah batal"
    print(f"Cocok: {HISTORY}, setiap barisnya menyambung")
    return latest

def check_seed(folder: Path, said: Json) -> str:
    forms = {"dice": ("[0-9]{20}", "20 angka dadu"), "beacon": (said["beacon"], f"seperti di {COMMITMENT}")}
    drawn, randomness = parsed(DRAWN, lines_of(folder / DRAWN), forms), ""
    if said["beacon"]:
        need(DRAWN + ", beacon", drawn["beacon"], {"signature": ("([0-9a-f]{2})+", "angka heksadesimal kecil")})
        randomness = sha256(bytes.fromhex(drawn["beacon"]["signature"])).hexdigest()
        same(DRAWN + ", beacon", drawn["beacon"], {**said["beacon"], "randomness": randomness})
    mixed = bytes.fromhex(said["candidates_root"]) + drawn["dice"].encode() + bytes.fromhex(randomness)
    same(DRAWN, drawn, {"form": 1, "run": said["run"], "seed": sha256(b"naung-seed-v1" + mixed).hexdigest()})
    print(f"Cocok: benih, dari akar, dadu {drawn['dice']}, {'suar' if said['beacon'] else 'tanpa suar: lebih lemah'}")
    return str(drawn["seed"])

def check_quota(path: Path, forms: dict[str, str], terms: Json, calon: list[Candidate]) -> dict[str, Json]:
    """Each cell's line by its code, with `where` it stands and how many the reserve may hold (`spare`)."""
    need(RUN, terms, {"places": (1, "bilangan >= 1"), "minimum": COUNT, "reserve_percent": COUNT})
    quota, left = {}, Counter(one.cell for one in calon)
    for where, (cell, _, *numbers) in read_table(path, forms):
        row: Json = {name: int(one) if one else None for name, one in zip([*forms][2:], numbers)}
        same(RUN, terms, {"by": {1: None, 6: "kode_kecamatan", 10: "kode_kelurahan"}[len(cell)]})
        same(where, row, {"candidates": left.pop(cell, 0), "weight": row.get(str(terms.get("weight")), row["weight"])})
        same(where, row, {"floor": min(terms["minimum"], row["candidates"])})
        quota[cell] = {**row, "where": where}
    same(QUOTA, {"sel yang tidak ada": ",".join(left)}, {"sel yang tidak ada": ""})
    # Sainte-Laguë: floors, then by weight, then by candidates, each place to the largest weight / (2·seats + 1).
    seats = {cell: row["floor"] for cell, row in quota.items()}
    scale = (2 * len(calon) + 1) ** 2  # so large that rounding keeps the order
    for weight in ("weight", "candidates"):
        quotients = [(-(row[weight] * scale // (2 * taken + 1)), cell) for cell, row in quota.items()
                     for taken in range(seats[cell], row["candidates"] if row[weight] else 0)]
        for _, cell in sorted(quotients)[: max(0, terms["places"] - sum(seats.values()))]:
            seats[cell] += 1
    for cell, row in quota.items():
        same(row["where"], row, {"seats": seats[cell]})
        row["spare"] = min(-(-seats[cell] * terms["reserve_percent"] // 100), row["candidates"])
    return quota

def check_correction(folder: Path, calon: list[Candidate], event: Json) -> list[Candidate]:
    """The candidates judged again. Tickets are known by now: nobody may take another's pseudonym."""
    changed = event.get("candidates_in") or event.get("candidates_out") or (folder / NOW).exists()
    now = read_calon(folder / NOW) if changed else calon
    known = {key: one for one in calon for key in (one.pseudonym, one.person)}
    for number, one in enumerate(now, 2):
        frozen = known.get(one.pseudonym, known.get(one.person, one))
        same(f"{NOW}, baris {number}", one._asdict(), {"pseudonym": frozen.pseudonym, "person": frozen.person})
    stayed = sum(one.pseudonym in known for one in now)
    came, went = len(now) - stayed, len(calon) - stayed
    same(f"{HISTORY}, hasil terakhir", event, {"kind": "ganti", "candidates_in": came, "candidates_out": went})
    print(f"HASIL PENGGANTI, benihnya tetap: {came} calon masuk, {went} keluar; alasannya di {HISTORY}")
    return now

def check_result(folder: Path, run: Json, calon: list[Candidate], quota: dict[str, Json]) -> dict[str, Lot]:
    """Everyone's lot by pseudonym, computed cell by cell and tier by tier, and held against what is published."""
    lots, lines, before, here = {}, [], 0, ""
    found = read_table(folder / RESULT, RESULT_FORM)
    for (cell, tier), group in groupby(calon, key=lambda one: (one.cell, one.tier)):
        before, here = before if cell == here else 0, cell
        equals = [(sha256(f"{run['seed']}:{one.pseudonym}".encode()).hexdigest(), one.pseudonym) for one in group]
        row, size, reach = quota[cell], len(equals), quota[cell]["seats"] + quota[cell]["spare"]
        places = max(0, min(row["seats"] - before, size))
        drawn = places < size and before < reach
        if 0 < places < size:
            row["cut"] = {"cut_size": size, "cut_places": places}
        ranks = {one: rank for rank, one in enumerate(sorted(equals), before + 1)}
        for (ticket, pseudonym), (where, cells) in zip(equals, found):
            rank = ranks[ticket, pseudonym]
            status = "selected" if rank <= row["seats"] else "reserve" if rank <= reach else "not_reached"
            lots[pseudonym] = Lot(ticket, status, rank if drawn else None, size, rank - 1 - before, places)
            wanted = (pseudonym, cell, str(tier), ticket, status, str(rank) if drawn else "")
            same(where, dict(zip(RESULT_FORM, cells)), dict(zip(RESULT_FORM, wanted)))
            lines.append(f"{pseudonym},{status},{cell},{wanted[-1]}")
        before += size
    same(RESULT, {"banyaknya baris": len(lines) + len([*found])}, {"banyaknya baris": len(calon)})
    for row in quota.values():
        reserve = min(row["spare"], row["candidates"] - row["seats"])
        cut = row.get("cut", {"cut_size": None, "cut_places": None})
        same(row["where"], row, {"selected": row["seats"], "reserve": reserve, **cut})
    same(RUN, run, {"digest": sha256("\n".join(sorted(lines)).encode()).hexdigest()})
    return lots

def check_folder(folder: Path) -> tuple[Json, list[Candidate], str, dict[str, Lot]]:
    """Everything published so far; before the dice there is no seed, before the result nobody stands anywhere."""
    said, frozen, calon = check_frozen(folder)
    result = (folder / RUN).exists() or (folder / RESULT).exists()
    latest = check_history(folder, said, frozen) if result or (folder / HISTORY).exists() else {}
    seed = check_seed(folder, said) if result or (folder / DRAWN).exists() else ""
    terms = {"by": None, "weight": "candidates", "minimum": 0, **(frozen["programme"].get("quota") or {}),
             "places": frozen["counts"].get("places"), "reserve_percent": frozen["programme"].get("reserve_percent")}
    run = parsed(RUN, lines_of(folder / RUN), {}) if result else terms
    corrected = result and (latest.get("kind") == "ganti" or (folder / NOW).exists())
    now = check_correction(folder, calon, latest) if corrected else calon
    same(RUN, run, {} if corrected else terms)
    quota = check_quota(folder / QUOTA, QUOTA_FORM if result else SEATS_FORM, run, now)
    seats = [{"cell": cell, "reserve": row["spare"], "seats": row["seats"]} for cell, row in quota.items()]
    for found, wanted in zip_longest(seats, seats if corrected else frozen["seats"]):
        same(QUOTA, {"kursi": found}, {"kursi": wanted})
    print(f"Cocok: kursi, {'dihitung ulang; boleh lain dari' if corrected else 'seperti di'} {FREEZE}")
    if not result:
        print("BELUM ADA HASIL di antara berkas ini")
        return said, calon, seed, {}
    same(RUN, run, {"seed": seed, "seed_source": "trial" if said.get("rehearsal") is True else "ceremony"})
    lots = check_result(folder, run, now, quota)
    same(f"{RUN}, menurut {HISTORY}", run, {"digest": latest.get("digest")})
    print("Cocok: tiket, urutan, status, sidik")
    return said, calon, seed, lots

def check_slip(path: Path, nik: str, said: Json, calon: list[Candidate], seed: str, lots: dict[str, Lot]) -> None:
    slip, name = parsed(path.name, lines_of(path), SLIP_FORM), path.name
    agreed = {"run": said["run"], "root": said[slip["kind"] + "s_root"], "size": said[slip["kind"] + "s"]}
    same(name, slip, {"form": 1, **agreed})
    need(name, slip, {"size": (slip["index"] + 1, f"bilangan > {slip['index']}")})
    need(name, {"path": "".join(f"{one} " for one in slip["path"])}, {"path": ("([0-9a-f]{64} )*", "deret hash")})
    if slip["kind"] == "candidate":
        one, drawn = calon[slip["index"]], not {"seed", *Lot._fields}.isdisjoint(slip)
        same(name, slip, one._asdict())
        same(name, slip, {"seed": seed, **lots.get(one.pseudonym, Lot(*[None] * 6))._asdict()} if drawn else {})
        leaf = candidate_leaf(said["run"], one)
    else:
        need(name, slip, {"codes": ("[A-Za-z0-9_.;-]*", "kode alasan")})
        leaf = leaf_of(b"naung-row-v1", *map(bytes.fromhex, (said["run"], slip["person"])), slip["codes"].encode())
    root = root_from(leaf, slip["index"], slip["size"] - 1, slip["path"])
    same(name, {"akar dari path": root}, {"akar dari path": slip["root"]})
    print(f"Cocok: {name}, baris {slip['index'] + 1} dari {slip['size']} di bawah akar {slip['root']}")
    if nik:
        found = sha256(b"naung-person-v1" + bytes.fromhex(slip["nonce"]) + nik.encode()).hexdigest()
        same(name, {"sidik NIK yang diketik": found}, {"sidik NIK yang diketik": slip["person"]})
    print("Cocok: NIK" if nik else "NIK tidak diketik, jadi belum diperiksa slip ini milik siapa")

def main(words: list[str]) -> int:
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    folder, asked = Path(words[-1] if len(words) % 2 else ""), dict(zip(words[::2], words[1::2]))
    slip, nik = asked.pop("--slip", ""), asked.pop("--nik", "")
    if len(words) % 2 == 0 or asked or not folder.is_dir() or (nik and not slip):
        print(__doc__)
        return 2
    try:
        whole = check_folder(folder)
        if slip:
            check_slip(Path(slip), nik, *whole)
        print("SEMUA YANG DIPERIKSA COCOK. Samakan sendiri akar dan dadu dengan berita acara")
        return 0
    except OSError as error:
        print(f"BERBEDA: {Path(str(error.filename)).name}: berkas tidak ada atau tidak dapat dibaca")
    except Differs as difference:
        print(f"BERBEDA: {difference}")
    return 1

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
