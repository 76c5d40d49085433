"""Does the plan keep the published figures?"""

import numpy as np
import pytest

from naung.city.plan import FULL_FAMILIES, FULL_PEOPLE, draw_sizes, kelurahan_codes, make_plan
from naung.city.stands import FULL_ROWS, scaled
from naung.city.tables import rows


def test_full_size_has_the_published_deciles() -> None:
    plan = make_plan(FULL_PEOPLE)
    assert plan.people.tolist()[:4] == [94_894, 98_932, 117_061, 136_590]
    assert plan.families.tolist()[:4] == [30_147, 29_052, 37_748, 38_516]
    assert plan.people.sum() == FULL_PEOPLE == 2_617_596
    assert plan.families.sum() == FULL_FAMILIES == 824_818


def test_cells_add_up_and_follow_the_sizes_of_the_kelurahan() -> None:
    plan = make_plan(FULL_PEOPLE)
    assert plan.cells.shape == (56, 10)
    assert (plan.cells.sum(axis=0) == plan.families).all()
    stations = np.array([float(row["tps_2024"]) for row in rows("kelurahan")])
    assert np.allclose(plan.cells.sum(axis=1) / FULL_FAMILIES, stations / stations.sum(), rtol=0.01)


def test_the_waste_site_is_poorer() -> None:
    plan = make_plan(FULL_PEOPLE)
    poor = plan.cells[:, :2].sum(axis=1) / plan.cells.sum(axis=1)
    place = [row["nama"] for row in rows("kelurahan")].index("Sumurbatu")
    assert poor[place] > 3 * plan.families[:2].sum() / FULL_FAMILIES


@pytest.mark.parametrize("people", [500, 501, 20_000, 2_617_595])
def test_a_smaller_city_keeps_the_shares(people: int) -> None:
    plan = make_plan(people)
    assert plan.people.sum() == people
    assert (plan.families <= plan.people).all()
    assert np.abs(plan.people / people - make_plan(FULL_PEOPLE).people / FULL_PEOPLE).max() <= 1 / people


@pytest.mark.parametrize(("families", "people"), [(30_147, 94_894), (38_516, 136_590), (3, 3), (2, 20)])
def test_sizes_sum_exactly(families: int, people: int) -> None:
    sizes = draw_sizes(np.random.Generator(np.random.Philox(1)), families, people)
    assert len(sizes) == families
    assert sizes.sum() == people
    assert sizes.min() >= 1


def test_codes_are_kemendagri_codes_in_order() -> None:
    codes = kelurahan_codes()
    assert len(codes) == len(set(codes)) == 56
    assert codes == sorted(codes)
    assert len({code[:8] for code in codes}) == 12


def test_lists_scale_with_the_city() -> None:
    assert scaled(FULL_ROWS["sigap_2025"], FULL_PEOPLE) == 11_666
    assert scaled(FULL_ROWS["kota"], FULL_PEOPLE) == 43_000
    assert scaled(FULL_ROWS["sigap_2025"], 500) == 5
