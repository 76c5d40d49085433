-- One row a person, in the order of names: what was decided, her facts, what else the registry tells.
SELECT
    row_number() OVER (ORDER BY f.name NULLS LAST, d.key) AS place,
    d.* EXCLUDE (nth),
    coalesce(m.lists, CAST([] AS VARCHAR[])) AS lists,
    hash(d.id_keluarga) AS family,
    t.* EXCLUDE (file, source_row),
    f.* EXCLUDE (nik, nth)
FROM numbered AS d
INNER JOIN facts_numbered AS f ON d.nik IS NOT DISTINCT FROM f.nik AND d.nth = f.nth
LEFT JOIN on_lists AS m ON d.file = m.file AND d.source_row = m.source_row
LEFT JOIN told AS t ON d.file = t.file AND d.source_row = t.source_row
