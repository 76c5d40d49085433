-- List rows that people settled: those found to be somebody, those only told who they are not; and of those where the
-- model's best candidate was judged, how often it was the person.
WITH answered AS (
    SELECT id, max(CASE WHEN same THEN known_id END) AS known_id FROM settled_pairs GROUP BY id
),
best AS (
    SELECT
        a.id,
        a.known_id,
        r.known_id AS best_id,
        p.same IS NOT NULL OR a.known_id IS NOT NULL AND r.known_id IS NOT NULL AS judged
    FROM answered AS a
    LEFT JOIN rivals AS r ON a.id = r.id AND r.place = 1
    LEFT JOIN settled_pairs AS p ON a.id = p.id AND r.known_id = p.known_id
)
SELECT
    count(known_id) AS found,
    count(*) FILTER (WHERE known_id IS NULL) AS ruled_out,
    count(*) FILTER (WHERE judged) AS judged,
    count(*) FILTER (WHERE judged AND best_id = known_id) AS right_ones
FROM best
