"""Whether two programs do the same for every filing: asked of the solver, not listed by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import ROUND_CEILING, Decimal

from compiler import ir
from compiler.diff.side_by_side import Beside, SideBySide
from compiler.verify import solver as s
from compiler.verify.solver import Term
from compiler.verify.values import Rule


def alike(sides: SideBySide) -> bool | None:
    """That nobody's filing is refused by one of them only, or comes to something else; None where
    that can be neither shown nor ruled out."""
    if _written(sides.old.program) != _written(sides.new.program):
        return False
    told = [dict(_outcomes(form)) for form in sides.forms]
    must = [[term for terms in form.said.values() for term in terms] for form in sides.forms]
    taken = [s.both(*terms) for terms in must]
    unlike = [
        s.negation(s.same(told[0].get(name, s.FALSE), told[1].get(name, s.FALSE)))
        for name in sorted({*told[0], *told[1]})
    ]
    different = s.either(s.negation(s.same(*taken)), s.both(*taken, s.either(*unlike)))
    labels = {f"{form.side} {label}" for form in sides.forms for label in form.labels}
    return {"yes": False, "no": True}.get(sides.put(different, without=labels).verdict)


def _written(program: ir.Program) -> object:
    """What no filing changes."""
    term = program.term or ir.Clock(())
    steps = [
        (step.id, [(row.word, row.amount, row.unit) for row in step.within.within])
        for step in program.steps
    ]
    return steps, [one.by for one in term.extend], term.plus, term.stops, term.cut_off


def _outcomes(form: Beside) -> Iterator[tuple[str, Term]]:
    program = form.program

    def rule(one: ir.Expr) -> Rule:
        return form.rule(one, "")

    for name, shown in form.shown.items():
        yield f"shown {name}", shown
    for page in program.pages:
        for check in page.checks:
            if check.level == "should":
                shown = form.shown[f"page {page.id}"]
                yield f"warned {check.id}", s.both(shown, rule(check.rule).fails)
    for one in program.components:
        yield f"asked {one.id}", rule(one.asked).holds
        yield f"printed {one.id}", rule(one.asked_in_case).holds
        demands: tuple[ir.CopiesRow | ir.NeedRow, ...] = (*one.copies, *one.needs)
        for demand in demands:
            yield f"{one.id} {replace(demand, when=ir.TRUE)}", rule(demand.when).holds
    for step in program.steps:
        yield f"done {step.id}", rule(step.when).holds
    for fee in program.fees:
        yield f"due {fee.id}", rule(fee.when).holds
        for number, relief in enumerate(fee.relief):
            row = ir.Row(relief.when, ir.TRUE, relief.start, relief.end)
            yield f"relief {fee.id} {number} {relief.off}", form.row(row)
        yield from _rows(form, fee.id, fee.amount.rows, fee.amount.rest)
    if program.term is not None:
        rows = tuple(
            ir.Row(row.when, ir.Lit("text", _length(row)), row.start, row.end)
            for row in program.term.within
        )
        yield from _rows(form, "term", rows, program.term.rest)


def _length(row: ir.ClockRow) -> str:
    """Part of a day runs as long as the whole."""
    whole = row.unit != "hour" and row.amount
    amount = Decimal(row.amount).to_integral_value(ROUND_CEILING) if whole else row.amount
    return f"{row.word} {amount} {row.unit}"


def _rows(
    form: Beside, name: str, rows: tuple[ir.Row, ...], rest: bool
) -> Iterator[tuple[str, Term]]:
    """For each amount whether it counts; whether several rows hold; whether some is not known."""
    listed = rows[:-1] if rest else rows
    rules = [form.encoder.row(row) for row in listed]
    by_value: dict[str, list[Term]] = {}
    for row, held in zip(listed, rules, strict=True):
        by_value.setdefault(repr(row.value), []).append(held.holds)
    if rest:
        nobody = s.negation(s.either(*(one.holds for one in rules)))
        by_value.setdefault(repr(rows[-1].value), []).append(nobody)
    for value, terms in by_value.items():
        yield f"{name} is {value}", s.either(*terms)
    several = [
        s.both(one.holds, two.holds)
        for number, one in enumerate(rules)
        for two in rules[number + 1 :]
    ]
    yield f"{name} several", s.either(*several)
    yield f"{name} open", s.negation(s.both(*(one.known for one in rules)))
