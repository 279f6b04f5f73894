"""For whom a rule holds, before and after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from compiler import ir
from compiler.diff.question import Direction, Question, Seen, Sides
from compiler.diff.side_by_side import Beside, SideBySide
from compiler.diff.touched import resting_on
from compiler.reads import Read, reads
from compiler.verify import solver as s
from compiler.verify.paths import check_path
from compiler.verify.rows import Row
from compiler.verify.solver import Term

Within: TypeAlias = "tuple[ir.Expr, ir.Expr]"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A rule that refuses filings: its label, its words, and the page on which it is judged."""

    label: str
    says: str
    page: str = ""


def condition(sides: SideBySide, rules: Within, within: Within | None) -> Question | None:
    """None where it is not to be told of which rows a rule speaks."""
    lists = [_list(form.program, rule) for form, rule in zip(sides.forms, rules, strict=True)]
    if any(_of_row(rule) and not items for rule, items in zip(rules, lists, strict=True)):
        return None
    items = lists[0] or lists[1]
    refusals = [_refusal(form, rule) for form, rule in zip(sides.forms, rules, strict=True)]
    passes = any(refusals)
    old, new = (
        _passing(form, rule, refusal) if passes else _told(form, rule, items)
        for form, rule, refusal in zip(sides.forms, rules, refusals, strict=True)
    )
    only = tuple(_only(sides, within))
    read = [_anywhere(rule, items) for rule in rules]

    def true(seen: Seen, rule: ir.Expr, refusal: Refusal | None) -> bool:
        if not passes:
            return seen.read(rule) is True
        page = refusal.page if refusal else ""
        open_ = not page or seen.evaluation.pages.get(page) == "shown"
        return not open_ or seen.read(rule) is not False

    def confirm(seen: Sides, way: Direction) -> bool:
        before, after = (true(*one) for one in zip(seen, read, refusals, strict=True))
        inside = all(one.read(rule) is True for one, rule in zip(seen, within or (), strict=False))
        return inside and (after, before) == ((True, False) if way == "gained" else (False, True))

    return Question(
        gained=(new, s.negation(old), *only),
        lost=(old, s.negation(new), *only),
        confirm=confirm,
        looks=resting_on((*rules, *(within or ())), *(form.program for form in sides.forms)),
        without=frozenset(one.label for one in refusals if one),
        says=frozenset(one.says for one in refusals if one),
        wish=tuple(_one_row(sides, items)),
    )


def _only(sides: SideBySide, within: Within | None) -> Iterator[Term]:
    for form, rule in zip(sides.forms, within or (), strict=False):
        yield form.rule(rule, "").holds


def _refusal(form: Beside, rule: ir.Expr) -> Refusal | None:
    """Known by where the rule stands: another may be written alike."""
    if rule == ir.TRUE:
        return None
    for page in form.program.pages:
        for check in page.checks:
            if check.rule is rule:
                return Refusal(f"{form.side} {check_path(check)}", check.says, page.id)
    for one in form.program.requirements:
        if one.test is rule:
            return Refusal(f"{form.side} requirements/{one.id}", one.says)
    return None


def _passing(form: Beside, rule: ir.Expr, refusal: Refusal | None) -> Term:
    fails = form.rule(rule, "").fails
    page = refusal.page if refusal else ""
    return s.negation(s.both(form.shown[f"page {page}"], fails) if page else fails)


# rules about a row


def _of_row(rule: ir.Expr) -> bool:
    return any(isinstance(it, Read) and it.scope == "row" and not it.items for it in reads(rule))


def _list(program: ir.Program, rule: ir.Expr) -> str:
    """The list of whose rows a rule speaks, '' for one that speaks of the case."""
    if not _of_row(rule):
        return ""
    for page in program.pages:
        for item in page.items:
            if isinstance(item, ir.Group) and any(it is rule for it in _of_rows(item.fields)):
                return item.id
    each = [*(it.each for it in program.components), *(it.each for it in _groups(program.outline))]
    return next((one.items for one in each if one is not None and one.where is rule), "")


def _of_rows(fields: Iterable[ir.Field]) -> Iterator[ir.Expr]:
    for one in fields:
        yield from (one.when, one.required)


def _groups(members: Iterable[ir.Member]) -> Iterator[ir.ComponentGroup]:
    for one in members:
        if isinstance(one, ir.ComponentGroup):
            yield one
            yield from _groups(one.members)


def _told(form: Beside, rule: ir.Expr, items: str) -> Term:
    """Of rows any stands for all: none is before another."""
    listed = form.encoder.lists.get(items)
    if listed is None:
        return form.rule(rule, "").holds
    row: Row = listed.rows[0]
    return s.both(row.there, form.rule(rule, "", row).holds)


def _one_row(sides: SideBySide, items: str) -> Iterator[Term]:
    for form in sides.forms:
        if items in form.encoder.lists:
            yield s.same(form.encoder.lists[items].count, s.constant(1))


def _anywhere(rule: ir.Expr, items: str) -> ir.Expr:
    return ir.Over("any", items, ir.TRUE, rule, "bool") if items else rule
