"""The parts of a rule that made it what it is: of alternatives the one that holds, and so on."""

from __future__ import annotations

from collections.abc import Callable

from compiler import ir


def led(rule: ir.Expr, verdict: Callable[[ir.Expr], bool | None]) -> tuple[ir.Expr, ...]:
    """All of them hold; none when the rule is open."""
    match verdict(rule), rule:
        case None, _:
            return ()
        case _, ir.Not(of=of):
            return (
                led(of, verdict) if not isinstance(of, ir.Ref | ir.Given) else _own(rule, verdict)
            )
        case True, ir.All(of=parts):
            return tuple(one for part in parts for one in led(part, verdict))
        case True, ir.Any(of=parts):
            return next((led(part, verdict) for part in parts if verdict(part)), ())
        case False, ir.All(of=parts):
            return next((led(part, verdict) for part in parts if verdict(part) is False), ())
        case False, ir.Any(of=parts):
            return tuple(one for part in parts for one in led(part, verdict))
        case _:
            return _own(rule, verdict)


def _own(rule: ir.Expr, verdict: Callable[[ir.Expr], bool | None]) -> tuple[ir.Expr, ...]:
    if rule in (ir.TRUE, ir.FALSE):
        return ()
    if verdict(rule):
        return (rule,)
    return (rule.of,) if isinstance(rule, ir.Not) else (ir.Not(rule),)
