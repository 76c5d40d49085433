-- The lines of `digest`, in the order of their bytes.
SELECT concat_ws(',', pseudonym, status, cell, coalesce(CAST(rank_in_cell AS VARCHAR), '')) AS line
FROM public_candidates
ORDER BY line
