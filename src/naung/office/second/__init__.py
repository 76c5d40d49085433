"""What one admin asks and another human agrees to: accounts, sensitive roles, passwords. Not here: factor resets."""
