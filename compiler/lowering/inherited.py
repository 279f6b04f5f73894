"""What a document takes from the groups around it: conditions, rows, copies, and what it needs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from catalogue import model, syntax
from catalogue.record import record
from catalogue.syntax import Phrase
from compiler import ir
from compiler.lowering.context import AFTER_FORM, Context
from compiler.lowering.each import any_row, chosen_rows, row_site, split
from compiler.resolved import Site
from compiler.walk import both

PASSED_DOWN = (
    "submit", "present", "satisfied_by", "need", "max_age", "if_foreign", "to", "sets", "basis",
)  # fmt: skip


@record
class Inherited:
    """`when` is about the case, `where` about the row when there is one; both with all of the
    groups around. What was written is kept as it was written."""

    when: ir.Expr = ir.TRUE
    site: Site = AFTER_FORM
    where: ir.Expr = ir.TRUE
    choice: ir.Expr = ir.TRUE
    chosen_by: str = ""
    submit: Any = None
    present: Any = None
    satisfied_by: Phrase[syntax.Registers] | None = None
    need: Any = None
    max_age: Any = None
    if_foreign: Any = None
    to: Any = None
    sets: int = 0
    group: str = ""
    basis: ir.Basis = ()

    @property
    def each(self) -> ir.Each | None:
        return ir.Each(self.site.rows, self.where) if self.site.rows else None

    @property
    def in_case(self) -> ir.Expr:
        """The whole condition but for what the applicant chooses to hand in."""
        return both(self.when, *any_row(self.each))

    @property
    def whole(self) -> ir.Expr:
        return both(self.in_case, self.choice)


def under(
    context: Context, each: Phrase[syntax.Each] | None, when: Any, around: Inherited
) -> Inherited:
    """For each row, if so written, and only when the condition holds."""
    if each is not None and around.site.rows:
        context.report.add("each-in-each", each)
    elif each is not None:
        site = row_site(context, each)
        around = replace(around, site=site, where=chosen_rows(context, each, site))
    if when is None:
        return around
    about_case, about_row = split(context.typer.rule(when, around.site))
    return replace(
        around, when=both(around.when, about_case), where=both(around.where, about_row)
    )  # fmt: skip


def inherit(context: Context, entry: model.ComponentParts, around: Inherited) -> Inherited:
    """What an entry says itself goes before what its group says; so does its verb."""
    if entry.model_fields_set.isdisjoint(PASSED_DOWN):
        return around
    own = entry.submit is not None or entry.present is not None
    return replace(
        around,
        submit=entry.submit if own else around.submit,
        present=entry.present if own else around.present,
        satisfied_by=entry.satisfied_by or around.satisfied_by,
        need=entry.need or around.need,
        max_age=entry.max_age or around.max_age,
        if_foreign=around.if_foreign if entry.if_foreign is None else entry.if_foreign,
        to=entry.to or around.to,
        sets=entry.sets or around.sets,
        basis=context.basis(entry.basis) or around.basis,
    )
