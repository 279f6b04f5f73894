"""What a program claims without saying so: that somebody reaches each part, and nobody falls
between two rows. Claims are data; the prover asks the solver, the evaluator has the last word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Literal, TypeAlias

from compiler import ir
from compiler.verify.counts import above, added
from compiler.verify.offered import options
from compiler.verify.paths import check_path
from compiler.verify.resting import applied, conditions, in_force, spread
from compiler.verify.tables import decisions
from compiler.walk import every, reads

Wrong = Literal["nobody", "somebody"]
Args: TypeAlias = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Case:
    """The filings that are meant: what is shown, and which rules hold, fail, or stay open."""

    shown: tuple[str, ...] = ()
    holds: tuple[ir.Expr, ...] = ()
    fails: tuple[ir.Expr, ...] = ()
    lacks: tuple[ir.Expr, ...] = ()
    """Do not hold: they fail, or are open."""
    open: tuple[ir.Expr, ...] = ()
    without: frozenset[str] = frozenset()
    """What need not hold of these filings although it must of a submission."""
    alone: bool = False
    """Judged by itself, whatever a submission must fulfil."""

    @property
    def rules(self) -> tuple[ir.Expr, ...]:
        return (*self.holds, *self.fails, *self.lacks, *self.open)


@dataclass(frozen=True, slots=True)
class Claim:
    """It is wrong when nobody, or when somebody, is in the case."""

    slug: str
    path: str
    case: Case
    wrong: Wrong
    args: Args = ()
    related: tuple[str, ...] = ()


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
    yield from _cases(program)
    yield from _components(program)
    yield from _fees(program)
    yield from _steps(program)
    yield from _checks(program)
    for decision in decisions(program):
        yield from _rows(program, decision)


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
    yield from _open(program, path, rule, within, told)


def _open(
    program: ir.Program, path: str, rule: ir.Expr, within: Case, args: Args, slug: str = "rule-open"
) -> Iterator[Claim]:
    """Open although all that it reads is on the screen: somebody may leave it out."""
    shown = tuple(_questions(program, rule))
    case = replace(within, shown=(*within.shown, *shown), open=(*within.open, rule))
    if any(_optional(program, path) for path in shown):
        yield Claim(slug, path, case, "somebody", args)


def _questions(program: ir.Program, rule: ir.Expr) -> Iterator[str]:
    """The questions that a rule reads, facts looked through."""
    facts = {fact.id: fact.value for fact in program.facts if not fact.by}
    asked = {it.id for page in program.pages for it in page.items if isinstance(it, ir.Field)}
    found = (reads(one) for one in spread((rule,), facts))
    yield from sorted(asked & frozenset[str]().union(*found))


def _optional(program: ir.Program, path: str) -> bool:
    fields = (it for page in program.pages for it in page.items if isinstance(it, ir.Field))
    return any(it.id == path and it.required != ir.TRUE and it.value is None for it in fields)


def _facts(program: ir.Program) -> Iterator[Claim]:
    for fact in program.facts:
        if fact.source == "authored" and fact.type == "bool" and not fact.by:
            path = f"facts/{fact.id}"
            ref, free = ir.Ref(fact.id, "bool"), _judging(program, fact.id)
            never, always = Case(holds=(ref,), without=free), Case(lacks=(ref,), without=free)
            yield Claim("fact-never-holds", path, never, "nobody", _named(fact.says))
            yield Claim("fact-always-holds", path, always, "nobody", _named(fact.says))


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


def _named(name: str) -> Args:
    return (("name", name),)


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


def _cases(program: ir.Program) -> Iterator[Claim]:
    fields = {it.id: it for page in program.pages for it in page.items if isinstance(it, ir.Field)}
    for case in program.cases:
        asked = fields.get(case.id)
        if asked is None:
            continue
        says = {option.id: option.says for option in _every_option(case.options)}
        how: ir.CompareHow = "has" if case.how == "any_of" else "eq"
        for code in options(program, asked):
            ref = ir.Ref(case.id, "choices" if how == "has" else "choice")
            chosen = ir.Cmp(how, ref, ir.Lit("choice", code))
            yield Claim(
                "case-never-possible", f"cases/{case.id}/{code}", Case(holds=(chosen,)), "nobody",
                _named(says.get(code, code)),
            )  # fmt: skip


def _every_option(listed: Iterable[ir.CaseOption]) -> Iterator[ir.CaseOption]:
    for option in listed:
        yield option
        yield from _every_option(option.children)


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
            yield Claim("paper-never-asked", path, case, "nobody", _named(one.name))


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
            yield Claim("relief-never-holds", path, case, "nobody", _named(fee.name))


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
            yield Claim("check-never-fails", path, failing, "nobody", _named(check.says))
            if check.level == "must":
                meeting = Case(shown=within.shown, holds=(check.rule,))
                yield Claim("check-never-met", path, meeting, "nobody", _named(check.says))
            yield from _open(program, path, check.rule, within, _named(check.says))
    for one in program.requirements:
        if not one.judged:
            path = f"requirements/{one.id}"
            within = Case(without=frozenset({path}))
            failing = replace(within, fails=(one.test,))
            yield Claim("check-never-fails", path, failing, "nobody", _named(one.says))
            meeting = Case(holds=(one.test,))
            yield Claim("check-never-met", path, meeting, "nobody", _named(one.says))
            told = _named(one.says)
            yield from _open(program, path, one.test, within, told, "requirement-open")


def _rows(program: ir.Program, decision: ir.Decision) -> Iterator[Claim]:
    """Each row decides for somebody; nobody is between two rows, or in two of them."""
    listed = decision.rows[:-1] if decision.rest else decision.rows
    if len(decision.rows) < 2 and (decision.rest or [*conditions(decision.rows)] == [ir.TRUE]):
        return
    applies = applied(program, decision.id)
    rules = [*conditions(listed)]
    for number, rule in enumerate(rules, 1):
        earlier = tuple(rules[: number - 1]) if decision.hit == "first" else ()
        case = Case(holds=(applies, rule), lacks=earlier)
        path = f"{decision.id}/{number}"
        yield Claim("row-never-holds", path, case, "nobody", (("row", str(number)),))
    yield from _counted(decision, applies, rules)
    if decision.hit == "unique":
        for first, second in combinations(range(len(rules)), 2):
            case = Case(holds=(applies, rules[first], rules[second]))
            pair = (("first", str(first + 1)), ("second", str(second + 1)))
            yield Claim(
                "rows-overlap", f"{decision.id}/{second + 1}", case, "somebody", pair,
                (f"{decision.id}/{first + 1}",),
            )  # fmt: skip
    if decision.rest:
        case = Case(lacks=tuple(rules), alone=True)
        args = (("row", str(len(decision.rows))),)
        yield Claim("row-never-holds", f"{decision.id}/{len(decision.rows)}", case, "nobody", args)
    elif decision.hit != "sum":
        gap = Case(holds=(applies,), fails=tuple(rules))
        yield Claim("rows-leave-gap", decision.id, gap, "somebody")
        if any(_optional(program, name) for one in rules for name in _questions(program, one)):
            case = Case(holds=(applies,), lacks=tuple(rules), open=(ir.Any(tuple(rules)),))
            yield Claim("row-open", decision.id, case, "somebody")


def _counted(decision: ir.Decision, applies: ir.Expr, rules: list[ir.Expr]) -> Iterator[Claim]:
    """Where several rows may hold, none of them is there for nothing."""
    if decision.hit not in ("sum", "max"):
        return
    for number, rule in enumerate(rules):
        row, path = decision.rows[number], f"{decision.id}/{number + 1}"
        args = (("row", str(number + 1)),)
        if decision.hit == "max":
            others = tuple(above(decision.rows, rules, number))
            case = Case(holds=(applies, rule), lacks=others)
            yield Claim("row-never-counts", path, case, "nobody", args)
        elif decision.type == "money" and (more := added(row)) is not None:
            case = Case(holds=(applies, rule, more))
            yield Claim("row-adds-nothing", path, case, "nobody", args)
