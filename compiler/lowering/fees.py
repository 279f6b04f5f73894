"""Lowers fees: what is due when, how much, and what relieves of it."""

from __future__ import annotations

from typing import Any

from catalogue import model
from compiler import ir
from compiler.lowering.amounts import amount, rounding, unit
from compiler.lowering.context import AFTER_FORM, Context
from compiler.lowering.relief import reliefs

DUE = ("intake", "supplement", "return")


def fees(context: Context) -> tuple[ir.Fee, ...]:
    entries = context.resolved.procedure.fees
    listed = entries if isinstance(entries, tuple) else ()
    context.once("fee-twice", (fee.id for fee in listed))
    return tuple(_fee(context, fee) for fee in listed)


def _fee(context: Context, fee: model.Fee) -> ir.Fee:
    path = f"fees/{fee.id}"
    context.places.put(path, fee.id.span)
    context.places.put(f"{path}/amount", fee.key_span("amount"))
    due: Any = fee.due.tree.kind if fee.due else "intake"
    if due not in DUE and fee.due is not None:
        context.report.add("not-available-yet", fee.due)
    return ir.Fee(
        id=str(fee.id),
        nature=str(fee.type),  # type: ignore[arg-type]
        name=str(fee.name),
        amount=amount(context, fee, path),
        when=context.typer.rule(fee.when, AFTER_FORM),
        relief=reliefs(context, fee, path),
        round=rounding(fee.round),
        due=due if due in DUE else "intake",
        unit=unit(context, fee.amount),
        basis=context.basis(fee.basis),
    )
