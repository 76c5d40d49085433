-- The lines of `decisions_digest`, in the order of their bytes.
SELECT concat_ws(
    ',',
    coalesce(nik, ''),
    status,
    array_to_string(failed, ';'),
    array_to_string(unknown, ';'),
    coalesce(CAST(poin AS VARCHAR), ''),
    coalesce(CAST(rank_in_cell AS VARCHAR), '')
) AS line
FROM decisions
ORDER BY line
