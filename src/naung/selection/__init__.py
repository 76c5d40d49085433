"""The contract: programme, expressions, eligibility, order, seats, tickets. Nothing else.

Everything up to seats is decided before any seed exists; the seed orders equals only.
"""
