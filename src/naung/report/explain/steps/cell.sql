-- The candidates of a cell around one tier, and the last of them who has a seat.
SELECT
    count(*) FILTER (WHERE d.tier < $tier) AS better,
    count(*) FILTER (WHERE d.tier = $tier) AS equals,
    max(d.nik) FILTER (WHERE d.rank_in_cell = $seats) AS last_nik,
    max(d.tier) FILTER (WHERE d.rank_in_cell = $seats) AS last_tier,
    max(d.poin) FILTER (WHERE d.rank_in_cell = $seats) AS last_poin
FROM decisions AS d
WHERE d.cell = $cell AND d.rank_in_cell IS NOT NULL
