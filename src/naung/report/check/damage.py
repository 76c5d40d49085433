"""What is wrong with a whole NIK column that came as text, where no cell's type can tell. Not here: single cells.

Of a workbook the reader itself knows which cells were typed as numbers (intake/sent); a CSV saved by Excel only shows
what is left of them. Such NIKs may look well: nothing is guessed about any of them, the column is named once.
"""

from collections.abc import Iterator

from naung.engine.duck import Duck
from naung.engine.steps import step
from naung.engine.trees import integer
from naung.intake.sent.gate import Form
from naung.report.check.labels import Labels
from naung.values.words import percent

ROOM = "naung.report.check"
FEWEST = 10  # NIKs; of fewer, half may end in 0 by chance
MOSTLY, MANY = 50, 10  # per cent
_AGAIN = "minta berkas asalnya, jadikan kolomnya Teks, lalu salin ulang"


def column_findings(duck: Duck, labels: Labels, number: int) -> tuple[str, ...]:
    """What holds for a list's columns as a whole; needs the table `list_rows`."""
    one = labels.one
    found = list(one.understood.findings)
    if one.has_nik and one.understood.form == Form.TEXT:
        niks, pictures, short, ending = duck.rows(step(ROOM, "list_niks", {"list_number": integer(number)}))[0]
        # The reader has told of the pictures in an untidy CSV.
        found += _of_niks(labels.anywhere("nik"), niks, 0 if one.placed else pictures, short, ending)
    return tuple(found)


def _of_niks(column: str, niks: int, pictures: int, short: int, ending: int) -> Iterator[str]:
    if pictures and 100 * pictures > MANY * niks:
        yield f"Kolom {column}: {percent(pictures, niks)} NIK berbentuk 3,27E+15, angkanya sudah hilang; {_AGAIN}"
    if niks < FEWEST:
        return
    if 100 * short > MOSTLY * niks:
        yield f"Kolom {column}: {percent(short, niks)} NIK hanya 15 angka, satu angkanya hilang; {_AGAIN}"
    if 100 * ending > MOSTLY * niks:
        yield (
            f"Kolom {column}: {percent(ending, niks)} NIK berakhir 0, mungkin dibulatkan Excel (angka terakhirnya "
            f"hilang); bandingkan beberapa dengan KTP. Bila berbeda, {_AGAIN}"
        )
