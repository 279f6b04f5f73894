"""Lowers relief of fees: whom it is for, the questions that claim it, and the papers that prove
it."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue import model
from catalogue.code_lists import day_after
from catalogue.kinds.choice import Choice
from compiler import ir
from compiler.lowering.context import AFTER_FORM, Context
from compiler.lowering.form import inline_options
from compiler.lowering.rows import judge_days, window
from compiler.walk import both, either


def _fees(context: Context) -> tuple[model.Fee, ...]:
    entries = context.resolved.procedure.fees
    return entries if isinstance(entries, tuple) else ()


def open_relief(context: Context) -> None:
    """The questions that claim relief are names from the start; fees may share one."""
    groups = [one.group for fee in _fees(context) for one in fee.relief if one.group is not None]
    for group in {str(group): group for group in reversed(groups)}.values():
        options = context.shared.options(str(group)) or ()
        context.generate(str(group), group.span, "choice", options, str(group))


def reliefs(context: Context, fee: model.Fee, path: str) -> tuple[ir.Relief, ...]:
    return tuple(
        _relief(context, fee, f"{path}/relief/{number}", one)
        for number, one in enumerate(fee.relief, 1)
    )


def _relief(context: Context, fee: model.Fee, path: str, relief: model.Relief) -> ir.Relief:
    context.places.put(path, relief.span)
    judge_days(context, relief)
    claims = [one for one in (relief.when, relief.group) if one is not None]
    dated = relief.from_ is not None or relief.until is not None
    if len(claims) > 1 or not (claims or dated):
        context.report.add("relief-when-or-group", relief, fee=fee.name)
    if relief.group is not None and context.shared.options(str(relief.group)) is None:
        lists = context.shared.known("list")
        context.unknown("list-not-known", str(relief.group), lists, relief.group.span)
    if relief.proof is not None and context.shared.document(str(relief.proof)) is None:
        documents = context.shared.known("document")
        context.unknown("document-not-known", str(relief.proof), documents, relief.proof.span)
    when = context.typer.rule(relief.when, AFTER_FORM)
    if relief.group is not None:
        when = both(when, ir.Given(ir.Ref(str(relief.group), "choice")))
    return ir.Relief(
        off=str(relief.off),
        when=when,
        group=str(relief.group or ""),
        proof=str(relief.proof or ""),
        start=relief.from_,
        end=day_after(relief.until),
        basis=context.basis(relief.basis, relief),
    )


def relief_questions(context: Context, fees: tuple[ir.Fee, ...]) -> Iterator[ir.Field]:
    """One question per relief group, whatever fees it relieves; no answer means no relief."""
    groups = dict.fromkeys(relief.group for fee in fees for relief in fee.relief if relief.group)
    for group in groups:
        kind = inline_options(context, Choice(options=group))
        label = context.words("relief")
        yield ir.Field(group, kind, label, required=ir.FALSE, source="relief")


def proofs(context: Context, fees: tuple[ir.Fee, ...]) -> Iterator[ir.Component]:
    """Each proof of relief is one more paper, asked when any of its reliefs is claimed."""
    claims: dict[str, list[tuple[ir.Fee, ir.Relief, str]]] = {}
    for fee in fees:
        for number, relief in enumerate(fee.relief, 1):
            if relief.proof:
                place = f"fees/{fee.id}/relief/{number}"
                claims.setdefault(relief.proof, []).append((fee, relief, place))
    for proof, claimed in claims.items():
        fee, first, place = claimed[0]
        document = context.shared.document(proof)
        context.places.put(f"components/{proof}", context.places[place])
        when = either(*(_claimed(fee, relief) for fee, relief, _ in claimed))
        yield ir.Component(
            id=proof, document=proof, name=str(document.name if document else proof),
            verb="present", copies=(ir.CopiesRow(ir.TRUE, ((ir.Paper(1, "original"),),)),),
            asked=when, asked_in_case=when, proof_of=fee.id, basis=first.basis,
        )  # fmt: skip


def _claimed(fee: ir.Fee, relief: ir.Relief) -> ir.Expr:
    """The fee is due, and the relief is claimed while it is given."""
    return both(fee.when, relief.when, window(relief.start, relief.end))
