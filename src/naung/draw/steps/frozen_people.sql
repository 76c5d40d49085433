-- What the rows' leaves are made of, in the tree's order.
SELECT unhex(person) AS person, codes FROM frozen_rows
