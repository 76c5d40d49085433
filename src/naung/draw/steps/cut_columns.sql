-- The groups as numbers, in the order of the pseudonyms.
SELECT tier, places, row, nik, name, birth, family, list, file FROM cut_people
