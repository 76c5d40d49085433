"""The chain of events: one a change of state, none altered unseen. Not here: what happened."""
