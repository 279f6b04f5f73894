"""Lowers amounts of money: every spelling of one becomes rows of one decision."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Any, Literal

from catalogue import model, syntax
from catalogue.code_lists import day_after
from catalogue.shared import TariffRow, TiersTariff
from catalogue.syntax import Phrase
from compiler import ir
from compiler.lowering.context import AFTER_FORM, Context
from compiler.lowering.each import chosen_rows, row_site
from compiler.lowering.rows import last_is_rest
from compiler.resolved import FieldUse, ListUse, Site
from compiler.walk import both

BOUNDS: tuple[tuple[Literal["min", "max"], Literal["min", "max"]], ...] = (
    ("min", "max"),
    ("max", "min"),
)
"""Not under `min` is the larger of the two; not over `max` the smaller."""


def amount(context: Context, fee: model.Fee, path: str) -> ir.Decision:
    written = fee.amount
    match written:
        case Phrase():
            return _constant(path, _bounded(context, _money(context, written), fee))
        case model.TiersAmount():
            return _constant(path, _summed(context, written, fee))
        case model.AmountTable():
            return _table(context, written, path, fee)
        case dict():
            return _channels(context, written, path, fee)
    listed, hit = (written, "unique") if isinstance(written, tuple) else (written.rows, written.hit)
    rest = last_is_rest(context, listed)
    rows = tuple(
        value_row(
            context, row, f"{path}/amount/{number}", context.typer.rule(row.when, AFTER_FORM), fee
        )
        for number, row in enumerate(listed, 1)
    )
    how: Any = str(hit)
    return ir.Decision(path, "money", rows, how, rest and how == "unique")


def _constant(path: str, value: ir.Expr) -> ir.Decision:
    return ir.Decision(path, "money", (ir.Row(ir.TRUE, value),))


def value_row(
    context: Context,
    row: model.AmountRow | model.TableRow | TariffRow,
    path: str,
    when: ir.Expr,
    fee: model.Money,
) -> ir.Row:
    context.places.put(path, row.span)
    rate = _bounded(context, _money(context, row.is_), row)
    value = _rounded(_bounded(context, rate, fee), row.round)
    return ir.Row(when, value, row.from_, day_after(row.until), context.basis(row.basis, row))


def _bounded(
    context: Context, value: ir.Expr, bounds: model.Money, site: Site = AFTER_FORM
) -> ir.Expr:
    """The rate, not under `min` and not over `max`."""
    limits = {}
    for name, taken in BOUNDS:
        bound: Phrase[Any] | None = getattr(bounds, name)
        if bound is not None:
            limits[name] = _money(context, bound, site)
            value = ir.Call(taken, (value, limits[name]), "money")
    low, high = _plain(limits.get("min")), _plain(limits.get("max"))
    if low is not None and high is not None and low > high:
        context.report.add("min-over-max", bounds.key_span("max"))
    return value


def _plain(expr: ir.Expr | None) -> Decimal | None:
    """The number or amount that is written as such."""
    return Decimal(expr.value.partition(" ")[0]) if isinstance(expr, ir.Lit) else None


def _rounded(value: ir.Expr, phrase: Phrase[syntax.Rounding] | None) -> ir.Expr:
    how = rounding(phrase)
    return ir.Round(how.how, how.to, value) if how else value


def rounding(phrase: Phrase[syntax.Rounding] | None) -> ir.Rounding | None:
    if phrase is None:
        return None
    to = phrase.tree.to
    return ir.Rounding(phrase.tree.how, to.amount if isinstance(to, syntax.Money) else int(to.text))


def _money(context: Context, phrase: Phrase[Any], site: Site = AFTER_FORM) -> ir.Expr:
    return context.typer.value(phrase, site, "money") or ir.Lit("money", "0")


def _number(context: Context, phrase: Phrase[Any], site: Site) -> ir.Expr:
    return context.typer.value(phrase, site, "integer", "decimal") or ir.Lit("integer", "0")


# tiers


def _summed(context: Context, written: model.TiersAmount, fee: model.Fee) -> ir.Expr:
    """Tiers over `per`, then min and max, then times copies, then summed over the list."""
    for name in ("min", "max"):
        if getattr(fee, name) is not None:
            context.report.add("bound-beside-tiers", fee.key_span(name), name=name)
    site = row_site(context, written.each)
    value = tiers(context, written, site)
    if written.times is not None:
        value = ir.Arith("mul", value, _number(context, written.times, site), "money")
    if written.each is not None and site.rows:
        test = chosen_rows(context, written.each, site)
        value = ir.Over("sum", site.rows, test, value, "money")
    return _rounded(value, written.round)


def tiers(context: Context, written: model.TiersAmount | TiersTariff, site: Site) -> ir.Expr:
    """The tiers over `per`, between min and max."""
    listed = tuple(
        ir.Tier(
            _number(context, tier.to, site) if tier.to else None, _money(context, tier.is_, site)
        )
        for tier in written.tiers
    )
    _judge_tiers(context, written, listed)
    counted = ir.Tiers(_number(context, written.per, site), listed)
    return _bounded(context, counted, written, site)


def _judge_tiers(
    context: Context, written: model.TiersAmount | TiersTariff, tiers: tuple[ir.Tier, ...]
) -> None:
    """Each tier reaches further than the one before it, and only the last has no end."""
    if tiers[-1].to is not None or any(tier.to is None for tier in tiers[:-1]):
        context.report.add("tiers-without-rest", written)
    for (_, before), (tier, here) in pairwise(zip(written.tiers, tiers, strict=True)):
        low, high = _plain(before.to), _plain(here.to)
        if low is not None and high is not None and high <= low:
            context.report.add("tier-not-further", tier.key_span("to"))


# channels and tables


def _channels(
    context: Context, written: dict[Any, Phrase[Any]], path: str, fee: model.Fee
) -> ir.Decision:
    offered = [str(channel) for channel in context.resolved.procedure.channels]
    for number, channel in enumerate(written, 1):
        context.places.put(f"{path}/amount/{number}", channel.span)
        if str(channel) not in offered:
            context.unknown("channel-not-offered", str(channel), offered, channel.span)
    missing = [channel for channel in offered if channel not in written]
    if missing:
        context.report.add(
            "channel-without-amount", fee.key_span("amount"), names=", ".join(missing)
        )
    asked = ir.Ref("channel", "choice", "filing")
    rows = tuple(
        ir.Row(
            ir.Cmp("eq", asked, ir.Lit("choice", str(channel))),
            _bounded(context, _money(context, one), fee),
        )
        for channel, one in written.items()
    )
    return ir.Decision(path, "money", rows)


def _table(context: Context, table: model.AmountTable, path: str, fee: model.Fee) -> ir.Decision:
    hit: Any = str(table.hit or "unique")
    rest = hit == "unique" and last_is_rest(context, table.rows)
    known = known_inputs(context, table.inputs)
    rows = tuple(
        value_row(context, row, f"{path}/amount/{number}", row_test(context, known, row), fee)
        for number, row in enumerate(table.rows, 1)
    )
    return ir.Decision(path, "money", rows, hit, rest)


def known_inputs(context: Context, inputs: tuple[Any, ...]) -> tuple[Any, ...]:
    """The inputs of a table; None in the place of one that no rule may use here."""
    return tuple(name if _is_known(context, name) else None for name in inputs)


def row_test(context: Context, inputs: tuple[Any, ...], row: model.TableRow | TariffRow) -> ir.Expr:
    """All cells of a row, each a test of its column's input."""
    cells: Any = row.when
    if len(cells) != len(inputs):
        context.report.add("cells-and-inputs", row, cells=len(cells), inputs=len(inputs))
        return ir.FALSE
    pairs = zip(inputs, cells, strict=True)
    return both(*(_cell(context, name, cell) for name, cell in pairs if name is not None))


def _is_known(context: Context, name: Any) -> bool:
    """Whether the input of a column is a name that rules may use here."""
    path = syntax.Path(0, len(name), str(name))
    return context.typer.value(Phrase(path, name), AFTER_FORM) is not None


def _cell(context: Context, name: Any, cell: Phrase[Any]) -> ir.Expr:
    """One cell: a test of its column's input, or none."""
    if isinstance(cell.tree, syntax.AnyCell):
        return ir.TRUE
    start, end = cell.tree[0].start, cell.tree[-1].end
    left = syntax.Path(start, end, str(name))
    test = syntax.In(start, end, left, cell.tree)
    return context.typer.rule(Phrase(test, cell.text), AFTER_FORM)


# the unit behind a rate


def unit(context: Context, written: Any) -> str:
    """The unit word behind a rate: the unit of the field that it is counted by."""
    tree = written.tree if isinstance(written, Phrase) else None
    counted, rows = None, ""
    if isinstance(written, model.TiersAmount):
        counted, rows = written.per.tree, written.each.tree.items if written.each else ""
    elif isinstance(tree, syntax.Binary) and tree.op == "per":
        counted = tree.right
    if not isinstance(counted, syntax.Path):
        return ""
    name = counted.name.rpartition(".")[2] if rows else counted.name
    units = (str(one.entry.unit or "") for one in _fields(context, rows) if one.path == name)
    return next(units, "")


def _fields(context: Context, rows: str) -> Iterator[FieldUse]:
    """The fields of the form, or those of one of its lists."""
    for page in context.resolved.pages:
        for item in page.items:
            if isinstance(item, ListUse) and item.path == rows:
                yield from item.fields
            elif isinstance(item, FieldUse) and not rows:
                yield item
