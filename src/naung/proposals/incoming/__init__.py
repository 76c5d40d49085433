"""Lists that come in: uploaded, read, sent back to be mended, accepted or put aside. Not here: who is on them."""
