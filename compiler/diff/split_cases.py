"""A case that has become several, or several that have become one: still the same people.

Whoever chose the case before is asked for one of its parts now. So that both forms can be filled in
by one person, the form that has the case whole is told of the parts too: each of them counts as the
whole there, and nothing else of the form knows them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from catalogue.kinds.base import Option
from catalogue.kinds.choice import Choice
from catalogue.kinds.choices import Choices
from compiler import ir
from compiler.diff.pair import Pair
from compiler.ir_codec import encode

Split = Mapping[str, ir.CaseOption]
"""By the id of a case that stands whole here, how it stands in its parts elsewhere."""


def with_parts(pair: Pair) -> Pair:
    """Both programs with the parts that the other has of their cases."""
    old, new = _with_parts(pair.old, pair.new), _with_parts(pair.new, pair.old)
    return replace(pair, old=old, new=new)


def _with_parts(one: ir.Program, other: ir.Program) -> ir.Program:
    split = dict(_split(one, other))
    if not split:
        return one
    theirs = {fact.id: fact for fact in other.facts}
    return replace(
        one,
        facts=tuple(
            replace(fact, value=theirs[fact.id].value) if fact.id in split else fact
            for fact in one.facts
        ),
        pages=tuple(
            replace(page, items=tuple(_item(item, split) for item in page.items))
            for page in one.pages
        ),
        cases=tuple(
            replace(case, options=_options(case.options, split)) for case in one.cases
        ),
    )  # fmt: skip


def _split(one: ir.Program, other: ir.Program) -> Iterator[tuple[str, ir.CaseOption]]:
    kept = {case.id: case.how for case in other.cases}
    there = {
        option.id: option
        for case in other.cases
        for option in _every(case.options)
        if option.children
    }
    known = {option.id for case in one.cases for option in _every(case.options)}
    facts = {fact.id for program in (one, other) for fact in program.facts if fact.source == "case"}
    for case in one.cases:
        for option in _every(case.options if kept.get(case.id) == case.how else ()):
            parts = there.get(option.id)
            if option.children or parts is None or option.id not in facts:
                continue
            apart = known.isdisjoint(each.id for each in _every(parts.children))
            if apart and _is_read_once(one, option.id):
                yield option.id, parts


def _is_read_once(program: ir.Program, option: str) -> bool:
    """Whether nothing but its fact compares an answer with this case."""
    return encode(program).count(b'"value":"%s","op":"lit"' % option.encode()) == 1


def _every(options: tuple[ir.CaseOption, ...]) -> Iterator[ir.CaseOption]:
    for option in options:
        yield option
        yield from _every(option.children)


def _item(item: ir.Item, split: Split) -> ir.Item:
    if not isinstance(item, ir.Field) or item.source != "case":
        return item
    if not isinstance(item.kind, (Choice, Choices)) or isinstance(item.kind.options, str):
        return item
    codes = [one.code for one in item.kind.options]
    parts = tuple(it for code in codes if code in split for it in _below(split[code]))
    return replace(item, kind=replace(item.kind, options=(*item.kind.options, *parts)))


def _below(whole: ir.CaseOption) -> Iterator[Option]:
    for part in whole.children:
        yield Option(part.id, part.says, whole.id)
        yield from _below(part)


def _options(options: tuple[ir.CaseOption, ...], split: Split) -> tuple[ir.CaseOption, ...]:
    return tuple(
        replace(
            option,
            children=_free(split[option.id].children)
            if option.id in split
            else _options(option.children, split),
        )
        for option in options
    )


def _free(parts: tuple[ir.CaseOption, ...]) -> tuple[ir.CaseOption, ...]:
    """Whom a part is offered to is the matter of the form that has it."""
    return tuple(replace(one, when=ir.TRUE, children=_free(one.children)) for one in parts)
