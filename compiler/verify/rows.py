"""Rows of a list as terms of the solver: the first few, and how many there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from compiler.verify import solver as s
from compiler.verify.solver import Term
from compiler.verify.values import Thing


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
