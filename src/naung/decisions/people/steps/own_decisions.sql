-- What her explanation looks at: her own row (a NIK may be missing), her family's candidates, the candidates of her cell.
SELECT
    o.place, o.key, o.file, o.source_row, o.row, coalesce(o.nik, '') AS nik, o.id_keluarga, o.kode_kelurahan, o.cell, o.status, o.failed,
    o.unknown, o.must_verify, o.poin, o.tier, o.pseudonym, o.ticket, o.rank_in_cell, o.reserve_number
FROM near AS o
WHERE o.place = $place OR o.rank_in_cell IS NOT NULL
UNION ALL BY NAME
SELECT c.*
FROM ix.candidates AS c
WHERE c.cell = $cell AND c.place NOT IN (SELECT s.place FROM near AS s)
