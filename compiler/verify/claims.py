"""What a program claims without saying so: that somebody reaches each part, and nobody falls
between two rows. Claims are data; the prover asks the solver, the evaluator has the last word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from compiler import ir
from compiler.verify.choosing import cases, chains, choices
from compiler.verify.claim import Case, Claim, named
from compiler.verify.left_open import open_for_somebody
from compiler.verify.paths import check_path
from compiler.verify.resting import in_force, spread
from compiler.verify.row_claims import rows
from compiler.verify.tables import decisions
from compiler.walk import every, reads


def claims(program: ir.Program) -> Iterator[Claim]:
    """What rests on a value that is left to others says nothing yet, and is not judged."""
    facts = {fact.id: fact.value for fact in program.facts if not fact.by}
    for claim in _all(program):
        rules = spread(claim.case.rules, facts)
        if not any(isinstance(part, ir.Open) for rule in rules for part in every(rule)):
            yield claim


def _all(program: ir.Program) -> Iterator[Claim]:
    """In the order in which a reader meets the parts; facts first, for others rest on them."""
    yield from _facts(program)
    yield from _form(program)
    yield from cases(program)
    yield from choices(program)
    yield from _components(program)
    yield from chains(program)
    yield from _fees(program)
    yield from _steps(program)
    yield from _checks(program)
    for decision in decisions(program):
        yield from rows(program, decision)


def _conditional(
    program: ir.Program,
    path: str,
    rule: ir.Expr,
    never: str,
    always: str,
    within: Case,
    **args: str,
) -> Iterator[Claim]:
    """A condition that somebody meets, and somebody does not."""
    if rule == ir.TRUE:
        return
    told = tuple(args.items())
    yield Claim(never, path, replace(within, holds=(*within.holds, rule)), "nobody", told)
    yield Claim(always, path, replace(within, lacks=(*within.lacks, rule)), "nobody", told)
    yield from open_for_somebody(program, path, rule, within, told)


def _facts(program: ir.Program) -> Iterator[Claim]:
    for fact in program.facts:
        if fact.source == "authored" and fact.type == "bool" and not fact.by:
            path = f"facts/{fact.id}"
            ref, free = ir.Ref(fact.id, "bool"), _judging(program, fact.id)
            never, always = Case(holds=(ref,), without=free), Case(lacks=(ref,), without=free)
            yield Claim("fact-never-holds", path, never, "nobody", named(fact.says))
            yield Claim("fact-always-holds", path, always, "nobody", named(fact.says))


def _judging(program: ir.Program, fact: str) -> frozenset[str]:
    """The checks that rest on a fact: what they refuse must not speak for the fact."""
    checks = {check_path(check): check.rule for page in program.pages for check in page.checks}
    tests = {f"requirements/{one.id}": one.test for one in program.requirements}
    facts = {one.id: one.value for one in program.facts if not one.by and one.id != fact}
    return frozenset(
        path
        for path, rule in (checks | tests).items()
        if any(fact in reads(one) for one in spread((rule,), facts))
    )


def _form(program: ir.Program) -> Iterator[Claim]:
    for page in program.pages:
        yield from _conditional(
            program, f"pages/{page.id}", page.when, "page-never-shown", "condition-always-holds",
            Case(), name=page.title,
        )  # fmt: skip
        within = Case(shown=(f"page {page.id}",))
        for item in page.items:
            if (isinstance(item, ir.Field) and item.source in ("authored", "case")) or isinstance(
                item, ir.Group
            ):
                yield from _conditional(
                    program, f"fields/{item.id}", item.when, "field-never-shown",
                    "condition-always-holds", within, name=item.label,
                )  # fmt: skip
            if isinstance(item, ir.Field) and item.source == "authored" and item.value is not None:
                yield from _worked_out(item, within)


def _worked_out(item: ir.Field, within: Case) -> Iterator[Claim]:
    """Somebody sees a value where the question that it is worked out from is asked too."""
    case = Case((*within.shown, item.id), (ir.Given(ir.Ref(item.id, item.kind.type)),))
    yield Claim("value-never-known", f"fields/{item.id}", case, "nobody", named(item.label))


def _components(program: ir.Program) -> Iterator[Claim]:
    for one in program.components:
        if one.asked_in_case != ir.TRUE and not one.proof_of and one.each is None:
            yield from _conditional(
                program, f"components/{one.id}", one.asked_in_case, "paper-never-asked",
                "paper-always-asked", Case(), name=one.name,
            )  # fmt: skip
        elif one.asked != ir.TRUE:
            case = Case(holds=(one.asked,))
            path = f"components/{one.id}"
            yield Claim("paper-never-asked", path, case, "nobody", named(one.name))


def _fees(program: ir.Program) -> Iterator[Claim]:
    for fee in program.fees:
        yield from _conditional(
            program, f"fees/{fee.id}", fee.when, "fee-never-due", "condition-always-holds",
            Case(), name=fee.name,
        )  # fmt: skip
        for number, relief in enumerate(fee.relief, 1):
            rule = ir.All((relief.when, *in_force(relief)))
            case = Case(holds=(fee.when, rule))
            path = f"fees/{fee.id}/relief/{number}"
            yield Claim("relief-never-holds", path, case, "nobody", named(fee.name))


def _steps(program: ir.Program) -> Iterator[Claim]:
    for step in program.steps:
        yield from _conditional(
            program, f"steps/{step.id}", step.when, "step-never-done", "condition-always-holds",
            Case(), name=step.says.rstrip("."),
        )  # fmt: skip


def _checks(program: ir.Program) -> Iterator[Claim]:
    for page in program.pages:
        for check in page.checks:
            path = check_path(check)
            within = Case(shown=(f"page {page.id}",), without=frozenset({path}))
            failing = replace(within, fails=(check.rule,))
            yield Claim("check-never-fails", path, failing, "nobody", named(check.says))
            if check.level == "must":
                meeting = Case(shown=within.shown, holds=(check.rule,))
                yield Claim("check-never-met", path, meeting, "nobody", named(check.says))
            yield from open_for_somebody(program, path, check.rule, within, named(check.says))
    for one in program.requirements:
        if not one.judged:
            path = f"requirements/{one.id}"
            within = Case(without=frozenset({path}))
            failing = replace(within, fails=(one.test,))
            yield Claim("check-never-fails", path, failing, "nobody", named(one.says))
            meeting = Case(holds=(one.test,))
            yield Claim("check-never-met", path, meeting, "nobody", named(one.says))
            told = named(one.says)
            yield from open_for_somebody(program, path, one.test, within, told, "requirement-open")
