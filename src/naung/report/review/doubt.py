"""Why a match is doubtful, in sentences made from how two records agree. Not here: how they stand on the screen."""

from naung.matching.settle import DOUBLE
from naung.report.review.questions import Candidate, Levels, Question
from naung.values.words import joined, percent

SAME, ALIKE, DIFFERENT, UNKNOWN = SIGNS = "=~x?"
LEGEND = "= sama   ~ mirip   x beda   ? tidak dapat dibandingkan"

# A sign and a sentence for each level of matching.comparisons, in its order. What agrees needs no sentence of its own.
NIK = (
    (SAME, ""),
    (ALIKE, "NIK sama kecuali angka terakhir, yang menjadi nol"),
    (ALIKE, "NIK hampir sama"),
    (DIFFERENT, "NIK di daftar milik anggota keluarganya"),
    (DIFFERENT, "NIK di daftar milik orang lain"),
    (DIFFERENT, "NIK di daftar tidak ada di registri"),
    (UNKNOWN, ""),
)
NIK_OF_DOUBLE = (
    *NIK[:3],
    (DIFFERENT, "NIK beda, keluarganya sama"),
    (DIFFERENT, "NIK beda"),
    (DIFFERENT, "NIK beda"),
    (UNKNOWN, ""),
)
BIRTH = (
    (SAME, ""),
    (ALIKE, "Hari dan bulan lahir tertukar"),
    (ALIKE, "Tahun lahir sama, tetapi harinya ditulis 1 Januari"),
    (ALIKE, "Hari dan bulan lahir sama, tahunnya meleset"),
    (UNKNOWN, ""),
    (ALIKE, "Hanya tahun lahir yang sama"),
    (DIFFERENT, "Tahun lahir beda"),
)
NAMESAKES = ("2 sampai 4", "5 sampai 16", "17 sampai 64", "65 sampai 256", "lebih dari 256")
NAME = (
    (SAME, ""),
    *((SAME, f"Nama sama, tetapi dipakai {people} orang") for people in NAMESAKES),
    (ALIKE, "Nama sama bila spasinya dibuang"),
    *(
        (ALIKE, f"Nama yang satu memuat yang lain; kata yang sama {how} dipakai")
        for how in ("langka", "jarang", "lazim", "sangat lazim")
    ),
    *((ALIKE, f"Nama tampaknya disingkat; kata yang sama {how} dipakai") for how in ("langka", "lazim")),
    (ALIKE, "Nama beda satu huruf"),
    (ALIKE, "Nama beda dua huruf"),
    (ALIKE, "Nama mirip, beda beberapa huruf"),
    *(
        (ALIKE, f"Hanya sebagian kata namanya sama, dan kata itu {how} dipakai")
        for how in ("langka", "jarang", "lazim", "sangat lazim")
    ),
    (DIFFERENT, "Nama beda; hanya awal atau singkatannya sama"),
    (DIFFERENT, "Nama beda"),
)
PLACE = (
    (SAME, ""),
    (SAME, ""),
    (SAME, "RW beda"),
    (SAME, ""),
    (UNKNOWN, ""),
    (ALIKE, "Kelurahan beda, kecamatan sama"),
    (DIFFERENT, "Kelurahan beda"),
)
RT_RW = (SAME, ALIKE, DIFFERENT, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN)
SHARED_PLACE = (("kelurahan", "RW", "RT"), ("kelurahan", "RW"), ("kelurahan",), ("kelurahan",), (), (), ())
SEX = ((SAME, ""), (UNKNOWN, ""), (DIFFERENT, "Jenis kelamin beda"))
DEAD = "Pengirim menulis bahwa orang ini sudah meninggal (alm.)."
LIKELY = (
    (0.95, "hampir pasti"),
    (0.80, "sangat mungkin"),
    (0.60, "lebih mungkin sama"),
    (0.40, "sama-sama mungkin"),
    (0.20, "lebih mungkin beda"),
    (0.05, "kecil"),
)


def chance(probability: float) -> str:
    """81%, sangat mungkin"""
    part = round(probability * 1_000_000)
    if 0 < probability < 1:
        part = min(max(part, 1), 999_999)
    word = next((word for least, word in LIKELY if probability >= least), "sangat kecil")
    return f"{percent(part, 1_000_000)}, {word}"


def signs(levels: Levels, kind: str) -> dict[str, str]:
    """How each part of two records agrees, by the part's name on the screen."""
    return {
        "Nama": NAME[levels.name][0],
        "NIK": _nik(kind)[levels.nik][0],
        "Lahir": BIRTH[levels.birth][0],
        "Kelamin": SEX[levels.sex][0],
        "Kelurahan": PLACE[levels.place][0],
        "RT/RW": RT_RW[levels.place],
    }


def sentences(levels: Levels, kind: str) -> dict[str, str]:
    """What is to be said of how a part agrees, by the part's name on the screen; empty where the sign says all."""
    return {
        "Nama": NAME[levels.name][1],
        "NIK": _nik(kind)[levels.nik][1],
        "Lahir": BIRTH[levels.birth][1],
        "Kelamin": SEX[levels.sex][1],
        "Kelurahan": PLACE[levels.place][1],
    }


def doubts(question: Question) -> list[str]:
    """What the office wrote of a death, then a line a candidate: what speaks against; of one alone also what agrees and
    what cannot be compared."""
    several = len(question.candidates) > 1
    lines = [DEAD] if question.dead else []
    for number, one in enumerate(question.candidates, 1):
        said = " ".join(_sentences(one, question))
        lines.append(f"Calon {number}: {said}" if several else said)
    return [*lines, *_families(question)]


def _sentences(candidate: Candidate, question: Question) -> list[str]:
    levels, several = candidate.levels, len(question.candidates) > 1
    told: tuple[tuple[tuple[str, str], tuple[str, ...]], ...] = (
        (_nik(question.kind)[levels.nik], ("NIK",)),
        (NAME[levels.name], ("nama",)),
        (BIRTH[levels.birth], ("tanggal lahir",)),
        (SEX[levels.sex], ("jenis kelamin",)),
        (PLACE[levels.place], SHARED_PLACE[levels.place] or ("tempat tinggal",)),
    )
    against = [said for (_, said), _ in told if said]
    agreeing = [
        part for (sign, said), parts in told if sign == SAME and not (said and "nama" in parts) for part in parts
    ]
    unknown = [part for (sign, _), parts in told if sign == UNKNOWN for part in parts]
    if not against and (several or not question.dead):
        against = ["Calon lain juga mirip" if several else "Yang tertulis belum cukup untuk yakin"]
    if agreeing and not several:
        against.append(f"Cocok: {joined(agreeing)}")
    if unknown and not several:
        against.append(f"Tidak dapat dibandingkan: {joined(unknown)}")
    return [f"{said}." for said in against]


def _families(question: Question) -> list[str]:
    """Candidates of one family are easily mistaken for one another."""
    of_family: dict[str, list[str]] = {}
    for number, one in enumerate(question.candidates, 1):
        if one.keluarga:
            of_family.setdefault(one.keluarga, []).append(str(number))
    return [f"Calon {joined(numbers)} sekeluarga." for numbers in of_family.values() if len(numbers) > 1]


def _nik(kind: str) -> tuple[tuple[str, str], ...]:
    return NIK_OF_DOUBLE if kind == DOUBLE else NIK
