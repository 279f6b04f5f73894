"""The time of day in Vietnam: the clock of the service, and one that stands still."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(VIETNAM)


@dataclass(slots=True)
class FixedClock:
    """Shows what it is set to."""

    at: datetime

    def now(self) -> datetime:
        return self.at
