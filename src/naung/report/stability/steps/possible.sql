-- Those whom some decile could make eligible, with the number of their decile and their ticket.
SELECT
    j.* EXCLUDE (verdicts, poin, weighs, cell, area_stray),
    TRUE AS nik_valid,
    TRUE AS area_known,
    FALSE AS area_stray,
    f.unit,
    c.status IS NOT DISTINCT FROM 'selected' AS was_selected,
    sha256(
        $seed || substr(sha256(k.outer_pad || unhex(sha256(k.inner_pad || encode(j.nik)))), 1, 32)
    ) AS ticket
FROM judged AS j
INNER JOIN possible_verdicts AS v ON j.verdicts = v.verdicts
LEFT JOIN shared_niks AS s ON j.nik = s.nik
LEFT JOIN decile_families AS f
    ON f.family_key = COALESCE('F' || j.id_keluarga, 'R' || j.file_number || ':' || j.row)
    AND f.decile = j.desil_nasional
LEFT JOIN standing AS c ON j.file_number = c.file_number AND j.row = c.row
CROSS JOIN key_pads AS k
WHERE s.nik IS NULL
