-- calon.csv: what is published of the candidates before the dice.
SELECT pseudonym, cell, tier, person FROM frozen_candidates
