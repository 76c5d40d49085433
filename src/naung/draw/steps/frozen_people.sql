-- What the rows' leaves are made of, in the tree's order.
SELECT person, codes FROM frozen_rows
