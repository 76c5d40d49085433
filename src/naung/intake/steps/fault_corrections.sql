-- Corrections that change nobody: without a NIK, or with one that is not in the registry.
SELECT
    CAST(2 AS BIGINT) AS source_number,
    CAST(0 AS BIGINT) AS file_number,
    c.row,
    CASE WHEN c.nik IS NULL THEN 'nik_kosong' ELSE 'koreksi_tanpa_orang' END AS kind,
    'nik' AS col,
    shown_nik(c.nik) AS found,
    nik_note(c.nik) AS note
FROM correction_niks AS c
LEFT JOIN present AS p ON c.nik = p.nik
WHERE p.nik IS NULL
