"""Where Django looks for the room's models; each lives in the folder of its noun."""

from naung.decisions.runs.models import Run

__all__ = ["Run"]
