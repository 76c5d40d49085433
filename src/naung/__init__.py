"""Naung: chooses, with a reason for every person, whom a city's budget shelters."""

__version__ = "0.1.0"
