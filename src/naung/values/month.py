"""Months of cover. Not here: the law's prices, which depend on them."""

import re
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, order=True)
class Month:
    """A calendar month; ordered by time."""

    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> "Month":
        """Read `YYYY-MM`; raises ValueError for anything else."""
        match = re.fullmatch(r"([0-9]{4})-(0[1-9]|1[0-2])", text)
        if match is None or match[1] == "0000":
            raise ValueError(f"bulan ditulis YYYY-MM, misalnya 2026-01; ditemukan {text!r}")
        return cls(int(match[1]), int(match[2]))

    def plus(self, months: int) -> "Month":
        """The month so many months later; raises ValueError beyond the year 9999."""
        year, index = divmod(self.year * 12 + self.number - 1 + months, 12)
        if not 1 <= year <= 9999:
            raise ValueError(f"bulan di luar penanggalan: tahun {year}")
        return Month(year, index + 1)

    @property
    def first_day(self) -> date:
        return date(self.year, self.number, 1)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.number:02d}"
