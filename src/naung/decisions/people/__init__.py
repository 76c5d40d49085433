"""The people of a run, found and told one by one. Not here: how a run decided about them."""
