"""What the rules of a procedure say of everybody: the filing of which nothing is known but the
day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from functools import cached_property

from compiler import ir
from compiler.cells import truth
from compiler.currencies import DONG
from compiler.diff.between import NOTHING, Between, added, hull, times
from compiler.evaluate import engine
from compiler.evaluation import Evaluation, Filing, World
from compiler.scenarios import read, with_defaults
from compiler.walk import every
from compiler.working_days import VIETNAM

NO_QUESTION = ("upload", "office")
"""Where a question is a paper, or not for the applicant."""
NOON = time(12)


class Everybody:
    """On the first day, and on each later day on which a dated row begins or has ended."""

    def __init__(self, program: ir.Program, world: World, since: date | None = None) -> None:
        """`since`: what was before that day is left out."""
        self.program = program
        self.engine = engine(program, world)
        self.filings = [Filing({}, moment) for moment in _moments(program, since or program.start)]
        self.states = [self.engine.settled(one) for one in self.filings]
        self.found = [self.engine.run(one) for one in self.filings]

    def holds(self, rule: ir.Expr) -> bool | None:
        """For everybody, for nobody, or (None) for some."""
        if rule == ir.TRUE:
            return True
        closure = self.engine.reading(rule)
        verdicts = {truth(closure(state)) for state in self.states}
        return verdicts.pop() if len(verdicts) == 1 else None

    def questions(self) -> Between:
        """Those that must be answered."""
        items = [item for page in self.program.pages for item in page.items]
        return hull(added(_asked(item, one) for item in items) for one in self.found)

    def fees(self) -> Between:
        """In đồng; money of another country is no part of it."""
        return added(self._fee(fee) for fee in self.program.fees if fee.currency == DONG)

    def _fee(self, fee: ir.Fee) -> Between:
        least, most = hull(_paid(fee.id, self.found, most=not metered(fee)))
        tried = hull(_paid(fee.id, self.tried, most=True)) if metered(fee) else NOTHING
        return least, max(most, tried[1])

    @cached_property
    def tried(self) -> tuple[Evaluation, ...]:
        """What comes out of the authored scenarios."""
        filed = (read(self.engine, one)[0] for one in self.program.scenarios)
        return tuple(with_defaults(self.engine, one) for one in filed)


def metered(fee: ir.Fee) -> bool:
    """Whether the fee grows with a quantity, or is for others to say."""
    amounts = (part for row in fee.amount.rows for part in every(row.value))
    return any(
        isinstance(part, (ir.Tiers, ir.Over, ir.Open))
        or (isinstance(part, ir.Arith) and part.how in ("mul", "div"))
        for part in amounts
    )


def _paid(fee: str, found: Iterable[Evaluation], *, most: bool) -> Iterator[Between]:
    for evaluation in found:
        amount = next(one.amount for one in evaluation.fees if one.id == fee)
        high = amount.high if most else amount.low
        yield amount.low, amount.low if high is None else high


def _asked(item: ir.Item, found: Evaluation) -> Between:
    match item:
        case ir.Field():
            if not _must(item) or found.fields[item.id] == "hidden":
                return NOTHING
            return int(item.id in found.required), 1
        case ir.Group():
            if found.fields[item.id] == "hidden":
                return NOTHING
            fields = [one for one in item.fields if _must(one)]
            sure = sum(one.when == ir.TRUE and one.required == ir.TRUE for one in fields)
            least = item.min if found.fields[item.id] == "shown" else 0
            return times((sure, len(fields)), least, max(1, item.min))
        case _:
            return NOTHING


def _must(field: ir.Field) -> bool:
    return field.asked and field.source not in NO_QUESTION and field.required != ir.FALSE


def _moments(program: ir.Program, since: date) -> Iterator[datetime]:
    begins = {since, *filter(None, _dated(program))}
    inside = (day for day in begins if since <= day)
    for day in sorted(day for day in inside if program.end is None or day < program.end):
        yield datetime.combine(day, NOON, VIETNAM)


def _dated(program: ir.Program) -> Iterator[date | None]:
    """On the day on which a row ends it no longer holds, so another time begins."""
    for fee in program.fees:
        yield from (day for row in fee.amount.rows for day in (row.start, row.end))
        yield from (day for one in fee.relief for day in (one.start, one.end))
