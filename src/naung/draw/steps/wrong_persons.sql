-- One frozen row whose NIK is not the one that its person was made from, if there is any.
WITH shared AS (
    SELECT nik FROM frozen_rows WHERE nik IS NOT NULL GROUP BY nik HAVING count(*) > 1
),
called AS (
    SELECT
        r.person,
        r.nonce,
        CASE WHEN r.nik IS NULL OR s.nik IS NOT NULL THEN concat(r.file, '/', r.row) ELSE r.nik END AS called
    FROM frozen_rows AS r
    LEFT JOIN shared AS s ON r.nik = s.nik
)
SELECT c.person
FROM called AS c
WHERE c.person <> sha256(encode('naung-person-v1') || unhex(c.nonce) || encode(c.called))
LIMIT 1
