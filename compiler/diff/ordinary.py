"""What an ordinary person's filing is like whom two forms are to be shown by."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from catalogue.domains import OneOf, SomeOf
from compiler import ir
from compiler.answers import questions
from compiler.diff.side_by_side import Beside, SideBySide
from compiler.reads import Read
from compiler.verify import quantities as q
from compiler.verify import solver as s
from compiler.verify.ordinary import ordinary_day
from compiler.verify.quantities import Amount, Day
from compiler.verify.solver import Term
from compiler.verify.values import LODGED, Code, Known, Rule

FEW, MANY = q.fixed(Fraction(1)), q.fixed(Fraction(100))
BORN = 1990


def wishes(sides: SideBySide) -> Iterator[list[Term]]:
    """The most telling first; what stands together mostly goes together."""
    for some in (_lodged, _outside, _unanswered, _answered, _single, _first):
        found = [term for form in sides.forms for term in some(form)]
        yield list({term.get_id(): term for term in found}.values())


def _lodged(form: Beside) -> Iterator[Term]:
    """In the first year; other days are easier to reckon with from a fixed one."""
    yield from usual_day(form)
    lodged = form.encoder.things[LODGED]
    if isinstance(lodged, Known) and isinstance(lodged.value, Day):
        yield s.at_most(lodged.value.year, s.constant(form.span[0].year))


def usual_day(form: Beside) -> Iterator[Term]:
    """On which a filing is handed in: one that every version has, but for the shortest."""
    lodged = form.encoder.things[LODGED]
    if isinstance(lodged, Known) and isinstance(lodged.value, Day):
        yield s.at_most(lodged.value.year, s.constant(form.span[0].year + 1))
        yield from ordinary_day(lodged.value, None)


def _outside(form: Beside) -> Iterator[Term]:
    """No officer has found anything, no register knows anybody, no list has rows."""
    for rule in (*form.encoder.findings.values(), *form.encoder.registers.values()):
        yield rule.fails
    for papers in form.encoder.held.values():
        yield from (s.negation(one) for one in papers.values())
    for listed in form.encoder.lists.values():
        yield from (s.at_most(listed.count, s.constant(count)) for count in range(2))


def _unanswered(form: Beside) -> Iterator[Term]:
    """What need not be answered is not."""
    for item in questions(form.program):
        if isinstance(item, ir.Field) and item.required != ir.TRUE:
            yield s.negation(form.given[item.id])


def _answered(form: Beside) -> Iterator[Term]:
    for name, thing in list(form.encoder.things.items()):
        if isinstance(thing, Known) and isinstance(thing.value, Day):
            if name != LODGED:
                yield from ordinary_day(thing.value, BORN)
        elif isinstance(thing, Known) and isinstance(thing.value, Amount):
            yield s.both(q.at_most(FEW, thing.value), q.at_most(thing.value, MANY))
        elif isinstance(thing, Rule) and name.path not in form.encoder.facts:
            yield thing.fails


def _single(form: Beside) -> Iterator[Term]:
    """One of everything that is counted."""
    things = [*form.encoder.things.values()]
    things += [
        it for listed in form.encoder.lists.values() for it in listed.rows[0].fields.values()
    ]
    for thing in things:
        if isinstance(thing, Known) and isinstance(thing.value, Amount):
            yield q.equal(thing.value, FEW)


def _first(form: Beside) -> Iterator[Term]:
    """Of what is offered the first; a text that no rule knows."""
    things = form.encoder.things
    for item in (item for page in form.program.pages for item in page.items):
        thing = things.get(Read("case", item.id)) if isinstance(item, ir.Field) else None
        if isinstance(item, ir.Field) and isinstance(thing, Known):
            domain = item.kind.domain()
            if isinstance(domain, OneOf) and isinstance(thing.value, Code):
                first = form.encoder.code(domain.codes[0])
                yield s.implies(thing.known, s.same(thing.value.number, first))
            elif isinstance(thing.value, Code):
                yield s.same(thing.value.number, s.constant(0))
            elif isinstance(domain, SomeOf):
                yield from (s.negation(form.picked(item, it)) for it in reversed(domain.codes))
