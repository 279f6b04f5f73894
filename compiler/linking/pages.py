"""The pages of a bundle: its members' one after the other, without what is known already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from catalogue.record import record
from compiler import ir
from compiler.linking.folding import constant
from compiler.lowering.form import PAPERS_PAGE, RELIEF_PAGE
from compiler.renaming import UPLOAD
from compiler.walk import both, either

NOT_YET = "null"
"""The answer of what only the result of an earlier member will tell."""
GENERATED = (RELIEF_PAGE, PAPERS_PAGE)


@record
class Part:
    """A member as it stands in the whole: its program renamed, and what it does not ask."""

    name: str
    program: ir.Program
    answered: Mapping[str, ir.Answered]
    covered: frozenset[str]


def pages(parts: Iterable[Part]) -> tuple[ir.Page, ...]:
    """Authored pages by member, then one page each for what was generated for all of them."""
    listed = tuple(parts)
    own = [page for part in listed for page in _own(part)]
    for id_ in GENERATED:
        same = [
            _stripped(page, part)
            for part in listed
            for page in part.program.pages
            if page.id == f"{part.name}.{id_}"
        ]
        items = tuple(item for page in same for item in page.items)
        if items:
            own.append(replace(same[0], id=id_, items=items))
    return _settled(own)


def _own(part: Part) -> Iterator[ir.Page]:
    generated = {f"{part.name}.{id_}" for id_ in GENERATED}
    return (_stripped(page, part) for page in part.program.pages if page.id not in generated)


def _stripped(page: ir.Page, part: Part) -> ir.Page:
    choices = {one.choice for one in part.program.components if one.id in part.covered} - {""}
    gone = {f"{UPLOAD}{id_}" for id_ in part.covered} | choices
    items = tuple(
        _known(item, part) if isinstance(item, ir.Field) else item
        for item in page.items
        if not (isinstance(item, ir.Field) and item.id in gone)
    )
    return replace(page, items=items)


def _known(field: ir.Field, part: Part) -> ir.Field:
    """A question that is answered elsewhere keeps its name and its condition, for the rules."""
    found = part.answered.get(field.id)
    if found is None:
        return field
    if found.constant == NOT_YET:
        return replace(field, when=ir.FALSE, required=ir.FALSE, source="mapped")
    value: ir.Expr = ir.Ref(found.source, field.kind.type)
    if not found.source:
        value = constant(found.constant, field.kind.type)
    return replace(field, value=value, required=ir.FALSE, source="mapped")


def _settled(listed: Iterable[ir.Page]) -> tuple[ir.Page, ...]:
    """Pages that ask nothing are left out; what rules read of them goes to a page beside."""
    done: list[ir.Page] = []
    waiting: list[ir.Page] = []
    for page in listed:
        if page.when == ir.FALSE or not any(asks(item) for item in page.items):
            waiting.append(page)
            continue
        done.append(_with(replace(page, items=tuple(_headed(page.items))), waiting))
        waiting = []
    if waiting and done:
        done[-1] = _with(done[-1], waiting)
    return tuple(done)


def asks(item: ir.Item) -> bool:
    if item.when == ir.FALSE:
        return False
    if isinstance(item, ir.Field):
        return item.asked
    return isinstance(item, ir.Group)


def _headed(items: Iterable[ir.Item]) -> Iterator[ir.Item]:
    """A heading goes with the last question under it."""
    heading: ir.Item | None = None
    for item in items:
        if isinstance(item, ir.Heading):
            heading = item
            continue
        if heading is not None and asks(item):
            yield heading
            heading = None
        yield item


def _with(page: ir.Page, others: Iterable[ir.Page]) -> ir.Page:
    items, checks = [*page.items], [*page.checks]
    for other in others:
        items += [
            replace(item, when=both(other.when, item.when))
            for item in other.items
            if isinstance(item, ir.Field)
        ]
        checks += [replace(one, rule=_under(other.when, one.rule)) for one in other.checks]
    return replace(page, items=tuple(items), checks=tuple(checks))


def _under(when: ir.Expr, rule: ir.Expr) -> ir.Expr:
    return rule if when == ir.TRUE else either(ir.Not(when), rule)
