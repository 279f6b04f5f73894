"""Whether two programs do the same for every filing: asked of the solver, not listed by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import ROUND_CEILING, Decimal

from compiler import ir
from compiler.evaluation import World
from compiler.verify import solver as s
from compiler.verify.encoding import Encoder
from compiler.verify.forms import Form
from compiler.verify.solver import Solver, Term
from compiler.verify.values import Rule


@dataclass(slots=True)
class Labels(Solver):
    """Collects what a submission must fulfil instead of assuming it."""

    must: list[Term] = field(default_factory=list)

    def label(self, name: str, term: Term) -> None:
        self.must.append(term)


def differ(one: ir.Program, other: ir.Program, world: World) -> bool:
    """Somebody's filing is refused by one of them only, or comes to something else."""
    if _written(one) != _written(other):
        return True
    codes: dict[str, int] = {}
    forms = [Form(program, world, Labels(), Encoder(codes=codes)) for program in (one, other)]
    told = [dict(_outcomes(form)) for form in forms]
    taken = [s.both(*form.solver.must) for form in forms if isinstance(form.solver, Labels)]
    judge = Solver()
    for form in forms:
        for rule in form.solver.rules:
            judge.add(rule)
        for bound in form.encoder.bounds:
            judge.add(bound)
    outside = [term for form in forms for term in form.outside_known()]
    names = {*told[0], *told[1]}
    unlike = [
        s.negation(s.same(told[0].get(name, s.FALSE), told[1].get(name, s.FALSE)))
        for name in sorted(names)
    ]
    different = s.either(
        s.negation(s.same(*taken)), s.both(*taken, s.either(*unlike)),
    )  # fmt: skip
    return judge.ask(different, *outside).verdict == "yes"


def _written(program: ir.Program) -> object:
    """What no filing changes."""
    term = program.term or ir.Clock(())
    steps = [
        (step.id, [(row.word, row.amount, row.unit) for row in step.within.within])
        for step in program.steps
    ]
    return steps, [one.by for one in term.extend], term.plus, term.stops, term.cut_off


def _outcomes(form: Form) -> Iterator[tuple[str, Term]]:
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
            row = ir.Row(relief.when, ir.Lit("text", ""), relief.start, relief.end)
            told = f"relief {fee.id} {number} {relief.off}"
            yield told, form.encoder.row(row).holds
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
    form: Form, name: str, rows: tuple[ir.Row, ...], rest: bool
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
