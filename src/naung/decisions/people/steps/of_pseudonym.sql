-- Where the candidate of a pseudonym stands, if she may be seen.
SELECT n.place FROM ix.pseudonyms AS n WHERE n.pseudonym = $pseudonym AND ($whole OR n.area IN ($areas))
