-- How many candidates of one decile each cell would seat if it had other seats; ranks depend on no seats.
SELECT r.cell, count(*) AS reached
FROM reported AS r
INNER JOIN other_seats AS o ON r.cell = o.cell
WHERE r.decile = $decile AND r.rank_in_cell <= o.seats
GROUP BY r.cell
