-- The same of everybody who passes the filter, for an export.
SELECT
    p.place, p.key, p.name, p.nik, p.kode_kelurahan AS area, p.status, p.failed, p.unknown, p.must_verify,
    p.rank_in_cell, p.reserve_number, p.poin, p.lists, p.cell
FROM ix.people AS p
INNER JOIN chosen AS c ON p.place = c.place
ORDER BY $order
