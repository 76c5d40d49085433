-- What the NIKs of one list look like as a whole: how many there are, as Excel's pictures, of 15 digits, ending in 0.
SELECT
    count(l.nik) AS niks,
    count(CASE WHEN of_excel(l.nik) THEN 1 END) AS pictures,
    count(CASE WHEN regexp_full_match(l.nik, '[0-9]{15}') THEN 1 END) AS short,
    count(CASE WHEN regexp_full_match(l.nik, '[0-9]{15}0') THEN 1 END) AS ending
FROM list_rows AS l
WHERE l.list_number = $list_number
