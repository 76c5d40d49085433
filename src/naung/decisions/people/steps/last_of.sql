-- Where the last of a cell who has a seat stands.
SELECT c.place FROM ix.candidates AS c WHERE c.cell = $cell AND c.rank_in_cell = $seats
