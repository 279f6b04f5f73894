"""A scenario as the solver sees it: what it says holds, all else may be as anybody files it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import TypeAlias, cast

from catalogue.kinds.base import Json
from compiler import ir
from compiler.cells import Number
from compiler.evaluation import Filing
from compiler.reads import Asked, Read, Unset
from compiler.verify import quantities as q
from compiler.verify import solver as s
from compiler.verify.forms import CHANNEL, Form
from compiler.verify.quantities import Amount, Day
from compiler.verify.solver import Term
from compiler.verify.values import LODGED, Code, Codes, Known, Rule, Thing
from compiler.working_days import local

Look: TypeAlias = "Read | Asked | Unset"


def filed(form: Form, scenario: ir.Scenario, filing: Filing) -> Iterator[Term]:
    """Answers to questions that are not shown are not filed."""
    things = form.encoder.things
    yield _is(form, things[LODGED], local(filing.at).date())
    yield _is(form, things[CHANNEL], filing.channel)
    for page in form.program.pages:
        for item in page.items:
            if isinstance(item, ir.Group) and item.id in filing.answers:
                yield from _rows(form, item, filing.answers[item.id])
            elif isinstance(item, ir.Field) and item.value is None and item.id in filing.answers:
                thing = things[Read("case", item.id)]
                yield _answered(form, item, item.id, thing, filing.answers)
    for register, party, outcome in scenario.registers:
        known = form.encoder.registers.get(Asked(register, party))
        if known is not None and outcome != "unreachable":
            yield known.holds if outcome == "found" else known.fails
    for fact, found in scenario.officer:
        rule = form.encoder.findings.get(fact)
        if rule is not None:
            yield rule.holds if found else rule.fails


def as_filed(form: Form, filing: Filing, look: Look) -> Term | None:
    """That another filing is like this one in something; None of rows, which are many things."""
    things = form.encoder.things
    match look:
        case Read(scope="filing", path="lodged"):
            return _is(form, things[LODGED], local(filing.at).date())
        case Read(scope="filing"):
            return _is(form, things[CHANNEL], filing.channel)
        case Read(scope="officer", path=path) if path in form.encoder.findings:
            rule, found = form.encoder.findings[path], filing.findings.get(path)
            return s.negation(rule.known) if found is None else rule.holds if found else rule.fails
        case Read(scope="case", path=path) if path in form.given:
            item = next(it for it in _questions(form.program) if it.id == path)
            return _answered(form, item, path, things[look], {path: None, **filing.answers})
    return None


def _questions(program: ir.Program) -> Iterator[ir.Field]:
    for page in program.pages:
        yield from (it for it in page.items if isinstance(it, ir.Field))


def _answered(
    form: Form, item: ir.Field, name: str, thing: Thing, answers: Mapping[str, Json]
) -> Term:
    answer = answers[item.id]
    if answer is None:
        return s.negation(form.given[name])
    value = s.both(form.given[name], _is(form, thing, item.kind.load(answer)))
    return s.implies(form.shown[name], value)


def _rows(form: Form, item: ir.Group, rows: Json) -> Iterator[Term]:
    listed = form.encoder.lists[item.id]
    answers = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    yield s.implies(listed.shown, s.same(listed.count, s.constant(len(answers))))
    for number, (row, answer) in enumerate(zip(listed.rows, answers, strict=False), 1):
        for one in item.fields:
            if one.value is None and one.id in answer:
                name = f"{item.id}.{one.id}/{number}"
                yield _answered(form, one, name, row.fields[one.id], answer)


def _is(form: Form, thing: Thing, value: object) -> Term:
    """Whether the thing has this value; of what no rule compares every value is the same."""
    match thing, value:
        case Rule(holds=holds, fails=fails), bool():
            return holds if value else fails
        case Known(value=Amount() as amount), _:
            return q.equal(amount, q.fixed(Fraction(cast(Number, value))))
        case Known(value=Day() as day), date():
            return s.same(day.spelled, q.on(value).spelled)
        case Known(value=Codes(has=has)), tuple():
            return s.both(
                *(term if code in value else s.negation(term) for code, term in has.items())
            )
        case Known(value=Code(number=number)), str():
            return s.same(number, form.encoder.code(value))
        case _:
            return s.TRUE
