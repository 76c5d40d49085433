"""Sealing with this installation's keys, and renewing them. Not here: how sealing works (rules), the files (keys)."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from naung.office.audit.actions import append
from naung.office.audit.models import AuditEvent
from naung.office.vault import keys, rules
from naung.office.vault.stored import used
from naung.values.errors import Refusal
from naung.values.words import number

AFTER = {
    "nik": "Sandikan ulang yang lama dengan: naung office keys reseal",
    "indeks": "Hitung ulang yang lama dengan: naung office keys reseal",
    "sesi": "Jalankan ulang naung office serve; sesudah itu semua orang masuk lagi.",
    "cadangan": "Cadangan berikutnya disandikan dengannya.",
}


def seal(plain: str, place: str) -> str:
    """With the newest key."""
    folder = settings.CONFIG.keys
    version = keys.newest(folder, "nik")
    return rules.seal(plain, place, version, keys.key(folder, "nik", version))


def unseal(sealed: str, place: str) -> str:
    """With the key it was sealed with."""
    return rules.unseal(sealed, place, keys.key(settings.CONFIG.keys, "nik", rules.version_of(sealed)))


def blind_index(plain: str, kind: str) -> str:
    """With the newest key: what is written, and what is unique."""
    return blind_indexes(plain, kind)[0]


def blind_indexes(plain: str, kind: str) -> list[str]:
    """With every key that is there, newest first: what is looked for, so that nothing is lost while a key changes."""
    folder = settings.CONFIG.keys
    found = keys.versions(folder, "indeks") or [keys.newest(folder, "indeks")]
    return [
        rules.index_text(rules.blind_index(plain, kind, keys.key(folder, "indeks", version)), version)
        for version in reversed(found)
    ]


@transaction.atomic
def renew_key(noun: str, at: datetime) -> str:
    """A further version, written with from now on."""
    if noun not in keys.NOUNS:
        raise Refusal(f"Kunci {noun} tidak dikenal.")
    version = keys.make_key(settings.CONFIG.keys, noun)
    append("key.renewed", "office", at, key=f"{noun}-{version}")
    return f"Kunci {noun}-{version} dibuat: {keys.NOUNS[noun]}. {AFTER[noun]}"


def key_lines() -> list[str]:
    """A line a key: what it is for, whether it is written with, how much still needs it."""
    counts, lines = used(), []
    for noun, words in keys.NOUNS.items():
        found = keys.versions(settings.CONFIG.keys, noun)
        for version in found:
            if version == found[-1]:
                state = f"dipakai sekarang: {words}"
            elif noun == "cadangan":
                state = f"hanya untuk {number(_backups(version))} cadangan yang dibuat dengannya"
            elif left := counts[noun, version]:
                state = f"masih dipakai {number(left)} nilai"
            else:
                state = "tidak dipakai lagi; cadangan yang dibuat dengannya masih memerlukannya"
            lines.append(f"{noun}-{version}: {state}")
    return lines


def _backups(version: int) -> int:
    return AuditEvent.objects.filter(act="backup.made", details__contains=f'"key":{version},').count()
