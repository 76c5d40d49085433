"""What `naung check` finds and writes: `periksa/` and the lists back to their senders.

Not here: finding a fault (intake), judging a person (selection).
"""
