-- Every combination of verdicts that an answer would bring.
SELECT verdicts FROM "if yes" UNION SELECT verdicts FROM "if no" ORDER BY 1
