"""Runs: asked for, made by a worker, killed and taken up, one taken on, what has changed since, side by side."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from naung.decisions import demo
from naung.decisions.runs import actions, jobs, making
from naung.decisions.runs.models import Run
from naung.decisions.runs.reading import changed_inputs, comparison, outdated
from naung.office.audit.actions import check
from naung.office.audit.models import AuditEvent
from naung.office.jobs.models import Job
from naung.office.jobs.worker import work
from naung.office.road import text
from naung.office.road.actions import change_text
from naung.office.road.conditions import holding
from naung.office.road.folder import run_folder
from naung.office.road.models import Programme
from naung.office.waiting.reading import gather
from naung.report.past import open_run
from naung.values.errors import Refusal
from tests.decisions.conftest import SEED, judged, made
from tests.office.conftest import AT, Office
from tests.office.databases import ROOT

WHY = "Melihat hasil aturan ini."


def worked() -> None:
    """As a worker does, within the test's transaction and so without its beating thread."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("naung.office.jobs.worker._beat", lambda *_: None)
        patch.setattr("naung.office.jobs.worker.close_old_connections", lambda: None)
        work(once=True)


def page(client: Client, name: str, *args: object, **query: object) -> str:
    got = client.get(reverse(name, args=args), query)
    assert got.status_code == 200, got.content.decode()
    return got.content.decode()


def test_a_run_is_asked_for_made_and_told(programme: Programme, office: Office) -> None:
    client = office.client(office.account("operator"))
    form = page(client, "runs-new", programme.code)
    assert "PERCOBAAN" in form
    assert "Perlu kira-kira" in form
    got = client.post(reverse("runs-new", args=[programme.code]), {"title": "", "why": WHY})
    assert (got.status_code, Run.objects.count()) == (422, 0)
    client.post(reverse("runs-new", args=[programme.code]), {"title": "Versi 1", "why": WHY})
    run = Run.objects.get()
    assert (run.number, run.version, len(run.seed)) == (1, 1, 64)
    assert "Menunggu giliran" in page(client, "runs-one", programme.code, 1)
    worked()
    run.refresh_from_db()
    past = open_run(run_folder(programme.code, 1))
    assert (run.digest, past.record["seed"], past.trial) == (past.record["digest"], run.seed, True)
    assert run.figures["by_status"] == past.summary["by_status"]
    assert run.folder.stat().st_mode & 0o077 == 0
    assert {one.name for one in run.folder.parent.iterdir()} == {"1"}
    shown = page(client, "runs-one", programme.code, 1)
    assert f"{run.figures['by_status']['selected']} orang terpilih. Belum disetujui." in shown
    assert "PERCOBAAN" in shown
    assert "<style" not in shown
    again = client.get(reverse("runs-one", args=[programme.code, 1]), headers={"HX-Request": "true"})
    assert again.headers["HX-Refresh"] == "true"
    assert "1. Versi 1" in page(client, "runs", programme.code)
    assert [one.act for one in AuditEvent.objects.filter(act__startswith="run.")] == ["run.asked", "run.made"]
    assert check().fault == ""


def test_a_run_that_fails_leaves_nothing_and_says_why(programme: Programme, office: Office) -> None:
    account = office.account("operator")
    run = actions.start_run(programme, "Rusak", WHY, programme.texts.get().text, AT, office.actor(account))
    (run.folder.parent.parent / "kunci.hex").unlink()
    worked()
    assert not run.folder.exists()
    shown = page(office.client(account), "runs-one", programme.code, 1)
    assert "Hasil 1 gagal" in shown
    assert "key.path" in shown
    assert "Gagal" in page(office.client(account), "runs", programme.code)
    assert any("gagal" in one.title for one in gather(office.actor(account), Job.objects.get().ended_at))


def test_too_little_room_is_refused_before_anything_is_written(
    programme: Programme, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("naung.decisions.runs.actions.room", lambda _: (2_000_000_000, 1_000_000))
    by = office.actor(office.account("operator"))
    with pytest.raises(Refusal, match="Perlu kira-kira 2,0 GB di disk, tersedia 1 MB"):
        actions.start_run(programme, "x", WHY, programme.texts.get().text, AT, by)
    assert (Run.objects.count(), Job.objects.count()) == (0, 0)


def test_a_folder_made_by_who_died_before_saying_so_is_taken_as_it_is(programme: Programme, office: Office) -> None:
    by = office.actor(office.account("operator"))
    run = actions.start_run(programme, "x", WHY, programme.texts.get().text, AT, by)
    shutil.copytree(made(), run.folder)
    left = run.folder.parent / ".1.half"
    left.mkdir()
    before = (run.folder / "run.json").stat().st_mtime_ns
    worked()
    run.refresh_from_db()
    assert run.digest
    assert (run.folder / "run.json").stat().st_mtime_ns == before
    assert actions.end_run(run, AT).ended_at == run.ended_at
    assert AuditEvent.objects.filter(act="run.made").count() == 1


KILLED = """
import sys
from pathlib import Path
from naung.decisions.runs.making import make_run
make_run(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], print)
"""


def test_a_killed_worker_takes_its_child_along_and_the_next_one_makes_the_whole(programme: Programme, run: Run) -> None:
    """kill -9 of the asker: the child ends too, no folder has the run's name; the same again is the same."""
    out = run_folder(programme.code, 7)
    command = [sys.executable, "-u", "-c", KILLED, str(jobs.program_file(run)), str(out), SEED]
    asker = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, env=os.environ | {"PYTHONPATH": f"{ROOT}/src"})
    assert asker.stdout is not None
    assert asker.stdout.readline()
    (child,) = Path(f"/proc/{asker.pid}/task/{asker.pid}/children").read_text().split()
    os.kill(asker.pid, signal.SIGKILL)
    asker.wait()
    asker.stdout.close()
    for _ in range(100):
        if not Path(f"/proc/{child}/exe").exists():
            break
        time.sleep(0.05)
    assert not Path(f"/proc/{child}/exe").exists(), "the child works on for nobody"
    assert not out.exists()
    making.make_run(jobs.program_file(run), out, SEED, lambda _: None)
    assert open_run(out).record["digest"] == run.digest
    assert [one.name for one in out.parent.iterdir() if one.name.startswith(".7")] == []


def test_one_is_taken_on_and_only_one(programme: Programme, run: Run, office: Office) -> None:
    other = judged(programme, "Kedua")
    client = office.client(office.account("operator"))
    assert holding(programme, ("run_chosen",)) == frozenset()
    assert "Teruskan hasil ini" in page(client, "runs-one", programme.code, 1)
    client.post(reverse("runs-choose", args=[programme.code, 1]))
    client.post(reverse("runs-choose", args=[programme.code, 2]))
    assert [one.number for one in Run.objects.exclude(chosen_at=None)] == [other.number]
    assert holding(programme, ("run_chosen",)) == {"run_chosen"}
    assert client.post(reverse("runs-choose", args=[programme.code, 2])).status_code == 422
    assert AuditEvent.objects.filter(act="run.chosen").count() == 2
    with pytest.raises(IntegrityError), transaction.atomic():
        Run.objects.update(chosen_at=AT)
    assert "Hasil 2 diteruskan" in page(client, "runs", programme.code)
    assert "Hasil 2 diteruskan" in page(client, "programme", programme.code)


def test_a_scenario_is_taken_on_only_once_its_text_is_a_version(programme: Programme, run: Run, office: Office) -> None:
    by = office.actor(office.account("operator"))
    new = text.with_part(programme.texts.get().text, "places", 19)
    scenario = actions.record_run(programme, "Skenario", WHY, new, AT, SEED)
    making.make_run(jobs.program_file(scenario), scenario.folder, SEED, lambda _: None)
    scenario = actions.end_run(scenario, AT)
    assert scenario.version is None
    with pytest.raises(Refusal, match="skenario"):
        actions.choose_run(scenario, AT, by)
    change_text(programme, new, "Tempat menjadi 19", 1, AT, by)
    assert actions.choose_run(scenario, AT, by).version == 2
    shown = page(office.client(office.account("inspector")), "runs", programme.code)
    assert "Tempat menjadi 19" in shown


def test_what_changed_since_is_seen_and_waits(programme: Programme, run: Run, office: Office) -> None:
    by = office.actor(office.account("operator"))
    actions.choose_run(run, AT, by)
    assert (changed_inputs(run), outdated(run)) == ([], "")
    areas = run.folder.parent.parent / "wilayah.csv"
    os.utime(areas, ns=(1, 1))
    assert changed_inputs(run) == [], "another time, the same content"
    areas.write_text(areas.read_text() + "3275999999,Baru\n")
    assert outdated(run) == "Daftar wilayah berubah sesudah hasil ini."
    change_text(programme, text.with_part(programme.texts.get().text, "places", 9), "Sembilan", 1, AT, by)
    assert outdated(run).startswith("Program sekarang versi 2, hasil ini dari versi 1.")
    assert any("sudah tertinggal" in one.title for one in gather(by, AT))
    areas.unlink()
    assert "tidak lengkap" in outdated(run)


def test_side_by_side(programme: Programme, run: Run, office: Office) -> None:
    by = office.actor(office.account("operator"))
    new = text.with_part(programme.texts.get().text, "places", 9)
    second = actions.start_run(programme, "Sembilan tempat", WHY, new, AT, by)
    worked()
    second.refresh_from_db()
    client = office.client(office.account("inspector"))
    assert "Hasil mana yang dibandingkan?" in page(client, "runs-compare", programme.code)
    for query in ({"a": 1}, {"a": 1, "b": 1}, {"a": 1, "b": 99}, {"a": "x", "b": "٣"}):
        assert client.get(reverse("runs-compare", args=[programme.code]), query).status_code == 422
    assert "Sedang membandingkan hasil 1 dan hasil 2" in page(client, "runs-compare", programme.code, a=2, b=1)
    worked()
    found = comparison(run, second)
    assert found is not None
    shown = page(client, "runs-compare", programme.code, a=1, b=2)
    before, after = (one.figures["by_status"]["selected"] for one in (run, second))
    assert found["selected"] == {"a": before, "out": before - after, "in": 0, "b": after}
    assert f"0 orang masuk dan {before - after} keluar dari hasil 1 ke hasil 2" in shown
    assert ">Benih undian<" not in shown, "a scenario throws the same dice"
    assert ">Tempat yang diinginkan<" in shown
    assert "Di hasil 2 selnya mendapat lebih sedikit tempat daripada di hasil 1" in shown
    names = [one.name for one in second.folder.iterdir()]
    assert "banding-1.json" in names
    assert not any(name.startswith(".") for name in names)


def test_who_may_not_see_people_sees_the_report_without_links(
    programme: Programme, run: Run, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = {role: office.client(office.account(role)) for role in ("operator", "exporter")}
    monkeypatch.setattr("naung.decisions.runs.views.ROWS", "runs-new")
    assert "orang/?status=selected" in page(seen["operator"], "runs-one", programme.code, 1)
    assert "orang/?" not in page(seen["exporter"], "runs-one", programme.code, 1)


def test_a_demo_takes_a_folder_only_if_it_is_of_the_same_files(programme: Programme) -> None:
    folder = made()
    run = demo.fill(programme, AT, folder)
    assert (run.digest, run.seed, run.version) == (open_run(folder).record["digest"], SEED, 1)
    areas = run.folder.parent.parent / "wilayah.csv"
    areas.write_text(areas.read_text() + "3275999999,Baru\n")
    with pytest.raises(Refusal, match=r"areas\.path berbeda"):
        demo.fill(programme, AT, folder)
    assert Run.objects.count() == 1
