-- All that the line says, as one number: of each row the JSON, by pseudonym.
SELECT sha256(string_agg(CAST(to_json(l) AS VARCHAR), chr(10) ORDER BY l.pseudonym)) FROM line_rows AS l
