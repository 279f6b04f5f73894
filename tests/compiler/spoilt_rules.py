"""Faults of conditions, checks and times, written into the text of a procedure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from catalogue.tree import Map, Node, Scalar, Seq
from tests.compiler.spoilt_rows import NEVER, as_written, shifted, tables
from tests.compiler.written import Fault, Mutator, Text, line_of, listed, scalar

GROUPS = ("all_of", "one_of", "any_of", "first_of")
ALWAYS = "({0}) or lodged >= 01/01/1990"
UNSEEN = ("page-never-shown", "field-never-shown", "step-never-done")
"""Who is asked, or goes through, more than was meant is not seen in a filing: that answers only
what it says itself."""


@dataclass(frozen=True, slots=True)
class Conditional:
    """Something with a `when`; what is told when nobody, or everybody, meets it."""

    rule: Scalar
    lines: tuple[int, ...]
    alone: tuple[int, ...]
    """Where nothing else is asked but this condition."""
    chain: tuple[int, ...]
    """Where one of several papers is to be chosen."""
    never: str
    always: str


def conditions(text: Text) -> Iterator[Conditional]:
    for path, node in text.maps():
        rule = scalar(node, "when")
        names = _names(path, node)
        if rule is not None and names is not None:
            lines, alone = (tuple(_lines(path, node, which)) for which in (False, True))
            chain = (node.span.line,) if {"one_of", "first_of"} & {*map(str, node)} else ()
            yield Conditional(rule, lines, alone, chain, *names)


def _names(path: tuple[str, ...], node: Map) -> tuple[str, str] | None:
    """A condition within a group may well hold for all of the group."""
    match path, node:
        case ("form", _), _ if "page" in node:
            return "page-never-shown", "condition-always-holds"
        case ("form", *_, "fields", _), _ if "id" in node or "list" in node or "case" in node:
            return "field-never-shown", "condition-always-holds"
        case ("components", *_), _ if not {"submit", "present", "need"} & {*path}:
            return "paper-never-asked", "" if {*GROUPS} & {*path} else "paper-always-asked"
        case ("fees", _), _:
            return "fee-never-due", "condition-always-holds"
        case ("fees", _, "relief", *_), _:
            return "relief-never-holds", ""
        case ("steps", _), _:
            return "step-never-done", "condition-always-holds"
    return None


def _lines(path: tuple[str, ...], node: Node, alone: bool) -> Iterator[int]:
    """A group has no place of its own: its papers are told of."""
    members = [*(listed(node, kind) for kind in GROUPS)] if isinstance(node, Map) else []
    if path[0] == "components" and any(members):
        for one in (each for listed_with in members for each in listed_with):
            if not (alone and isinstance(one, Map) and "when" in one):
                yield from _lines(path, one, alone)
    elif not (isinstance(node, Map) and "note" in node):
        yield node.span.line


def never(text: Text) -> Iterator[Fault]:
    for one in conditions(text):
        made = text.replaced(one.rule, NEVER.format(one.rule))
        slugs = {one.never, "alternative-never-reached"} if one.chain else {one.never}
        told = [(slug, line) for slug in sorted(slugs) for line in (*one.chain, *one.lines)]
        yield text.fault(one.never, made, *told)


def always(text: Text) -> Iterator[Fault]:
    for one in conditions(text):
        if one.always and one.alone:
            made = text.replaced(one.rule, ALWAYS.format(one.rule))
            told = [(one.always, line) for line in one.alone]
            yield text.fault(f"{one.always} ({one.never})", made, *told)


def negated(text: Text) -> Iterator[Fault]:
    """A filing that somebody signed comes to something else, or answers what nobody asks; what is
    worked out is never known."""
    for one in conditions(text):
        made, told = text.replaced(one.rule, f"not ({one.rule})"), []
        if one.never == "field-never-shown":
            told = [("value-never-known", line) for line in one.lines]
        yield text.fault(f"negated ({one.never})", made, *told, signed=True)


def bound_shifted(text: Text) -> Iterator[Fault]:
    for one in conditions(text):
        for made in shifted(text, one.rule, narrower=one.never in UNSEEN):
            yield text.fault("bound of a condition shifted", made)
    for path, node in text.maps():
        rule = scalar(node, "is") if path[:1] == ("facts",) else None
        decides = rule is not None and re.search(rf"when: .*\b{path[1]}\b", text.text)
        for made in shifted(text, rule) if rule is not None and decides else ():
            yield text.fault("bound of a fact shifted", made)


def fact_spoilt(text: Text) -> Iterator[Fault]:
    for path, node in text.maps():
        rule = scalar(node, "is") if path[:1] == ("facts",) and len(path) == 2 else None
        if rule is not None and rule.style == "plain" and "says" in node:
            line = line_of(text.tree[Scalar("facts")], path[1])  # type: ignore[arg-type]
            for how, rule_of in (("never", NEVER), ("always", ALWAYS)):
                slug = f"fact-{how}-holds"
                made = text.replaced(rule, rule_of.format(rule))
                yield text.fault(slug, made, (slug, line), *_resting(text, path[1]))


def _resting(text: Text, fact: str) -> Iterator[tuple[str, int]]:
    """Rows that pick by the fact, and checks that read it, are told of first."""
    for _, node in text.maps():
        check = scalar(node, "must")
        if check is not None and re.search(rf"\b{fact}\b", check):
            yield "check-never-met", check.span.line
            yield "checks-contradict", check.span.line
    for table in tables(text):
        read = [it for it in table.conditional if fact in (scalar(table.rows[it], "when") or "")]
        if read:
            yield from table.gap()
        for number in read:
            yield "row-never-holds", table.line(number)
            yield from table.overlaps(number)


# Checks and times


def checks_crossed(text: Text) -> Iterator[Fault]:
    """A second check wants the contrary of the first."""
    for path, node in text.maps():
        rule = scalar(node, "must")
        if rule is not None and path[-2] == "checks" and text.own_line(node):
            indent = " " * text.depth(node.span.line)
            new = f"{indent}- must: {as_written(rule, f'not ({rule})')}\n{indent}  says: Ngược lại"
            made = text.put(text.block(node.span.line).stop, new)
            page = next(one for at, one in text.maps() if at == path[:-2])
            told = [("checks-contradict", rule.span.line), ("check-never-met", rule.span.line)]
            if "when" in page:
                told.append(("page-never-shown", page.span.line))
            yield text.fault("checks crossed", made, *told)


def check_spoilt(text: Text) -> Iterator[Fault]:
    for path, node in text.maps():
        rule = scalar(node, "must") if "checks" in path else None
        if rule is not None:
            line = rule.span.line
            made = text.replaced(rule, ALWAYS.format(rule))
            yield text.fault("check too weak", made, ("check-never-fails", line))
            page = next(one for at, one in text.maps() if at == path[:-2])
            shut = ("page-never-shown", page.span.line)
            made = text.replaced(rule, NEVER.format(rule))
            never_met = (("check-never-met", line), ("checks-contradict", line))
            yield text.fault("check too strong", made, *never_met, shut)


def step_lengthened(text: Text) -> Iterator[Fault]:
    """A step of the officer's takes longer than the whole term."""
    steps, term = text.tree.get(Scalar("steps")), text.tree.get(Scalar("term"))
    if not isinstance(steps, Seq) or not isinstance(term, Map) or "from" in term:
        return
    key = steps.span.line
    step = (
        "  - step: cho_rat_lau\n    by: thu_ly_hs\n    within: 400 working_days\n"
        "    says: Công chức xem xét hồ sơ."
    )
    told = ("steps-over-term", key)
    yield text.fault("step added that is too long", text.put(key + 1, step), told)
    for node in steps if "stops" not in term else ():
        within = scalar(node, "within") if isinstance(node, Map) else None
        sure = isinstance(node, Map) and "when" not in node and scalar(node, "by") != "submitter"
        if within is not None and sure:
            made = text.replaced(within, "400 working_days")
            yield text.fault("step lengthened", made, told)


MUTATORS: tuple[Mutator, ...] = (
    never, always, negated, bound_shifted, fact_spoilt, checks_crossed, check_spoilt,
    step_lengthened,
)  # fmt: skip
