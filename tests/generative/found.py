"""Small cases on which long runs of made programmes once found a disagreement, kept so that it does not come back."""

from collections.abc import Iterator

from .broken import HEADER, LIST, PLAIN, POINT, ROWS, RULE
from .sources import Case, Source


def listed_twice(paths: list[str]) -> Case:
    """The same NIK in two files: lists.parquet names the row of the file that comes first."""
    twin = PLAIN.without_file("registri.csv").but(registry={"path": paths}, lists=[LIST], quota=None)
    for name in ("r1.csv", "r2.csv"):
        twin = twin.with_file(name, Source(HEADER, ROWS[:2]))
    return twin


def found() -> Iterator[tuple[str, Case]]:
    yield "a file named before a glob keeps its place", listed_twice(["r2.csv", "r*.csv"])
    yield "a file named after a glob does not move", listed_twice(["r*.csv", "r1.csv"])
    for words, space in (("an em space", "\u2003"), ("an ideographic space", "\u3000"), ("two spaces", "  ")):
        source = f"'a{space}b' <> 'a b' AND nama <= '{space}'"
        # DuckDB 2.0 makes a Unicode space within a literal a plain one after a /* comment */ with one apostrophe
        yield f"{words} within a rule", PLAIN.but(rules=[RULE, {**RULE, "code": "spasi", "when": source}])
        yield f"{words} within a point", PLAIN.but(points=[{**POINT, "when": source}], order=["poin DESC"])
    header = tuple("lain" if name == "id_keluarga" else name for name in HEADER)
    kk = PLAIN.with_file("registri.csv", Source(header, ROWS))
    yield "the KK number that is the family is itself too", kk.but(rules=[{**RULE, "when": "no_kk = id_keluarga"}])


FOUND = dict(found())
