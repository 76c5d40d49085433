-- Everybody who passes the filter, for an export.
SELECT p.place FROM ix.people AS p INNER JOIN chosen AS c ON p.place = c.place ORDER BY $order
