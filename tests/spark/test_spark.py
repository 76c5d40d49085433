"""Spark and DuckDB: one meaning. All of it in one file, so that one process starts Spark once."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from naung.engine.duck import Duck
from naung.engine.engine import start
from naung.engine.trees import all_of
from naung.matching.model import load, weigh
from naung.matching.recognise import lay_out_patterns, weigh_patterns
from tests import made
from tests.generative.strategies import case_of
from tests.generative.test_agreement import LONG, agree
from tests.selection.test_select import digests, select

CASES = 8


@pytest.fixture(scope="module", autouse=True)
def quick_to_start() -> Iterator[None]:
    """Java as short runs need it: it neither compiles with great care nor collects with many threads."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
        yield


@pytest.fixture
def duck(folder: Path) -> Iterator[Duck]:
    work = folder / "kerja"
    work.mkdir()
    with Duck(work, [work]) as one:
        yield one


@pytest.mark.spark
def test_spark_chooses_the_same_people(folder: Path) -> None:
    program = made.write(folder)
    assert digests(select(program, folder / "duck")) == digests(select(program, folder / "spark", "--engine", "spark"))


@pytest.mark.spark
def test_spark_agrees() -> None:
    pytest.importorskip("pyspark")
    for number in range(CASES):
        agree(case_of(Random(number)), "spark")


@pytest.mark.spark
@pytest.mark.long
@LONG
def test_spark_agrees_at_length() -> None:
    pytest.importorskip("pyspark")
    for number in range(CASES, CASES + 60):
        agree(case_of(Random(number)), "spark")


@pytest.mark.spark
def test_spark_weighs_alike(duck: Duck, folder: Path) -> None:
    from splink import SparkAPI

    weigh_patterns(duck, load())
    lay_out_patterns(duck)
    mine = {row[0]: row[7] for row in duck.rows(all_of("pattern_weights"))}
    engine = start("spark", duck, folder / "kerja")
    try:
        for table in ("patterns", "pattern_other", "pattern_pairs"):
            engine.hand_over(table)
        spark = engine._spark  # type: ignore[attr-defined]
        told = weigh(
            load(),
            SparkAPI(spark_session=spark, break_lineage_method="persist"),
            "patterns",
            "pattern_other",
            "pattern_pairs",
        )
        theirs = {row["unique_id_l"]: row["match_weight"] for row in spark.table(told).collect()}
    finally:
        engine.close()
    assert theirs.keys() == mine.keys()
    assert all(theirs[key] == pytest.approx(weight, abs=1e-9) for key, weight in mine.items())
