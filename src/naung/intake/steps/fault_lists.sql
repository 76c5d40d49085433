-- List rows that name nobody, or somebody twice; of the rows that the list's `where` keeps.
WITH twice AS (
    SELECT list_number, nik, count(*) AS total, min(printf('%012d', line) || '|baris ' || line, 7) AS places
    FROM list_rows
    WHERE nik_valid
    GROUP BY list_number, nik
    HAVING count(*) > 1
),
looked_up AS (
    SELECT
        l.list_number,
        l.line,
        l.nik,
        l.nik_valid,
        p.nik IS NOT NULL AS present,
        other_places(t.places, printf('%012d', l.line) || '|baris ' || l.line, t.total) AS others
    FROM list_rows AS l
    LEFT JOIN present AS p ON l.nik = p.nik
    LEFT JOIN twice AS t ON l.list_number = t.list_number AND l.nik = t.nik
),
faults AS (
    SELECT
        list_number,
        line,
        unnest([
            fault_if(NOT nik_valid, nik_kind(nik), 'nik', shown_nik(nik), nik_note(nik)),
            fault_if(nik_valid AND NOT present, 'nik_tidak_di_registri', 'nik', shown_nik(nik), NULL),
            fault_if(others IS NOT NULL, 'nik_ganda_di_daftar', 'nik', shown_nik(nik), others)
        ]) AS fault
    FROM looked_up
    WHERE NOT nik_valid OR NOT present OR others IS NOT NULL
)
SELECT
    list_number + 3 AS source_number,
    CAST(0 AS BIGINT) AS file_number,
    line AS row,
    fault.kind AS kind,
    fault.col AS col,
    fault.found AS found,
    fault.note AS note
FROM faults
WHERE fault IS NOT NULL
