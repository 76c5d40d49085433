"""The settings file, where data may lie, and what each answer tells the browser."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from naung.office.storage import checks, rules
from naung.office.vault.keys import make_missing_keys
from naung.site.config import Config, read_config
from naung.site.headers import POLICY
from naung.values.errors import Refusal
from tests.office.conftest import PASSWORD, Office
from tests.office.databases import ROOT, environment

MOUNTS = [
    "/dev/sda1 / ext4 rw 0 0",
    "nas:/kota /srv/kota nfs4 rw 0 0",
    "//nas/x /srv/spasi\\040satu cifs rw 0 0",
    "tmpfs /srv/kota/lokal tmpfs rw 0 0",
]


def told(folder: Path, text: str) -> Config:
    path = folder / "kantor.toml"
    path.write_text(text, encoding="utf-8")
    return read_config(path)


def test_an_empty_file_is_safe(tmp_path: Path) -> None:
    config = told(tmp_path, "")
    assert config == Config(folder=tmp_path, sqlite=tmp_path / "kantor.sqlite3", keys=tmp_path / "kunci")
    assert not config.demo


def test_postgresql_is_an_address(tmp_path: Path) -> None:
    config = told(tmp_path, 'database = "postgresql://naung@/kantor?host=/run/postgresql&sslmode=require"')
    assert config.sqlite is None
    assert config.postgres == {
        "NAME": "kantor",
        "USER": "naung",
        "HOST": "/run/postgresql",
        "PORT": "",
        "OPTIONS": {"sslmode": "require"},
    }


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("x = ", "bukan TOML"),
        ("sandi = 'x'", "kunci sandi tidak dikenal"),
        ("demo = 'ya'", "demo harus berupa true atau false"),
        ("hosts = 'a'", "hosts harus berupa daftar"),
        ("time_zone = 'Europe/Paris'", "tidak dikenal"),
        ("database = 'postgresql://naung:rahasia@db/kantor'", "jangan ditulis di sini"),
        ("database = 'postgresql://naung@db/'", "tanpa nama"),
    ],
)
def test_a_wrong_file_is_refused_by_name(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(Refusal, match=words):
        told(tmp_path, text)


@pytest.mark.parametrize(
    ("path", "kind"),
    [("/home/x.db", "ext4"), ("/srv/kota/x.db", "nfs4"), ("/srv/spasi satu/x", "cifs"), ("/srv/kota/lokal/x", "tmpfs")],
)
def test_the_file_system_of_a_path(path: str, kind: str) -> None:
    assert rules.filesystem_of(Path(path), MOUNTS) == kind


@pytest.mark.parametrize("kind", ["nfs", "nfs4", "cifs", "smb3", "9p", "fuse.sshfs", "ceph", "glusterfs"])
def test_sqlite_on_a_network_share_is_refused_in_words(kind: str) -> None:
    assert "folder jaringan" in rules.why_not_sqlite(Path("/x"), kind)


@pytest.mark.parametrize("kind", ["ext4", "xfs", "btrfs", "overlay", "tmpfs", "zfs", ""])
def test_sqlite_on_a_local_disk_is_fine(kind: str) -> None:
    assert rules.why_not_sqlite(Path("/x"), kind) == ""


def test_the_command_refuses_a_network_share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from naung.site import start

    mounts = tmp_path / "mounts"
    mounts.write_text(f"nas:/x {tmp_path.resolve()} nfs4 rw 0 0\n")
    monkeypatch.setattr(start, "MOUNTS", mounts)
    monkeypatch.setattr(checks, "MOUNTS", mounts)
    make_missing_keys(tmp_path / "kunci")
    (tmp_path / "kantor.toml").write_text("")
    with pytest.raises(Refusal, match="Pindahkan ke disk lokal"):
        start.start(tmp_path / "kantor.toml")
    assert "nfs4" in checks.database_troubles(tmp_path / "kantor.sqlite3")[0]


def test_the_bulk_folder_is_private_and_its_volume_stated(tmp_path: Path) -> None:
    folder = tmp_path / "hasil"
    folder.mkdir(mode=0o700)
    (folder / "decisions.parquet").touch(mode=0o600)
    assert checks.bulk_troubles(folder, encrypted=True) == []
    assert "bulk_encrypted = true" in checks.bulk_troubles(folder, encrypted=False)[0]
    (folder / "decisions.parquet").chmod(0o644)
    folder.chmod(0o750)
    words = checks.bulk_troubles(folder, encrypted=True)
    assert [word for word in words if "chmod 700" in word]
    assert [word for word in words if "chmod 600" in word]
    assert "milik pengguna layanan" in rules.why_not_private(folder, 0o700, 1, 2)
    assert checks.bulk_troubles(tmp_path / "tidak-ada", encrypted=True) == [
        f"{tmp_path / 'tidak-ada'}: folder ini tidak ada"
    ]


def test_every_answer_tells_the_browser_what_is_allowed(office: Office) -> None:
    client = office.client(office.account("operator"))
    for path in ("/", "/masuk/", "/petugas/", "/jejak/", "/tidak-ada/"):
        headers = client.get(path).headers
        assert headers["Content-Security-Policy"] == POLICY, path
        assert "unsafe" not in POLICY
        assert headers["Cache-Control"] == "no-store", path
        assert headers["X-Frame-Options"] == "DENY", path
        assert headers["X-Content-Type-Options"] == "nosniff", path
        assert headers["Referrer-Policy"] == "same-origin", path


def test_a_foreign_host_is_refused_without_a_word_about_us(db: None) -> None:
    got = Client().get("/masuk/", headers={"host": "jahat.example"})
    assert got.status_code == 400
    assert "jahat" not in got.content.decode()


def test_a_form_of_another_site_is_refused(office: Office) -> None:
    client = Client(enforce_csrf_checks=True)
    got = client.post(reverse("sign-in"), {"username": "x", "password": PASSWORD})
    assert got.status_code == 403
    assert "kedaluwarsa" in got.content.decode()


def test_the_look_is_one_file_for_both_halves(db: None, client: Client) -> None:
    from importlib.resources import files

    style = client.get("/static/naung/naung.css")
    script = client.get("/static/django_htmx/htmx-2.min.js")
    assert style.getvalue() == files("naung.report.page").joinpath("data", "naung.css").read_bytes()
    assert script.getvalue().startswith(b"var htmx=")
    style.close()
    script.close()


def test_a_fault_of_ours_ends_in_words(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object) -> None:
        raise RuntimeError("3275014101900012")

    monkeypatch.setattr("naung.office.waiting.views.gather", breaks)
    client = office.client(office.account("operator"))
    client.raise_request_exception = False
    got = client.get("/")
    assert got.status_code == 500
    assert "Yang sudah tersimpan aman" in got.content.decode()
    assert "3275014101900012" not in got.content.decode()


PROBE = """
import json, django
django.setup()
from django.conf import settings
from django.core.management import call_command
from django.test import Client
call_command("migrate", verbosity=0)
call_command("check", deploy=True, fail_level="WARNING")
plain = Client().get("/masuk/", headers={"host": "naung.kota.go.id"})
secure = Client().get("/masuk/", headers={"host": "naung.kota.go.id"}, secure=True)
cookie = {name: dict(value) for name, value in secure.cookies.items()}
print(json.dumps([plain.status_code, plain["Location"], secure["Strict-Transport-Security"], cookie]))
"""


def test_a_real_office_speaks_https_only(tmp_path: Path) -> None:
    """As installed: django's own check for deployment finds nothing."""
    make_missing_keys(tmp_path / "kunci")
    (tmp_path / "kantor.toml").write_text('hosts = ["naung.kota.go.id"]\n')
    env = environment(tmp_path)
    done = subprocess.run([sys.executable, "-c", PROBE], env=env, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    status, where, hsts, cookies = json.loads(done.stdout.splitlines()[-1])
    assert (status, where) == (301, "https://naung.kota.go.id/masuk/")
    assert hsts.startswith("max-age=31536000")
    assert cookies["__Host-naung-csrf"]["secure"]
    assert cookies["__Host-naung-csrf"]["httponly"]


def test_made_people_live_in_a_demo_only(tmp_path: Path) -> None:
    make_missing_keys(tmp_path / "kunci")
    (tmp_path / "kantor.toml").write_text("")
    done = subprocess.run(
        [sys.executable, "-m", "naung.cli.main", "office", "code", "bayu"],
        env=environment(tmp_path), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "bukan kantor contoh" in done.stderr


def test_open_keys_are_refused(tmp_path: Path) -> None:
    make_missing_keys(tmp_path / "kunci")
    (tmp_path / "kantor.toml").write_text("demo = true\n")
    (tmp_path / "kunci" / "nik-1.key").chmod(0o644)
    command = [sys.executable, "-m", "naung.cli.main", "office", "audit"]
    done = subprocess.run(command, env=environment(tmp_path), capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "chmod 600" in done.stderr


def test_a_real_office_begins_with_two_admins(tmp_path: Path) -> None:
    """From nothing to the check that still says who is missing."""
    env = {key: value for key, value in os.environ.items() if key != "NAUNG_OFFICE"}
    env["PYTHONPATH"] = str(ROOT / "src")
    file = tmp_path / "kantor.toml"

    def naung(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "naung.cli.main", "office", *words, "--config", str(file)]
        return subprocess.run(command, env=env, capture_output=True, text=True, check=False)

    areas = tmp_path / "kelurahan.csv"
    areas.write_text("kode,nama,kecamatan\n32.75.01.1001,Bekasijaya,Bekasi Timur\n")
    begun = naung("begin", "--areas", str(areas))
    assert "Kantor siap" in begun.stdout, begun.stderr
    assert naung("begin").returncode == 0
    for number, name in enumerate(("satu", "dua", "tiga")):
        nik = f"327501410190000{number}"
        done = naung("admin", f"admin.{name}", "--name", name.title(), "--unit", "Disnaker", "--nik", nik)
        assert done.returncode == (1 if name == "tiga" else 0), done.stderr
    checked = naung("check")
    assert checked.returncode == 1
    assert "Belum ada Penyetuju" in checked.stdout
    assert "sekarang 2 orang" in checked.stdout
