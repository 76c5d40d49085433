"""What happened, as far as it is known: the values a benefit is worked out from.

Not here: reading them from a file (event_file), what the law makes of them. None always means: not told.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from naung.values.month import Month

VIOLENCE = "kekerasan"  # as the cause of an accident
NOT_AT_SCHOOL = ("belum", "tidak")  # not yet, and no more


class Kind(StrEnum):
    """What is claimed: a work accident that was survived, a death by work, a death from any other cause."""

    ACCIDENT = "accident"
    WORK_DEATH = "death_at_work"
    DEATH = "death"

    @property
    def words(self) -> str:
        return {
            Kind.ACCIDENT: "kecelakaan kerja",
            Kind.WORK_DEATH: "meninggal akibat kecelakaan kerja",
            Kind.DEATH: "meninggal bukan akibat kecelakaan kerja",
        }[self]


@dataclass(frozen=True)
class Child:
    """A legitimate child; `grade` is the year within the level, from 1."""

    birth_date: date
    school: str | None = None
    grade: int | None = None
    married: bool | None = None
    works: str | None = None
    works_months: int | None = None


@dataclass(frozen=True)
class Heir:
    status: str
    birth_date: date | None = None


@dataclass(frozen=True)
class Impairment:
    """One row of the table; which measure it needs, the table says. `percent_tenths`: a doctor's choice in a range."""

    code: str
    loss_percent: int | None = None
    loss_db: int | None = None
    shortening_mm: int | None = None
    percent_tenths: int | None = None


@dataclass(frozen=True)
class Trip:
    mode: str
    cost_idr: int | None = None


@dataclass(frozen=True)
class Aid:
    """`cost_idr`: for alat_gerak the price set by the government's rehabilitation centre."""

    kind: str
    cost_idr: int | None = None


@dataclass(frozen=True)
class Care:
    contracted: bool | None = None
    higher_class: bool | None = None
    home_cost_idr: int | None = None
    traffic: bool | None = None


@dataclass(frozen=True)
class Event:
    """One event of one member. `day` is that of the accident, or of the death; money in whole rupiah."""

    kind: Kind
    day: date
    income_base_idr: int | None = None
    accident_date: date | None = None
    time: str | None = None
    member_since: date | None = None
    member_until: date | None = None
    birth_date: date | None = None
    paid_months: frozenset[Month] | None = None
    paid_count: int | None = None
    arrears_months: int | None = None
    segments: tuple[str, ...] = ("bpu",)
    cause: str | None = None
    work_ended: date | None = None
    sudden: bool | None = None
    at_work: bool | None = None
    hours_to_death: int | None = None
    unfit_months: int | None = None
    impairments: tuple[Impairment, ...] = ()
    total_disability: bool | None = None
    left_handed: bool | None = None
    transport: tuple[Trip, ...] | None = None
    aids: tuple[Aid, ...] = ()
    care: Care = Care()
    children: tuple[Child, ...] | None = None
    heirs: tuple[Heir, ...] | None = None
    funeral_by: str | None = None
    reported_on: date | None = None
    recovered_on: date | None = None
    papers_complete_on: date | None = None

    @property
    def law_day(self) -> date:
        """The day whose law judges: of the accident where there was one, else of the death.

        PP 44/2015 Pasal 25 ayat (1) gives the right to whoever has the accident, Pasal 32 ayat (1) takes its wage.
        """
        return self.accident_date or self.day

    @property
    def program(self) -> str:
        return "jkm" if self.kind is Kind.DEATH else "jkk"

    @property
    def died(self) -> bool:
        return self.kind is not Kind.ACCIDENT

    @property
    def no_heirs(self) -> bool:
        """Told that there is nobody; not told is no answer."""
        return self.died and self.heirs == () and not self.children
