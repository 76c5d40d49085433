-- What a list says besides who a row is, in the order in which both lists have it.
SELECT $list_number AS list_number, CAST(r.row AS BIGINT) AS line, CAST([$cells] AS VARCHAR[]) AS others
FROM office_rows AS r
