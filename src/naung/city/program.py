"""The programme file and the key of the made city. Not here: what the words in them do."""

import hashlib
import re
from collections.abc import Mapping

from naung.city.plan import FULL_PEOPLE

_FULL_BUDGET_IDR = 2_000_000_000
_FULL_PLACES = 10_000
_PRICE_IDR = 16_800 * 12
"""JKK + JKM at base 1,000,000 for twelve months (PP 44/2015); only to keep a small city's budget in proportion."""

_TEXT = """\
# Program uji di atas kota buatan. Semua orang di dalam berkas-berkas ini rekaan.
# Seed tidak ditulis di sini: naung select program.yaml --out hasil --seed HEX64
program: sigap-2026
title: SIGAP 2026 (kota buatan)
city: "3275"
as_of: 2026-01-01                # umur dihitung pada hari pertama perlindungan
cover: {{first_month: 2026-01, months: 12}}
income_base_idr: 1000000
budget_idr: {budget}
places: {places}
key: {{path: kunci.hex}}           # hanya untuk kota buatan: diturunkan dari seed
areas: {{path: wilayah.csv}}
registry:
  path: registri.csv
  types: {{luas_lantai_bangunan: integer, id_status_penguasaan_bangunan: integer}}
  area_code: kemendagri
  cut_off: 2025-12-15
lists:
  - {{name: ojol,       path: usulan_ojol.csv,        kind: proposal}}
  - {{name: umkm,       path: usulan_umkm.csv,        kind: proposal}}
  - {{name: dishub,     path: usulan_dishub.csv,      kind: proposal}}
  - {{name: kelurahan,  path: usulan_kelurahan.csv,   kind: proposal}}
  - {{name: aktif,      path: peserta_bpjstk.csv,     kind: covered, where: "status = 'AKTIF'"}}
  - {{name: sigap_2025, path: peserta_sigap_2025.csv, kind: other}}
  - {{name: kota,       path: tanggungan_kota.csv,    kind: covered}}
  - {{name: provinsi,   path: provinsi.csv,           kind: covered}}
# Siapa pun yang mungkin tercatat dua kali ditahan sampai seorang petugas memastikan (naung review).
doubles: check
rules:
  - {{code: warga, text: Berdomisili di Kota Bekasi,
     when: "kode_kelurahan LIKE '3275%'"}}
  - {{code: usia, text: Berusia 18 sampai 64 tahun,
     when: "umur BETWEEN 18 AND 64"}}
  - {{code: informal, text: Bekerja di sektor informal,
     when: "membantu_bekerja = 1 AND id_status_kedudukan_pekerjaan_utama IN (1, 2, 6, 7)
            OR daftar_ojol OR daftar_umkm OR daftar_dishub OR daftar_kelurahan",
     unknown: verify}}
  - {{code: desil, text: Desil nasional 1 sampai 5,
     when: "desil_nasional BETWEEN 1 AND 5"}}
  - {{code: belum_ditanggung, text: Belum ditanggung pihak lain,
     when: "NOT daftar_aktif OR daftar_sigap_2025"}}
  - {{code: belum_dibayar_kota, text: Belum dibayar kota lewat jalur lain,
     when: "NOT daftar_kota"}}
  - {{code: belum_dibayar_provinsi, text: Tidak ada di daftar provinsi,
     when: "NOT daftar_provinsi OR daftar_sigap_2025"}}
points:
  - {{code: usia_lanjut, text: Berusia 50 tahun atau lebih, when: "umur >= 50", add: 1}}
  - {{code: kerja_berisiko, text: "Konstruksi, angkutan, atau persampahan", when: "id_lapangan_usaha_dari_usaha_utama IN (10, 11, 13)", add: 2}}
  - {{code: disabilitas, text: Penyandang disabilitas, when: "id_disabilitas > 0", add: 1}}
  - {{code: kepala_perempuan, text: Perempuan kepala keluarga, when: "id_jenis_kelamin = 2 AND id_hub_kepala_keluarga = 1", add: 1}}
  - {{code: diusulkan, text: Diusulkan suatu kantor, when: "daftar_ojol OR daftar_umkm OR daftar_dishub OR daftar_kelurahan", add: 1}}
# Peserta tahun lalu lebih dahulu, dan tempat dibagi menurut jumlah mereka: bulan yang berjalan tidak boleh putus.
order: ["daftar_sigap_2025 DESC", "desil_nasional ASC", "poin DESC"]
per_family: 1
quota: {{by: kode_kelurahan, weight: {{when: daftar_sigap_2025}}, minimum: 0}}
reserve_percent: 25
"""  # noqa: E501

_MEETING = """\
# Rapat dadu kota buatan, untuk geladi: naung draw commit program.yaml --out beku --rehearsal
place: Aula kota buatan
at: 2026-01-12T10:00:00+07:00
approvers: [Rina Wulandari, Dedi Kurniawan]
inspector: {{name: Sri Lestari, seal: "{seal}"}}   # pembuka segelnya: kunci_pengawas.hex
key_copies: [Brankas Inspektorat, Brankas Bagian Hukum]
seed: dice
"""


def meeting_text(people: int, seed: int) -> str:
    """rapat.yaml, for a rehearsal of the draw."""
    opens = bytes.fromhex(inspector_text(people, seed).strip())
    return _MEETING.format(seal=hashlib.sha256(opens).hexdigest())


def inspector_text(people: int, seed: int) -> str:
    """What opens the made inspector's seal."""
    return hashlib.sha256(f"naung made inspector {people} {seed}".encode()).hexdigest() + "\n"


def program_text(people: int, paths: Mapping[str, str] | None = None) -> str:
    """program.yaml; a smaller city has places and money in proportion, at least five places.

    `paths`: other files for some of the lists, by name.
    """
    places = max(5, round(_FULL_PLACES * people / FULL_PEOPLE))
    # At full size the money buys 9,920 of the 10,000 places; a small city's budget is short by the same share.
    budget = max(5 * _PRICE_IDR, round(_FULL_BUDGET_IDR * people / FULL_PEOPLE))
    text = _TEXT.format(budget=budget, places=places)
    for name, path in (paths or {}).items():
        text = re.sub(rf"(name: {name},\s+path: )[^,]+,\s+", rf"\g<1>{path}, ", text)
    return text


def key_text(people: int, seed: int) -> str:
    """A key anyone can derive: good for a made city, never for a real one."""
    return hashlib.sha256(f"naung made city {people} {seed}".encode()).hexdigest() + "\n"
