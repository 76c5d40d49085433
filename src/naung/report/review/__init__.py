"""Doubtful matches put before a person: what is asked, why, and what was answered. Not here: keys and the terminal."""
