"""What a run means to people: pages, workbooks, explaining, comparing, stability. Decides nothing.

At the top stands what several of its folders speak of: the words for codes, a past run's folder, and the whole report.
"""
