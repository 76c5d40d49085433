-- The facts of those whom her explanation compares.
SELECT o.nik, o.row, o.name AS nama, $facts
FROM some AS o
WHERE o.place = $place OR o.rank_in_cell IS NOT NULL
