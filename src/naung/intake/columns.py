"""The registry's columns: their names in Naung, their kinds, and what DTSEN extracts call them."""

from naung.values.kinds import Kind

# Binding: the contract's section 2, Reading.
CANONICAL: dict[str, Kind] = {
    "nik": Kind.TEXT,
    "no_kk": Kind.TEXT,
    "id_keluarga": Kind.TEXT,
    "nama": Kind.TEXT,
    "tempat_lahir": Kind.TEXT,
    "tanggal_lahir": Kind.DATE,
    "id_jenis_kelamin": Kind.INTEGER,
    "id_hub_kepala_keluarga": Kind.INTEGER,
    "id_status_perkawinan": Kind.INTEGER,
    "kode_kelurahan": Kind.TEXT,
    "alamat": Kind.TEXT,
    "rt": Kind.TEXT,
    "rw": Kind.TEXT,
    "id_disabilitas": Kind.INTEGER,
    "membantu_bekerja": Kind.INTEGER,
    "id_lapangan_usaha_dari_usaha_utama": Kind.INTEGER,
    "id_status_kedudukan_pekerjaan_utama": Kind.INTEGER,
    "id_pekerjaan_utama": Kind.INTEGER,
    "id_penyakit_menahun": Kind.INTEGER,
    "desil_nasional": Kind.INTEGER,
    "tanggal_mutakhir": Kind.DATE,
}

REQUIRED = ("nik", "id_keluarga", "nama", "tanggal_lahir", "kode_kelurahan")

# The second vocabulary (catalogue of 2026) and spellings seen in extracts of the first; seen in public programs only,
# not in an official document. Tried in this order, and only where the canonical name is absent.
ALIASES: dict[str, tuple[str, ...]] = {
    "nik": ("nomor_induk_kependudukan",),
    "no_kk": ("nomor_kartu_keluarga",),
    # The 2026 catalogue joins families by their card's number and has no id_keluarga.
    "id_keluarga": ("nomor_kartu_keluarga", "no_kk"),
    "id_jenis_kelamin": ("jenis_kelamin",),
    "id_hub_kepala_keluarga": ("status_hubungan_keluarga",),
    "id_status_perkawinan": ("status_kawin",),
    "kode_kelurahan": ("kode_kelurahan_desa",),
    "membantu_bekerja": ("status_bekerja",),
    "id_lapangan_usaha_dari_usaha_utama": ("lapangan_usaha_dari_pekerjaan_utama",),
    "id_status_kedudukan_pekerjaan_utama": ("status_dalam_pekerjaan_utama",),
    "id_penyakit_menahun": ("penyakit_kronis",),
    "desil_nasional": ("desil_nasional_keluarga", "desil_nasional_anggota"),
}


def at_rest(name: str) -> str:
    """The name a fact has in the tables between steps.

    A city's own columns may be called anything, `row` and `cell` too; they stand apart from the steps' columns.
    """
    own = name in CANONICAL or name in ("umur", "poin") or name.startswith("daftar_")
    return name if own else f"extra {name}"
