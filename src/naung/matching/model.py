"""The linkage model: Splink's settings with trained m and u, the second look, the thresholds. Not here: training.

Splink weighs patterns, not pairs: how a pair agrees is six numbers, and their 67,914 combinations stand for any number
of pairs. The same settings run on DuckDB and on Spark.
"""

import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from naung.matching import comparisons
from naung.values.errors import Refusal

PEOPLE = 2_617_596
"""People in the registry that u was counted in. Agreements by chance grow with the registry, and so do the counts of
namesakes and bearers that the levels use; the prior therefore stays that of this size."""
FORM = 1


@dataclass(frozen=True)
class Doubles:
    """What differs where the registry is asked after itself; `review_from`: from there two rows may be one person."""

    second_look: Mapping[str, Sequence[float]]
    present: float
    review_from: float


@dataclass(frozen=True)
class Model:
    """`settings`: Splink's; `second_look`: weight by (feature, level); thresholds on the probability."""

    settings: Mapping[str, Any]
    second_look: Mapping[str, Sequence[float]]
    present: float
    """Share of list rows whose person is in the registry, before anything is compared."""
    matched_from: float
    review_from: float
    doubles: Doubles
    trained: Mapping[str, Any]
    """On what, when, by which command, with what result."""


def load(path: Path | None = None) -> Model:
    """The model of the repository, or a city's own; a Refusal names a file that is none."""
    return _built_in() if path is None else _read(path.read_text(encoding="utf-8"), path.name)


@cache
def _built_in() -> Model:
    return _read(files("naung.matching").joinpath("data", "model.json").read_text(encoding="utf-8"), "model.json")


def _read(text: str, name: str) -> Model:
    try:
        told = json.loads(text)
        if told["form"] != FORM:
            raise Refusal(
                f"{name}: bentuk model {told['form']}, yang dipakai {FORM}; latih ulang dengan naung model train"
            )
        thresholds, own = told["thresholds"], told["doubles"]
        return Model(
            told["splink"],
            told["second_look"],
            told["present"],
            thresholds["matched"],
            thresholds["review"],
            Doubles(own["second_look"], own["present"], own["review"]),
            told["trained"],
        )
    except (ValueError, KeyError, TypeError) as error:
        raise Refusal(f"{name}: bukan model pencocokan yang dapat dibaca") from error


def save(model: Model, path: Path) -> None:
    told = {
        "form": FORM,
        "trained": dict(model.trained),
        "present": model.present,
        "thresholds": {"matched": model.matched_from, "review": model.review_from},
        "second_look": _rounded(model.second_look),
        "doubles": {
            "present": model.doubles.present,
            "review": model.doubles.review_from,
            "second_look": _rounded(model.doubles.second_look),
        },
        "splink": model.settings,
    }
    path.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _rounded(second_look: Mapping[str, Sequence[float]]) -> dict[str, list[float]]:
    return {name: [round(weight, 4) for weight in weights] for name, weights in second_look.items()}


def settings(m: Mapping[str, Sequence[float]], u: Mapping[str, Sequence[float]]) -> dict[str, Any]:
    """Splink's settings from the chances of each level among matches (m) and among all other pairs (u).

    Keys: identity, place, sex, and `name 0` … `name 2`: the names' levels within each class, given the class.
    """
    told = [
        _comparison("identity", _identity_levels(), m["identity"], u["identity"]),
        _comparison("name", _name_levels(), _joined(m, "name"), _joined(u, "name")),
        _comparison(
            "place",
            [(f"place_agrees_l = {n}", label) for n, label in enumerate(comparisons.PLACE)],
            m["place"],
            u["place"],
        ),
        _comparison(
            "sex", [(f"sex_agrees_l = {n}", label) for n, label in enumerate(comparisons.SEX)], m["sex"], u["sex"]
        ),
    ]
    return {
        "link_type": "link_only",
        "unique_id_column_name": "unique_id",
        "probability_two_random_records_match": 0.5,
        "blocking_rules_to_generate_predictions": [],
        "retain_matching_columns": False,
        "retain_intermediate_calculation_columns": False,
        "comparisons": told,
    }


def _joined(chances: Mapping[str, Sequence[float]], name: str) -> list[float]:
    return [chance for place in range(len(comparisons.NAME_CLASS)) for chance in chances[f"{name} {place}"]]


def _identity_levels() -> list[tuple[str, str]]:
    return [
        (
            f"nik_agrees_l = {nik} AND birth_agrees_l = {birth} AND name_class_l = {name}",
            f"NIK {comparisons.NIK[nik]}; lahir {comparisons.BIRTH[birth]}; {comparisons.NAME_CLASS[name]}",
        )
        for nik in range(len(comparisons.NIK))
        for birth in range(len(comparisons.BIRTH))
        for name in range(len(comparisons.NAME_CLASS))
    ]


def _name_levels() -> list[tuple[str, str]]:
    return [
        (f"name_class_l = {place} AND name_agrees_l = {level}", f"nama {label} ({comparisons.NAME_CLASS[place]})")
        for place in range(len(comparisons.NAME_CLASS))
        for level, label in enumerate(comparisons.NAME)
    ]


def _comparison(name: str, levels: Sequence[tuple[str, str]], m: Sequence[float], u: Sequence[float]) -> dict[str, Any]:
    told: list[dict[str, Any]] = [
        {
            "sql_condition": condition,
            "label_for_charts": label,
            "m_probability": _kept(m[n]),
            "u_probability": _kept(u[n]),
        }
        for n, (condition, label) in enumerate(levels)
    ]
    told[-1]["sql_condition"] = "ELSE"
    return {"output_column_name": name, "comparison_levels": told}


def _kept(chance: float) -> float:
    return float(f"{max(chance, 1e-15):.4g}")


def weigh(model: Model, api: Any, patterns: str, other: str, pairs: str) -> str:
    """The name of a table with `unique_id_l` (the pattern) and `match_weight` (bits), made by Splink.

    `api` is one of Splink's database APIs; `patterns`, `other` and `pairs` are tables as `steps/patterns.sql` makes.
    """
    from splink import Linker

    logging.getLogger("splink").setLevel(logging.ERROR)
    told = {**model.settings, "sql_dialect": api.sql_dialect.sql_dialect_str}
    inputs = [api.register(patterns, dataset_display_name="asked"), api.register(other, dataset_display_name="known")]
    linker = Linker(inputs, told, validate_settings=False, log_level=None)
    linker.table_management.register_blocked_pairs_for_predict(api.register(pairs))
    predicted: str = linker.inference.predict(warning_mode="never").physical_name
    return predicted
