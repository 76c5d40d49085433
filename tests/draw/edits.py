"""What someone may alter in published files, and the words that must name it: for the command and for the page."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from naung.draw.bytes import jcs
from naung.draw.tree import candidate_leaves, leaf_hashes, root_of
from tests.draw.published import OPENS, Published, read_csv, tell

VOIDED = {"kind": "batal", "reason": "Dadu cacat", "inspector": "Sri", "opens": OPENS}

Edit = Callable[[Path, Published], None]


class Case(NamedTuple):
    name: str
    edit: Edit
    told: str  # how the difference must begin


def cell(file: str, line: int, column: str, value: str | Callable[[str], str]) -> Edit:
    """Another value in a CSV cell; lines are counted as people see them, the header is 1."""

    def edit(folder: Path, _: Published) -> None:
        path = folder / file
        lines = path.read_text(encoding="utf-8").split("\n")
        at = lines[0].split(",").index(column)
        cells = lines[line - 1].split(",")
        cells[at] = value if isinstance(value, str) else value(cells[at])
        lines[line - 1] = ",".join(cells)
        path.write_text("\n".join(lines), encoding="utf-8", newline="")

    return edit


def lines_of(file: str, change: Callable[[list[str]], list[str]]) -> Edit:
    def edit(folder: Path, _: Published) -> None:
        path = folder / file
        lines = change(path.read_text(encoding="utf-8").splitlines())
        path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="")

    return edit


def key(file: str, *names_and_value: Any) -> Edit:
    """Another value for a key, or for a key within a key."""
    *names, value = names_and_value

    def edit(folder: Path, _: Published) -> None:
        path = folder / file
        content = json.loads(path.read_bytes())
        holder = content
        for name in names[:-1]:
            holder = holder[name]
        holder[names[-1]] = value
        path.write_text(json.dumps(content), encoding="utf-8")

    return edit


def refrozen(*names_and_value: Any) -> Edit:
    """Another value in freeze.json, with the run and the root that follow from it: as if it had been frozen so."""
    change = key("freeze.json", *names_and_value)

    def edit(folder: Path, published: Published) -> None:
        change(folder, published)
        run = hashlib.sha256((folder / "freeze.json").read_bytes()).digest()
        leaf = candidate_leaves(run)
        calon = read_csv(folder / "calon.csv")
        hashes = leaf_hashes(
            leaf(one["pseudonym"], one["cell"], int(one["tier"]), bytes.fromhex(one["person"])) for one in calon
        )
        for name, value in (("run", run.hex()), ("candidates_root", root_of(hashes).hex())):
            key("komitmen.json", name, value)(folder, published)

    return edit


def key_of_line(number: int, name: str, value: Any) -> Edit:
    """Another value in one line of the history; no other line knows of it."""

    def edit(folder: Path, _: Published) -> None:
        path = folder / "riwayat.jsonl"
        lines = path.read_text(encoding="utf-8").splitlines()
        lines[number - 1] = jcs(json.loads(lines[number - 1]) | {name: value}).decode()
        path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="")

    return edit


def told(*events: dict[str, Any]) -> Edit:
    """Another history, each line bound to the one before."""
    return lambda folder, _: tell(folder, *events)


def whole(file: str, content: bytes) -> Edit:
    return lambda folder, _: (folder / file).write_bytes(content) and None  # type: ignore[func-returns-value]


def gone(file: str) -> Edit:
    return lambda folder, _: (folder / file).unlink()


def swapped(file: str, one: int, other: int, column: str) -> Edit:
    """Two lines change places in one column."""

    def edit(folder: Path, published: Published) -> None:
        rows = read_csv(folder / file)
        cell(file, one, column, rows[other - 2][column])(folder, published)
        cell(file, other, column, rows[one - 2][column])(folder, published)

    return edit


def last_digit(text: str) -> str:
    return text[:-1] + ("0" if text[-1] != "0" else "1")


def more(text: str) -> str:
    return str(int(text or 0) + 1)


def replaced_everywhere(folder: Path, published: Published) -> None:
    """Someone else in a winner's place, in both files, with a true ticket and digest: only the root tells."""
    at = published.find(status="selected")
    line = published.line(at)
    other = line["pseudonym"][:-1] + ("0" if line["pseudonym"][-1] != "0" else "1")
    ticket = hashlib.sha256(f"{published.seed}:{other}".encode()).hexdigest()
    for file in ("calon.csv", "candidates.csv"):
        text = (folder / file).read_text(encoding="utf-8")
        text = text.replace(line["pseudonym"], other).replace(line["ticket"], ticket)
        (folder / file).write_text(text, encoding="utf-8", newline="")
    said = [
        f"{one['pseudonym']},{one['status']},{one['cell']},{one['rank_in_cell']}"
        for one in read_csv(folder / "candidates.csv")
    ]
    digest = hashlib.sha256("\n".join(sorted(said)).encode()).hexdigest()
    key("run.json", "digest", digest)(folder, published)


def replaced(folder: Path, _: Published) -> None:
    """A result shown as if it held, though another has come in its place."""
    digest = json.loads((folder / "run.json").read_bytes())["digest"]
    later = {"kind": "ganti", "digest": "1" * 64, "candidates_in": 0, "candidates_out": 0}
    tell(folder, {"kind": "hasil", "digest": digest}, later)


def slipped_in(folder: Path, _: Published) -> None:
    """Other candidates for a result that replaces none."""
    (folder / "calon-koreksi.csv").write_bytes((folder / "calon.csv").read_bytes())


def frozen_cases() -> list[Case]:
    """Before the dice: freeze.json against quota.csv, where all hashes fit."""
    return [
        Case("beku tempat", refrozen("counts", "places", 19), "quota.csv, baris "),
        Case("beku tanpa tempat", refrozen("counts", "places", 0), "run.json, places: "),
        Case("beku calon", refrozen("counts", "candidates", 45), "komitmen.json, candidates: "),
        Case("beku kursi", refrozen("seats", 1, "seats", 1), "quota.csv, kursi: "),
        Case("beku cadangan", refrozen("seats", 2, "reserve", 9), "quota.csv, kursi: "),
        Case("beku sel kurang", refrozen("seats", []), "quota.csv, kursi: "),
        Case("beku batas bawah", refrozen("programme", "quota", "minimum", 1), "quota.csv, baris 2, floor: "),
        Case("beku bobot", refrozen("programme", "quota", "weight", "people"), "quota.csv, baris 2, weight: "),
        Case("beku wilayah", refrozen("programme", "quota", "by", "kode_kecamatan"), "run.json, by: "),
        Case("beku persen cadangan", refrozen("programme", "reserve_percent", 100), "quota.csv, kursi: "),
        Case("beku benih", refrozen("seed", "dice"), "komitmen.json, seed: "),
        Case("beku geladi", refrozen("rehearsal", True), "komitmen.json, rehearsal: "),
        Case("beku kursi kuota", cell("quota.csv", 3, "seats", more), "quota.csv, baris 3, seats: "),
        Case("beku kuota tak ada", gone("quota.csv"), "quota.csv: berkas tidak ada"),
        Case(
            "beku kuota hasil", lines_of("quota.csv", lambda lines: [one + "," for one in lines]), "quota.csv, kepala"
        ),
    ]


def corrected_cases() -> list[Case]:
    """A result judged again under the same seed: the candidates as they are now, and what the history says of them."""
    now, history = "calon-koreksi.csv", "riwayat.jsonl"
    return [
        Case("koreksi tak ada", gone(now), f"{now}: berkas tidak ada"),
        Case("koreksi orang lain", cell(now, 3, "person", last_digit), f"{now}, baris 3, person: "),
        Case("koreksi dua orang bertukar", swapped(now, 3, 5, "person"), f"{now}, baris 3, person: "),
        Case(
            "koreksi calon hilang", lines_of(now, lambda lines: lines[:-1]), f"{history}, hasil terakhir, candidates_"
        ),
        Case("koreksi tak urut", lines_of(now, lambda lines: [lines[0], *lines[:0:-1]]), f"{now}, baris 3, urutan: "),
        Case("koreksi tingkat", cell(now, 2, "tier", "9"), f"{now}, baris 3, urutan: "),
        Case("koreksi nama samaran baru", new_pseudonym, f"{now}, baris 2, pseudonym: "),
        Case("koreksi jumlah masuk", counted_in, f"{history}, hasil terakhir, candidates_in: "),
        Case("koreksi tempat", key("run.json", "places", 1), "quota.csv, baris "),
        Case("koreksi tempat pecahan", key("run.json", "places", 1.5), "run.json, places: "),
        Case("koreksi tanpa bobot", key("run.json", "minimum", None), "run.json, minimum: "),
        Case("koreksi batas bawah", key("run.json", "minimum", 18), "quota.csv, baris 2, floor: "),
        Case("koreksi cadangan", key("run.json", "reserve_percent", 70), "candidates.csv, baris "),
        Case("koreksi kursi", cell("quota.csv", 2, "seats", more), "quota.csv, baris 2, seats: "),
        Case("koreksi tiket", swapped("candidates.csv", 2, 3, "ticket"), "candidates.csv, baris 2, ticket: "),
        Case("koreksi sidik", key("run.json", "digest", "0" * 64), "run.json, digest: "),
    ]


def new_pseudonym(folder: Path, published: Published) -> None:
    """Somebody frozen gets another pseudonym, so another ticket."""
    cell("calon-koreksi.csv", 2, "pseudonym", lambda text: "0" * 8 + text[8:])(folder, published)


def counted_in(folder: Path, _: Published) -> None:
    lines = (folder / "riwayat.jsonl").read_text(encoding="utf-8").splitlines()
    last = json.loads(lines[-1])
    key_of_line(len(lines), "candidates_in", last["candidates_in"] + 1)(folder, _)


def cases() -> list[Case]:
    """Lines 2 to 4 and on of the made draw's first cell are of its first tier, which is wholly selected."""
    zero = "0" * 64
    calon, komitmen, benih = "calon.csv", "komitmen.json", "benih.json"
    quota, run, result = "quota.csv", "run.json", "candidates.csv"
    freeze, history = "freeze.json", "riwayat.jsonl"
    root = f"{calon}, akar: "
    made = [
        Case("nama samaran lain", cell(calon, 3, "pseudonym", last_digit), root),
        Case("sel lain", cell(calon, 47, "cell", "3275021009"), root),
        Case("tingkat lain", cell(calon, 47, "tier", "5"), root),
        Case("orang lain", cell(calon, 5, "person", last_digit), root),
        Case("dua orang bertukar", swapped(calon, 4, 9, "person"), root),
        Case("satu orang dua kali", cell(calon, 47, "person", "a" * 64), root),
        Case("calon hilang", lines_of(calon, lambda lines: lines[:9] + lines[10:]), f"{calon}, banyaknya baris: "),
        Case("calon terakhir hilang", lines_of(calon, lambda lines: lines[:-1]), f"{calon}, banyaknya baris: "),
        Case("calon dua kali", lines_of(calon, lambda lines: [*lines[:5], *lines[4:]]), f"{calon}, baris 6, urutan"),
        Case("calon tak urut", lines_of(calon, lambda lines: [lines[0], *lines[:0:-1]]), f"{calon}, baris 3, "),
        Case("kepala calon", lines_of(calon, lambda lines: ["pseudonym", *lines[1:]]), f"{calon}, kepala tabel"),
        Case("kolom calon lebih", cell(calon, 4, "person", lambda text: text + ",x"), f"{calon}, baris 4, bentuk: "),
        Case("kolom calon kurang", cell(calon, 4, "person", ""), f"{calon}, baris 4, bentuk: "),
        Case("baris calon terpotong", lines_of(calon, lambda lines: [*lines[:3], "ab"]), f"{calon}, baris 4, "),
        Case("huruf besar", cell(calon, 4, "person", str.upper), f"{calon}, baris 4, bentuk: "),
        Case("tingkat 01", cell(calon, 4, "tier", "01"), f"{calon}, baris 4, bentuk: "),
        Case("calon kosong", whole(calon, b""), f"{calon}, kepala tabel: "),
        Case("calon tak ada", gone(calon), f"{calon}: berkas tidak ada"),
        Case("bukan UTF-8", whole(calon, b"\xff\xfe\x00\x1b[2J"), f"{calon}, kepala tabel: "),
        Case("penggantian di semua berkas", replaced_everywhere, root),
        Case("akar lain", key(komitmen, "candidates_root", zero), root),
        Case("akar bukan teks", key(komitmen, "candidates_root", 5), root),
        Case("akar baris", key(komitmen, "rows_root", "x"), f"{komitmen}, rows_root: "),
        Case("jumlah calon", key(komitmen, "candidates", 45), f"{komitmen}, candidates: "),
        Case("jumlah calon benar", key(komitmen, "candidates", True), f"{komitmen}, candidates: "),
        Case("jumlah baris", key(komitmen, "rows", -1), f"{komitmen}, rows: "),
        Case("run lain", key(komitmen, "run", zero), f"{freeze}, SHA-256: "),
        Case("bentuk lain", key(komitmen, "form", 2), f"{komitmen}, form: "),
        Case("komitmen tanpa suar", key(komitmen, "beacon", None), f"{komitmen}, beacon: "),
        Case("komitmen dadu saja", key(komitmen, "seed", "dice"), f"{komitmen}, seed: "),
        Case("suar bukan objek", key(komitmen, "beacon", [1]), f"{komitmen}, beacon: "),
        Case("putaran komitmen", key(komitmen, "beacon", "round", 1001), f"{komitmen}, beacon: "),
        Case("rantai komitmen", key(komitmen, "beacon", "chain", zero), f"{komitmen}, beacon: "),
        Case("tempat rapat", key(komitmen, "meeting", "place", "Balai lain"), f"{komitmen}, meeting: "),
        Case("geladi komitmen", key(komitmen, "rehearsal", True), f"{komitmen}, rehearsal: "),
        Case("beku diubah", key(freeze, "inspector", "name", "Tamu"), f"{freeze}, SHA-256: "),
        Case("beku berspasi", lines_of(freeze, lambda lines: [*lines, ""]), f"{freeze}, SHA-256: "),
        Case("beku bukan JSON", whole(freeze, b"x"), f"{freeze}, isi: "),
        Case("beku tanpa kursi", key(freeze, "seats", {}), f"{freeze}, seats: "),
        Case("beku tak ada", gone(freeze), f"{freeze}: berkas tidak ada"),
        Case("bukan JSON", whole(komitmen, b"{"), f"{komitmen}, isi: "),
        Case("JSON lain", whole(komitmen, b"[1]"), f"{komitmen}, isi: "),
        Case("komitmen tak ada", gone(komitmen), f"{komitmen}: berkas tidak ada"),
        Case("dadu lain", key(benih, "dice", "31415926535897932385"), f"{benih}, seed: "),
        Case("dadu kurang", key(benih, "dice", "3141592653589793238"), f"{benih}, dice: "),
        Case("dadu angka", key(benih, "dice", 31415926535897932384), f"{benih}, dice: "),
        Case("benih lain", key(benih, "seed", zero), f"{benih}, seed: "),
        Case("run benih", key(benih, "run", zero), f"{benih}, run: "),
        Case("keacakan lain", key(benih, "beacon", "randomness", zero), f"{benih}, beacon, randomness: "),
        Case("tanda tangan lain", key(benih, "beacon", "signature", "b7" * 48), f"{benih}, beacon, randomness: "),
        Case("putaran lain", key(benih, "beacon", "round", 999), f"{benih}, beacon, round: "),
        Case("rantai lain", key(benih, "beacon", "chain", zero), f"{benih}, beacon, chain: "),
        Case("benih tanpa suar", key(benih, "beacon", None), f"{benih}, beacon: "),
        Case("bentuk benih", key(benih, "form", "1"), f"{benih}, form: "),
        Case("benih tak ada", gone(benih), f"{benih}: berkas tidak ada"),
        Case("benih hasil", key(run, "seed", zero), f"{run}, seed: "),
        Case("percobaan", key(run, "seed_source", "trial"), f"{run}, seed_source: "),
        Case("tempat", key(run, "places", 19), f"{run}, places: "),
        Case("tempat nol", key(run, "places", 0), f"{run}, places: "),
        Case("tempat pecahan", key(run, "places", 18.5), f"{run}, places: "),
        Case("batas bawah", key(run, "minimum", 1), f"{run}, minimum: "),
        Case("batas bawah mustahil", key(run, "minimum", 18), f"{run}, minimum: "),
        Case("cadangan", key(run, "reserve_percent", 50), f"{run}, reserve_percent: "),
        Case("bobot", key(run, "weight", "people"), f"{run}, weight: "),
        Case("bobot asing", key(run, "weight", {"x": 1}), f"{run}, weight: "),
        Case("bobot eligible", key(run, "weight", "eligible"), f"{run}, weight: "),
        Case("menurut", key(run, "by", "kode_kecamatan"), f"{run}, by: "),
        Case("sidik", key(run, "digest", zero), f"{run}, digest: "),
        Case("hasil tak ada", gone(run), f"{run}: berkas tidak ada"),
        Case("calon hasil tak ada", gone(result), f"{result}: berkas tidak ada"),
        Case("kuota tak ada", gone(quota), f"{quota}: berkas tidak ada"),
        Case("kuota tanpa sel", lines_of(quota, lambda lines: lines[:-1]), f"{quota}, sel yang tidak ada: "),
        Case("kuota tak urut", lines_of(quota, lambda lines: [lines[0], *lines[:0:-1]]), f"{quota}, kursi: "),
        Case("sel asing", cell(quota, 3, "cell", "3275011003"), f"{quota}, baris 3, candidates: "),
        Case("kode pendek", cell(quota, 2, "cell", "327501"), f"{run}, by: "),
        Case("kepala kuota", lines_of(quota, lambda lines: lines[1:]), f"{quota}, kepala tabel: "),
        Case("bukan bilangan", cell(quota, 2, "people", "07"), f"{quota}, baris 2, bentuk: "),
        Case("hasil tanpa baris akhir", lines_of(result, lambda lines: lines[:-1]), f"{result}, banyaknya baris: "),
        Case("hasil baris lebih", lines_of(result, lambda lines: [*lines, lines[-1]]), f"{result}, banyaknya baris: "),
        Case("hasil kepala", lines_of(result, lambda lines: lines[1:]), f"{result}, kepala tabel: "),
        Case("hasil tak urut", lines_of(result, lambda lines: [lines[0], *lines[:0:-1]]), f"{result}, baris 2, "),
        Case("kolom hasil kurang", cell(result, 3, "ticket", "a,b"), f"{result}, baris 3, bentuk: "),
        Case("peringkat tersembunyi", cell(result, 2, "rank_in_cell", "1"), f"{result}, baris 2, rank_in_cell: "),
        Case("dua status bertukar", swapped(result, 2, 18, "status"), f"{result}, baris 2, status: "),
        Case("dua tiket bertukar", swapped(result, 2, 3, "ticket"), f"{result}, baris 2, ticket: "),
        Case("riwayat tak ada", gone(history), f"{history}: berkas tidak ada"),
        Case("riwayat diubah", key_of_line(1, "size", 6), f"{history}, baris 2, before: "),
        Case("riwayat tak urut", lines_of(history, lambda lines: lines[::-1]), f"{history}, baris 1, number: "),
        Case("riwayat tanpa awal", lines_of(history, lambda lines: lines[1:]), f"{history}, baris 1, number: "),
        Case("riwayat undian lain", key_of_line(1, "before", zero), f"{history}, baris 1, before: "),
        Case("riwayat berlubang", lines_of(history, lambda one: [one[0], "", one[1]]), f"{history}, baris 2, isi: "),
        Case("riwayat bentuk lain", key_of_line(2, "form", 2), f"{history}, baris 2, form: "),
        Case("riwayat hasil lain", told({"kind": "hasil", "digest": zero}), f"{run}, menurut {history}, digest: "),
        Case("riwayat tanpa hasil", told({"kind": "sampel"}), f"{run}, menurut {history}, digest: "),
        Case("hasil yang sudah diganti", replaced, f"{run}, menurut {history}, digest: "),
        Case("calon koreksi diselipkan", slipped_in, f"{history}, hasil terakhir, kind: "),
        Case("batal orang lain", told(VOIDED | {"inspector": "Rina"}), f"{history}, baris 1, pembuka segel, name: "),
        Case("batal dengan kunci lain", told(VOIDED | {"opens": zero}), f"{history}, baris 1, pembuka segel, seal: "),
        Case("batal tanpa kunci", told(VOIDED | {"opens": None}), f"{history}, baris 1, opens: "),
        Case("sesudah batal", told(VOIDED, {"kind": "sampel"}), f"{history}, baris 2, before: "),
        Case("spasi", cell(result, 2, "status", "selected "), f"{result}, baris 2, status: "),
    ]  # fmt: skip
    numbers = ("candidates", "weight", "floor", "seats", "selected", "reserve", "cut_size", "cut_places")
    made += [Case(f"{name} baris {line}", cell(quota, line, name, more), f"{quota}, baris {line}, {name}: ")
             for line in (2, 3, 4) for name in numbers]  # fmt: skip
    changes = {"pseudonym": last_digit, "cell": last_digit, "tier": more, "ticket": last_digit}
    changes |= {"rank_in_cell": more, "status": lambda text: "reserve" if text == "selected" else "selected"}
    made += [Case(f"{name} hasil {line}", cell(result, line, name, change), f"{result}, baris {line}, {name}: ")
             for line in (2, 10, 21, 47) for name, change in changes.items()]  # fmt: skip
    return made
