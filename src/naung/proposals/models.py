"""Where Django looks for the proposals' models; each lives in the folder of its noun."""

from naung.proposals.shared.models import SharedNote

__all__ = ["SharedNote"]
