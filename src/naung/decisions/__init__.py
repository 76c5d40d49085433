"""Runs and what becomes of them: four eyes, announcement, objections, the decree. Not here: how a run decides."""
