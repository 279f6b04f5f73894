"""Days, months and years as people type them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Literal

from catalogue.kinds.base import Problem, Says

Precision = Literal["day", "month", "year"]
EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)
BETWEEN = " ?[/.-] ?"

# A numeric keyboard may have no slash, so bare digits count too.
FORMS: Mapping[Precision, tuple[str, ...]] = {
    "day": (
        rf"(?P<d>[0-9]{{1,2}}){BETWEEN}(?P<m>[0-9]{{1,2}}){BETWEEN}(?P<y>[0-9]{{4}})",
        r"(?P<d>[0-9]{2})(?P<m>[0-9]{2})(?P<y>[0-9]{4})",
        r"(?P<y>[0-9]{4})-(?P<m>[0-9]{2})-(?P<d>[0-9]{2})",
    ),
    "month": (
        rf"(?P<m>[0-9]{{1,2}}){BETWEEN}(?P<y>[0-9]{{4}})",
        r"(?P<m>[0-9]{2})(?P<y>[0-9]{4})",
        r"(?P<y>[0-9]{4})-(?P<m>[0-9]{2})",
    ),
    "year": (r"(?P<y>[0-9]{4})",),
}

DAY_PROBLEMS: Mapping[str, Says] = {
    "day": Says(
        "{label} chưa đúng: xin nhập ngày, tháng, năm, ví dụ 05/09/1990",
        "{label} is not right: please enter day, month and year, for example 05/09/1990",
    ),
    "month": Says(
        "{label} chưa đúng: xin nhập tháng, năm, ví dụ 09/1990",
        "{label} is not right: please enter month and year, for example 09/1990",
    ),
    "year": Says(
        "{label} chưa đúng: xin nhập năm đủ bốn chữ số, ví dụ 1990",
        "{label} is not right: please enter the year in four digits, for example 1990",
    ),
    "no_such_day": Says(
        "{label} chưa đúng: không có ngày {given} trong lịch",
        "{label} is not right: there is no day {given} in the calendar",
    ),
    "too_little": Says(
        "{label} chưa đúng: xin nhập từ {min} trở về sau",
        "{label} is not right: please enter {min} or later",
    ),
    "too_much": Says(
        "{label} chưa đúng: xin nhập từ {max} trở về trước",
        "{label} is not right: please enter {max} or earlier",
    ),
}


def read_day(text: str, precision: Precision) -> date | Problem:
    """The day; of a month or a year its first day."""
    matches = (re.fullmatch(form, text) for form in FORMS[precision])
    match = next(filter(None, matches), None)
    if match is None:
        return Problem(precision)
    found = {"d": "1", "m": "1", **match.groupdict()}
    try:
        return date(int(found["y"]), int(found["m"]), int(found["d"]))
    except ValueError:
        return Problem("no_such_day", (("given", text),))
