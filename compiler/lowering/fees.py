"""Lowers fees: what is due when, how much, and what relieves of it."""

from __future__ import annotations

from typing import Any

from catalogue import model, syntax
from catalogue.syntax import Phrase
from compiler import ir
from compiler.currencies import DONG, currencies
from compiler.lowering.amounts import amount, rounding, unit
from compiler.lowering.context import AFTER_FORM, Context
from compiler.lowering.relief import reliefs

DUE = ("intake", "supplement", "return", "before", "after")


def fees(context: Context) -> tuple[ir.Fee, ...]:
    entries = context.resolved.procedure.fees
    listed = entries if isinstance(entries, tuple) else ()
    context.once("fee-twice", (fee.id for fee in listed))
    return tuple(_fee(context, fee) for fee in listed)


def _fee(context: Context, fee: model.Fee) -> ir.Fee:
    path = f"fees/{fee.id}"
    context.places.put(path, fee.id.span)
    context.places.put(f"{path}/amount", fee.key_span("amount"))
    decision = amount(context, fee, path)
    due, step = _due(context, fee)
    if fee.payee is not None:
        context.typer.body(str(fee.payee), fee.payee.span)
    return ir.Fee(
        id=str(fee.id),
        nature=str(fee.type),  # type: ignore[arg-type]
        name=str(fee.name),
        amount=decision,
        when=context.typer.rule(fee.when, AFTER_FORM),
        relief=reliefs(context, fee, path),
        round=rounding(fee.round),
        currency=_currency(context, fee, decision),
        due=due,
        due_step=step,
        payee=str(fee.payee or ""),
        refund=str(fee.refund or ""),  # type: ignore[arg-type]
        monotone=_monotone(context, fee),
        unit=unit(context, fee.amount),
        basis=context.basis(fee.basis),
    )


def _monotone(context: Context, fee: model.Fee) -> str:
    """A number that the applicant gives."""
    name = str(fee.monotone or "")
    if fee.monotone is None:
        return ""
    path = Phrase(syntax.Path(0, len(name), name), fee.monotone)
    known = context.typer.value(path, AFTER_FORM, "integer", "decimal", "money")
    return known.path if isinstance(known, ir.Ref) else ""


def _due(context: Context, fee: model.Fee) -> tuple[Any, str]:
    """When it is to be paid, and the step that this is before or after."""
    if fee.due is None:
        return "intake", ""
    event = fee.due.tree
    if event.kind not in DUE:
        context.report.add("event-not-here", fee.due, event=event.kind, words=", ".join(DUE))
        return "intake", ""
    if event.step:
        context.step(event.step, fee.due)
    return event.kind, event.step or ""


def _currency(context: Context, fee: model.Fee, decision: ir.Decision) -> str:
    """A fee is paid in one currency."""
    found: dict[str, None] = {}
    for number, row in enumerate(decision.rows, 1):
        found |= currencies(row.value, context.resolved.names)
        if len(found) > 1:
            place = context.places[f"{decision.id}/amount/{number}"]
            context.report.add("currencies-mixed", place, names=", ".join(found))
            break
    if fee.round is not None and isinstance(fee.round.tree.to, syntax.Money):
        found |= {fee.round.tree.to.currency: None}
        if len(found) > 1:
            context.report.add("currencies-mixed", fee.round, names=", ".join(found))
    return next(iter(found), DONG)
