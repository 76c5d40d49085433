-- Labels of a city's own: what people settled, and what was so sure that nobody was asked. The rest teaches nothing.
CREATE OR REPLACE TEMP TABLE truth AS
SELECT
    o.id,
    CASE WHEN o.outcome = 'matched' THEN o.known_id END AS true_id,
    CAST(NULL AS BIGINT) AS other_id,
    CAST([] AS VARCHAR[]) AS damage,
    l.list AS sender,
    CAST(NULL AS BIGINT) AS sex,
    CAST(NULL AS VARCHAR) AS culture,
    CAST(NULL AS BIGINT) AS words
FROM outcomes AS o
INNER JOIN list_rows AS l ON o.list_number = l.list_number AND o.line = l.line
LEFT JOIN (SELECT id, bool_or(same) AS found FROM settled GROUP BY id) AS s ON o.id = s.id
WHERE s.id IS NOT NULL AND o.outcome IN ('matched', 'absent') OR o.probability >= 0.999 OR o.probability <= 0.001;

CREATE OR REPLACE TEMP VIEW truth_known AS
SELECT true_id IS NOT NULL AS there FROM truth INNER JOIN open_rows USING (id);
