-- The pseudonyms in their order.
SELECT pseudonym FROM cut_people
