"""What rules rest on: facts looked through, the days on which rows count, the part they are in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from compiler import ir
from compiler.reads import Asked, Read, Unset
from compiler.reads import reads as looks
from compiler.walk import both, every, reads


def spread(rules: Iterable[ir.Expr], facts: Mapping[str, ir.Expr]) -> Iterator[ir.Expr]:
    """The rules, and those of every fact that they rest on."""
    waiting, seen = list(rules), set[str]()
    while waiting:
        rule = waiting.pop()
        yield rule
        fresh = (reads(rule) & facts.keys()) - seen
        seen |= fresh
        waiting.extend(facts[name] for name in sorted(fresh))


def conditions(rows: Iterable[ir.Row]) -> Iterator[ir.Expr]:
    """When each row counts, the days on which it does included."""
    for row in rows:
        yield both(*in_force(row), row.when)


def in_force(row: ir.Row | ir.Relief) -> Iterator[ir.Expr]:
    """The days on which it counts, as rules."""
    lodged = ir.Ref("lodged", "date", "filing")
    if row.start is not None:
        yield ir.Cmp("ge", lodged, ir.Lit("date", row.start.isoformat()))
    if row.end is not None:
        yield ir.Cmp("lt", lodged, ir.Lit("date", row.end.isoformat()))


def applied(program: ir.Program, path: str) -> ir.Expr:
    """When a decision is needed at all."""
    kind, _, rest = path.partition("/")
    name = rest.split("/")[0]
    match kind:
        case "fees":
            return next(fee.when for fee in program.fees if fee.id == name)
        case "components":
            return next(one.asked for one in program.components if one.id == name)
        case "steps":
            return next(step.when for step in program.steps if step.id == name)
        case _:
            return ir.TRUE


def concerned(
    program: ir.Program, rules: Iterable[ir.Expr], shown: Iterable[str] = ()
) -> frozenset[Read | Asked | Unset]:
    """What rules read, facts looked through: what is to be told of a person for whom they hold."""
    facts = {fact.id: fact.value for fact in program.facts if not fact.by}
    found: set[Read | Asked | Unset] = set()
    for rule in spread(rules, facts):
        found.update(looks(rule))
    found.update(Read("case", name) for name in shown if not name.startswith("page "))
    return frozenset(found)


def constant_facts(rule: ir.Expr, known: frozenset[str]) -> bool:
    """Whether a rule rests on a fact that is already told to be the same for everybody."""
    return any(isinstance(it, ir.Ref) and it.path in known for it in every(rule))
