"""How long an applicant waits, how often one comes, and how long the office is given to work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from math import ceil
from typing import TypeAlias

from compiler import ir
from compiler.diff.between import NOTHING, Between, hull
from compiler.diff.paper_burden import Holds
from compiler.diff.rates import WORKING_DAY, WORKING_DAYS

Length: TypeAlias = tuple[Fraction, Fraction]
NO_TIME: Length = (Fraction(), Fraction())
SAME_DAY = Fraction(1)
A_YEAR = WORKING_DAYS["year"]
APPLICANT = "submitter"
HANDED_OUT = "counter"


def waiting(term: ir.Clock | None) -> Between:
    """Working days, a part of one counting whole; what has no countable term is no wait."""
    least, most = _length(term)
    return ceil(least), ceil(most)


def office_minutes(program: ir.Program, holds: Holds) -> Between:
    """The time of all steps that are not the applicant's; one that takes the rest of the term
    fills it."""
    steps = [step for step in program.steps if step.role != APPLICANT]
    own = [(_length(step.within), holds(step.when)) for step in steps]
    least = sum((low for (low, _), surely in own if surely), Fraction())
    most = sum((high for (_, high), applies in own if applies is not False), Fraction())
    filling = [holds(step.when) for step in steps if _takes_the_rest(step)]
    shortest, longest = _length(program.term)
    if True in filling:
        least = max(least, shortest)
    if any(one is not False for one in filling):
        most = max(most, longest)
    return ceil(least * WORKING_DAY), ceil(most * WORKING_DAY)


def _takes_the_rest(step: ir.Step) -> bool:
    return any(row.word == "rest" for row in step.within.within)


def _length(clock: ir.Clock | None) -> Length:
    """In working days, over the rows that may hold; extensions are not the rule and left out."""
    if clock is None:
        return NO_TIME
    rows = [_row(row) for row in clock.within if row.when != ir.FALSE] or [NO_TIME]
    more = [(row.when, _row(row)) for row in clock.plus]
    least = min(low for low, _ in rows)
    most = max(high for _, high in rows)
    least += sum((low for when, (low, _) in more if when == ir.TRUE), Fraction())
    return least, most + sum((high for _, (_, high) in more), Fraction())


def _row(row: ir.ClockRow) -> Length:
    match row.word:
        case "span":
            length = Fraction(row.amount) * WORKING_DAYS[row.unit]
            return length, length
        case "same_day":
            return SAME_DAY, SAME_DAY
        case "before" | "by":
            return Fraction(), A_YEAR
        case _:
            return NO_TIME


def visits(program: ir.Program) -> Between:
    """Over the channels, and over the ways in which the result may be had."""
    return hull(
        (coming + fetching[0], coming + fetching[1])
        for channel in program.channels
        for coming in [_coming(program, channel)]
        for fetching in [_fetching(program)]
    )


def _coming(program: ir.Program, channel: str) -> int:
    if channel == "counter" or (channel == "online" and program.online != "full"):
        return 1
    shown = any(one.verb == "present" for one in program.components)
    return int(shown and dict(program.present_means).get(channel) == "original")


def _fetching(program: ir.Program) -> Between:
    ways = _ways(program.results)
    return hull((int(way == HANDED_OUT),) * 2 for way in ways) if not _at_once(program) else NOTHING


def _ways(results: Iterable[ir.Result]) -> Iterator[str]:
    """In which ways what was applied for may be had; of a refusal nobody is glad to hear."""
    return (way for one in results if one.outcome != "refused" for way in one.delivery)


def _at_once(program: ir.Program) -> bool:
    """The result is there on the same day: whoever waits for it needs not come again."""
    rows = program.term.within if program.term else ()
    return bool(rows) and all(row.word == "same_day" for row in rows)
