"""Fit the model to labelled list rows: m from the labels, u by counting, the second look by logistic regression.

Not here: reading files (the command does), or weighing new rows. u is counted over the whole registry, not sampled
from the blocks: how often rare agreements come by chance is what separates a relative or a namesake from the person.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from naung.engine.duck import Duck
from naung.engine.trees import all_of
from naung.matching import comparisons
from naung.matching.comparisons import IDENTITIES, SIZES
from naung.matching.doubles import as_model, compare_selves, weigh_selves
from naung.matching.model import PEOPLE, Doubles, Model, settings
from naung.matching.recognise import compare, decide, rival, weigh_patterns
from naung.matching.script import run
from naung.matching.settle import Settlement

Numbers = NDArray[Any]
Columns = Mapping[str, Numbers]

_NAME_SAMPLE, _IDENTITY_SAMPLE, _ANYONE = 250, 6000, 100
_SMALLEST_U = 2e-12
_RIDGE = 1.0
PRECISION, LOST = 0.9998, 0.002
"""Where the thresholds are set on rows the model was not fitted to: the automatic matches' precision, and the share of
true matches told absent. A little stricter than what is promised (0.999 and 0.01)."""
DOUBLED = 0.002
"""Share of people who stand in the registry on another row too, before anything is compared (assumption)."""
DOUBLES_FOUND = 0.95
DOUBLES_ASKED = (0.02, 0.5)
"""The threshold lies between these: below, hundreds of namesakes would be held up for each double found."""
SELF_SAMPLE = 60_000
NEVER_SURER = (0.97, 0.03)
"""Made lists flatter: whatever the curve says, a person looks at all that lies between these two probabilities."""
_NEARNESS = np.array([0, 1, 1, 1, 2, 3, 3])


@dataclass(frozen=True)
class Chances:
    """How often pairs that are not one person agree: u of each level."""

    identity: Numbers
    names: tuple[Numbers, ...]
    place: Numbers
    sex: Numbers


def fit(duck: Duck, trained: Mapping[str, Any], say: Callable[[str], None]) -> Model:
    """A model without thresholds from the tables of `ask` and the table `truth`."""
    say("Menghitung kecocokan yang kebetulan")
    chances = _count_chances(duck)
    say("Membandingkan baris daftar dengan registri")
    compare(duck)
    run(duck, "labelled")
    pairs = duck.arrays(all_of("labelled"))
    present = float(np.mean(duck.arrays(all_of("truth_known"))["there"]))
    chances = replace(chances, identity=_with_exact_niks(chances.identity, pairs, _open(duck)))
    m, u = _m(pairs, chances), _u(chances)
    first = Model(settings(m, u), {}, present, 1.0, 0.0, Doubles({}, present, 1.0), trained)
    say("Menimbang kembali calon terbaik")
    weigh_patterns(duck, first)
    rival(duck, first)
    run(duck, "labelled_rivals")
    best = duck.arrays(all_of("labelled_rivals"))
    weights = _regress(_features(best), best["same"].astype(float))
    return replace(first, second_look=_by_feature(weights))


def fit_doubles(duck: Duck, model: Model, path: Path, say: Callable[[str], None]) -> Model:
    """The model with what it needs to find one person on two rows; `path`: a made city's kebenaran_ganda.parquet."""
    own = Doubles({}, DOUBLED, 0.0)
    first = replace(model, doubles=own)
    _compare_selves(duck, path, say)
    compared = as_model(first)
    weigh_patterns(duck, compared)
    rival(duck, compared)
    run(duck, "labelled_rivals")
    best = duck.arrays(all_of("labelled_rivals"))
    weights = _regress(_features(best), best["same"].astype(float))
    # All who stand twice are in the sample, of the others only some: set the odds right again.
    weights[-1] -= np.log(PEOPLE / SELF_SAMPLE)
    return replace(model, doubles=replace(own, second_look=_by_feature(weights)))


def set_doubles_threshold(duck: Duck, model: Model, path: Path, say: Callable[[str], None]) -> Model:
    """The model with the threshold above which two rows may be one person, read from another city's curve."""
    probability, same, doubled = judged_doubles(duck, model, path, say)
    order = np.argsort(-probability, kind="stable")
    found = np.cumsum(same[order]) / doubled
    enough = np.flatnonzero(found >= min(DOUBLES_FOUND, found[-1]))
    threshold = float(np.clip(probability[order[enough[0]]], *DOUBLES_ASKED))
    return replace(model, doubles=replace(model.doubles, review_from=round(threshold, 4)))


def judged_doubles(duck: Duck, model: Model, path: Path, say: Callable[[str], None]) -> tuple[Numbers, Numbers, int]:
    """Of a sample's best candidates: probability, whether it is the double; and how many have one."""
    _compare_selves(duck, path, say)
    weigh_selves(duck, model)
    run(duck, "looked")
    run(duck, "labelled_looked")
    best = duck.arrays(all_of("labelled_looked"))
    doubled: int = duck.run("SELECT count(*) FROM truth WHERE true_id IS NOT NULL").fetchall()[0][0]
    return best["probability"], best["same"].astype(int), doubled


def _compare_selves(duck: Duck, path: Path, say: Callable[[str], None]) -> None:
    """People of the registry, all who stand twice among them, compared with the whole registry; table `truth`."""
    say("Membandingkan orang registri dengan registri")
    duck.open("made_doubles", [path])
    run(duck, "self_sample")
    compare_selves(duck, ())


def lay_out_truth(duck: Duck, path: Path) -> None:
    """Table `truth`: who each list row is, from a made city's kebenaran.parquet; needs `list_rows` and `open_rows`."""
    duck.open("made_truth", [path])
    run(duck, "truth")


def label_by_answers(duck: Duck, model: Model, settlements: Sequence[Settlement], say: Callable[[str], None]) -> None:
    """Table `truth` of a city's own lists, from what people settled and what the present model is sure of."""
    compare(duck, settlements)
    decide(duck, model, say)
    run(duck, "own_truth")


def set_thresholds(duck: Duck, model: Model, say: Callable[[str], None]) -> Model:
    """The model with thresholds read from the curve of other rows than those it was fitted to."""
    compare(duck)
    decide(duck, model, say)
    run(duck, "measured")
    best = duck.arrays(all_of("measured_best"))
    open_ones = ~best["fast"].astype(bool)
    present: int = duck.run("SELECT count(*) FROM measured WHERE present").fetchall()[0][0]
    right = best["right_person"].astype(int)
    matched, review = choose_thresholds(
        best["probability"][open_ones], right[open_ones], int((~open_ones).sum()), present
    )
    return replace(model, matched_from=round(matched, 4), review_from=round(review, 4))


def choose_thresholds(probability: Numbers, same: Numbers, sure: int, wanted: int) -> tuple[float, float]:
    """(matched from, review from) on labelled best candidates; `sure` rows the fast road matched, all rightly."""
    order = np.argsort(-probability, kind="stable")
    right = sure + np.cumsum(same[order])
    precision = right / (sure + np.arange(1, len(order) + 1))
    good = np.flatnonzero(precision >= PRECISION)
    kept = np.flatnonzero(1 - right / wanted <= LOST)
    matched = float(probability[order[good[-1]]]) if len(good) else 1.0
    review = float(probability[order[kept[0]]]) if len(kept) else 0.0
    return max(matched, NEVER_SURER[0]), min(review, NEVER_SURER[1])


def _open(duck: Duck) -> int:
    count: int = duck.run("SELECT count(*) FROM open_rows").fetchall()[0][0]
    return count


def _identity(rows: Columns) -> Numbers:
    pairs: Numbers = rows["nik_agrees"] * len(comparisons.BIRTH) + rows["birth_agrees"]
    whole: Numbers = pairs * len(comparisons.NAME_CLASS) + rows["name_class"]
    return whole


def _count_chances(duck: Duck) -> Chances:
    counted = {name: _counted(duck, f"chance_{name}") for name in ("names", "identities", "anyone")}
    names, identities, anyone = counted["names"], counted["identities"], counted["anyone"]
    everyone = anyone["pairs"].sum()

    def share(rows: Columns, places: Numbers, size: int, all_pairs: float) -> Numbers:
        return np.bincount(places, weights=rows["pairs"], minlength=size) / all_pairs

    found = share(identities, _identity(identities), IDENTITIES, _IDENTITY_SAMPLE * PEOPLE)
    usual = share(anyone, _identity(anyone), IDENTITIES, everyone)
    identity = np.where(_sought(), found, usual)
    blocked = share(names, _name(names), SIZES["name_agrees"] * 3, _NAME_SAMPLE * PEOPLE)
    loose = share(anyone, _name(anyone), SIZES["name_agrees"] * 3, everyone)
    # Without a shared word names are alike by letters only; those pairs are met among anyone.
    name = np.where(loose * everyone > 10, np.maximum(blocked, loose), blocked)
    return Chances(
        identity,
        tuple(name.reshape(SIZES["name_agrees"], 3).T),
        share(anyone, anyone["place_agrees"], SIZES["place_agrees"], everyone),
        share(anyone, anyone["sex_agrees"], SIZES["sex_agrees"], everyone),
    )


def _counted(duck: Duck, step_name: str) -> Columns:
    run(duck, step_name)
    run(duck, "compared")
    run(duck, "labelled")
    run(duck, "chances")
    return duck.arrays(all_of("chances"))


def _name(rows: Columns) -> Numbers:
    whole: Numbers = rows["name_agrees"] * len(comparisons.NAME_CLASS) + rows["name_class"]
    return whole


def _sought() -> Numbers:
    """Which identities `steps/chance_identities.sql` meets whole; the others are common enough among anyone."""
    nik, birth, name = np.unravel_index(
        np.arange(IDENTITIES), (len(comparisons.NIK), len(comparisons.BIRTH), len(comparisons.NAME_CLASS))
    )
    met: Numbers = (nik <= 3) | (birth <= 1) | (name == 0)
    return met


def _with_exact_niks(identity: Numbers, pairs: Columns, rows: int) -> Numbers:
    """Where the NIK agrees, or all of it but a zero, every pair of every row was compared: count them all.

    What was never met is given a third of one pair: rare, not impossible.
    """
    counted = identity.copy()
    wrong = ~pairs["same"].astype(bool)
    met = np.bincount(_identity(pairs)[wrong], minlength=IDENTITIES) / (rows * PEOPLE)
    exact = 2 * len(comparisons.BIRTH) * len(comparisons.NAME_CLASS)
    counted[:exact] = met[:exact]
    return np.where(counted == 0, 0.3 / (rows * PEOPLE), counted)


def _m(pairs: Columns, chances: Chances) -> dict[str, list[float]]:
    same = pairs["same"].astype(bool)
    classes = len(comparisons.NAME_CLASS)
    counts = np.bincount(_identity(pairs)[same], minlength=IDENTITIES).reshape(-1, classes).astype(float)
    # A combination seldom seen leans on how often its NIK and birth agree so, whatever the name.
    every = counts.sum(axis=1, keepdims=True)
    identity = counts + 2 * (counts.sum(axis=0) / counts.sum()) * (every + 0.5) / (every + 2)
    told = {"identity": (identity / identity.sum()).ravel().tolist()}
    name = np.bincount(_name(pairs)[same], minlength=SIZES["name_agrees"] * classes).reshape(-1, classes).astype(float)
    for place in range(classes):
        column = name[:, place] + 0.5 * (chances.names[place] > 0)
        told[f"name {place}"] = (column / max(column.sum(), 1e-9)).tolist()
    for what in ("place", "sex"):
        column = np.bincount(pairs[f"{what}_agrees"][same], minlength=SIZES[f"{what}_agrees"]) + 0.5
        told[what] = (column / column.sum()).tolist()
    return told


def _u(chances: Chances) -> dict[str, list[float]]:
    told = {"identity": np.maximum(chances.identity, _SMALLEST_U).tolist()}
    for place, column in enumerate(chances.names):
        told[f"name {place}"] = (column / max(column.sum(), 1e-9)).tolist()
    told["place"], told["sex"] = (chances.place + 1e-7).tolist(), (chances.sex + 1e-7).tolist()
    return told


# --- the second look ---

_FEATURES = (
    ("identity", IDENTITIES),
    ("name", SIZES["name_agrees"]),
    ("place", SIZES["place_agrees"]),
    ("sex", SIZES["sex_agrees"]),
    ("nik and place", len(comparisons.NIK) * 4),
    ("birth, name and place", len(comparisons.BIRTH) * len(comparisons.NAME_CLASS) * 4),
)
_LINEAR = ("alone", "alone above zero", "rivals", "odds", "constant")


def _features(best: Columns) -> Numbers:
    """A row a list row; the columns as `steps/looked.sql` weighs them."""
    near = _NEARNESS[best["place_agrees"]]
    levels = (
        _identity(best),
        best["name_agrees"],
        best["place_agrees"],
        best["sex_agrees"],
        best["nik_agrees"] * 4 + near,
        (best["birth_agrees"] * len(comparisons.NAME_CLASS) + best["name_class"]) * 4 + near,
    )
    parts = []
    for (_, size), level in zip(_FEATURES, levels, strict=True):
        part = np.zeros((len(level), size))
        part[np.arange(len(level)), level] = 1
        parts.append(part)
    alone, odds = best["alone"], best["odds"]
    linear = [np.clip(alone, -10, 30), np.maximum(alone, 0), np.clip(odds - alone, -15, 0), np.clip(odds, -10, 15)]
    return np.hstack([*parts, np.column_stack(linear) / 10, np.ones((len(alone), 1))])


def _regress(features: Numbers, same: Numbers) -> Numbers:
    """Logistic regression with a ridge, by Newton's steps; the constant is not held back."""
    weights = np.zeros(features.shape[1])
    ridge = np.eye(features.shape[1]) * _RIDGE
    ridge[-1, -1] = 1e-6
    for _ in range(60):
        chance = 1 / (1 + np.exp(-np.clip(features @ weights, -30, 30)))
        curve = features.T @ (features * np.maximum(chance * (1 - chance), 1e-6)[:, None]) + ridge
        step = np.linalg.solve(curve, features.T @ (same - chance) - ridge @ weights)
        weights += step
        if np.abs(step).max() < 1e-4:
            break
    return weights


def _by_feature(weights: Numbers) -> dict[str, Sequence[float]]:
    told: dict[str, Sequence[float]] = {}
    at = 0
    for name, size in [*_FEATURES, *((name, 1) for name in _LINEAR)]:
        told[name] = weights[at : at + size].tolist()
        at += size
    return told
