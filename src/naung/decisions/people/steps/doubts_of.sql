-- The questions that are about her.
SELECT q.kind, q.list, q.line, q.matters, q.effect, q.probability, q.row_print, q.known_key
FROM ix.doubts AS q
WHERE q.nik = $nik OR (q.kind = 'ganda' AND q.sent_nik = $nik)
ORDER BY q.matters DESC, q.list, q.line
