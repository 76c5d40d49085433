"""The draw: what is fixed before the dice, the seed, and what proves it afterwards. Bytes and files: docs/draw.md.

Not here: who is a candidate and how equals are ordered (selection); pages and workbooks (report).
"""
