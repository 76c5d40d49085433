-- The names of `named` from their tokens as read. A title is one only where it stands: F before, B behind the name.
CREATE OR REPLACE TEMP VIEW composed AS
WITH looked_up AS (
    SELECT
        n.*,
        CASE WHEN a.kind IN ('W', 'B') THEN a.words END AS words_1,
        CASE WHEN b.kind = 'W' OR b.kind = 'F' AND a.kind <> 'F' THEN b.words END AS words_2,
        CASE WHEN c.kind IN ('W', 'F') THEN c.words END AS words_3,
        CASE WHEN d.kind IN ('W', 'F') THEN d.words END AS words_4,
        CASE WHEN e.kind IN ('W', 'F') THEN e.words END AS words_5,
        CASE WHEN f.kind IN ('W', 'F') THEN f.words END AS words_6,
        CASE WHEN g.kind IN ('W', 'F') THEN g.words END AS words_7,
        CASE WHEN h.kind IN ('W', 'F') THEN h.words END AS words_8,
        CASE WHEN a.kind IN ('W', 'B') THEN a.sounds END AS sounds_1,
        CASE WHEN b.kind = 'W' OR b.kind = 'F' AND a.kind <> 'F' THEN b.sounds END AS sounds_2,
        CASE WHEN c.kind IN ('W', 'F') THEN c.sounds END AS sounds_3,
        CASE WHEN d.kind IN ('W', 'F') THEN d.sounds END AS sounds_4,
        CASE WHEN e.kind IN ('W', 'F') THEN e.sounds END AS sounds_5,
        CASE WHEN f.kind IN ('W', 'F') THEN f.sounds END AS sounds_6,
        CASE WHEN g.kind IN ('W', 'F') THEN g.sounds END AS sounds_7,
        CASE WHEN h.kind IN ('W', 'F') THEN h.sounds END AS sounds_8
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
sounded AS (
    SELECT
        *,
        concat_ws(' ', words_1, words_2, words_3, words_4, words_5, words_6, words_7, words_8) AS plain,
        nullif(
            concat_ws(' ', sounds_1, sounds_2, sounds_3, sounds_4, sounds_5, sounds_6, sounds_7, sounds_8), ''
        ) AS sounds
    FROM looked_up
)
SELECT
    * EXCLUDE (
        tokens, sounds, words_1, words_2, words_3, words_4, words_5, words_6, words_7, words_8,
        sounds_1, sounds_2, sounds_3, sounds_4, sounds_5, sounds_6, sounds_7, sounds_8
    ),
    string_split(sounds, ' ') AS codes,
    array_to_string(list_sort(string_split(sounds, ' ')), ' ') AS name_key,
    regexp_replace(sounds, '(^| ).', '', 'g') AS joined,
    regexp_replace(sounds, '(^| )?.(.)[^ ]*', '\2', 'g') AS initials
FROM sounded;
