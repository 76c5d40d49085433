"""What an act of the chain means to people. A test knows that every act written anywhere has its words here."""

from collections.abc import Mapping

from naung.office.permissions.rules import ROLES

ACTS = {
    "human.added": "Petugas ditambahkan",
    "human.nip_added": "NIP petugas dicatat",
    "account.added": "Akun dibuat",
    "role.given": "Peran diberikan",
    "role.ended": "Peran diakhiri",
    "password.changed": "Kata sandi diganti",
    "password.renewed": "Kata sandi sekali pakai diberikan",
    "session.begun": "Masuk dengan kata sandi",
    "factor.set": "Kode dari ponsel dipasang",
    "factor.recovery_used": "Kode pemulihan dipakai",
    "factor.wrong": "Kode berulang kali salah",
    "reset.asked": "Pemulihan faktor kedua diminta",
    "reset.granted": "Pemulihan faktor kedua disetujui",
    "reset.refused": "Pemulihan faktor kedua ditolak",
    "look.full": "NIK lengkap dilihat",
    "alarm.raised": "Peringatan dibuat",
    "alarm.closed": "Peringatan ditindaklanjuti",
    "job.asked": "Pekerjaan diminta",
    "job.done": "Pekerjaan selesai",
    "job.failed": "Pekerjaan gagal",
    "job.lost": "Pekerjaan terhenti",
    "backup.made": "Cadangan dibuat",
    "backup.restored": "Cadangan dipulihkan",
    "backup.drilled": "Latihan pemulihan berhasil",
    "office.begun": "Kantor dimulai",
    "programme.begun": "Program dimulai",
    "programme.changed": "Berkas program diubah",
    "programme.step": "Program melangkah",
    "run.asked": "Hasil penilaian diminta",
    "run.made": "Hasil penilaian selesai",
    "run.chosen": "Hasil dipilih untuk diteruskan",
}
DETAILS = {
    "role": "peran",
    "areas": "wilayah",
    "since": "mulai",
    "until": "sampai sebelum",
    "username": "akun",
    "failures": "salah",
    "left": "sisa kode",
    "again": "diulang",
    "seq": "sampai peristiwa",
    "sha256": "sidik berkas",
    "version": "versi",
    "run": "hasil",
    "digest": "sidik hasil",
}
"""Further keys are ids, for those who look into the chain itself."""


SUBJECTS = {
    "programme": "Program",
    "job": "Pekerjaan",
    "alarm": "Peringatan",
    "account": "Akun",
    "human": "Petugas",
    "office": "Kantor",
}


def subject_words(subject: str) -> str:
    """job:1 -> Pekerjaan 1; what has a name is told by it instead."""
    kind, _, number = subject.partition(":")
    return f"{SUBJECTS.get(kind, kind)} {number}".strip()


def details_words(details: Mapping[str, object]) -> str:
    """What a reader wants to know of an entry, in the order of DETAILS."""
    return ", ".join(f"{words} {_told(details[key])}" for key, words in DETAILS.items() if details.get(key) is not None)


def _told(value: object) -> str:
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, list):
        return " ".join(str(one) for one in value)
    if isinstance(value, str) and len(value) == 64:
        return f"{value[:12]} … {value[-4:]}"
    return ROLES.get(str(value), str(value)).lower() if str(value) in ROLES else str(value)
