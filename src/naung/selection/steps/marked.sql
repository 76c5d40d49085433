-- `judged` with M in place of the first T, the valid NIK's, where a row may be another row's person.
SELECT
    u.* EXCLUDE (verdicts),
    CASE
        WHEN d.row IS NOT NULL AND substr(u.verdicts, 1, 1) = 'T' THEN concat('M', substr(u.verdicts, 2))
        ELSE u.verdicts
    END AS verdicts
FROM unmarked AS u
LEFT JOIN maybe_doubles AS d ON u.file_number = d.file_number AND u.row = d.row
