"""Memeriksa undian Naung dari berkas yang diumumkan, tanpa Naung dan tanpa jaringan.

    python verifikasi.py FOLDER
    python verifikasi.py --slip slip.json [--nik NIK] [FOLDER]

FOLDER berisi calon.csv, komitmen.json, benih.json, candidates.csv, quota.csv, run.json seperti diumumkan.
Sebelum dadu dilempar cukup calon.csv dan komitmen.json. Yang pertama kali berbeda disebut: berkas, baris, isi.
Kode keluar: 0 semua cocok, 1 ada yang berbeda, 2 perintahnya salah. Cukup Python 3.8 atau yang lebih baru.
"""
# Byte formats: docs/draw.md; the selection's rules: docs/contract.md, sections 5 to 7. Not here: the beacon's signature
# (the standard library has no pairing curves), and who is eligible (no public file can show it).
# ruff: noqa: B905, SIM905, T201, UP006, UP035 (Python 3.8)
# fmt: off

from __future__ import annotations

import json
import re
import sys
from collections import Counter, namedtuple
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import Any, Dict, Iterator, List, Tuple

COMMITMENT, CALON, DRAWN, QUOTA = "komitmen.json", "calon.csv", "benih.json", "quota.csv"
RUN, RESULT = "run.json", "candidates.csv"
HEX32 = ("[0-9a-f]{32}", "32 angka heksadesimal kecil")
HEX64 = ("[0-9a-f]{64}", "64 angka heksadesimal kecil")
CELL = ("-|[0-9]{6}|[0-9]{10}", "kode 10 angka, 6 angka, atau -")
WHOLE = ("0|[1-9][0-9]{0,99}", "bilangan bulat, 0 atau lebih")
EMPTY = ("|0|[1-9][0-9]{0,99}", "kosong atau bilangan bulat, 0 atau lebih")
NAME = ('[^,"]*|"([^"]|"")*"', "nama, tanpa ganti baris")
BY = {1: None, 6: "kode_kecamatan", 10: "kode_kelurahan"}
NUMBERS = "people,eligible,candidates,weight,floor,seats,selected,reserve".split(",")
CALON_FORM = {"pseudonym": HEX32, "cell": CELL, "tier": ("[1-9][0-9]{0,8}", "bilangan bulat dari 1"), "person": HEX64}
QUOTA_FORM = {"cell": CELL, "name": NAME, **dict.fromkeys(NUMBERS, WHOLE), "cut_size": EMPTY, "cut_places": EMPTY}
RESULT_FORM = dict.fromkeys("pseudonym,cell,tier,ticket,status,rank_in_cell".split(","), ("[^,]*", "6 kolom"))
SLIP_FORM = {"kind": ("candidate|row", "candidate atau row"), "run": HEX64, "root": HEX64, "person": HEX64,
             "nonce": HEX64, "index": 0, "path": ([], "daftar hash")}

Candidate = namedtuple("Candidate", "pseudonym cell tier person")
# rank_in_cell is None in tiers that no ticket orders; the last three are of the tier.
Standing = namedtuple("Standing", "ticket status rank_in_cell equals equals_before places_for_equals")
Json = Dict[str, Any]
Whole = Tuple[Json, List[Candidate], str, List[Standing]]

class Differs(Exception):
    """The first thing that is not as it should be."""
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
    """Each key's value must have its form: a pattern, {} or [] with its words, or the least whole number."""
    for key, asked in forms.items():
        form, words = asked if isinstance(asked, tuple) else (asked, f"bilangan >= {asked}")
        value = content.get(key)
        fits = type(value) is type(form) and (type(value) is not int or form <= value < 2**53)  # type: ignore[operator]
        if not fits or (type(value) is str and not re.fullmatch(form, value)):
            raise Differs(where, key, value, words)

def read_json(path: Path) -> Json:
    try:
        content = {"isi": json.loads(path.read_bytes().decode("utf-8-sig", errors="replace"))}
    except (ValueError, RecursionError):
        content = {"isi": "bukan JSON"}
    need(path.name, content, {"isi": ({}, "objek JSON")})
    return {**content["isi"]}

def read_lines(path: Path, forms: Json) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each line below the header: where it is and its cells, every one of the right form."""
    head, *lines = re.split("\r?\n", path.read_bytes().decode("utf-8-sig", errors="replace"))
    same(path.name, {"kepala tabel": head}, {"kepala tabel": ",".join(forms)})
    whole = re.compile(",".join(f"(?P<{name}>{form})" for name, (form, _) in forms.items()))
    for number, line in enumerate(lines[:-1] if lines[-1:] == [""] else lines, 2):
        match, where = whole.fullmatch(line), f"{path.name}, baris {number}"
        if not match:
            need(where, dict(zip(forms, line.split(","))), forms)
            raise Differs(where, "isi", line, f"{len(forms)} kolom")
        yield where, tuple(match.groupdict().values())

def read_calon(path: Path) -> list[Candidate]:
    calon, seen, last = [], {}, ("", 0, "")  # type: ignore[var-annotated]
    for where, (pseudonym, cell, tier, person) in read_lines(path, CALON_FORM):
        here = (cell, int(tier), pseudonym)
        if here <= last:
            raise Differs(where, "urutan", "{},{},{}".format(*here), "sesudah {},{},{}".format(*last))
        for name, value in (("pseudonym", pseudonym), ("person", person)):
            if seen.setdefault(value, where) != where:
                raise Differs(where, name, "sama dengan " + seen[value], "satu orang satu baris")
        calon.append(Candidate(pseudonym, cell, here[1], person))
        last = here
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

def check_commitment(folder: Path) -> tuple[Json, list[Candidate]]:
    said = read_json(folder / COMMITMENT)
    need(COMMITMENT, said, {"run": HEX64, "candidates_root": HEX64, "rows_root": HEX64, "candidates": 0, "rows": 0})
    same(COMMITMENT, said, {"form": 1, "seed": "dice" if said.get("beacon") is None else "dice+beacon"})
    if said["seed"] != "dice":
        need(COMMITMENT, said, {"beacon": ({}, "objek JSON")})
        need(COMMITMENT + ", beacon", said["beacon"], {"chain": HEX64, "round": 1})
    calon = read_calon(folder / CALON)
    found = {"banyaknya baris": len(calon), "akar": root_of([candidate_leaf(said["run"], one) for one in calon])}
    same(CALON, found, {"banyaknya baris": said["candidates"], "akar": said["candidates_root"]})
    return said, calon

def check_seed(folder: Path, said: Json) -> Json:
    drawn, randomness = read_json(folder / DRAWN), ""
    same(DRAWN, drawn, {"form": 1, "run": said["run"]})
    need(DRAWN, drawn, {"dice": ("[0-9]{20}", "20 angka dadu")})
    if said["seed"] == "dice":
        same(DRAWN, drawn, {"beacon": None})
    else:
        need(DRAWN, drawn, {"beacon": ({}, "objek JSON")})
        need(DRAWN + ", beacon", drawn["beacon"], {"signature": ("([0-9a-f]{2})+", "angka heksadesimal kecil")})
        randomness = sha256(bytes.fromhex(drawn["beacon"]["signature"])).hexdigest()
        same(DRAWN + ", beacon", drawn["beacon"], {**said["beacon"], "randomness": randomness})
    mixed = bytes.fromhex(said["candidates_root"]) + drawn["dice"].encode() + bytes.fromhex(randomness)
    same(DRAWN, drawn, {"seed": sha256(b"naung-seed-v1" + mixed).hexdigest()})
    return drawn

def apportion(quota: dict[str, Json], places: int, minimum: int) -> dict[str, int]:
    """Sainte-Laguë: floors, then by weight, then by candidates, each place to the largest weight / (2·seats + 1)."""
    seats = {cell: min(minimum, row["candidates"]) for cell, row in quota.items()}
    if sum(seats.values()) > places:
        raise Differs(RUN, "minimum", minimum, f"batas bawah yang cukup dengan {places} tempat")
    scale = (2 * max([row["candidates"] for row in quota.values()], default=0) + 1) ** 2  # rounding keeps the order
    for weight in ("weight", "candidates"):
        quotients = [(-(row[weight] * scale // (2 * taken + 1)), cell) for cell, row in quota.items()
                     for taken in range(seats[cell], row["candidates"] if row[weight] else 0)]
        for _, cell in sorted(quotients)[: places - sum(seats.values())]:
            seats[cell] += 1
    return seats

def check_quota(folder: Path, run: Json, calon: list[Candidate]) -> dict[str, Json]:
    """Each cell's line by its code, with `where` and `reach`: how many are seated or in reserve."""
    need(RUN, run, {"places": 1, "minimum": 0, "reserve_percent": 0})
    weight = run.get("weight")
    weight = "/".join(weight) if isinstance(weight, dict) else weight
    need(RUN, {"weight": weight}, {"weight": ("candidates|people|when|path", "candidates, people, when, atau path")})
    quota, counted = {}, Counter(one.cell for one in calon)  # type: ignore[var-annotated]
    for where, (cell, _, *numbers) in read_lines(folder / QUOTA, QUOTA_FORM):
        row: Json = {name: int(one) if one else None for name, one in zip([*QUOTA_FORM][2:], numbers)}
        same(RUN, run, {"by": BY[len(cell)]})
        same(where, row, {"candidates": counted.pop(cell, 0), "weight": row.get(str(weight), row["weight"])})
        if cell <= next(reversed(quota), "") or not row["candidates"] <= row["eligible"] <= row["people"]:
            raise Differs(where, "urutan", cell, "kode menaik, dan calon <= memenuhi syarat <= penduduk")
        quota[cell] = {**row, "where": where}
    same(QUOTA, {"sel yang tidak ada": ",".join(counted)}, {"sel yang tidak ada": ""})
    seats = apportion(quota, run["places"], run["minimum"])
    for cell, row in quota.items():
        reserve = -(-seats[cell] * run["reserve_percent"] // 100)
        same(row["where"], row, {"floor": min(run["minimum"], row["candidates"]), "seats": seats[cell]})
        same(row["where"], row, {"selected": seats[cell], "reserve": min(reserve, row["candidates"] - seats[cell])})
        row["reach"] = seats[cell] + reserve
    return quota

def stand(calon: list[Candidate], quota: dict[str, Json], seed: str) -> list[Standing]:
    """Every candidate's standing, in the order of `calon`."""
    standings, before, here = [], 0, ""
    for (cell, _), group in groupby(calon, key=lambda one: (one.cell, one.tier)):
        before, here = before if cell == here else 0, cell
        equals = [(sha256(f"{seed}:{one.pseudonym}".encode()).hexdigest(), one.pseudonym) for one in group]
        row, size = quota[cell], len(equals)
        places = max(0, min(row["seats"] - before, size))
        row["cut"] = (size, places) if 0 < places < size else row.get("cut", (None, None))
        drawn = places < size and before < row["reach"]
        ranks = {one: rank for rank, one in enumerate(sorted(equals), before + 1)}
        for one in equals:
            rank, beyond = ranks[one], "reserve" if ranks[one] <= row["reach"] else "not_reached"
            status = "selected" if rank <= row["seats"] else beyond
            standings.append(Standing(one[0], status, rank if drawn else None, size, rank - 1 - before, places))
        before += size
    for row in quota.values():
        same(row["where"], row, dict(zip(("cut_size", "cut_places"), row.get("cut", (None, None)))))
    return standings

def check_result(folder: Path, said: Json, calon: list[Candidate], seed: str) -> list[Standing]:
    run = read_json(folder / RUN)
    same(RUN, run, {"seed": seed, "seed_source": "trial" if said.get("rehearsal") else "ceremony"})
    standings = stand(calon, check_quota(folder, run, calon), seed)
    lines, found = [], read_lines(folder / RESULT, RESULT_FORM)
    for one, place in zip(calon, standings):
        rank = str(place.rank_in_cell or "")
        wanted = (one.pseudonym, one.cell, str(one.tier), place.ticket, place.status, rank)
        where, cells = next(found, (RESULT, ()))
        same(where, dict(zip(RESULT_FORM, cells)), dict(zip(RESULT_FORM, wanted)))
        lines.append(f"{one.pseudonym},{place.status},{one.cell},{rank}")
    for where, cells in found:
        raise Differs(where, "baris", ",".join(cells), f"tidak ada: {CALON} sudah habis")
    same(RUN, run, {"digest": sha256("\n".join(sorted(lines)).encode()).hexdigest()})
    return standings

def check_folder(folder: Path) -> Whole:
    """Everything published so far; before the dice there is no seed, before the result nobody stands anywhere."""
    said, calon = check_commitment(folder)
    result = any((folder / name).exists() for name in (RUN, RESULT))
    drawn = check_seed(folder, said) if result or (folder / DRAWN).exists() else {}
    standings = check_result(folder, said, calon, drawn["seed"]) if result else []
    print(f"Cocok: {CALON}, {len(calon)} calon, sesuai dengan akar di {COMMITMENT}")
    print("Cocok: benih, dihitung ulang dari akar dan dadu" if drawn else "BELUM ADA BENIH di folder ini")
    print("Cocok: kursi, tiket, urutan, status, sidik" if result else "BELUM ADA HASIL di folder ini")
    print(f"Samakan dengan berita acara: akar {said['candidates_root']}, dadu {drawn.get('dice', 'belum dilempar')}")
    weak = "Benih dari dadu saja, bentuk yang lebih lemah" if said["seed"] == "dice" else "tanda tangan suar acak"
    print(f"Tidak diperiksa di sini: siapa memenuhi syarat (berkas umum tidak memuat fakta orang); {weak}")
    return said, calon, drawn.get("seed", ""), standings

def check_slip(path: Path, nik: str | None, whole: Whole | None) -> None:
    slip, name = read_json(path), path.name
    same(name, slip, {"form": 1})
    need(name, slip, SLIP_FORM)
    drawn = slip["kind"] == "candidate" and not {"seed", *Standing._fields}.isdisjoint(slip)
    need(name, slip, {"size": slip["index"] + 1, **({"seed": HEX64} if drawn else {})})
    for number, one in enumerate(slip["path"], 1):
        need(name, {f"path {number}": one}, {f"path {number}": HEX64})
    if slip["kind"] == "candidate":
        need(name, slip, {"pseudonym": HEX32, "cell": CELL, "tier": 1})
        which, leaf = "candidates", candidate_leaf(slip["run"], Candidate(*map(slip.get, Candidate._fields)))
    else:
        need(name, slip, {"codes": ("[^\x00-\x1f]*", "kode alasan")})
        which, fields = "rows", (bytes.fromhex(slip["run"]), bytes.fromhex(slip["person"]), slip["codes"].encode())
        leaf = leaf_of(b"naung-row-v1", *fields)
    if whole:
        said, calon, seed, standings = whole
        same(name, slip, {"run": said["run"], "root": said[which + "_root"], "size": said[which]})
        same(name, slip, calon[slip["index"]]._asdict() if which == "candidates" else {})
        same(name, slip, {"seed": seed, **standings[slip["index"]]._asdict()} if drawn and standings else {})
    root = root_from(leaf, slip["index"], slip["size"] - 1, slip["path"])
    same(name, {"akar dari path": root}, {"akar dari path": slip["root"]})
    print(f"Cocok: {name}, baris {slip['index'] + 1} dari {slip['size']} di bawah akar {slip['root']}")
    if drawn:
        same(name, slip, {"ticket": sha256(f"{slip['seed']}:{slip['pseudonym']}".encode()).hexdigest()})
        settled = whole and whole[3]
        print("Cocok: tiket, status, urutan" if settled else "Cocok: tiket. Status belum diperiksa: beri juga FOLDER")
    if nik:
        found = sha256(b"naung-person-v1" + bytes.fromhex(slip["nonce"]) + nik.encode()).hexdigest()
        last4 = {} if "/" in nik else {"nik_last4": nik[-4:]}
        same(name, {**slip, "sidik NIK yang diketik": found}, {"sidik NIK yang diketik": slip["person"], **last4})
    print("Cocok: NIK" if nik else "NIK tidak diketik, jadi belum diperiksa slip ini milik siapa")

def main(words: list[str]) -> int:
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    asked: Json = {}
    while words:
        name = words.pop(0) if words[0].startswith("-") else "FOLDER"
        asked[name] = words.pop(0) if words else ""
    folder, slip = Path(asked.get("FOLDER", ".")), Path(asked.get("--slip", "."))
    wrong = not set(asked) <= {"FOLDER", "--slip", "--nik"} or not ("FOLDER" in asked or "--slip" in asked)
    if wrong or not folder.is_dir() or ("--slip" in asked) != slip.is_file():
        print(__doc__)
        return 2
    try:
        whole = check_folder(folder) if "FOLDER" in asked else None
        if "--slip" in asked:
            check_slip(slip, asked.get("--nik"), whole)
        print("SEMUA YANG DIPERIKSA COCOK")
        return 0
    except OSError as error:
        print(f"BERBEDA: {Path(str(error.filename)).name}: berkas tidak ada atau tidak dapat dibaca")
    except Differs as difference:
        print(f"BERBEDA: {difference}")
    return 1

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
