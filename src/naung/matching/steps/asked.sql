-- The rows of those lists that say more than a NIK, as evidence.
CREATE OR REPLACE TEMP VIEW named AS
SELECT
    row_id(list_number, line) AS id,
    list_number,
    line,
    tokens_of("sent nama") AS tokens,
    digits_of(nik) AS nik,
    rounded_digits_of(nik) AS nik_rounded,
    birth_of("sent tanggal_lahir") AS birth,
    COALESCE(year(birth_of("sent tanggal_lahir")), birth_year_of("sent tanggal_lahir")) AS birth_year,
    COALESCE(sex_of("sent jenis_kelamin"), sex_of_title("sent nama")) AS sex,
    names_another("sent nama") AS names_another,
    area_of("sent kelurahan") AS area_code,
    area_letters("sent kelurahan") AS area_letters,
    number_of("sent rt") AS rt,
    number_of("sent rw") AS rw
FROM list_rows
WHERE list_number IN (SELECT list_number FROM recognised_lists);
