-- Who stands in a cell's order, cell by cell: what was decided, without facts.
SELECT
    w.place, w.key, w.file, w.source_row, w.row, w.nik, w.id_keluarga, w.kode_kelurahan, w.cell, w.status, w.failed,
    w.unknown, w.must_verify, w.poin, w.tier, w.pseudonym, w.ticket, w.rank_in_cell, w.reserve_number
FROM wide AS w
WHERE w.rank_in_cell IS NOT NULL
ORDER BY w.cell, w.rank_in_cell
