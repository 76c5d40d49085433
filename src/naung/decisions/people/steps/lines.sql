-- What a table tells of everybody, in the order of names.
SELECT
    p.key, p.kind, p.name, p.nik, p.kode_kelurahan AS area, p.rank_in_cell, p.reserve_number, p.poin, p.cell
FROM ix.people AS p
ORDER BY p.place
