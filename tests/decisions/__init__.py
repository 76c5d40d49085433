"""The room of decisions: runs, and the people in them."""
