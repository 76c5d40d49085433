"""Sealed values: under a key, in their place, by version; and the index that finds them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naung.office.people.actions import nik_of
from naung.office.people.models import Human
from naung.office.vault import keys, rules
from naung.values.errors import Refusal
from tests.office.conftest import Office

KEY, OTHER = b"k" * 32, b"o" * 32
NIK = "3275014101900012"


@given(st.text(max_size=60), st.text(max_size=20))
def test_what_is_sealed_opens_again(plain: str, place: str) -> None:
    assert rules.unseal(rules.seal(plain, place, 1, KEY), place, KEY) == plain


def test_equal_values_are_sealed_differently_and_indexed_equally() -> None:
    assert rules.seal(NIK, "a", 1, KEY) != rules.seal(NIK, "a", 1, KEY)
    assert rules.blind_index(NIK, "nik", KEY) == rules.blind_index(NIK, "nik", KEY)
    assert rules.blind_index(NIK, "nik", KEY) != rules.blind_index(NIK, "nik", OTHER)
    assert rules.blind_index(NIK, "nik", KEY) != rules.blind_index(NIK, "nip", KEY)


@pytest.mark.parametrize("change", ["key", "place", "version", "bit", "shape"])
def test_anything_else_does_not_open(change: str) -> None:
    sealed = rules.seal(NIK, "human:1:nik", 1, KEY)
    text = {"version": "v2" + sealed[2:], "bit": sealed[:-2] + ("A" if sealed[-2] != "A" else "B") + sealed[-1]}
    with pytest.raises(rules.Altered):
        rules.unseal(
            "bukan" if change == "shape" else text.get(change, sealed),
            "human:2:nik" if change == "place" else "human:1:nik",
            OTHER if change == "key" else KEY,
        )


def test_a_new_key_version_writes_and_the_old_one_still_reads(tmp_path: Path) -> None:
    folder = tmp_path / "kunci"
    assert set(keys.make_missing_keys(folder)) == set(keys.NOUNS)
    assert keys.make_missing_keys(folder) == []
    old = rules.seal(NIK, "x", 1, keys.key(folder, "nik", 1))
    assert keys.make_key(folder, "nik") == 2
    assert keys.newest(folder, "nik") == 2
    assert rules.unseal(old, "x", keys.key(folder, "nik", rules.version_of(old))) == NIK
    assert all(path.stat().st_mode & 0o077 == 0 for path in (folder, *folder.iterdir()))


def test_a_lost_or_broken_key_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="kunci nik tidak ada"):
        keys.newest(tmp_path, "nik")
    with pytest.raises(Refusal, match="disandikan dengannya"):
        keys.key(tmp_path, "nik", 4)
    (tmp_path / "nik-5.key").write_text("kata")
    with pytest.raises(Refusal, match="bukan kunci"):
        keys.key(tmp_path, "nik", 5)


def test_no_nik_lies_readable_in_the_database(office: Office) -> None:
    account = office.account("operator", nik=NIK)
    human = Human.objects.get(pk=account.human_id)
    assert nik_of(human) == NIK
    row = Human.objects.filter(pk=human.pk).values().get()
    assert NIK not in str(row)


def test_a_sealed_nik_moved_to_another_human_does_not_open(office: Office) -> None:
    one, other = office.account().human, office.account().human
    one.nik_sealed = other.nik_sealed
    with pytest.raises(rules.Altered):
        nik_of(one)
