"""What every test may rely on: parts that a machine may lack are skipped outside CI, never inside."""

import os
import shutil
import sys
from pathlib import Path

import pytest
from hypothesis import settings

from naung.cli.main import RECURSION

IN_CI = os.environ.get("CI") == "true"
NEEDS = {
    "spark": (lambda: shutil.which("java") is not None, "needs Java: apt-get install default-jre-headless"),
    "browser": (lambda: shutil.which("chromium") is not None, "needs Chromium: apt-get install chromium"),
    "long": (lambda: os.environ.get("NAUNG_LONG") == "1", "the long run: NAUNG_LONG=1"),
}
COSTLIEST = (
    "tests/spark/test_spark.py",
    "tests/generative/test_agreement.py",
    "tests/matching/test_recognise.py",
    "tests/office/test_journeys.py",
    "tests/report/check/test_returned.py",
    "tests/matching/test_model.py",
    "tests/office/test_backup.py",
    "tests/repo/test_first_steps.py",
    "tests/selection/test_select.py",
)
"""Files that take long: they come first, so that of two processes that share the files none waits at the end."""

# `main` raises the limit; Hypothesis complains of a test that changes it while it runs.
sys.setrecursionlimit(RECURSION)
settings.register_profile("fixed", derandomize=True, deadline=None, database=None)
settings.load_profile("fixed")


def pytest_configure(config: pytest.Config) -> None:
    if hasattr(config.option, "loadscopereorder"):
        config.option.loadscopereorder = False  # xdist would begin with the files that have the most tests


def _turn(item: pytest.Item) -> int:
    file = item.nodeid.split("::")[0]
    return COSTLIEST.index(file) if file in COSTLIEST else len(COSTLIEST)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    items.sort(key=_turn)
    for mark, (has, how) in NEEDS.items():
        if has() or (IN_CI and mark != "long"):
            continue
        for item in items:
            if item.get_closest_marker(mark):
                item.add_marker(pytest.mark.skip(reason=how))
    if IN_CI:
        # The long run is asked for by name; in CI it is left out, not skipped.
        items[:] = [item for item in items if not item.get_closest_marker("long") or NEEDS["long"][0]()]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):
    report = yield
    if IN_CI and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped in CI: {report.longrepr}"
    return report


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder for a programme and its files."""
    return tmp_path
