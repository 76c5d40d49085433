"""Late truths: who leaves, whom an objection upheld late, whose NIK was wrong, and who follows. docs/draw.md.

The data's walk: a register of changes is read (changes); what earlier ones did is taken from the history (book) into
the state (state); the corrected facts give the upheld their place in the line (upheld, line); free places go to the
first in line who is eligible that day (fill); all of it becomes one more event (effect). Not here: pages about it.
"""
