-- The upheld as rows of the line: keys by the corrected facts, ticket of the committed row, no rank of the draw's.
SELECT
    l.* REPLACE (
        m.pseudonym AS pseudonym,
        m.ticket AS ticket,
        CAST(NULL AS BIGINT) AS rank_in_cell,
        'dikabulkan' AS status,
        CAST($late AS BIGINT) AS late
    )
FROM corrected_line AS l
INNER JOIN upheld_marks AS m ON l.nik = m.nik
ORDER BY m.pseudonym
