"""Published tables read back: one that is missing, damaged or another is a Refusal. Not here: their meaning."""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from naung.values.errors import Refusal, why

CALON_COLUMNS = ("pseudonym", "cell", "tier", "person")
CANDIDATE_COLUMNS = ("pseudonym", "cell", "tier", "ticket", "status", "rank_in_cell")


def read_table(path: Path, columns: Sequence[str]) -> Iterator[list[str]]:
    """Each line's cells, in the order of `columns`, which must be the table's own."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file, strict=True)
            if next(reader, None) != list(columns):
                raise Refusal(f"{path}: bukan tabel dengan kolom {', '.join(columns)}")
            for cells in reader:
                if len(cells) != len(columns):
                    raise Refusal(f"{path}, baris {reader.line_num}: terpotong; pakai salinan yang diumumkan")
                yield cells
    except OSError as error:
        raise Refusal(f"{path}: {why(error)}") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise Refusal(f"{path}: rusak; pakai salinan yang diumumkan") from error
