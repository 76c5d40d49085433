-- Of one file only the rows in doubt.
SELECT f.* FROM file_rows AS f
INNER JOIN doubtful_people AS d ON f.row = d.row
WHERE d.file_number = $file_number
