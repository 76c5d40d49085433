-- Of those who share a NIK the rows that are not read again already.
SELECT file_number, row FROM shared_rows
EXCEPT
SELECT file_number, row FROM doubtful_people
