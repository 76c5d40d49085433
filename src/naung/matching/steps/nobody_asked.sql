-- No list tells names: nothing is recognised, nothing is doubtful.
CREATE OR REPLACE TEMP TABLE outcomes (
    id BIGINT, list_number BIGINT, line BIGINT, outcome VARCHAR, known_id BIGINT, probability DOUBLE
);

CREATE OR REPLACE TEMP TABLE possible (
    id BIGINT, list_number BIGINT, line BIGINT, place BIGINT, known_id BIGINT, probability DOUBLE,
    nik_agrees INTEGER, birth_agrees INTEGER, name_class INTEGER, name_agrees INTEGER, place_agrees INTEGER,
    sex_agrees INTEGER
);

CREATE OR REPLACE TEMP TABLE asked (
    id BIGINT, list_number BIGINT, line BIGINT, nik VARCHAR, nik_rounded VARCHAR, plain VARCHAR, birth DATE, area VARCHAR,
    rt INTEGER, rw INTEGER
);
