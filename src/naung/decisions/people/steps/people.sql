-- The index's main table, in the order of names.
SELECT k.kind, w.*
FROM wide AS w
INNER JOIN (SELECT DISTINCT * EXCLUDE (area, people) FROM ix.kinds) AS k
    ON
        w.status = k.status AND w.failed = k.failed AND w.unknown = k.unknown AND w.must_verify = k.must_verify
        AND w.lists = k.lists
ORDER BY w.place
