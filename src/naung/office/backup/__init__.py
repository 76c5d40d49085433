"""One encrypted file of everything; restore and drill. Not here: where it is kept."""
