"""The kinds of value a fact can have. Not here: how a cell becomes one (intake)."""

from enum import StrEnum


class Kind(StrEnum):
    """Written as in a programme's `types`; its words are Indonesian."""

    INTEGER = "integer"
    TEXT = "text"
    DATE = "date"
    BOOLEAN = "boolean"

    @property
    def sql(self) -> str:
        return {"integer": "BIGINT", "text": "VARCHAR", "date": "DATE", "boolean": "BOOLEAN"}[self.value]

    @property
    def words(self) -> str:
        return {
            "integer": "bilangan bulat",
            "text": "teks",
            "date": "tanggal",
            "boolean": "benar/salah",
        }[self.value]
