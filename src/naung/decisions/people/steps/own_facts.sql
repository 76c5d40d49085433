-- The facts of those whom her explanation compares.
SELECT coalesce(o.nik, '') AS nik, o.row, o.name AS nama, $facts
FROM near AS o
WHERE o.place = $place OR o.rank_in_cell IS NOT NULL
