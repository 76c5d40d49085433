"""A made city to try everything on: invented people, published totals. Not here: reading or judging anything.

Every person, name, number and address is invented; what is published fact and what is assumption stands in
docs/made-city.md and in the columns of the files in data/.
"""
