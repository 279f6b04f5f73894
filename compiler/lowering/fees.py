"""Lowers fees: every spelling of an amount becomes rows of one decision; reliefs and their
proofs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from catalogue import model, syntax
from catalogue.code_lists import day_after
from catalogue.kinds.base import Option, Type
from catalogue.syntax import Phrase
from compiler import ir
from compiler.lowering.context import AFTER_FORM, Context
from compiler.lowering.form import question
from compiler.resolved import FieldUse, ListUse, Site
from compiler.walk import both, either

DUE = ("intake", "supplement", "return")


def fees(context: Context) -> tuple[ir.Fee, ...]:
    entries = context.resolved.procedure.fees
    listed = entries if isinstance(entries, tuple) else ()
    seen: dict[str, Any] = {}
    for fee in listed:
        first = seen.setdefault(str(fee.id), fee)
        if first is not fee:
            context.report.add("fee-twice", fee.id.span, related=[first.id.span], name=fee.id)
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
        amount=_amount(context, fee, path),
        when=context.typer.rule(fee.when, AFTER_FORM),
        relief=tuple(_relief(context, fee, path, n, one) for n, one in enumerate(fee.relief, 1)),
        round=_rounding(fee.round),
        due=due if due in DUE else "intake",
        unit=_unit(context, fee.amount),
        basis=context.basis(fee.basis),
    )


# amounts


def _amount(context: Context, fee: model.Fee, path: str) -> ir.Decision:
    amount = fee.amount
    if isinstance(amount, Phrase):
        rows: tuple[ir.Row, ...] = (ir.Row(ir.TRUE, _bounded(context, amount, fee)),)
        return ir.Decision(path, "money", rows)
    if isinstance(amount, model.TiersAmount):
        return ir.Decision(path, "money", (ir.Row(ir.TRUE, _tiers(context, amount)),))
    if isinstance(amount, model.AmountTable):
        return _table(context, amount, path)
    if isinstance(amount, dict):
        return _channels(context, amount, path, fee)
    rows = tuple(_row(context, row, f"{path}/amount/{n}") for n, row in enumerate(amount, 1))
    return decision(context, path, "money", rows)


def decision(context: Context, path: str, type_: Type, rows: tuple[ir.Row, ...]) -> ir.Decision:
    """Rows may not overlap; one without `when` must be the last and is the rest."""
    for number, row in enumerate(rows[:-1], 1):
        if is_rest(row):
            context.report.add("rest-not-last", context.places[f"{path}/amount/{number}"])
    return ir.Decision(path, type_, rows, rest=len(rows) > 1 and is_rest(rows[-1]))


def is_rest(row: ir.Row | ir.ClockRow) -> bool:
    """A row without condition and dates takes what no row before it takes."""
    return row.when == ir.TRUE and row.start is None and row.end is None


def _row(context: Context, row: model.AmountRow, path: str) -> ir.Row:
    context.places.put(path, row.span)
    return ir.Row(
        context.typer.rule(row.when, AFTER_FORM),
        _rounded(_bounded(context, row.is_, row), row.round),
        row.from_,
        day_after(row.until),
        context.basis(row.basis),
    )


def _bounded(context: Context, amount: Phrase[Any], bounds: model.Money) -> ir.Expr:
    """The rate, not under `min` and not over `max`."""
    value = money(context, amount)
    for name, bound in (("max", bounds.min), ("min", bounds.max)):
        if bound is not None:
            limit = money(context, bound)
            value = ir.Call(name, (value, limit), "money")  # type: ignore[arg-type]
    return value


def _rounded(value: ir.Expr, phrase: Phrase[syntax.Rounding] | None) -> ir.Expr:
    rounding = _rounding(phrase)
    return ir.Round(rounding.how, rounding.to, value) if rounding else value


def _rounding(phrase: Phrase[syntax.Rounding] | None) -> ir.Rounding | None:
    if phrase is None:
        return None
    to = phrase.tree.to
    return ir.Rounding(phrase.tree.how, to.amount if isinstance(to, syntax.Money) else int(to.text))


def money(context: Context, phrase: Phrase[Any], site: Site = AFTER_FORM) -> ir.Expr:
    return context.typer.value(phrase, site, "money") or ir.Lit("money", "0")


def number(context: Context, phrase: Phrase[Any], site: Site) -> ir.Expr:
    return context.typer.value(phrase, site, "integer", "decimal") or ir.Lit("integer", "0")


def _tiers(context: Context, amount: model.TiersAmount) -> ir.Expr:
    """tiers over `per`, then min and max, then times copies, then summed over the list."""
    site = _row_site(context, amount.each)
    tiers = tuple(
        ir.Tier(number(context, tier.to, site) if tier.to else None, money(context, tier.is_, site))
        for tier in amount.tiers
    )
    if not tiers or tiers[-1].to is not None or any(tier.to is None for tier in tiers[:-1]):
        context.report.add("tiers-without-rest", amount)
    value: ir.Expr = ir.Tiers(number(context, amount.per, site), tiers)
    for name, bound in (("max", amount.min), ("min", amount.max)):
        if bound is not None:
            value = ir.Call(name, (value, money(context, bound, site)), "money")  # type: ignore[arg-type]
    if amount.times is not None:
        value = ir.Arith("mul", value, number(context, amount.times, site), "money")
    if amount.each is not None and site.rows:
        where = amount.each.tree.where
        test = context.typer.rule(Phrase(where, amount.each.text), site) if where else ir.TRUE
        value = ir.Over("sum", site.rows, test, value, "money")
    return _rounded(value, amount.round)


def _row_site(context: Context, each: Phrase[syntax.Each] | None) -> Site:
    """Where the parts of an amount stand that is counted for each row of a list."""
    if each is None:
        return AFTER_FORM
    names = context.resolved.names
    rows = names.get(each.tree.items)
    if rows is None or rows.role != "list":
        lists = [one.path for one in names if one.role == "list"]
        context.unknown("list-of-rows-wanted", each.tree.items, lists, each.word(each.tree.items))
        return AFTER_FORM
    return replace(AFTER_FORM, rows=rows.path, var=each.tree.var)


def _channels(
    context: Context, amount: dict[Any, Phrase[Any]], path: str, fee: model.Fee
) -> ir.Decision:
    offered = [str(channel) for channel in context.resolved.procedure.channels]
    for channel in amount:
        if str(channel) not in offered:
            context.unknown("channel-not-offered", str(channel), offered, channel.span)
    missing = [channel for channel in offered if channel not in amount]
    if missing:
        context.report.add(
            "channel-without-amount", fee.key_span("amount"), names=", ".join(missing)
        )
    asked = ir.Ref("channel", "choice", "filing")
    rows = tuple(
        ir.Row(ir.Cmp("eq", asked, ir.Lit("choice", str(channel))), _bounded(context, one, fee))
        for channel, one in amount.items()
    )
    return ir.Decision(path, "money", rows)


def _table(context: Context, table: model.AmountTable, path: str) -> ir.Decision:
    rows = []
    for number_, row in enumerate(table.rows, 1):
        place = f"{path}/amount/{number_}"
        context.places.put(place, row.span)
        if len(row.when) != len(table.inputs):
            cells, inputs = len(row.when), len(table.inputs)
            context.report.add("cells-and-inputs", row, cells=cells, inputs=inputs)
            continue
        value = _rounded(_bounded(context, row.is_, row), row.round)
        when = both(
            *(_cell(context, name, cell) for name, cell in zip(table.inputs, row.when, strict=True))
        )
        rows.append(ir.Row(when, value, row.from_, day_after(row.until), context.basis(row.basis)))
    hit: Any = str(table.hit or "unique")
    return ir.Decision(path, "money", tuple(rows), hit)


def _cell(context: Context, name: Any, cell: Phrase[Any]) -> ir.Expr:
    """One cell: a test of its column's input, or none."""
    if isinstance(cell.tree, syntax.AnyCell):
        return ir.TRUE
    start, end = cell.tree[0].start, cell.tree[-1].end
    left = syntax.Path(start, end, str(name))
    test = syntax.In(start, end, left, cell.tree)
    return context.typer.rule(Phrase(test, cell.text), AFTER_FORM)


def _unit(context: Context, amount: Any) -> str:
    """The unit word behind a rate: the unit of the field that it is counted by."""
    tree = amount.tree if isinstance(amount, Phrase) else None
    if isinstance(amount, model.TiersAmount):
        name = amount.per.tree.name if isinstance(amount.per.tree, syntax.Path) else ""
        name = name.rpartition(".")[2] if amount.each else name
    elif isinstance(tree, syntax.Binary) and tree.op == "per":
        name = tree.right.name if isinstance(tree.right, syntax.Path) else ""
    else:
        return ""
    return _field_unit(context, name)


def _field_unit(context: Context, name: str) -> str:
    for page in context.resolved.pages:
        for item in page.items:
            fields = item.fields if isinstance(item, ListUse) else (item,)
            for field in fields:
                if isinstance(field, FieldUse) and field.path == name and field.entry.unit:
                    return str(field.entry.unit)
    return ""


# relief


def _relief(
    context: Context, fee: model.Fee, path: str, number_: int, relief: model.Relief
) -> ir.Relief:
    context.places.put(f"{path}/relief/{number_}", relief.span)
    if (relief.when is None) == (relief.group is None):
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
        basis=context.basis(relief.basis),
    )


def relief_questions(context: Context, fees: tuple[ir.Fee, ...]) -> Iterator[ir.Field]:
    """One question per relief group, whatever fees it relieves; no answer means no relief."""
    label = str(context.shared.profile.questions["relief"])  # type: ignore[index]
    groups = dict.fromkeys(relief.group for fee in fees for relief in fee.relief if relief.group)
    for group in groups:
        options: tuple[Option, ...] = context.shared.options(group) or ()
        yield question(group, label, options, ir.TRUE, "relief", ir.FALSE)


def proofs(context: Context, fees: tuple[ir.Fee, ...]) -> Iterator[ir.Component]:
    """Each proof of relief is one more paper, asked when any of its reliefs is claimed."""
    claims: dict[str, list[tuple[ir.Fee, ir.Relief, int]]] = {}
    for fee in fees:
        for number_, relief in enumerate(fee.relief, 1):
            if relief.proof:
                claims.setdefault(relief.proof, []).append((fee, relief, number_))
    for proof, claimed in claims.items():
        fee, first, number_ = claimed[0]
        place = context.places[f"fees/{fee.id}/relief/{number_}"]
        document = context.shared.document(proof)
        context.places.put(f"components/{proof}", place)
        when = either(*(relief.when for _, relief, _ in claimed))
        yield ir.Component(
            id=proof, document=proof, name=str(document.name if document else proof),
            verb="present", copies=(ir.CopiesRow(ir.TRUE, ((ir.Paper(1, "original"),),)),),
            asked=when, asked_in_case=when, proof_of=fee.id, basis=first.basis,
        )  # fmt: skip
