-- Pseudonym = HMAC-SHA256(key, NIK), 32 hex digits; ticket = SHA-256 of SEED:PSEUDONYM; rank by tier, then ticket.
-- `key_pads` holds the key in HMAC's two pads, so that the key is in no SQL text.
WITH named AS (
    SELECT
        c.*,
        substr(sha256(k.outer_pad || unhex(sha256(k.inner_pad || encode(c.nik)))), 1, 32) AS pseudonym
    FROM candidates AS c
    CROSS JOIN key_pads AS k
),
ticketed AS (
    SELECT n.*, sha256($seed || n.pseudonym) AS ticket
    FROM named AS n
)
SELECT
    t.file_number,
    t.row,
    t.nik,
    t.cell,
    t.tier,
    t.pseudonym,
    t.ticket,
    CAST(row_number() OVER (PARTITION BY t.cell ORDER BY t.tier ASC, t.ticket ASC, t.pseudonym ASC) AS BIGINT)
        AS rank_in_cell
FROM ticketed AS t
