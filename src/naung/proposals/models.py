"""Where Django looks for the room's models; each lives in the folder of its noun."""

from naung.proposals.incoming.models import Upload
from naung.proposals.shared.models import SharedNote

__all__ = ["SharedNote", "Upload"]
