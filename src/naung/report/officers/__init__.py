"""The workbooks that officers sort, filter and print. Not here: pages, and lists sent back (check)."""
