-- Every registry row as it is committed to: who it speaks of, hidden, and the codes it failed. The key is in two pads.
-- A row without a NIK of its own is called by its file and number.
WITH called AS (
    SELECT
        d.file,
        d.row,
        d.nik,
        array_to_string(d.failed, ';') AS codes,
        CASE WHEN d.nik IS NULL OR s.nik IS NOT NULL THEN concat(d.file, '/', d.row) ELSE d.nik END AS called
    FROM frozen AS d
    LEFT JOIN shared_niks AS s ON d.nik = s.nik
),
hidden AS (
    SELECT
        c.*,
        sha256(k.outer_pad || unhex(sha256(k.inner_pad || encode(concat('naung-nonce-v1', c.called))))) AS nonce
    FROM called AS c
    CROSS JOIN key_pads AS k
)
SELECT
    sha256(encode('naung-person-v1') || unhex(h.nonce) || encode(h.called)) AS person,
    h.codes,
    h.nonce,
    h.file,
    h.row,
    h.nik
FROM hidden AS h
ORDER BY person, codes, file, row
