-- Every matched or absent list row and its person: the registry's NIK, or a number of its own for who is absent.
-- A registry row whose NIK is empty or another row's too is named by its file and row.
WITH joined AS (
    SELECT
        r.*,
        COALESCE(s.first_id, r.known_id) AS person_id,
        COALESCE(a.first_id, r.id) AS absent_id
    FROM listed_rows AS r
    LEFT JOIN same_known AS s ON r.known_id = s.id
    LEFT JOIN same_absent AS a ON r.id = a.id
    WHERE r.outcome IN ('matched', 'absent')
),
numbered AS (
    SELECT absent_id, row_number() OVER (ORDER BY absent_id) AS number
    FROM (SELECT DISTINCT absent_id FROM joined WHERE outcome = 'absent')
)
SELECT
    j.id,
    j.list_number,
    j.line,
    j.list,
    j.outcome,
    j.nik,
    j.nik_valid,
    j.name_key,
    j.area,
    j.owner,
    k.kind,
    CASE
        WHEN j.outcome = 'absent' THEN printf('A%06d', n.number)
        WHEN p.nik IS NOT NULL AND d.nik IS NULL THEN p.nik
        ELSE printf('R%d-%d', file_of(j.person_id) + 1, row_of(j.person_id))
    END AS person
FROM joined AS j
INNER JOIN list_kinds AS k ON j.list_number = k.list_number
LEFT JOIN numbered AS n ON j.outcome = 'absent' AND j.absent_id = n.absent_id
LEFT JOIN (SELECT row_id(file_number, row) AS id, nik FROM judged) AS p ON j.person_id = p.id
LEFT JOIN shared_niks AS d ON p.nik = d.nik
