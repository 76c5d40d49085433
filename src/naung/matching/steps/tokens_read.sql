-- Each token's kind, and what it tells of a name.
CREATE OR REPLACE TEMP TABLE tokens_read AS
SELECT
    token,
    kind,
    struct_pack(words := words, sounds := sounds, joined := joined, initials := initials) AS told
FROM tokens_told;
