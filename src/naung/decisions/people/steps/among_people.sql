-- Those found by name or family who pass the filter too.
SELECT p.place
FROM ix.people AS p
INNER JOIN among AS m ON p.place = m.place
INNER JOIN wanted AS k ON p.kind = k.kind
