-- The selected, with what an officer needs to find them.
SELECT c.file_number, c.row, j.nik, j.nama, j.kode_kelurahan, c.ticket
FROM standing AS c
INNER JOIN judged AS j ON c.file_number = j.file_number AND c.row = j.row
WHERE c.status = 'selected'
