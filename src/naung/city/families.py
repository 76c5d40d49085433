"""Who lives with whom: families, relations, ages, sexes, marriages. Not here: names, work, numbers."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from naung.city.chance import Bools, Floats, Ints, pick, stream
from naung.city.people import (
    CHILD,
    CHILD_IN_LAW,
    DIVORCED,
    GRANDCHILD,
    HEAD,
    MAN,
    MARRIED,
    OTHER,
    PARENT,
    SERVANT,
    SINGLE,
    SPOUSE,
    TODAY,
    WIDOWED,
    WOMAN,
    Families,
    People,
    Small,
    copy_from_elder,
    younger_twins,
)
from naung.city.plan import DECILES, Plan, draw_sizes

# Chance of a couple at the top, by family size 0 to 10 (assumption).
_COUPLE = np.array([0, 0, 0.50, 0.80, 0.92, 0.94, 0.94, 0.94, 0.94, 0.94, 0.94])
_MOTHER_MIN, _MOTHER_MAX = 18.2, 43.5
_TWINS = 0.021
"""Chance that a child is born with the one before it: about one birth in a hundred is of twins (assumption)."""
_ONE_EGG = 0.33
"""Share of twins who are of one sex anyway; half of the others are by chance (assumption)."""


@dataclass
class _Makeup:
    """How many of each relation a family has; the rest are children."""

    spouse: Ints
    child: Ints
    in_law: Ints
    grandchild: Ints
    parent: Ints
    servant: Ints
    other: Ints


def make_families(plan: Plan, seed: int) -> Families:
    """The families with their decile, size and kelurahan, in the order of the registry."""
    rng = stream(seed, int(plan.people.sum()), "families")
    kelurahan, decile, size = [], [], []
    for index in range(DECILES):
        count = int(plan.families[index])
        kelurahan.append(np.repeat(np.arange(len(plan.cells)), plan.cells[:, index]))
        decile.append(np.full(count, index + 1))
        size.append(draw_sizes(rng, count, int(plan.people[index])))
    homes = np.concatenate(kelurahan)
    mixed = rng.permutation(len(homes))
    order = mixed[np.argsort(homes[mixed], kind="stable")]
    sizes = np.concatenate(size)[order]
    return Families(homes[order], np.concatenate(decile)[order], sizes, np.cumsum(sizes) - sizes)


def make_people(families: Families, seed: int) -> People:
    """One row a person, with relation, sex, birth and marriage."""
    rng = stream(seed, int(families.size.sum()), "people")
    makeup = _make_up(rng, families)
    family = np.repeat(np.arange(len(families.size)), families.size)
    relation = _relations(families, makeup, family)
    head_woman = _head_is_woman(rng, families, makeup)
    place = np.arange(len(family)) - families.first[family]
    age = _ages(rng, families, makeup, family, relation, head_woman)
    sex = _sexes(rng, makeup, family, relation, head_woman, age)
    marital = _marriages(rng, makeup, family, relation, place, sex, age)
    birth = _births(rng, age, relation)
    people = People(family, relation, sex, birth, marital)
    twins = younger_twins(people)
    alike = stream(seed, len(people), "twins").random(len(twins)) < _ONE_EGG
    copy_from_elder(people.sex, twins[alike])
    return people


def _make_up(rng: np.random.Generator, families: Families) -> _Makeup:
    count = len(families.size)
    spouse = (rng.random(count) < _COUPLE[families.size]).astype(np.int64)
    left = families.size - 1 - spouse
    three = (left >= 2) & (rng.random(count) < 0.075)
    in_law = three.astype(np.int64)
    left = left - in_law
    kind = rng.random(count)
    parent = np.where((left >= 1) & (kind < 0.065), 1 + ((left >= 2) & (kind < 0.012)), 0)
    left = left - parent
    other = np.where((left >= 1) & (rng.random(count) < np.where((spouse == 0) & (left == 1), 0.18, 0.045)), 1, 0)
    left = left - other
    rich = families.decile >= 9
    servant = np.where((left >= 2) & rich & (rng.random(count) < 0.02), 1, 0)
    left = left - servant
    alone = (left >= 1) & (in_law == 0) & (rng.random(count) < 0.02)
    grandchild = np.where((in_law == 1) & (left >= 2), np.minimum(left - 1, 1 + (rng.random(count) < 0.4)), 0)
    grandchild = np.where(alone, 1, grandchild)
    child = left - grandchild
    # A child-in-law needs a child to be married to; without one she is counted as another relative.
    orphan = (in_law == 1) & (child == 0)
    return _Makeup(
        spouse, child, np.where(orphan, 0, in_law), grandchild, parent, servant, np.where(orphan, other + 1, other)
    )


def _relations(families: Families, makeup: _Makeup, family: Ints) -> Small:
    counts = [
        (HEAD, np.ones(len(families.size), np.int64)),
        (SPOUSE, makeup.spouse),
        (CHILD, makeup.child),
        (CHILD_IN_LAW, makeup.in_law),
        (GRANDCHILD, makeup.grandchild),
        (PARENT, makeup.parent),
        (SERVANT, makeup.servant),
        (OTHER, makeup.other),
    ]
    codes = np.tile(np.array([code for code, _ in counts], np.int8), len(families.size))
    repeats = np.stack([count for _, count in counts], axis=1).ravel()
    relation: Small = np.repeat(codes, repeats)
    if len(relation) != len(family):
        raise AssertionError("the make-up of families does not add up to their sizes")
    return relation


def _head_is_woman(rng: np.random.Generator, families: Families, makeup: _Makeup) -> Bools:
    chance = np.where(makeup.spouse == 1, 0.0, np.where(families.size == 1, 0.42, 0.66))
    return rng.random(len(families.size)) < chance


def _ages(
    rng: np.random.Generator,
    families: Families,
    makeup: _Makeup,
    family: Ints,
    relation: Small,
    head_woman: Bools,
) -> Floats:
    """Ages in years, built from the youngest child upwards so that parents are 17 to 45 years older."""
    count = len(makeup.child)
    age = np.zeros(len(family))
    first_child = families.first + 1 + makeup.spouse
    nth = np.arange(len(family)) - first_child[family]
    is_child = relation == CHILD
    gap = np.where(is_child & (nth > 0), 1.0 + rng.gamma(2.2, 1.25, len(family)), 0.0)
    gap[is_child & (nth > 0) & (rng.random(len(family)) < _TWINS)] = 0.0
    since = np.cumsum(gap)
    start = since[np.minimum(first_child, len(family) - 1)]
    span = np.bincount(family, weights=gap, minlength=count)

    first_birth = np.clip(rng.normal(25.0, 4.2, count), _MOTHER_MIN, 36.0)
    squeeze = np.where(span > 0, np.minimum(1.0, (_MOTHER_MAX - first_birth) / np.maximum(span, 1e-9)), 1.0)
    span = span * squeeze
    youngest = 34.0 * rng.beta(1.05, 1.75, count)
    grown = (makeup.in_law == 1) | ((makeup.grandchild > 0) & (makeup.child > 0))
    youngest = np.where(grown, np.maximum(youngest, 24.0 - span + 9.0 * rng.random(count)), youngest)
    oldest = youngest + span
    age = np.where(is_child, oldest[family] - (since - start[family]) * squeeze[family], age)

    mother = np.where(makeup.child > 0, first_birth + oldest, _childless_ages(rng, count))
    mother = np.where((makeup.grandchild > 0) & (makeup.child == 0), np.maximum(mother, 46.0), mother)
    father = mother + np.clip(rng.normal(3.2, 3.6, count), -7, 16)
    father = np.where(makeup.child > 0, np.clip(father, oldest + 18.5, youngest + 43.9), np.maximum(father, 19.5))
    head = np.where(head_woman, mother, father)
    age = np.where(relation == HEAD, head[family], age)
    age = np.where(relation == SPOUSE, mother[family], age)
    age = np.where(relation == CHILD_IN_LAW, np.maximum(oldest[family] + rng.normal(0, 2.5, len(family)), 18.5), age)
    forebear = np.where(makeup.child > 0, oldest, np.maximum(mother - 24.0, 20.0))
    age = np.where(
        relation == GRANDCHILD, np.maximum(forebear[family] - 19.0, 0.3) * rng.beta(1.3, 2.0, len(family)), age
    )
    elder = np.minimum(head[family] + np.clip(rng.normal(26, 4, len(family)), 17.5, 40), 97.0)
    age = np.where(relation == PARENT, elder, age)
    age = np.where(relation == SERVANT, 17.0 + 33.0 * rng.random(len(family)), age)
    age = np.where(relation == OTHER, 12.0 + 48.0 * rng.beta(1.2, 2.0, len(family)), age)
    aged: Floats = np.clip(age, 0.01, 99.5)
    return aged


def _childless_ages(rng: np.random.Generator, count: int) -> Floats:
    """Ages where no child lives in the house: young couples and newcomers, and those whose children have left."""
    young = 20.0 + 16.0 * rng.beta(1.6, 2.0, count)
    middle = 34.0 + 24.0 * rng.random(count)
    old = 56.0 + 36.0 * rng.beta(1.3, 2.6, count)
    which = pick(rng, [0.38, 0.30, 0.32], count)
    ages: Floats = np.choose(which, [young, middle, old])
    return ages


def _sexes(
    rng: np.random.Generator,
    makeup: _Makeup,
    family: Ints,
    relation: Small,
    head_woman: Bools,
    age: Floats,
) -> Small:
    sex = np.where(rng.random(len(family)) < 0.516, MAN, WOMAN).astype(np.int8)
    elder = age >= 60
    sex[elder & (rng.random(len(family)) < 0.08)] = WOMAN
    sex = np.where(relation == HEAD, np.where(head_woman[family], WOMAN, MAN), sex).astype(np.int8)
    sex[relation == SPOUSE] = WOMAN
    sex[(relation == SERVANT) & (rng.random(len(family)) < 0.9)] = WOMAN
    # The child-in-law is married to the eldest child.
    rows = np.flatnonzero(relation == CHILD_IN_LAW)
    eldest = rows - makeup.child[family[rows]]
    sex[rows] = (MAN + WOMAN) - sex[eldest]
    parents = np.flatnonzero(relation == PARENT)
    second = (parents > 0) & (relation[parents - 1] == PARENT) & (family[parents - 1] == family[parents])
    lone = rng.random(len(parents)) < 0.64
    sex[parents] = np.where(lone, WOMAN, MAN)
    pairs = parents[second]
    sex[pairs - 1], sex[pairs] = MAN, WOMAN
    return sex


def _marriages(
    rng: np.random.Generator, makeup: _Makeup, family: Ints, relation: Small, place: Ints, sex: Small, age: Floats
) -> Small:
    count = len(family)
    luck = rng.random(count)
    marital = np.full(count, SINGLE, np.int8)
    marital[(relation == SPOUSE) | (relation == CHILD_IN_LAW)] = MARRIED
    couple = (relation == HEAD) & (makeup.spouse[family] == 1)
    marital[couple] = MARRIED
    once = (relation == HEAD) & ~couple & ((age > 34) | (makeup.child[family] > 0))
    widow_chance = np.clip((age - 30) / 45 + np.where(sex == WOMAN, 0.15, -0.05), 0.08, 0.95)
    ended = np.where(luck < widow_chance, WIDOWED, np.where(luck < 0.96, DIVORCED, MARRIED))
    marital = np.where(once & (rng.random(count) < 0.93), ended, marital).astype(np.int8)
    eldest = (relation == CHILD) & (makeup.in_law[family] == 1) & (place == 1 + makeup.spouse[family])
    marital[eldest] = MARRIED
    apart = (relation == CHILD) & ~eldest & (age > 24) & (luck < 0.10)
    marital[apart] = np.where(luck[apart] < 0.045, MARRIED, DIVORCED)
    marital[(relation == PARENT)] = WIDOWED
    parents = np.flatnonzero(relation == PARENT)
    pairs = parents[(relation[parents - 1] == PARENT) & (family[parents - 1] == family[parents])]
    marital[pairs] = marital[pairs - 1] = MARRIED
    grown = np.isin(relation, [OTHER, SERVANT]) & (age > 24)
    marital[grown] = np.where(luck[grown] < 0.35, SINGLE, np.where(luck[grown] < 0.8, MARRIED, DIVORCED))
    return marital


def _births(rng: np.random.Generator, age: Floats, relation: Small) -> NDArray[np.int32]:
    """Days of birth. Many who are old know the year only: 1 January, 1 July or 31 December stands there."""
    birth = TODAY - np.round(age * 365.25).astype(np.int64)
    guessed = (age > 55) & (relation != CHILD) & (rng.random(len(age)) < 0.10)
    day = birth[guessed].astype("timedelta64[D]") + np.datetime64("1900-01-01")
    year = day.astype("datetime64[Y]")
    ends = np.array([0, 181, 364])[pick(rng, [0.3, 0.35, 0.35], int(guessed.sum()))]
    birth[guessed] = (year.astype("datetime64[D]") - np.datetime64("1900-01-01")).astype(np.int64) + ends
    return birth.astype(np.int32)
