"""Rows of a list as terms of the solver: the first few, and how many there are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from compiler import ir
from compiler.verify import solver as s
from compiler.verify.solver import Term
from compiler.verify.values import Thing
from compiler.walk import every

FEW, SHORT, MOST = 3, 5, 8
"""So many rows of a list are written out, as far as no rule counts further; all of a short one;
and never more."""


@dataclass(frozen=True, slots=True)
class Row:
    """One of the first rows of a list, and whether it is there."""

    there: Term
    fields: Mapping[str, Thing]


@dataclass(frozen=True, slots=True)
class List:
    """How many rows there are; beyond those written out nothing is known of them."""

    count: Term
    rows: tuple[Row, ...]
    shown: Term

    @property
    def more(self) -> Term:
        return s.below(s.constant(len(self.rows)), self.count)


def written_out(item: ir.Group, rules: Iterable[ir.Expr]) -> int:
    """Enough rows to be one more than a rule compares their number with."""
    counted = [
        int(bound.value)
        for rule in rules
        for one in every(rule)
        if isinstance(one, ir.Cmp)
        for of, bound in ((one.left, one.right), (one.right, one.left))
        if isinstance(of, ir.Over)
        and of.how == "count"
        and of.items == item.id
        and isinstance(bound, ir.Lit)
    ]
    few = item.max if item.max <= SHORT else FEW
    return min(item.max, MOST, max(few, item.min, *(number + 1 for number in counted)))
