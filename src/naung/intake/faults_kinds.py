"""The kinds of fault and their words: what is expected and how to mend it. Not here: finding them."""

from dataclasses import dataclass, replace
from datetime import date

from naung.values.words import day

ERROR, WARNING = "kesalahan", "peringatan"


@dataclass(frozen=True)
class FaultKind:
    """One kind of fault: a code, whether it costs the fact (`kesalahan`) or only looks odd, and its words."""

    code: str
    severity: str
    short: str
    expected: str
    mend: str


_DATE = "tanggal YYYY-MM-DD, DD-MM-YYYY atau DD/MM/YYYY yang ada di penanggalan"
_NIK = "16 angka"
_CARD = "Salin NIK dari KTP atau kartu keluarga."
_TEXT = "Jadikan kolomnya Teks, lalu ketik ulang NIK dari KTP."


_BIRTH = "tanggal dengan tahun empat angka, misalnya 31-05-1980 atau 31 Mei 1980"


_KINDS = (
    FaultKind("nik_kosong", ERROR, "NIK kosong", _NIK, _CARD),
    FaultKind("nik_rusak_excel", ERROR, "NIK dirusak Excel", f"{_NIK}; Excel membulatkannya", _TEXT),
    FaultKind(
        "nik_bertipe_bilangan",
        ERROR,
        "NIK bertipe bilangan",
        f"{_NIK} di sel bertipe Teks; Excel hanya menyimpan 15 angka dari bilangan",
        _TEXT,
    ),
    FaultKind("nik_bukan_angka", ERROR, "NIK berisi selain angka", _NIK, _CARD),
    FaultKind("nik_panjang", ERROR, "NIK bukan 16 angka", _NIK, _CARD),
    FaultKind("nik_hari", ERROR, "hari lahir di NIK tidak ada", "angka ke-7 dan 8: 01–31 atau 41–71", _CARD),
    FaultKind("nik_bulan", ERROR, "bulan lahir di NIK tidak ada", "angka ke-9 dan 10: 01–12", _CARD),
    FaultKind("nik_urut", ERROR, "nomor urut NIK 0000", "empat angka terakhir bukan 0000", _CARD),
    FaultKind(
        "tanpa_nik_dan_lahir",
        ERROR,
        "tanpa NIK dan tanpa tahun lahir",
        f"NIK {_NIK}, atau tanggal lahir",
        "Lengkapi NIK atau tanggal lahirnya; tanpa keduanya orangnya tidak dapat dicari.",
    ),
    FaultKind(
        "nik_ganda",
        ERROR,
        "NIK di lebih dari satu baris",
        "satu NIK di satu baris",
        "Periksa KTP semua baris itu; hapus yang rangkap, betulkan yang salah NIK.",
    ),
    FaultKind(
        "kelurahan_tidak_terbaca",
        ERROR,
        "kode kelurahan tidak terbaca",
        "10 angka, titik boleh",
        "Tulis kode Kemendagri lengkap, misalnya 32.75.01.1001.",
    ),
    FaultKind(
        "kode_bps_tanpa_padanan",
        ERROR,
        "kode BPS tanpa padanan",
        "kode yang ada di kolom kode_bps berkas wilayah",
        "Tambahkan padanannya di berkas wilayah, atau betulkan kodenya.",
    ),
    FaultKind(
        "kelurahan_tidak_dikenal",
        ERROR,
        "kode kelurahan tidak ada di berkas wilayah",
        "kode yang ada di berkas wilayah",
        "Betulkan kodenya, atau tambahkan di berkas wilayah.",
    ),
    FaultKind(
        "kelurahan_kosong",
        WARNING,
        "kode kelurahan kosong",
        "10 angka",
        "Isi kode kelurahannya; tanpa itu orangnya tidak dapat dipilih.",
    ),
    FaultKind(
        "bilangan_tidak_terbaca",
        ERROR,
        "bilangan tidak terbaca",
        "bilangan bulat seperti 3, tanpa titik dan koma",
        "Tulis kodenya sebagai bilangan bulat, atau kosongkan.",
    ),
    FaultKind("tanggal_tidak_terbaca", ERROR, "tanggal tidak terbaca", _DATE, "Tulis misalnya 1980-05-31."),
    FaultKind(
        "lahir_sesudah_tanggal_acuan",
        ERROR,
        "lahir sesudah {last_day}",
        "tanggal paling lambat {last_day}",
        "Periksa tahunnya pada KTP atau akta.",
    ),
    FaultKind(
        "tanggal_lahir_tidak_terbaca",
        ERROR,
        "tanggal lahir tidak terbaca",
        _BIRTH,
        "Tulis ulang tanggalnya dari KTP, misalnya 31-05-1980.",
    ),
    FaultKind(
        "tanggal_lahir_rancu",
        WARNING,
        "hari dan bulan lahir rancu",
        "hari lebih dulu, lalu bulan",
        "Di daftar ini ada tanggal yang bulannya ditulis lebih dulu; tulis bulannya dengan huruf.",
    ),
    FaultKind(
        "tanggal_lahir_bulan_dulu",
        WARNING,
        "bulan lahir ditulis sebelum harinya",
        "hari lebih dulu, lalu bulan",
        "Tulis harinya lebih dulu, misalnya 31-05-1980.",
    ),
    FaultKind(
        "tahun_lahir_dua_angka",
        WARNING,
        "tahun lahir hanya dua angka",
        _BIRTH,
        "Tulis tahunnya lengkap: 65 dapat berarti 1965 atau 2065.",
    ),
    FaultKind(
        "nama_kosong",
        ERROR,
        "nama kosong",
        "nama lengkap sesuai KTP",
        "Isi namanya dari KTP.",
    ),
    FaultKind(
        "kelurahan_daftar_tidak_dikenal",
        WARNING,
        "kelurahan tidak dikenal",
        "nama kelurahan yang ada di berkas wilayah",
        "Tulis nama kelurahannya lengkap; bila orangnya tinggal di kota lain, biarkan.",
    ),
    FaultKind(
        "id_keluarga_ganda",
        ERROR,
        "id_keluarga di lebih dari satu baris keluarga",
        "satu baris untuk satu keluarga",
        "Hapus baris yang rangkap; sebelum itu isi keluarga ini dianggap tidak diketahui.",
    ),
    FaultKind(
        "id_keluarga_tanpa_baris",
        ERROR,
        "id_keluarga tidak ada di tabel keluarga",
        "id yang ada di tabel keluarga",
        "Tambahkan baris keluarganya, atau betulkan id_keluarga.",
    ),
    FaultKind(
        "id_keluarga_kosong",
        WARNING,
        "baris keluarga tanpa id_keluarga",
        "id keluarga",
        "Isi id_keluarga; tanpa itu baris ini tidak dipakai.",
    ),
    FaultKind(
        "koreksi_tanpa_orang",
        ERROR,
        "NIK koreksi tidak ada di registri",
        "NIK yang ada di registri",
        "Periksa NIK-nya; koreksi ini tidak mengubah siapa pun.",
    ),
    FaultKind(
        "nik_ganda_di_daftar",
        WARNING,
        "NIK dua kali di satu daftar",
        "satu baris untuk satu orang",
        "Periksa apakah orangnya sama; bila sama, hapus satu baris.",
    ),
    FaultKind(
        "nik_tidak_di_registri",
        WARNING,
        "NIK tidak ada di registri",
        "NIK yang ada di registri",
        "Cocokkan NIK dengan KTP; bila sudah benar, usulkan orangnya ke DTSEN.",
    ),
    FaultKind(
        "lahir_beda_dengan_nik",
        WARNING,
        "tanggal lahir berbeda dengan yang di NIK",
        "sama dengan angka ke-7–12 NIK",
        "Periksa keduanya pada KTP; ini tidak menggugurkan siapa pun.",
    ),
    FaultKind(
        "kelamin_beda_dengan_nik",
        WARNING,
        "jenis kelamin berbeda dengan yang di NIK",
        "2 (perempuan) bila hari di NIK di atas 40, selain itu 1",
        "Periksa keduanya pada KTP; ini tidak menggugurkan siapa pun.",
    ),
)


def fault_kinds(as_of: date) -> tuple[FaultKind, ...]:
    """All kinds, the most harmful first; `as_of` is the last day that a birth may have."""
    last_day = day(as_of)
    return tuple(
        replace(
            kind,
            short=kind.short.replace("{last_day}", last_day),
            expected=kind.expected.replace("{last_day}", last_day),
        )
        for kind in _KINDS
    )
