"""How long the office's pages, the chain's check, a backup and a drill take with a million events in it.

PYTHONPATH=src python benchmarks/office.py [EVENTS]
PYTHONPATH=src python benchmarks/office.py --program demo/kota/program.yaml --run demo/hasil   # rules and runs
"""

import os
import resource
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

FIRST = datetime(2026, 1, 1, tzinfo=UTC)
PAGES = ("/", "/petugas/", "/petugas/1/", "/peran/", "/jejak/", "/jejak/?page=20000", "/catatan-akses/", "/pekerjaan/")
TURNS = 40
ROWS = 10_000


def main() -> None:
    if sys.argv[1:2] == ["--program"]:
        _programme(sys.argv[1:])
        return
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory(prefix="naung-office-") as work:
        folder = Path(work) / "kantor"
        _office(folder)
        filled = _timed(lambda: _fill(folder / "kantor.sqlite3", count))
        print(f"{count} events written                 {filled:8.1f} s")
        _pages()
        from naung.office.audit.actions import check
        from naung.office.backup.actions import drill, make

        now = datetime.now(UTC)
        print(f"the whole chain checked                {_timed(check):8.1f} s")
        print(f"backup                                 {_timed(lambda: make(Path(work) / 'c', now)):8.1f} s")
        print(f"drill of that backup                   {_timed(lambda: drill(Path(work) / 'c', now)):8.1f} s")
        print(f"backup's size                          {(Path(work) / 'c').stat().st_size / 1e6:8.0f} MB")
        print(f"an xlsx of {ROWS} rows read         {_timed(lambda: _list(Path(work))):8.1f} s")
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"most memory                            {most:8.0f} MB")


def _programme(options: list[str]) -> None:
    """Rules and runs over a programme and its result: server time of each page, after one call to warm up."""
    from naung.cli.main import main as naung

    with tempfile.TemporaryDirectory(prefix="naung-office-") as work:
        folder = Path(work) / "kantor"
        assert naung(["office", "demo", str(folder), *options]) == 0
        client = _client()
        from naung.office.road.models import Programme

        base = f"/program/{Programme.objects.get().code}/"
        for page in ("", "aturan/", "aturan/urutan/", "hasil/", "hasil/1/", "hasil/baru/"):
            _tell(base + page, lambda page=page: _get(client, base + page))  # type: ignore[misc]
        said = {"kind": "rule", "code": "baru", "when": "umur BETWEEN 18 AND 60", "unknown": "reject"}
        _tell("an expression as typed", lambda: client.post(f"{base}aturan/periksa/", said))


def _tell(name: str, work: Callable[[], object], turns: int = 10) -> None:
    work()
    taken = sorted(_timed(work) for _ in range(turns))
    print(f"{name:38} p50 {taken[turns // 2] * 1000:6.1f} ms   most {taken[-1] * 1000:6.1f} ms")


def _client():  # type: ignore[no-untyped-def]
    from django.conf import settings
    from django.test import Client

    from naung.office.people.models import Account

    settings.ALLOWED_HOSTS = ["testserver"]
    client = Client()
    client.force_login(Account.objects.get(username="rina"), "naung.office.entrance.backend.AccountBackend")
    return client


def _office(folder: Path) -> None:
    from naung.cli.main import main as naung

    assert naung(["office", "demo", str(folder)]) == 0
    os.environ["NAUNG_OFFICE"] = str(folder / "kantor.toml")


def _fill(path: Path, count: int) -> None:
    """Straight into the table, each bound to the one before; the triggers look at each."""
    from naung.office.audit.actions import head
    from naung.office.audit.rules import Event, digest_of, stamp

    last = head()

    def rows():  # type: ignore[no-untyped-def]
        previous = last.digest
        for seq in range(last.seq + 1, last.seq + count + 1):
            at = stamp(FIRST + timedelta(seconds=seq))
            subject = f"account:{seq % 9 + 1}"
            event = Event(seq, at, "person", seq % 8 + 1, seq % 9 + 1, "session.begun", subject, "{}", previous)
            previous = digest_of(event)
            yield (*(getattr(event, name) for name in Event.__dataclass_fields__ if name != "digest"), previous)

    with closing(sqlite3.connect(path)) as database, database:
        database.executemany("INSERT INTO office_auditevent VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows())


def _pages() -> None:
    """Server time of each page for an admin who is an inspector too, after one call to warm up."""
    from django.conf import settings
    from django.test import Client

    from naung.office.people.models import Account, Grant

    settings.ALLOWED_HOSTS = ["testserver"]
    account = Account.objects.get(username="rina")
    for role in ("inspector",):
        Grant.objects.create(
            account=account, role=role, whole_city=True, valid_from=FIRST.date(), given_at=FIRST, given_by=None
        )
    client = Client()
    client.force_login(account, "naung.office.entrance.backend.AccountBackend")
    for page in PAGES:
        client.get(page)
        taken = sorted(_timed(lambda page=page: _get(client, page)) for _ in range(TURNS))  # type: ignore[misc]
        print(f"{page:38} p50 {taken[TURNS // 2] * 1000:6.1f} ms   p95 {taken[TURNS * 95 // 100] * 1000:6.1f} ms")


def _list(work: Path) -> None:
    """An upload of a workbook against one of the same rows as CSV, one row in ten with a damaged NIK."""
    from datetime import date

    import xlsxwriter

    from naung.intake.lists import ListSpec
    from naung.report.check.one_list import Asked, check_list

    head = ["nik", "nama", "tanggal_lahir", "kelurahan", "alamat"]
    rows = [[f"327501010180{n:04d}", f"ORANG {n}", "1980-01-01", "Margahayu", f"JL. {n}"] for n in range(1, ROWS + 1)]
    (work / "lama.csv").write_text("\n".join(",".join(row) for row in [head, *rows]), encoding="utf-8")
    (work / "wilayah.csv").write_text("kode,nama\n3275011002,Margahayu\n", encoding="utf-8")
    with xlsxwriter.Workbook(str(work / "baru.xlsx")) as book:
        sheet = book.add_worksheet("Data")
        for number, row in enumerate([head, *rows]):
            sheet.write_row(number, 0, [row[0] if number % 10 else "3,27501E+15", *row[1:]] if number else row)
    for name in ("temuan", "kerja"):
        (work / name).mkdir()
    new, old = ListSpec(work, "satu", "baru.xlsx"), ListSpec(work, "satu", "lama.csv")
    found = check_list(Asked(new, None, old, "wilayah.csv", work, date(2026, 1, 1)), work / "temuan", work / "kerja")
    assert sum(found.standings.values()) == ROWS


def _get(client, page: str) -> None:  # type: ignore[no-untyped-def]
    assert client.get(page).status_code == 200, page


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
