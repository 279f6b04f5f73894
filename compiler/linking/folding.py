"""What a bundle fixes is worked out once: no question or paper of an impossible case is left."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from typing import Any, get_args

from compiler import ir
from compiler.walk import both, either

EXPRESSIONS = get_args(get_args(ir.Expr)[0])


def constant(answer: str, type_: Any) -> ir.Lit:
    """A constant answer (canonical JSON) as rules compare it."""
    value = json.loads(answer)
    return ir.Lit(type_, json.dumps(value) if isinstance(value, bool) else str(value))


def fixed(program: ir.Program, constants: Mapping[str, str]) -> ir.Program:
    """The program where these questions have these answers (canonical JSON)."""
    known: dict[str, ir.Lit] = {}
    count = -1
    while count < len(known):  # a question may be sure to come up because of another's answer
        count = len(known)
        _learn(program, constants, known)
    if not known:
        return program
    return _pruned(_walked(program, known))


def _learn(program: ir.Program, constants: Mapping[str, str], known: dict[str, ir.Lit]) -> None:
    for page in program.pages:
        for item in page.items:
            always = fold(both(page.when, item.when), known) == ir.TRUE
            if isinstance(item, ir.Field) and item.id in constants and always:
                known[item.id] = constant(constants[item.id], item.kind.type)
    for fact in program.facts:
        value = fold(fact.value, known)
        if isinstance(value, ir.Lit):
            known[fact.id] = value


def fold(expr: ir.Expr, known: Mapping[str, ir.Lit]) -> ir.Expr:
    """The rule with what is known put in; a constant when nothing else decides it."""
    match expr:
        case ir.Ref(scope="case", path=path):
            return known.get(path, expr)
        case ir.Not(of=part):
            inner = fold(part, known)
            return _bool(inner == ir.FALSE) if isinstance(inner, ir.Lit) else ir.Not(inner)
        case ir.All(of=parts):
            inside = [fold(one, known) for one in parts]
            return ir.FALSE if ir.FALSE in inside else both(*inside)
        case ir.Any(of=parts):
            inside = [one for one in (fold(each, known) for each in parts) if one != ir.FALSE]
            return ir.TRUE if ir.TRUE in inside else either(*inside) if inside else ir.FALSE
        case ir.Cmp(how="eq" | "ne", left=left, right=right):
            one, other = fold(left, known), fold(right, known)
            if isinstance(one, ir.Lit) and isinstance(other, ir.Lit):
                return _bool((one.value == other.value) == (expr.how == "eq"))
    return expr


def _bool(holds: bool) -> ir.Lit:
    return ir.TRUE if holds else ir.FALSE


def _walked(part: Any, known: Mapping[str, ir.Lit]) -> Any:
    found: Any = part
    if isinstance(part, EXPRESSIONS):
        found = fold(part, known)
    elif isinstance(part, tuple):
        found = tuple(_walked(one, known) for one in part)
    elif type(part).__module__ == ir.__name__:
        values = {one.name: _walked(getattr(part, one.name), known) for one in fields(part)}
        found = type(part)(**values)
    return found


def _pruned(program: ir.Program) -> ir.Program:
    asked = tuple(one for one in program.components if one.asked != ir.FALSE)
    left = frozenset(one.id for one in asked)
    return replace(
        program,
        pages=tuple(_page(page) for page in program.pages),
        components=asked,
        outline=outline(program.outline, left),
    )


def _page(page: ir.Page) -> ir.Page:
    """A question that cannot come up is hidden for good, but rules may still name it."""
    return replace(page, items=tuple(_items(page)))


def _items(page: ir.Page) -> Iterator[ir.Item]:
    for item in page.items:
        if ir.FALSE not in (page.when, item.when):
            yield item
        elif isinstance(item, ir.Field) and item.source not in ("upload", "papers"):
            yield replace(item, when=ir.FALSE, source="mapped")
        elif isinstance(item, ir.Group):
            yield item


def outline(members: Iterable[ir.Member], left: frozenset[str]) -> tuple[ir.Member, ...]:
    """The printed composition of these papers, without groups that none of them is in."""
    found: list[ir.Member] = []
    for one in members:
        if isinstance(one, ir.ComponentLine):
            found += [one] if one.component in left else []
        elif isinstance(one, ir.ComponentGroup):
            inner = outline(one.members, left)
            if one.when != ir.FALSE and any(it.op != "note" for it in inner):
                found.append(replace(one, members=inner))
        elif one.when != ir.FALSE:
            found.append(one)
    return tuple(found)
