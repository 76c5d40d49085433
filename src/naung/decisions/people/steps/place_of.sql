-- Where the person of a key stands, if she may be seen; her family's mark and her cell.
SELECT p.place, p.family, p.cell
FROM ix.people AS p
WHERE p.key = $key AND ($whole OR p.kode_kelurahan IN ($areas))
