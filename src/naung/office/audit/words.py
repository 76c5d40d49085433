"""What an act of the chain means to people. A test knows that every act written anywhere has its words here."""

import re
from collections.abc import Mapping

from naung.office.permissions.rules import ROLES

ACTS = {
    "human.added": "Petugas ditambahkan",
    "human.nip_added": "NIP petugas dicatat",
    "human.left": "Petugas berhenti",
    "account.added": "Akun dibuat",
    "account.confirmed": "Akun disetujui orang kedua",
    "account.reopening": "Akun diminta dibuka lagi",
    "account.closed": "Akun ditutup",
    "wish.refused": "Permintaan ditolak",
    "wish.withdrawn": "Permintaan ditarik",
    "admin.recovered": "Admin dipulihkan di terminal server",
    "role.asked": "Peran diminta, menunggu admin kedua",
    "role.given": "Peran diberikan",
    "role.ended": "Peran diakhiri",
    "password.changed": "Kata sandi diganti",
    "password.asked": "Kata sandi sekali pakai diminta",
    "password.renewed": "Kata sandi sekali pakai diberikan",
    "session.all_ended": "Semua sesi sendiri diakhiri",
    "session.begun": "Masuk dengan kata sandi",
    "factor.set": "Kode dari ponsel dipasang",
    "factor.codes_renewed": "Kode pemulihan diperbarui",
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
    "key.renewed": "Kunci baru dibuat",
    "keys.resealed": "Nilai disandikan ulang",
    "backup.made": "Cadangan dibuat",
    "backup.restored": "Cadangan dipulihkan",
    "backup.drilled": "Latihan pemulihan berhasil",
    "head.taken": "Kepala jejak diambil",
    "office.begun": "Kantor dimulai",
    "programme.begun": "Program dimulai",
    "programme.changed": "Berkas program diubah",
    "programme.step": "Program melangkah",
    "export.made": "Data orang diekspor",
    "incoming.received": "Daftar diunggah",
    "incoming.again": "Daftar dibaca ulang",
    "incoming.read": "Daftar terbaca",
    "incoming.unread": "Daftar tidak terbaca",
    "incoming.accepted": "Daftar diterima",
    "incoming.rejected": "Unggahan dibatalkan",
    "match.settled": "Data meragukan dijawab",
    "match.taken_back": "Jawaban data meragukan diurungkan",
    "shared_nik.noted": "Hasil tentang NIK ganda dicatat",
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
    "key": "kunci",
    "values": "nilai",
    "full": "NIK lengkap",
    "list": "daftar",
    "rows": "baris",
    "cells": "sel rusak",
    "answer": "jawaban",
    "run": "hasil",
    "digest": "sidik hasil",
}
"""Further keys are ids, for those who look into the chain itself."""

DIGEST = re.compile("[0-9a-f]{64}")
"""Shown by its ends: whole, it is wider than a phone."""

SUBJECTS = {
    "programme": "Program",
    "upload": "Unggahan",
    "match": "Data meragukan",
    "shared": "NIK ganda",
    "job": "Pekerjaan",
    "alarm": "Peringatan",
    "account": "Akun",
    "human": "Petugas",
    "office": "Kantor",
    "person": "Orang",
    "run": "Hasil",
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
    if isinstance(value, str) and DIGEST.fullmatch(value):
        return f"{value[:12]}…{value[-4:]}"
    if isinstance(value, list):
        return " ".join(str(one) for one in value)
    return ROLES.get(str(value), str(value)).lower() if str(value) in ROLES else str(value)
