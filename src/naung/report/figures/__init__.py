"""What is counted of a run for its report. Not here: what the figures mean, or how they look (page)."""
