"""What of a list row and a registry row is compared, and how they may agree. Not here: what each agreement weighs.

The numbers of `steps/compared.sql` are places in these tuples. A NIK holds the birth date, so NIK, birth and whether
the name agrees are one comparison, not three: what they say is not independent.
"""

NIK = ("sama", "akhirnya nol", "hampir sama", "milik keluarganya", "milik orang lain", "tidak dikenal", "kosong")
BIRTH = ("sama", "hari dan bulan tertukar", "1 Januari", "tahun meleset", "kosong", "tahun sama", "beda")
NAME_CLASS = ("nama sama", "sebagian nama sama", "nama beda")
NAME = (
    "sama, tidak ada senama",
    "sama, senama 2-4 orang",
    "sama, senama 5-16 orang",
    "sama, senama 17-64 orang",
    "sama, senama 65-256 orang",
    "sama, senama lebih dari 256 orang",
    "sama bila spasi dibuang",
    "satu memuat yang lain, kata langka",
    "satu memuat yang lain, kata jarang",
    "satu memuat yang lain, kata lazim",
    "satu memuat yang lain, kata sangat lazim",
    "disingkat, kata langka",
    "disingkat, kata lazim",
    "beda satu huruf",
    "beda dua huruf",
    "serupa",
    "satu kata langka sama",
    "satu kata jarang sama",
    "satu kata lazim sama",
    "satu kata sangat lazim sama",
    "awalan sama",
    "beda",
)
PLACE = (
    "RT sama",
    "RW sama",
    "kelurahan sama, RW beda",
    "kelurahan sama",
    "tidak diketahui",
    "kecamatan sama",
    "kelurahan lain",
)
SEX = ("sama", "tidak diketahui", "beda")

COLUMNS = ("nik_agrees", "birth_agrees", "name_class", "name_agrees", "place_agrees", "sex_agrees")
SIZES = dict(zip(COLUMNS, (len(NIK), len(BIRTH), len(NAME_CLASS), len(NAME), len(PLACE), len(SEX)), strict=True))
IDENTITIES = len(NIK) * len(BIRTH) * len(NAME_CLASS)
