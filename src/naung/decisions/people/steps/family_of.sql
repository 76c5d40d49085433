-- Where people with a family's mark stand.
SELECT p.place FROM ix.people AS p WHERE p.family = CAST($family AS UBIGINT)
