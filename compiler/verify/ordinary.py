"""What an ordinary filing is like; whatever of it a case allows makes it easier to read."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from compiler.verify import quantities as q
from compiler.verify import solver as s
from compiler.verify.forms import Form
from compiler.verify.quantities import Amount, Day
from compiler.verify.solver import Term
from compiler.verify.values import LODGED, Known, Rule

BORN = 1990


def plain(form: Form) -> Iterator[Term]:
    """What an ordinary filing is like; whatever of it a case allows makes it easier to read."""
    for rule in form.encoder.findings.values():
        yield rule.fails
    for listed in form.encoder.lists.values():
        for count in range(2):
            yield s.at_most(listed.count, s.constant(count))
    for name, thing in list(form.encoder.things.items()):
        if isinstance(thing, Known) and isinstance(thing.value, Day):
            lodged = name == LODGED
            yield from ordinary_day(thing.value, None if lodged else BORN)
            if lodged:
                yield s.at_most(thing.value.year, s.constant(form.program.start.year + 1))
        elif isinstance(thing, Known) and isinstance(thing.value, Amount):
            for few in (1, 2, 10, 100):
                yield q.equal(thing.value, q.fixed(Fraction(few)))
        elif isinstance(thing, Rule) and name.path not in form.encoder.facts:
            yield thing.fails


def ordinary_day(day: Day, year: int | None) -> Iterator[Term]:
    if day.number is None:
        yield s.both(s.same(day.month, s.constant(6)), s.same(day.day, s.constant(15)))
        if year is not None:
            yield s.same(day.year, s.constant(year))
