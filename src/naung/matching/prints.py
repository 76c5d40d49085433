"""List rows known again by what they say, without a registry. Not here: who they are (recognise)."""

from collections.abc import Sequence

from naung.engine.duck import Duck
from naung.intake.areas import Area
from naung.intake.lists import OfficeList
from naung.matching.known import Sounds, read_names
from naung.matching.script import run

_NOBODY = {
    "id": "BIGINT",
    "nik": "VARCHAR",
    "family": "VARCHAR",
    "name_key": "VARCHAR",
    "birth": "DATE",
    "sex": "INTEGER",
    "nik_shared": "BOOLEAN",
}


def lay_out_prints(areas: Sequence[Area], lists: Sequence[OfficeList], duck: Duck) -> None:
    """Table `row_prints`, a row a list row: `print` as settled answers keep it, and name, birth, sex, area, RT, RW in
    one spelling each. Needs the table `list_rows`; `named` and `tokens_read` stay for who counts spellings.
    """
    run(duck, "macros")
    duck.add("known", _NOBODY, [])
    duck.add("recognised_lists", {"list_number": "BIGINT"}, [(number,) for number in range(len(lists))])
    duck.add("area_names", {"kode": "VARCHAR", "nama": "VARCHAR"}, [(area.code, area.name) for area in areas])
    run(duck, "asked")
    run(duck, "asked_areas")
    read_names(duck, Sounds({}))
    run(duck, "asked_rows")
    run(duck, "row_prints")
