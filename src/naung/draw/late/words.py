"""What each late change and each outcome is called. Not here: whole sentences."""

KIND_WORDS = {
    "nik": "NIK dikoreksi",
    "berhenti": "berhenti",
    "dikabulkan": "keberatan dikabulkan",
    "ditarik": "memberi jalan kepada anggota keluarganya",
    "dilewati": "dilewati, tidak memenuhi syarat hari itu",
    "pindah": "tempat pindah ke wilayah lain",
    "masuk": "masuk",
}
OUTCOMES = {
    "antre": "masuk antrean",
    "keluarga": "keluarganya sudah terwakili",
    "tetap": "tetap tidak memenuhi syarat",
}
