-- Everything of some people.
SELECT p.* FROM ix.people AS p WHERE p.place IN ($places)
