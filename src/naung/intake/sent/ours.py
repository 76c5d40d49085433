"""What Naung itself added to a workbook that it gave back: whole sheets, and columns right of the table.

Their words stand here, so that whoever writes them and whoever reads the file again agree. Not here: writing them
(report/check). A sheet is ours by its words and not its name: an office may have a sheet "Ringkasan" of its own.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from naung.intake.sent.workbook import Row, Sheet

SUMMARY = "Ringkasan"
CHECKED_BY = "Diperiksa oleh naung check"
MADE_BY = "Dibuat oleh naung template"
MENDING, LINE = "Perbaikan", "Baris di berkas"
MUST, MAY, NOT_USED = "Perbaiki", "Periksa", "Tidak dipakai"
"""What Naung says of a row begins with one of these."""

_DEEPEST_SIGN = 5
_LOOKED_AT = 3_000


def without_ours(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The sheets that are the office's, each with the cells that are; `Sheet.mending` tells where ours stood."""
    checked = any(_says(one, (CHECKED_BY,)) for one in sheets)
    return [_without_columns(one, checked) for one in sheets if not _says(one, (CHECKED_BY, MADE_BY))]


def _says(sheet: Sheet, signs: tuple[str, ...]) -> bool:
    return any(row.cell(0).startswith(signs) for row in islice(sheet.rows(), _DEEPEST_SIGN))


def _without_columns(sheet: Sheet, checked: bool) -> Sheet:
    found = _find_columns(list(islice(sheet.rows(), _LOOKED_AT)), checked)
    if found is None:
        return sheet
    first_row, places = found
    return replace(sheet, rows=_blanked(sheet.rows, first_row, places), mending=places[0])


def _find_columns(rows: Sequence[Row], checked: bool) -> tuple[int, list[int]] | None:
    """The row where our columns begin, and their places.

    They are ours where the workbook was `checked`; else only what stands below the words can tell: an office may have
    such a column of its own, and anyone may delete a summary.
    """
    for number, row in enumerate(rows):
        place = max((place for place, cell in enumerate(row.cells) if cell == MENDING), default=None)
        if place is not None and (checked or _says_ours(rows[number + 1 :], place)):
            return row.number, [place, *([place + 1] if row.cell(place + 1) == LINE else [])]
    last = max((len(row.cells) for row in rows), default=0) - 1
    return (rows[0].number, [last]) if last > 0 and _says_ours(rows, last) else None


def _says_ours(rows: Sequence[Row], place: int) -> bool:
    said = [row.cell(place) for row in rows if row.cell(place)]
    return bool(said) and all(one.startswith((MUST, MAY, NOT_USED)) for one in said)


def _blanked(rows: Callable[[], Iterator[Row]], first_row: int, places: Sequence[int]) -> Callable[[], Iterator[Row]]:
    def blanked() -> Iterator[Row]:
        for row in rows():
            if row.number < first_row:
                yield row
                continue
            cells = ["" if place in places else cell for place, cell in enumerate(row.cells)]
            while cells and not cells[-1]:
                cells.pop()
            if cells:
                yield Row(row.number, cells, row.kinds[: len(cells)])

    return blanked
