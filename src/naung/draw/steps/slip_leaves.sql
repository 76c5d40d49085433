-- What the candidates' leaves are made of, in the tree's order.
SELECT pseudonym, cell, tier, person FROM slips
