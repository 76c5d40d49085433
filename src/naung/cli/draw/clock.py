"""The clock of the ceremony's commands, in the city's own zone. Not here: what may happen when."""

from datetime import datetime
from zoneinfo import ZoneInfo

WIB = ZoneInfo("Asia/Jakarta")


def now() -> datetime:
    return datetime.now(WIB)
