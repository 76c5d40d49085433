"""Where Django looks for the room's models; each lives in the folder of its noun."""

from naung.proposals.incoming.models import Upload

__all__ = ["Upload"]
