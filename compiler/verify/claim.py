"""A claim that a program makes without saying so: a case, in which there is somebody or nobody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from compiler import ir

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


def named(name: str) -> Args:
    return (("name", name),)
