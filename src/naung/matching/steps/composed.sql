-- The names of `named` from their tokens as read. A title is one only where it stands: F before, B behind the name.
-- Each token tells its words, its sounds with their marks, its sounds joined, and their first letters.
CREATE OR REPLACE TEMP VIEW composed AS
WITH looked_up AS (
    SELECT
        n.*,
        CASE WHEN a.kind IN ('W', 'B') THEN a.told END AS t_1,
        CASE WHEN b.kind = 'W' OR b.kind = 'F' AND a.kind <> 'F' THEN b.told END AS t_2,
        CASE WHEN c.kind IN ('W', 'F') THEN c.told END AS t_3,
        CASE WHEN d.kind IN ('W', 'F') THEN d.told END AS t_4,
        CASE WHEN e.kind IN ('W', 'F') THEN e.told END AS t_5,
        CASE WHEN f.kind IN ('W', 'F') THEN f.told END AS t_6,
        CASE WHEN g.kind IN ('W', 'F') THEN g.told END AS t_7,
        CASE WHEN h.kind IN ('W', 'F') THEN h.told END AS t_8
    FROM named AS n
    LEFT JOIN tokens_read AS a ON n.tokens[1] = a.token
    LEFT JOIN tokens_read AS b ON n.tokens[2] = b.token
    LEFT JOIN tokens_read AS c ON n.tokens[3] = c.token
    LEFT JOIN tokens_read AS d ON n.tokens[4] = d.token
    LEFT JOIN tokens_read AS e ON n.tokens[5] = e.token
    LEFT JOIN tokens_read AS f ON n.tokens[6] = f.token
    LEFT JOIN tokens_read AS g ON n.tokens[7] = g.token
    LEFT JOIN tokens_read AS h ON n.tokens[8] = h.token
),
told AS (
    SELECT
        * EXCLUDE (tokens, t_1, t_2, t_3, t_4, t_5, t_6, t_7, t_8),
        concat_ws(' ', t_1.words, t_2.words, t_3.words, t_4.words, t_5.words, t_6.words, t_7.words, t_8.words) AS plain,
        nullif(concat_ws(' ', t_1.sounds, t_2.sounds, t_3.sounds, t_4.sounds, t_5.sounds, t_6.sounds, t_7.sounds, t_8.sounds), '')
            AS sounds,
        nullif(concat_ws('', t_1.joined, t_2.joined, t_3.joined, t_4.joined, t_5.joined, t_6.joined, t_7.joined, t_8.joined), '')
            AS joined,
        nullif(concat_ws('', t_1.initials, t_2.initials, t_3.initials, t_4.initials, t_5.initials, t_6.initials, t_7.initials, t_8.initials), '')
            AS initials
    FROM looked_up
)
SELECT
    * EXCLUDE (sounds),
    string_split(sounds, ' ') AS codes,
    array_to_string(list_sort(string_split(sounds, ' ')), ' ') AS name_key
FROM told;
