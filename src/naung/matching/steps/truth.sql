-- The truth about the list rows of a made city, by the rows' ids; `other_id` is the same person's second registry row.
CREATE OR REPLACE TEMP TABLE truth AS
SELECT
    row_id(l.list_number, t.line) AS id,
    t.row_benar AS true_id,
    t.row_ganda AS other_id,
    t.* EXCLUDE (line, row_benar, row_ganda)
FROM made_truth AS t
INNER JOIN (SELECT DISTINCT list, list_number FROM list_rows) AS l ON t.list = l.list;

CREATE OR REPLACE TEMP VIEW truth_known AS SELECT true_id IS NOT NULL AS there FROM truth INNER JOIN open_rows USING (id);
