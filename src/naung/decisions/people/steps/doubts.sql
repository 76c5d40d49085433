-- Questions about people that nobody had settled when the run was made.
SELECT q.kind, q.list, q.line, q.matters, q.effect, q.probability, q.nik, q.sent_nik, q.row_print, q.known_key
FROM doubtful AS q
