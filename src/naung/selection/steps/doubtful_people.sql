-- Registry rows that some unsettled list row may be, and those that may be one person with another row.
SELECT file_of(known_id) AS file_number, row_of(known_id) AS row FROM possible
UNION
SELECT file_of(id) AS file_number, row_of(id) AS row FROM doubles WHERE NOT settled
UNION
SELECT file_of(other_id) AS file_number, row_of(other_id) AS row FROM doubles WHERE NOT settled
