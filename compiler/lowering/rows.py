"""Rows that a value is chosen by: the days on which they count, and the one that is the rest."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from catalogue import syntax
from catalogue.code_lists import day_after
from compiler import ir
from compiler.lowering.context import AFTER_FORM, Context
from compiler.walk import both


def last_is_rest(context: Context, rows: Sequence[Any]) -> bool:
    """Whether the last row takes what remains; a row before it that would is a finding."""
    for row in rows:
        judge_days(context, row)
    for row in rows[:-1]:
        if is_rest(row):
            context.report.add("rest-not-last", row)
    return len(rows) > 1 and is_rest(rows[-1])


def is_rest(row: Any) -> bool:
    """A row without condition and days, in a table one whose cells are all `any`."""
    when = row.when or ()
    cells = when if isinstance(when, tuple) else (when,)
    always = all(isinstance(cell.tree, syntax.AnyCell) for cell in cells)
    return always and row.from_ is None and row.until is None


def holds(context: Context, row: Any) -> ir.Expr:
    """The whole condition of a row: its own, on the days on which it counts."""
    own = context.typer.rule(row.when, AFTER_FORM)
    return both(own, window(row.from_, day_after(row.until)))


def judge_days(context: Context, dated: Any) -> None:
    """The last day may not come before the first."""
    if dated.from_ and dated.until and dated.until < dated.from_:
        context.report.add("until-before-from", dated.key_span("until"))


def window(start: date | None, end: date | None) -> ir.Expr:
    """That the day of filing is not before `start` and is before `end`."""
    lodged = ir.Ref("lodged", "date", "filing")
    return both(
        ir.Cmp("ge", lodged, _day(start)) if start else ir.TRUE,
        ir.Cmp("lt", lodged, _day(end)) if end else ir.TRUE,
    )


def _day(day: date) -> ir.Lit:
    return ir.Lit("date", day.isoformat())
