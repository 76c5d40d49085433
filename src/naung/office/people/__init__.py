"""Humans, their accounts, roles and areas; the smallest cast. Not here: signing in."""
