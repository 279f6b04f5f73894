"""How long there is until a result is due, over Tết, swap days and hours."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from compiler.evaluation import Due
from renderers.time_left import time_left
from tests.compiler.building import TET

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")

CASES = (
    # now, due day, due time, in words, tone
    ((2026, 3, 2, 9), date(2026, 3, 9), None, "còn 5 ngày làm việc", ""),
    ((2026, 3, 6, 16), date(2026, 3, 9), None, "còn 1 ngày làm việc", "soon"),
    ((2026, 3, 9, 23), date(2026, 3, 9), None, "hết hạn trong hôm nay", "soon"),
    ((2026, 3, 9, 14), date(2026, 3, 9), time(16, 30), "còn 3 giờ", "soon"),
    ((2026, 3, 9, 16), date(2026, 3, 9), time(16, 30), "còn 1 giờ", "soon"),
    ((2026, 3, 9, 17), date(2026, 3, 9), time(16, 30), "quá hạn 1 giờ", "late"),
    ((2026, 3, 10, 8), date(2026, 3, 9), time(16, 30), "quá hạn 1 ngày làm việc", "late"),
    ((2026, 3, 16, 8), date(2026, 3, 9), None, "quá hạn 5 ngày làm việc", "late"),
    # over Tết, from Friday 13/02 to Monday 23/02
    ((2026, 2, 13, 8), date(2026, 2, 23), None, "còn 1 ngày làm việc", "soon"),
    # a Saturday that is worked
    ((2026, 8, 21, 8), date(2026, 8, 22), None, "còn 1 ngày làm việc", "soon"),
    # what ended on Friday is late on Saturday, though nobody has worked since
    ((2026, 3, 7, 8), date(2026, 3, 6), None, "quá hạn 1 ngày làm việc", "late"),
    ((2026, 3, 7, 8), date(2026, 3, 8), None, "hết hạn trước ngày làm việc tới", "soon"),
)


@pytest.mark.parametrize(("now", "day", "at", "text", "tone"), CASES)
def test_time_left(
    now: tuple[int, int, int, int], day: date, at: time | None, text: str, tone: str
) -> None:
    left = time_left(Due(day, at), datetime(*now, tzinfo=VIETNAM), TET, "vi")
    assert (left.text, left.tone) == (text, tone)
