"""What would stay if the deciles were measured again, and whom to visit first. Not here: changing a decision."""
