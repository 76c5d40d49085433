"""What came after a draw, shown to the inspector. Not here: what the changes mean (draw/late)."""
