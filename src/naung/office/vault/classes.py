"""The class of each stored field: public, internal, personal. The register of processing is made from it."""

import csv
import io
from importlib.resources import files

CLASSES = ("public", "internal", "personal")


def load_classes() -> dict[tuple[str, str], str]:
    """By table and column."""
    text = files("naung.office.vault").joinpath("field_classes.csv").read_text(encoding="utf-8")
    return {(row["table"], row["field"]): row["class"] for row in csv.DictReader(io.StringIO(text))}
