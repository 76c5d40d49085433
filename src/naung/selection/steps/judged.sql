-- Each person of one file against each rule: `verdicts` has a letter a rule, T, F or N (not known),
-- after the two built-ins that one row can tell: a valid NIK, a known kelurahan.
WITH answered AS (
    SELECT f.*, $answers
    FROM facts AS f
)
SELECT
    f.file_number,
    f.row,
    f.nik,
    f.id_keluarga,
    f.kode_kelurahan,
    f.area_stray,
    CASE WHEN f.area_known THEN $cell END AS cell,
    concat($verdicts) AS verdicts,
    f.poin,
    $weighs AS weighs,
    $keys,
    $carried
FROM answered AS f
