-- What a slip says of a candidate that is not published, in the order of calon.csv.
SELECT person, nonce, nik_last4 FROM frozen_candidates
