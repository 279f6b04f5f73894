"""Walks over compiled expressions: their parts, and what they read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from compiler import ir


def parts(expr: ir.Expr) -> tuple[ir.Expr, ...]:
    """The expressions directly inside one."""
    match expr:
        case ir.Lit() | ir.Ref() | ir.Found() | ir.Open():
            return ()
        case ir.Pick(rows=rows):
            return tuple(part for row in rows for part in (row.when, row.value))
        case ir.Not() | ir.Given() | ir.Round():
            return (expr.of,)
        case ir.Default():
            return (expr.of, expr.otherwise)
        case ir.All() | ir.Any():
            return expr.of
        case ir.Cmp() | ir.Arith():
            return (expr.left, expr.right)
        case ir.Choose():
            return (expr.condition, expr.then, expr.otherwise)
        case ir.Call():
            return expr.args
        case ir.Over():
            return (expr.where, expr.of)
        case ir.Tiers():
            bounds = [tier.to for tier in expr.tiers if tier.to is not None]
            return (expr.per, *bounds, *(tier.rate for tier in expr.tiers))


LEAVES = (ir.Lit, ir.Ref, ir.Found, ir.Open)


def every(expr: ir.Expr) -> Iterator[ir.Expr]:
    """The expression and all below it."""
    waiting = [expr]
    while waiting:
        one = waiting.pop()
        yield one
        if not isinstance(one, LEAVES):
            waiting.extend(reversed(parts(one)))


def mapped(expr: ir.Expr, change: Callable[[ir.Expr], ir.Expr | None]) -> ir.Expr:
    """The expression with every part replaced for which `change` gives something else."""
    changed = change(expr)
    if changed is not None:
        return changed
    names = [name for name in expr.__match_args__ if name not in ("op", "type")]
    values = {name: _mapped(getattr(expr, name), change) for name in names}
    return replace(expr, **values)


def _mapped(value: Any, change: Callable[[ir.Expr], ir.Expr | None]) -> Any:
    if isinstance(value, tuple):
        return tuple(_mapped(one, change) for one in value)
    if isinstance(value, ir.Row):
        when, amount = mapped(value.when, change), mapped(value.value, change)
        return replace(value, when=when, value=amount)
    if isinstance(value, ir.Tier):
        to = value.to and mapped(value.to, change)
        return ir.Tier(to, mapped(value.rate, change))
    return mapped(value, change) if hasattr(value, "op") else value


def reads(expr: ir.Expr) -> frozenset[str]:
    """Paths of the case that an expression names itself: fields, lists, facts, findings."""
    found = set()
    for node in every(expr):
        if isinstance(node, ir.Ref) and node.scope in ("case", "officer"):
            found.add(node.path)
        elif isinstance(node, ir.Over):
            found.add(node.items)
    return frozenset(found)


def with_reads(facts: tuple[ir.Fact, ...]) -> tuple[ir.Fact, ...]:
    """The facts, each knowing all that it reads, through other facts too; in reading order."""
    known: dict[str, frozenset[str]] = {}
    done = []
    for fact in facts:
        own = reads(fact.value)
        known[fact.id] = own.union(*(known.get(one, frozenset()) for one in own))
        done.append(replace(fact, reads=tuple(sorted(known[fact.id]))))
    return tuple(done)


def both(*conditions: ir.Expr) -> ir.Expr:
    """All of the conditions, flattened, without those that are always true."""
    flat: list[ir.Expr] = []
    for one in conditions:
        if isinstance(one, ir.All):
            flat.extend(part for part in one.of if part != ir.TRUE)
        elif one is not ir.TRUE and one != ir.TRUE:  # nearly always the very same
            flat.append(one)
    if len(flat) < 2:
        return flat[0] if flat else ir.TRUE
    kept = tuple(dict.fromkeys(flat))
    return kept[0] if len(kept) == 1 else ir.All(kept)


def either(*conditions: ir.Expr) -> ir.Expr:
    """Any of the conditions, flattened."""
    flat: list[ir.Expr] = []
    for one in conditions:
        flat.extend(one.of if isinstance(one, ir.Any) else (one,))
    kept = tuple(dict.fromkeys(flat))
    return kept[0] if len(kept) == 1 else ir.Any(kept)
