"""How the tables of the proposals came to be."""
