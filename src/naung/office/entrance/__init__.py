"""Signing in: password, second factor, recovery codes, waiting. Not here: who may what afterwards."""
