"""What was counted, as tables: by month, unit, domain, procedure and channel."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, fields, replace
from datetime import date, timedelta

from catalogue.text import fold
from renderers.figures import Figures, Line
from renderers.saying import say
from runtime.service import Catalogue
from runtime.store.counting import Count
from runtime.store.figures import Figure

COLUMNS = tuple(one.name for one in fields(Count))
BY: Mapping[str, Callable[[Figure], str]] = {
    "month": lambda one: f"{one.month[1]}/{one.month[0]}",
    "unit": lambda one: one.unit,
    "domain": lambda one: one.domain,
    "procedure": lambda one: one.procedure,
    "channel": lambda one: one.channel,
}


@dataclass(frozen=True, slots=True)
class Counted:
    """A time with everything that was counted in it."""

    since: date
    until: date
    found: tuple[Figure, ...]


def table(by: str, counted: Counted, catalogue: Catalogue) -> Figures:
    """What was open is a number of a moment: the end of a month, or of the whole time."""
    last = (counted.until.year, counted.until.month)
    ends = counted.found if by == "month" else [_as_of(last, one) for one in counted.found]
    groups = dict.fromkeys(_months(counted) if by == "month" else (), Count())
    for one in ends:
        key = BY[by](one)
        groups[key] = groups.get(key, Count()) + one.count
    total = sum((_as_of(last, one).count for one in counted.found), Count())
    lines = [Line(_name(by, key, catalogue), astuple(count)) for key, count in groups.items()]
    if by != "month":
        lines.sort(key=_largest_first)
    return Figures(by, COLUMNS, tuple(lines), Line("", astuple(total)))


def _as_of(month: tuple[int, int], one: Figure) -> Figure:
    left = one.count if one.month == month else replace(one.count, open=0, overdue=0)
    return replace(one, count=left)


def _months(counted: Counted) -> Iterable[str]:
    day = counted.since.replace(day=1)
    while day <= counted.until:
        yield f"{day.month}/{day.year}"
        day = (day + timedelta(days=31)).replace(day=1)


def _largest_first(line: Line) -> tuple[int, str]:
    numbers: Sequence[int] = [one for one in line.cells if isinstance(one, int)]
    return -sum(numbers), fold(line.name)


def _name(by: str, key: str, catalogue: Catalogue) -> str:
    if by == "unit":
        return catalogue.agency_name(key)
    if by == "channel":
        return say(catalogue.lang, f"figures/channel_{key}")
    entries = catalogue.index.entries
    if by == "domain":
        names = {one.domain: one.domain_name for one in entries}
        return names.get(key) or say(catalogue.lang, "figures/other")
    if by == "procedure":
        names = {one.code: one.short or one.name for one in entries}
        return names.get(key, key)
    return key
