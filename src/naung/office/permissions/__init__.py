"""Which address is whose, as one table; areas applied to querysets. Not here: who holds which role."""
