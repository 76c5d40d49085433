-- The slips' two halves, in the tree's order.
SELECT head, tail FROM slips
