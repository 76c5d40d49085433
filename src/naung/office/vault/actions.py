"""Sealing with this installation's keys. Not here: how sealing works (rules), where keys lie (keys)."""

from django.conf import settings

from naung.office.vault import keys, rules


def seal(plain: str, place: str) -> str:
    """With the newest key."""
    folder = settings.CONFIG.keys
    version = keys.newest(folder, "nik")
    return rules.seal(plain, place, version, keys.key(folder, "nik", version))


def unseal(sealed: str, place: str) -> str:
    """With the key it was sealed with."""
    return rules.unseal(sealed, place, keys.key(settings.CONFIG.keys, "nik", rules.version_of(sealed)))


def blind_index(plain: str, kind: str) -> str:
    """Always the first index key: an index under another key would not find what is stored."""
    return rules.blind_index(plain, kind, keys.key(settings.CONFIG.keys, "indeks", 1))
