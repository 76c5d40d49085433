-- One expression over every person of the file, to see whether it can be worked out.
SELECT count($expression) AS known FROM facts AS f
