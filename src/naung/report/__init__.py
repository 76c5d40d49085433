"""What a run means to people: pages, workbooks, explaining, comparing, stability. Decides nothing."""
