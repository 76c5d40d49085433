-- Those of a family who bear the words asked for.
SELECT m.* FROM among AS m INNER JOIN household AS h ON m.place = h.place
