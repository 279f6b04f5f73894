"""Lowers terms and steps: one clock shape for both."""

from __future__ import annotations

from typing import Any

from catalogue import model, syntax
from catalogue.code_lists import day_after
from catalogue.syntax import Phrase
from compiler import ir
from compiler.lowering.context import AFTER_FORM, Context
from compiler.lowering.fees import is_rest

FROM = ("complete", "lodged", "paid", "done")


def term(context: Context) -> ir.Clock | None:
    written = context.resolved.procedure.term
    if not isinstance(written, model.Term):
        return None
    context.places.put("term", written.span)
    context.places.put("term/within", written.key_span("within"))
    event = written.from_.tree if written.from_ else None
    if event is not None and event.kind not in FROM:
        assert written.from_ is not None
        context.report.add("not-available-yet", written.from_)
    plus = tuple(
        _row(context, entry, f"term/plus/{number}") for number, entry in enumerate(written.plus, 1)
    )
    for number, row in enumerate(plus, 1):
        if row.word != "span":
            context.report.add("plus-needs-length", context.places[f"term/plus/{number}"])
    rows, rest = _within(context, written.within, "term/within")
    return ir.Clock(
        within=rows,
        plus=plus,
        cut_off=written.cut_off or "",
        start=event.kind if event and event.kind in FROM else "complete",  # type: ignore[arg-type]
        start_step=(event.step or "") if event else "",
        rest=rest,
        basis=context.basis(written.basis),
    )


def _within(context: Context, decided: Any, path: str) -> tuple[tuple[ir.ClockRow, ...], bool]:
    """The rows of a clock, and whether the last one is the rest."""
    if isinstance(decided, Phrase):
        return (_length(decided.tree, ir.TRUE),), False
    rows = tuple(_row(context, row, f"{path}/{number}") for number, row in enumerate(decided, 1))
    for number, row in enumerate(rows[:-1], 1):
        if is_rest(row):
            context.report.add("rest-not-last", context.places[f"{path}/{number}"])
    return rows, len(rows) > 1 and is_rest(rows[-1])


def _row(context: Context, row: Any, path: str) -> ir.ClockRow:
    context.places.put(path, row.span)
    return _length(
        row.is_.tree,
        context.typer.rule(row.when, AFTER_FORM),
        getattr(row, "from_", None),
        day_after(getattr(row, "until", None)),
        context.basis(row.basis),
    )


def _length(
    tree: syntax.Clock, when: ir.Expr, start: Any = None, end: Any = None, basis: ir.Basis = ()
) -> ir.ClockRow:
    if isinstance(tree, syntax.ClockWord):
        return ir.ClockRow(when, tree.word, start=start, end=end, basis=basis)
    return ir.ClockRow(when, "span", tree.amount, tree.unit, start, end, basis)


def steps(context: Context) -> tuple[ir.Step, ...]:
    return tuple(_step(context, step) for step in context.resolved.steps)


def _step(context: Context, step: model.Step) -> ir.Step:
    path = f"steps/{step.step}"
    context.places.put(path, step.step.span)
    roles = [str(role) for role in context.shared.profile.roles]
    if str(step.by) not in roles:
        context.unknown("role-not-known", str(step.by), roles, step.by.span)
    rows: tuple[ir.ClockRow, ...] = (ir.ClockRow(ir.TRUE, "rest"),)
    rest = False
    if step.within is not None:
        rows, rest = _within(context, step.within, f"{path}/within")
    return ir.Step(
        id=str(step.step),
        says=str(step.says),
        role=str(step.by),
        within=ir.Clock(rows, rest=rest),
        when=context.typer.rule(step.when, AFTER_FORM),
        parallel=step.parallel,
        basis=context.basis(step.basis),
    )
