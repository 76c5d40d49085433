"""How long searches, filters and one person's page take in a run, through the office's own pages.

PYTHONPATH=src python benchmarks/people.py RUN DATA [TURNS]    RUN: of naung select; DATA: its programme's folder
"""

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

TURNS = int(sys.argv[3]) if len(sys.argv) > 3 else 200
FILTERS = (
    {"status": "selected"},
    {"status": "reserve", "sort": "peringkat"},
    {"failed": "usia"},
    {"failed": "nik_tidak_sah", "sort": "poin"},
    {"verify": "1"},
    {"unknown": "desil"},
    {"list": "ojol", "status": "not_reached", "sort": "peringkat"},
    {"q": "siti", "status": "selected"},
    {},
)
COMMON = ("siti", "muhamad", "nur", "ahmad", "dewi", "siti nur", "sri", "agus")


def main() -> None:
    run, data = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    with tempfile.TemporaryDirectory(prefix="naung-orang-") as work:
        _office(Path(work) / "kantor")
        _measure(run, data)


def _office(folder: Path) -> None:
    from naung.cli.main import main as naung

    assert naung(["office", "demo", str(folder)]) == 0
    os.environ["NAUNG_OFFICE"] = str(folder / "kantor.toml")


def _measure(run: Path, data: Path) -> None:
    from django.conf import settings
    from django.test import Client

    from naung.decisions.people.asked import index_of
    from naung.decisions.people.index import build
    from naung.office.people.models import Account
    from naung.office.road.folder import run_folder
    from naung.office.road.models import Programme

    settings.ALLOWED_HOSTS = ["testserver"]
    began = time.perf_counter()
    build(run, data)
    print(f"{'index':28} {time.perf_counter() - began:7.1f} s")
    size = sum(one.stat().st_size for one in (run / "indeks-1").iterdir())
    print(f"{'its size':28} {size / 1e6:7.0f} MB")
    code = Programme.objects.get().code
    place = run_folder(code, 1)
    place.parent.mkdir(exist_ok=True)
    place.symlink_to(run)
    client = Client()
    client.force_login(Account.objects.get(username="rina"), "naung.office.entrance.backend.AccountBackend")
    luck = random.Random(2026)
    with index_of(place) as index:
        people = sum(index.run.summary["by_status"].values())
        some = index._lines([luck.randint(1, people) for _ in range(4 * TURNS)])
        chosen = [row for row in some if row["nik"] and len(row["nik"]) == 16 and row["name"]]
        stand = [row["key"] for page in range(1, 9) for row in index.page(_asked(page), None).lines]
        pseudonyms = [one.row["pseudonym"] for one in (index.whole(key, None) for key in stand[:TURNS]) if one]
    at, rows = f"/program/{code}/orang/", f"/program/{code}/hasil/1/orang/"
    kinds: dict[str, Callable[[int], Any]] = {
        "search: NIK": lambda n: client.post(at, {"q": chosen[n]["nik"]}),
        "search: pseudonym": lambda n: client.post(at, {"q": pseudonyms[n]}),
        "search: common name": lambda n: client.get(at, {"q": COMMON[n % len(COMMON)]}),
        "search: name of somebody": lambda n: client.get(at, {"q": chosen[n]["name"]}),
        "search: first letters": lambda n: client.get(at, {"q": chosen[n]["name"][:3]}),
        "search: nobody": lambda n: client.get(at, {"q": f"zz{'abcdefgh'[n % 8]}q"}),
        "rows": lambda n: client.get(rows, {**FILTERS[n % len(FILTERS)], "page": str(1 + n % 3)}),
        "person, anybody": lambda n: client.get(f"{at}1/{chosen[n]['key']}/"),
        "person, a candidate": lambda n: client.get(f"{at}1/{stand[n]}/"),
    }
    print(f"{'':28} {'p50':>8} {'p95':>8} {'CPU':>8}   ms")
    for words, ask in kinds.items():
        spent, cpu = [], time.process_time()
        for turn in range(TURNS):
            began = time.perf_counter()
            got = ask(turn)
            spent.append((time.perf_counter() - began) * 1000)
            assert got.status_code in (200, 302, 422), (words, got.status_code)
        told = statistics.quantiles(spent[1:], n=20)
        each = (time.process_time() - cpu) * 1000 / TURNS
        print(f"{words:28} {statistics.median(spent):8.1f} {told[18]:8.1f} {each:8.1f}", flush=True)


def _asked(page: int) -> Any:
    from naung.decisions.people.rules import Asked

    return Asked(status="reserve", page=page)


if __name__ == "__main__":
    main()
