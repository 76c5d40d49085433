"""The programme file: one year's scheme of one city, as written. Not here: whether its data exist."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from naung.law import contribution
from naung.selection.shaped import read_shaped
from naung.values.errors import Refusal
from naung.values.kinds import Kind
from naung.values.month import Month

BUILT_INS = ("nik_tidak_sah", "nik_ganda", "kelurahan_tidak_dikenal")
LARGEST = 2**63 - 1  # what both engines count in
CODE = r"^[A-Za-z0-9_][A-Za-z0-9_.-]*$"


def _as_expression(value: Any) -> Any:
    """YAML reads TRUE, NULL and 5 as values; an expression is their text."""
    if value is None or isinstance(value, bool):
        return str(value).upper().replace("NONE", "NULL")
    return str(value) if isinstance(value, int) else value


def _as_off(value: Any) -> Any:
    """YAML reads a bare off as false."""
    return "off" if value is False else value


def _as_month(value: Any) -> Any:
    if not isinstance(value, str):
        raise ValueError("bulan ditulis YYYY-MM, misalnya 2026-01")
    return Month.parse(value)


def _as_paths(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Count = Annotated[int, Field(ge=0)]
AtLeastOne = Annotated[int, Field(ge=1)]
Words = Annotated[str, Field(min_length=1)]
Code = Annotated[str, Field(pattern=CODE)]
Expression = Annotated[str, BeforeValidator(_as_expression)]


class Part(BaseModel):
    """A part of a file of a known shape: unknown keys are refused, values are of their kind already."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, arbitrary_types_allowed=True)


class Cover(Part):
    first_month: Annotated[Month, BeforeValidator(_as_month)]
    months: AtLeastOne


class PathOf(Part):
    path: Words


class RegistryPart(Part):
    path: Annotated[list[Words], BeforeValidator(_as_paths), Field(min_length=1)]
    families: PathOf | None = None
    columns: dict[str, Words] = {}
    types: dict[str, Literal["integer", "date", "text"]] = {}
    area_code: Literal["kemendagri", "bps"] = "kemendagri"
    cut_off: date | None = None

    def kinds(self) -> dict[str, Kind]:
        return {name.lower(): Kind(kind) for name, kind in self.types.items()}


class ListPart(Part):
    name: Annotated[str, Field(pattern=r"^[A-Za-z0-9_]+$")]
    path: Words
    kind: Literal["proposal", "covered", "other"] = "other"
    where: Expression | None = None
    types: dict[str, Literal["integer", "date", "text"]] = {}
    sheet: Words | None = None
    header_row: AtLeastOne | None = None
    columns: dict[Annotated[str, Field(pattern=r"^[A-Za-z_][A-Za-z0-9_]*$")], Words] = {}

    @property
    def fact(self) -> str:
        """The name of the fact that a registry row stands on this list."""
        return f"daftar_{self.name.lower()}"


class Rule(Part):
    code: Code
    text: str = ""
    when: Expression
    unknown: Literal["reject", "verify", "accept"] = "reject"


class Point(Part):
    code: Code
    text: str = ""
    when: Expression
    add: Annotated[int, Field(ge=-LARGEST, le=LARGEST)]


class When(Part):
    when: Expression


class Quota(Part):
    by: Literal["kode_kelurahan", "kode_kecamatan"]
    weight: Literal["candidates", "people"] | When | PathOf = "candidates"
    minimum: Count = 0


DOUBLES = "mungkin_ganda"
"""A built-in only where the programme says `doubles: check`."""


class Matching(Part):
    model: PathOf | None = None


class Programme(Part):
    """The file as read, every key checked by itself and against the law; see the contract, section 2."""

    program: Words
    title: str = ""
    city: str = ""
    as_of: date
    cover: Cover
    income_base_idr: Count
    budget_idr: Count
    places: AtLeastOne
    key: PathOf
    areas: PathOf
    registry: RegistryPart
    corrections: PathOf | None = None
    lists: list[ListPart] = []
    matching: Matching | None = None
    doubles: Annotated[Literal["off", "check"], BeforeValidator(_as_off)] = "off"
    settlements: PathOf = PathOf(path="penyelesaian.csv")
    rules: Annotated[list[Rule], Field(min_length=1)]
    points: list[Point] = []
    order: list[Expression] = []
    per_family: AtLeastOne = 1
    quota: Quota | None = None
    reserve_percent: Count = 0

    @model_validator(mode="after")
    def _names_are_single(self) -> "Programme":
        codes = [*self.built_ins, *(rule.code for rule in self.rules), *(point.code for point in self.points)]
        if (code := _twice(codes)) is not None:
            raise ValueError(f"kode {code} dipakai dua kali atau sudah dipakai Naung")
        names = [*self.built_ins, *(one.name.lower() for one in self.lists)]
        if (name := _twice(names)) is not None:
            raise ValueError(f"nama daftar {name} dipakai dua kali atau sudah dipakai Naung")
        return self

    @property
    def built_ins(self) -> tuple[str, ...]:
        """The built-in rules' codes, in their order."""
        return (*BUILT_INS[:2], DOUBLES, *BUILT_INS[2:]) if self.doubles == "check" else BUILT_INS

    @property
    def price(self) -> contribution.Price:
        """One person's contribution over the covered months."""
        return contribution.price(self.income_base_idr, self.cover.first_month, self.cover.months)

    @property
    def covered_places(self) -> int:
        """How many people the money covers, at most those wished for; 0 is a Refusal."""
        price_idr = self.price.total_idr
        places = min(self.places, self.budget_idr // price_idr)
        if places == 0:
            raise Refusal(f"budget_idr: pagu {self.budget_idr} tidak cukup untuk satu orang; iuran seorang {price_idr}")
        return places


def _twice(names: Iterable[str]) -> str | None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            return name
        seen.add(name)
    return None


def read_programme(path: Path) -> Programme:
    """Read and check a programme file; a Refusal names the key, what was found and what is allowed."""
    programme = read_shaped(path, Programme, "berkas program")
    contribution.monthly(programme.income_base_idr, programme.cover.first_month)
    return programme
