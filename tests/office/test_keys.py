"""Keys renewed: everything sealed anew, found meanwhile, unique throughout; killed in the middle, it goes on."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

from naung.office.audit.models import AuditEvent
from naung.office.entrance import actions as entrance
from naung.office.entrance.models import FactorDevice, RecoveryCode
from naung.office.people.actions import add_account, nik_of
from naung.office.people.models import Human
from naung.office.vault import jobs, keys, rules
from naung.office.vault.actions import blind_index, key_lines, renew_key, seal
from naung.office.vault.stored import ONLY_INDEXED, STORED, used
from naung.values.errors import Refusal
from tests.office.conftest import AT, Office
from tests.office.databases import ROOT

NIK = "3275014101900012"


def quiet(done: int, total: int, unit: str) -> None: ...


@pytest.fixture
def own_keys(tmp_path: Path) -> Iterator[Path]:
    """A folder of keys of this test's own; the others go on with theirs."""
    before, folder = settings.CONFIG, tmp_path / "kunci"
    keys.make_missing_keys(folder)
    settings.CONFIG = replace(before, keys=folder)
    yield folder
    settings.CONFIG = before


def test_every_sealed_column_is_known_to_the_vault() -> None:
    stored = {(one.model, one.sealed) for one in STORED}
    for model in apps.get_models():
        for field in model._meta.local_concrete_fields:
            assert not field.name.endswith("_sealed") or (model, field.name) in stored, (model, field.name)


def test_an_index_tells_its_version_and_fits_its_column() -> None:
    digest = rules.blind_index(NIK, "nik", b"k" * 32)
    assert rules.index_text(digest, 1) == digest
    for version in (1, 2, 12, 9999):
        text = rules.index_text(digest, version)
        assert rules.index_version(text) == version
        assert len(text) <= 64


def test_renewed_keys_seal_everything_anew(own_keys: Path, office: Office) -> None:
    one, other = office.account("admin", nik=NIK), office.account("operator")
    entrance.begin_factor(one, AT)
    for noun in ("nik", "indeks"):
        renew_key(noun, AT)
    assert used()["nik", 1] == 3
    assert "disandikan ulang" in jobs.reseal({}, quiet)
    assert used() == {("nik", 2): 3, ("indeks", 2): 2}
    human = Human.objects.get(pk=one.human_id)
    assert nik_of(human) == NIK
    assert human.nik_index == blind_index(NIK, "nik")
    assert entrance.secret_of(FactorDevice.objects.get(user=one))
    assert jobs.reseal({}, quiet).startswith("0 nilai")
    (own_keys / "nik-1.key").unlink()
    (own_keys / "indeks-1.key").unlink()
    keys._read.cache_clear()
    assert nik_of(Human.objects.get(pk=other.human_id))
    assert office.account(nik=NIK).human_id == one.human_id
    assert AuditEvent.objects.filter(act__in=("key.renewed", "keys.resealed"), kind="system").count() == 4


def test_a_human_is_found_while_the_index_changes(own_keys: Path, office: Office) -> None:
    first = office.account(nik=NIK)
    renew_key("indeks", AT)
    assert office.account(nik=NIK).human_id == first.human_id
    fresh = office.account(nik="3275014101900077")
    assert fresh.human.nik_index.startswith("v2.")
    jobs.reseal({}, quiet)
    assert office.account(nik=NIK).human_id == first.human_id
    assert Human.objects.count() == 2


def test_two_of_one_nik_are_told_and_nothing_is_lost(own_keys: Path, office: Office) -> None:
    """What two processes could write in the very moment in which a key is made."""
    one = office.account(nik=NIK).human
    renew_key("indeks", AT)
    twin = Human(name="Kembar", unit="x", since=AT, nik_index=blind_index(NIK, "nik"))
    twin.nik_sealed = seal(NIK, twin.place("nik"))
    twin.save()
    with pytest.raises(Refusal, match=f"nilai yang sama: {one.pk} dan {twin.pk}"):
        jobs.reseal({}, quiet)
    assert nik_of(Human.objects.get(pk=one.pk)) == NIK


def test_what_was_written_meanwhile_is_not_overwritten(own_keys: Path, office: Office) -> None:
    human = office.account(nik=NIK).human
    stored = next(one for one in STORED if one.sealed == "nik_sealed")
    read = Human.objects.get(pk=human.pk)
    renew_key("nik", AT)
    other = seal("3275014101900099", human.place("nik"))
    Human.objects.filter(pk=human.pk).update(nik_sealed=other)
    jobs._anew(stored, read)
    assert Human.objects.get(pk=human.pk).nik_sealed == other


def test_recovery_codes_outlive_a_key_and_are_counted_until_renewed(own_keys: Path, office: Office) -> None:
    account = office.account("admin")
    office.client(account)
    codes = entrance.renew_recovery_codes(account)
    renew_key("indeks", AT)
    words = jobs.reseal({}, quiet)
    assert "indeks-1 masih dipakai 10 nilai" in words
    assert entrance.show_code(account, codes[0], AT, office.actor(account)).left == 9
    entrance.renew_recovery_codes(account)
    assert "Hancurkan indeks-1.key" in jobs.reseal({}, quiet)
    assert {one.model for one in ONLY_INDEXED} == {RecoveryCode}


def test_the_keys_are_told_line_by_line(own_keys: Path, office: Office) -> None:
    office.account()
    for noun in keys.NOUNS:
        renew_key(noun, AT)
    lines = "\n".join(key_lines())
    assert re.search(r"nik-1: masih dipakai 1 nilai", lines)
    assert re.search(r"nik-2: dipakai sekarang", lines)
    assert "cadangan-1: hanya untuk 0 cadangan" in lines
    assert "sesi-1: tidak dipakai lagi" in lines
    with pytest.raises(Refusal, match="tidak dikenal"):
        renew_key("../x", AT)


def test_a_key_appears_whole_and_over_nothing(own_keys: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "versions", lambda *_: [])
    before = (own_keys / "nik-1.key").read_text()
    with pytest.raises(FileExistsError):
        keys.make_key(own_keys, "nik")
    assert (own_keys / "nik-1.key").read_text() == before
    assert [path.name for path in own_keys.iterdir() if path.name.startswith(".")] == []


MANY = """
import sys, time, django
django.setup()
from datetime import timedelta
from django.utils import timezone
from naung.office.jobs import actions, rules, worker
from naung.office.models import Human, Job
from naung.office.people.actions import nik_of
from naung.office.vault import jobs
from naung.office.vault.actions import blind_index, renew_key, seal
rules.LEASE, rules.BEAT_SECONDS = timedelta(seconds=1), 0.3
jobs.BATCH = 2
if sys.argv[1] == "slow":
    for n in range(12):
        one = Human(name="x", unit="x", since=timezone.now(), nik_index=blind_index(str(n), "nik"))
        one.nik_sealed = seal(str(n), one.place("nik"))
        one.save()
    renew_key("nik", timezone.now())
    renew_key("indeks", timezone.now())
    actions.ask(jobs.RESEAL, "x", timezone.now(), None)
    anew = jobs._anew
    def slow(one, row):
        if row.pk > 4:
            print("two batches", flush=True)
            time.sleep(60)
        anew(one, row)
    jobs._anew = slow
else:
    print(Human.objects.filter(nik_sealed__startswith="v2.", nik_index__startswith="v2.").count())
worker.work(once=True)
if sys.argv[1] == "fast":
    assert sorted(int(nik_of(one)) for one in Human.objects.all()) == list(range(12))
    assert all(one.nik_index == blind_index(nik_of(one), "nik") for one in Human.objects.all())
    job = Job.objects.get()
    print(job.state, job.tries, job.outcome)
"""


def test_killed_in_the_middle_it_goes_on(other_office: dict[str, str]) -> None:
    """kill -9 after two batches; another worker seals the rest, nothing twice, nothing lost."""
    command = [sys.executable, "-c", MANY]
    slow = subprocess.Popen([*command, "slow"], env=other_office, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert slow.stdout is not None
    assert slow.stdout.readline() == "two batches\n"
    os.kill(slow.pid, signal.SIGKILL)
    slow.wait()
    slow.stdout.close()
    time.sleep(1.2)
    done = subprocess.run([*command, "fast"], env=other_office, cwd=ROOT, capture_output=True, text=True, check=False)
    before, after = done.stdout.splitlines()
    assert before == "4", done.stderr
    assert after.startswith("done 2 8 nilai disandikan ulang")


def test_a_nip_is_found_under_an_older_key(own_keys: Path, office: Office) -> None:
    who = {"unit": "x", "nip": "199001012015031001", "at": AT, "by": None}
    add_account(name="A", nik=NIK, username="akun.a", **who)
    renew_key("indeks", AT)
    with pytest.raises(Refusal, match="petugas dengan NIK lain"):
        add_account(name="B", nik="3275014101900099", username="akun.b", **who)
