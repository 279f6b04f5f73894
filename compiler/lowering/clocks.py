"""Lowers terms and steps: one clock shape for both."""

from __future__ import annotations

from typing import Any

from catalogue import model, syntax
from catalogue.code_lists import day_after
from catalogue.syntax import Phrase
from compiler import ir
from compiler.lowering.context import AFTER_FORM, Context
from compiler.lowering.rows import last_is_rest

FROM = ("complete", "lodged", "paid", "done")


def term(context: Context) -> ir.Clock | None:
    written = context.resolved.procedure.term
    if not isinstance(written, model.Term):
        return None
    context.places.put("term", written.span)
    context.places.put("term/within", written.key_span("within"))
    start, step = _start(context, written.from_)
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
        start=start,
        start_step=step,
        rest=rest,
        basis=context.basis(written.basis),
    )


def _start(context: Context, phrase: Phrase[syntax.Event] | None) -> tuple[Any, str]:
    """The event from which a term runs, and the step or fee that it is about."""
    if phrase is None:
        return "complete", ""
    event = phrase.tree
    if event.kind not in FROM:
        context.report.add("event-not-here", phrase, event=event.kind, words=", ".join(FROM))
        return "complete", ""
    name = event.step or ""
    if event.kind == "done":
        steps = [str(step.step) for step in context.resolved.steps]
        if name not in steps:
            context.unknown("step-not-known", name, steps, phrase.word(name))
    elif name:
        fees = context.resolved.procedure.fees
        ids = [str(fee.id) for fee in fees] if isinstance(fees, tuple) else []
        if name not in ids:
            context.unknown("fee-not-known", name, ids, phrase.word(name))
    return event.kind, name


def _within(context: Context, decided: Any, path: str) -> tuple[tuple[ir.ClockRow, ...], bool]:
    """The rows of a clock, and whether the last one is the rest."""
    if isinstance(decided, Phrase):
        return (_length(decided.tree, ir.TRUE),), False
    rest = last_is_rest(context, decided)
    return tuple(
        _row(context, row, f"{path}/{number}") for number, row in enumerate(decided, 1)
    ), rest


def _row(context: Context, row: Any, path: str) -> ir.ClockRow:
    context.places.put(path, row.span)
    return _length(
        row.is_.tree,
        context.typer.rule(row.when, AFTER_FORM),
        getattr(row, "from_", None),
        day_after(getattr(row, "until", None)),
        context.basis(row.basis, row),
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
