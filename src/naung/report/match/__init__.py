"""What is told of recognising list rows. Not here: recognising them (matching)."""
