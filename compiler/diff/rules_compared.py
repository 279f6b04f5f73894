"""For whom a rule holds, before and after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
from compiler.verify.values import Rule

Within: TypeAlias = "tuple[ir.Expr, ir.Expr]"


def condition(sides: SideBySide, rules: Within, within: Within | None) -> Question | None:
    """None where it is not to be told of which rows a rule speaks."""
    lists = [_lists(form.program, rule) for form, rule in zip(sides.forms, rules, strict=True)]
    if any(_of_row(rule) and not items for rule, items in zip(rules, lists, strict=True)):
        return None
    items = lists[0] or lists[1]
    refusing = [_refusing(form, rule) for form, rule in zip(sides.forms, rules, strict=True)]
    passes = any(refusing)
    told = [_told(form, rule, items) for form, rule in zip(sides.forms, rules, strict=True)]
    old, new = (s.negation(one.fails) if passes else one.holds for one in told)
    only = tuple(_only(sides, within))
    read = [_anywhere(rule, items) for rule in rules]

    def true(seen: Seen, rule: ir.Expr) -> bool:
        return seen.read(rule) is not False if passes else seen.read(rule) is True

    def confirm(seen: Sides, way: Direction) -> bool:
        before, after = (true(one, rule) for one, rule in zip(seen, read, strict=True))
        inside = all(one.read(rule) is True for one, rule in zip(seen, within or (), strict=False))
        return inside and (after, before) == ((True, False) if way == "gained" else (False, True))

    return Question(
        gained=(new, s.negation(old), *only),
        lost=(old, s.negation(new), *only),
        confirm=confirm,
        looks=resting_on((*rules, *(within or ())), *(form.program for form in sides.forms)),
        without=frozenset(label for listed in refusing for label, _ in listed),
        says=frozenset(says for listed in refusing for _, says in listed),
        wish=tuple(_one_row(sides, items)),
    )


def _only(sides: SideBySide, within: Within | None) -> Iterator[Term]:
    for form, rule in zip(sides.forms, within or (), strict=False):
        yield form.rule(rule, "").holds


def _refusing(form: Beside, rule: ir.Expr) -> list[tuple[str, str]]:
    """The label and the words of a rule that refuses filings, known by where it stands."""
    if rule == ir.TRUE:
        return []
    program = form.program
    checks = [(check_path(one), one) for page in program.pages for one in page.checks]
    listed = [(path, one.says) for path, one in checks if one.level == "must" and one.rule is rule]
    listed += [(f"requirements/{it.id}", it.says) for it in _requirements(program, rule)]
    return [(f"{form.side} {path}", says) for path, says in listed]


def _requirements(program: ir.Program, rule: ir.Expr) -> Iterator[ir.Requirement]:
    return (one for one in program.requirements if not one.judged and one.test is rule)


# rules about a row


def _of_row(rule: ir.Expr) -> bool:
    return any(isinstance(it, Read) and it.scope == "row" and not it.items for it in reads(rule))


def _lists(program: ir.Program, rule: ir.Expr) -> str:
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


def _told(form: Beside, rule: ir.Expr, items: str) -> Rule:
    """Of rows any stands for all: none is before another."""
    listed = form.encoder.lists.get(items)
    if not items or listed is None:
        return form.rule(rule, "")
    row: Row = listed.rows[0]
    found = form.rule(rule, "", row)
    return Rule(s.both(row.there, found.holds), s.both(row.there, found.fails))


def _one_row(sides: SideBySide, items: str) -> Iterator[Term]:
    for form in sides.forms:
        if items in form.encoder.lists:
            yield s.same(form.encoder.lists[items].count, s.constant(1))


def _anywhere(rule: ir.Expr, items: str) -> ir.Expr:
    return ir.Over("any", items, ir.TRUE, rule, "bool") if items else rule
