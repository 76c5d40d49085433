"""Sealing everything anew under the newest keys, as background work. Not here: making keys."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from naung.office.audit.actions import append
from naung.office.jobs.kinds import Progress, kind
from naung.office.vault import keys
from naung.office.vault.actions import blind_index, seal, unseal
from naung.office.vault.stored import STORED, Stored, used
from naung.values.errors import Refusal
from naung.values.words import joined, number

RESEAL = "keys.reseal"
BATCH = 200
NOUNS = ("nik", "indeks")


@kind(RESEAL, repeatable=True)
def reseal(details: Mapping[str, object], progress: Progress) -> str:
    """Batch by batch, each its own transaction; begun again, it goes on with what is left. Ends in words."""
    nik, indeks = (keys.newest(settings.CONFIG.keys, noun) for noun in NOUNS)
    total = sum(one.behind(nik, indeks).count() for one in STORED)
    done = 0
    progress(0, total, "nilai")
    for one in STORED:
        last: Any = None
        while batch := _batch(one, nik, indeks, last):
            with transaction.atomic():
                for row in batch:
                    _anew(one, row)
            last, done = batch[-1].pk, done + len(batch)
            progress(min(done, total), total, "nilai")
    with transaction.atomic():
        append("keys.resealed", "office", timezone.now(), values=done)
    return f"{number(done)} nilai disandikan ulang. {' '.join(told())}"


def told() -> list[str]:
    """A sentence about older versions of the keys that seal or index what is stored."""
    counts = used()
    lines = []
    for noun in NOUNS:
        for version in keys.versions(settings.CONFIG.keys, noun)[:-1]:
            left = counts[noun, version]
            name = f"{noun}-{version}"
            lines.append(f"Kunci {name} masih dipakai {number(left)} nilai." if left else _free(name))
    return lines


def _free(name: str) -> str:
    return (
        f"Kunci {name} tidak dipakai lagi. Hancurkan {name}.key dan salinannya bila cadangan dari sebelum hari ini"
        " sudah tidak disimpan; cadangan itu masih memerlukannya."
    )


def _batch(one: Stored, nik: int, indeks: int, last: Any) -> list[Any]:
    rows = one.behind(nik, indeks)
    return list(rows[:BATCH] if last is None else rows.filter(pk__gt=last)[:BATCH])


def _anew(one: Stored, row: Any) -> None:
    """Only where the row still says what was read: what somebody wrote meanwhile is under the newest key already."""
    sealed, place = getattr(row, one.sealed), one.place(row)
    plain = unseal(sealed, place)
    change = {one.sealed: seal(plain, place)}
    if one.index:
        change[one.index] = blind_index(plain, one.kind)
    rows = one.model._default_manager
    try:
        with transaction.atomic():
            rows.filter(pk=row.pk, **{one.sealed: sealed}).update(**change)
    except IntegrityError as error:
        twin = rows.filter(**{one.index: change[one.index]}).values_list("pk", flat=True).first()
        ids = joined([str(row.pk), str(twin)])
        table = one.model._meta.db_table
        raise Refusal(f"Dua baris {table} berisi nilai yang sama: {ids}. Selesaikan dahulu, lalu ulangi.") from error
