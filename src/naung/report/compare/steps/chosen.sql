-- The selected of one run, and where they stand.
SELECT d.nik, d.kode_kelurahan, d.cell, d.tier, d.poin, d.pseudonym, d.ticket, d.rank_in_cell
FROM decisions AS d
WHERE d.status = 'selected'
