-- No list tells names: nothing is recognised, nothing is doubtful.
CREATE OR REPLACE TEMP TABLE outcomes (
    id BIGINT, list_number BIGINT, line BIGINT, outcome VARCHAR, known_id BIGINT, probability DOUBLE
);

CREATE OR REPLACE TEMP TABLE possible (
    id BIGINT, list_number BIGINT, line BIGINT, place BIGINT, known_id BIGINT, probability DOUBLE
);
