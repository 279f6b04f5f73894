"""Shared tariffs, typed: each is a decision over what it takes, and a call puts arguments in."""

from __future__ import annotations

from collections.abc import Mapping

from catalogue.diagnostics import Span
from catalogue.kinds.base import Type
from catalogue.record import record
from compiler import ir
from compiler.walk import mapped


@record
class Taken:
    """Something that a tariff takes; a choice is from a list."""

    name: str
    type: Type
    list_name: str = ""


@record
class Tariff:
    """`decision` is None when the tariff itself is wrong, which was told at its own place."""

    name: str
    takes: tuple[Taken, ...]
    decision: ir.Decision | None
    span: Span
    title: str = ""

    def called(self, args: tuple[ir.Expr, ...]) -> ir.Pick:
        assert self.decision is not None, "A tariff that is wrong is never called"
        names = (one.name for one in self.takes)
        value = ir.Pick(
            self.name, self.decision.rows, self.title, self.decision.hit, self.decision.rest
        )  # fmt: skip
        called = with_values(value, dict(zip(names, args, strict=True)))
        assert isinstance(called, ir.Pick), "The call itself stands for no name"
        return called


def with_values(expr: ir.Expr, values: Mapping[str, ir.Expr]) -> ir.Expr:
    """The expression with names replaced by what they stand for."""
    return mapped(
        expr,
        lambda one: (
            values.get(one.path) if isinstance(one, ir.Ref) and one.scope == "case" else None
        ),
    )
