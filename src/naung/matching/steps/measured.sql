-- Every list row that may be recognised, with what became of it and whether that is right. Rows that told neither NIK
-- nor birth year are out: they went back to their sender.
CREATE OR REPLACE TEMP TABLE measured AS
SELECT
    o.id,
    o.outcome,
    o.probability,
    a.name_key IS NOT NULL AND length(a.codes) = 1 AS one_word,
    t.true_id IS NOT NULL AS present,
    o.known_id IS NOT NULL AND (o.known_id = t.true_id OR o.known_id = COALESCE(t.other_id, -1)) AS right_person,
    g.id IS NOT NULL AS fast,
    g.id IS NOT NULL OR EXISTS (
        SELECT 1 FROM pairs AS p WHERE p.id = o.id AND (p.known_id = t.true_id OR p.known_id = t.other_id)
    ) AS blocked,
    l.probability AS best_probability,
    COALESCE(l.known_id = t.true_id OR l.known_id = t.other_id, FALSE) AS best_right,
    t.*  EXCLUDE (id, true_id, other_id)
FROM outcomes AS o
INNER JOIN asked AS a ON o.id = a.id
INNER JOIN truth AS t ON o.id = t.id
LEFT JOIN agreed AS g ON o.id = g.id
LEFT JOIN looked AS l ON o.id = l.id AND l.place = 1
WHERE NOT a.unknowable;

CREATE OR REPLACE TEMP VIEW measured_groups AS
WITH grouped AS (
    SELECT 'semua' AS what, '' AS name, measured.* FROM measured
    UNION ALL
    SELECT 'pengirim', sender, measured.* FROM measured
    UNION ALL
    SELECT 'kerusakan', kind, d.* EXCLUDE (kind)
    FROM (SELECT unnest(CASE WHEN len(damage) = 0 THEN ['tidak ada'] ELSE list_distinct(damage) END) AS kind, * FROM measured) AS d
    UNION ALL
    SELECT 'kelamin', CASE sex WHEN 1 THEN 'laki-laki' WHEN 2 THEN 'perempuan' ELSE 'tidak diketahui' END, measured.*
    FROM measured
    UNION ALL
    SELECT 'budaya nama', culture, measured.* FROM measured
    UNION ALL
    SELECT 'kata nama', CASE WHEN words = 1 THEN 'satu kata' ELSE 'dua kata atau lebih' END, measured.* FROM measured
)
SELECT
    what,
    name,
    count(*) AS lines,
    count(*) FILTER (WHERE present) AS present,
    count(*) FILTER (WHERE outcome = 'matched') AS matched,
    count(*) FILTER (WHERE outcome = 'matched' AND NOT right_person) AS wrong,
    count(*) FILTER (WHERE outcome = 'review') AS review,
    count(*) FILTER (WHERE present AND outcome = 'absent') AS lost,
    count(*) FILTER (WHERE present AND blocked) AS blocked
FROM grouped
GROUP BY what, name
ORDER BY what = 'semua' DESC, what, lines DESC, name;

CREATE OR REPLACE TEMP VIEW measured_best AS
SELECT CASE WHEN fast THEN 1.0 ELSE COALESCE(best_probability, 0.0) END AS probability,
    CASE WHEN fast THEN right_person ELSE best_right END AS right_person, fast
FROM measured;

CREATE OR REPLACE TEMP VIEW measured_fast AS
SELECT count(*) FILTER (WHERE fast) AS lines, count(*) FILTER (WHERE fast AND NOT right_person) AS wrong FROM measured;
