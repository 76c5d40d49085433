-- One page of a list's rows of one standing.
SELECT r.line, r.sheet, r.sheet_row, r.nik, r.name, r.apart, count(*) OVER () AS total
FROM rows_of_list AS r
WHERE r.standing = $standing
ORDER BY r.line
LIMIT $most OFFSET $passed
