-- List rows of the fast road.
SELECT id FROM agreed
