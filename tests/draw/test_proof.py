"""Slips: what the dice added is the result's, also of a result judged again under the same seed."""

import json
from pathlib import Path

import pytest

from tests.draw.ceremony import corrected, draw
from tests.draw.published import read_csv, same_tier


def test_a_slip_of_a_result_judged_again_tells_that_results_lots(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The leaf is the frozen one; ticket, status and equals are of the tier as it is now; who is out has none."""
    frozen, _, result = corrected(folder)
    now = {one["pseudonym"]: one for one in read_csv(result / "public" / "candidates.csv")}
    for one in read_csv(frozen / "public" / "calon.csv"):
        capsys.readouterr()
        assert draw("proof", frozen, "--pseudonym", one["pseudonym"], "--result", result) == 0
        slip = json.loads(capsys.readouterr().out)
        assert (slip["cell"], slip["tier"]) == (one["cell"], int(one["tier"]))
        line = now.get(one["pseudonym"])
        assert slip.get("status") == (line and line["status"])
        if line:
            assert slip["equals"] == sum(same_tier(line, other) for other in now.values())
