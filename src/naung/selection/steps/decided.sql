-- Every registry row with what was decided about it: the columns of decisions.parquet.
SELECT
    n.file,
    j.row,
    j.nik,
    j.id_keluarga,
    j.kode_kelurahan,
    j.cell,
    CASE
        WHEN c.status IS NOT NULL THEN c.status
        WHEN v.eligible THEN 'family_represented'
        ELSE 'ineligible'
    END AS status,
    v.failed,
    v.unknown,
    v.must_verify,
    CASE WHEN v.eligible THEN j.poin END AS poin,
    c.tier,
    c.pseudonym,
    c.ticket,
    c.rank_in_cell,
    c.reserve_number
FROM judged AS j
INNER JOIN files AS n ON j.file_number = n.file_number
LEFT JOIN shared_niks AS s ON j.nik = s.nik
INNER JOIN reasons AS v ON j.verdicts = v.verdicts AND (s.nik IS NOT NULL) = v.shared
LEFT JOIN standing AS c ON j.file_number = c.file_number AND j.row = c.row
