-- Where each candidate stands: within the seats, within the reserve, or beyond.
SELECT
    r.*,
    CASE
        WHEN r.rank_in_cell <= s.seats THEN 'selected'
        WHEN r.rank_in_cell <= s.seats + s.reserve THEN 'reserve'
        ELSE 'not_reached'
    END AS status,
    CASE
        WHEN r.rank_in_cell > s.seats AND r.rank_in_cell <= s.seats + s.reserve THEN r.rank_in_cell - s.seats
    END AS reserve_number
FROM ranked AS r
INNER JOIN seats AS s ON r.cell = s.cell
