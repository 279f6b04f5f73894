"""What is said once for each row of a list: where its rules stand, and which of them are about the
row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from catalogue import syntax
from catalogue.syntax import Phrase
from compiler import ir
from compiler.lowering.context import AFTER_FORM, Context
from compiler.resolved import Site
from compiler.walk import both, parts


def row_site(context: Context, each: Phrase[syntax.Each] | None) -> Site:
    """Where the parts of an entry stand that counts for each row of a list."""
    if each is None:
        return AFTER_FORM
    names = context.resolved.names
    rows = names.get(each.tree.items)
    if rows is None or rows.role != "list":
        lists = [one.path for one in names if one.role == "list"]
        context.unknown("list-of-rows-wanted", each.tree.items, lists, each.word(each.tree.items))
        context.shared.lose(each.tree.var)
        return AFTER_FORM
    return replace(AFTER_FORM, rows=rows.path, var=each.tree.var)


def chosen_rows(context: Context, each: Phrase[syntax.Each], site: Site) -> ir.Expr:
    """Which of the rows count."""
    where = each.tree.where
    if where is None or not site.rows:
        return ir.TRUE
    return context.typer.rule(Phrase(where, each.text), site)


def split(rule: ir.Expr) -> tuple[ir.Expr, ir.Expr]:
    """The parts of a condition that are about the case, and those that are about the row."""
    conditions = tuple(rule.of) if isinstance(rule, ir.All) else (rule,)
    return (
        both(*(one for one in conditions if not _of_row(one))),
        both(*(one for one in conditions if _of_row(one))),
    )


def _of_row(expr: ir.Expr) -> bool:
    match expr:
        case ir.Ref(scope=scope):
            return scope == "row"
        case ir.Found(row=row):
            return row
        case ir.Over():
            return False
    return any(_of_row(part) for part in parts(expr))


def any_row(each: ir.Each | None) -> Iterator[ir.Expr]:
    """That there is such a row; nothing where rows play no part."""
    if each is not None:
        yield ir.Over("any", each.items, ir.TRUE, each.where, "bool")
