"""What a decision claims of its rows: each is somebody's, and everybody has exactly one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from compiler import ir
from compiler.verify.claim import Case, Claim
from compiler.verify.counts import above, added
from compiler.verify.gaps import gap_rules
from compiler.verify.left_open import optional, questions
from compiler.verify.paths import gap_path
from compiler.verify.resting import applied, conditions


def rows(program: ir.Program, decision: ir.Decision) -> Iterator[Claim]:
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
        yield from _gaps(program, decision, applies, rules)
        if any(optional(program, name) for one in rules for name in questions(program, one)):
            case = Case(holds=(applies,), lacks=tuple(rules), open=(ir.Any(tuple(rules)),))
            yield Claim("row-open", decision.id, case, "somebody")


def _gaps(
    program: ir.Program, decision: ir.Decision, applies: ir.Expr, rules: list[ir.Expr]
) -> Iterator[Claim]:
    """Of gaps that `check` tells of, whether anybody falls into them; else that nobody does."""
    known = [*gap_rules(program, decision)]
    for number, inside in enumerate(known, 1):
        path, case = gap_path(decision.id, number), Case(holds=(applies, inside))
        yield Claim("gap-reached", path, case, "somebody")
        yield Claim("gap-not-reached", path, case, "nobody")
    if not known:
        gap = Case(holds=(applies,), fails=tuple(rules))
        yield Claim("rows-leave-gap", decision.id, gap, "somebody")


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
