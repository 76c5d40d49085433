-- What a table tells of some people.
SELECT
    p.place, p.key, p.name, p.nik, p.kode_kelurahan AS area, p.status, p.failed, p.unknown, p.must_verify,
    p.rank_in_cell, p.reserve_number, p.poin, p.lists, p.cell
FROM ix.people AS p
WHERE p.place IN ($places)
