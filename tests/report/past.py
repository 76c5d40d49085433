"""A made programme run to its tables, without pages and workbooks: for tests that read an output folder."""

from pathlib import Path
from typing import Any

from naung.selection.opening import open_programme
from naung.selection.run import select
from naung.selection.tickets import Seed
from tests import made


def run(
    folder: Path,
    records: list[made.Record],
    seed: str = made.SEED,
    key: str = made.KEY,
    source: str = "trial",
    **changes: Any,
) -> Path:
    """Make the programme in `folder`, run it, and return its output folder."""
    program = made.write(folder, records, **changes)
    (folder / "kunci.hex").write_text(key, encoding="ascii")
    out, work = folder / "hasil", folder / "kerja"
    out.mkdir()
    work.mkdir()
    with open_programme(program, out, work) as opened:
        select(opened, out, Seed(seed, source), "duckdb", (), lambda _: None)
    return out
