"""Every text of a program that people read, with its path; and the program with others instead."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeAlias

from catalogue.kinds.base import Option
from compiler import ir

Tell: TypeAlias = Callable[[str, str], str]
"""From a path and the text that stands there to the text that shall stand there."""

TEXTS: Mapping[type, tuple[str, ...]] = {
    ir.Program: ("name", "short", "domain_name", "online_reason", "before_lodging"),
    ir.BundleMember: ("name",),
    ir.Case: ("ask",),
    ir.CaseOption: ("says",),
    ir.Fact: ("says", "otherwise"),
    ir.Page: ("title", "hint"),
    ir.Field: ("label", "hint", "unit"),
    ir.Group: ("label", "hint"),
    ir.Note: ("text",),
    ir.Heading: ("text",),
    ir.Check: ("says",),
    ir.Component: ("name",),
    ir.ComponentGroup: ("heading",),
    ir.ComponentNote: ("text",),
    ir.Fee: ("name", "unit"),
    ir.Step: ("says",),
    ir.Result: ("name",),
    ir.Requirement: ("says", "judged"),
}
"""What people read of each part of a program."""

PARTS: Mapping[type, tuple[str, ...]] = {
    ir.Program: (
        "cases", "facts", "pages", "components", "outline", "fees", "results", "requirements",
        "steps", "members",
    ),
    ir.Case: ("options",),
    ir.CaseOption: ("children",),
    ir.Page: ("items", "checks"),
    ir.Group: ("fields",),
    ir.ComponentGroup: ("members",),
}  # fmt: skip
"""The parts of each part that hold texts of their own."""

COLLECTIONS: Mapping[type, str] = {
    ir.Case: "cases",
    ir.CaseOption: "cases",
    ir.Fact: "facts",
    ir.Page: "pages",
    ir.Field: "fields",
    ir.Group: "fields",
    ir.Check: "checks",
    ir.Component: "components",
    ir.ComponentGroup: "groups",
    ir.Fee: "fees",
    ir.Step: "steps",
    ir.Result: "results",
    ir.Requirement: "requirements",
    ir.BundleMember: "members",
}
"""Where parts with ids stand, wherever in the program they are printed."""


def respoken(program: ir.Program, tell: Tell) -> ir.Program:
    """The same program, each of its texts as told."""
    whole: ir.Program = _respoken(program, "", tell)
    return whole


def _respoken(part: Any, path: str, tell: Tell) -> Any:
    """The part itself where nothing of it is told otherwise."""
    told: dict[str, Any] = {}
    for name in TEXTS[type(part)]:
        text = getattr(part, name)
        if text and (other := tell(_text_path(part, path, name), text)) != text:
            told[name] = other
    for name in PARTS.get(type(part), ()):
        before = getattr(part, name)
        after = tuple(
            _respoken(one, _path(one, part, path, number), tell)
            for number, one in enumerate(before, 1)
            if not isinstance(one, ir.ComponentLine)
        )
        if len(after) < len(before):
            lines = iter(after)
            after = tuple(
                one if isinstance(one, ir.ComponentLine) else next(lines) for one in before
            )
        if any(old is not new for old, new in zip(before, after, strict=True)):
            told[name] = after
    if isinstance(part, ir.Field):
        told.update(_options(part, path, tell))
    return replace(part, **told) if told else part


def _path(part: Any, above: Any, path: str, number: int) -> str:
    """Parts with an id keep their path when they move; notes and headings are counted."""
    id_ = getattr(part, "id", "")
    if isinstance(above, ir.Group):
        return f"{path}/{id_}"
    return f"{COLLECTIONS[type(part)]}/{id_}" if id_ else f"{path or 'outline'}/{number}"


def _text_path(part: Any, path: str, name: str) -> str:
    """A text that stands in several places of the program has one path."""
    match part:
        case ir.Field(source="case", id=id_) if name == "label":
            return f"cases/{id_}/ask"
        case ir.Field(source="upload", id=id_) if name == "label":
            return f"components/{id_.replace('nop.', '', 1)}/name"
        case ir.Fact(source="case", id=id_) if name == "says":
            return f"cases/{id_}/says"
    return f"{path}/{name}" if path else name


def _options(field: ir.Field, path: str, tell: Tell) -> dict[str, Any]:
    """The options that stand inside the program."""
    options = getattr(field.kind, "options", ())
    if isinstance(options, str) or not options:
        return {}
    after = tuple(_option(field, one, path, tell) for one in options)
    changed = any(old is not new for old, new in zip(options, after, strict=True))
    kind: Any = field.kind
    return {"kind": replace(kind, options=after)} if changed else {}


def _option(field: ir.Field, option: Option, path: str, tell: Tell) -> Option:
    where = f"{path}/options/{option.code}"
    if field.source == "case":
        where = f"cases/{option.code}/says"
    elif field.source == "papers":
        where = f"components/{option.code}/name"
    label = tell(where, option.label)
    return option if label == option.label else replace(option, label=label)
