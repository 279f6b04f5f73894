"""Every text of a procedure that people read, with its place: one walk for all rules of wording."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from catalogue.kinds.choice import Choice
from catalogue.kinds.choices import Choices
from compiler import ir

Sort = Literal["name", "label", "option", "sentence"]


class Text(NamedTuple):
    """`name` is that of a thing; `label` a question; `sentence` whatever explains."""

    path: str
    words: str
    sort: Sort


def texts(program: ir.Program) -> Iterator[Text]:
    """Official names of the law's own making, of the procedure and of acts, are not among them."""
    for key in ("before_lodging", "online_reason"):
        yield Text(f"key/{key}", getattr(program, key), "sentence")
    for page in program.pages:
        yield from _page(page)
    for fact in program.facts:
        if fact.source == "authored":
            yield Text(f"facts/{fact.id}", fact.says, "sentence")
    for paper in program.components:
        yield Text(f"components/{paper.id}", paper.name, "name")
    yield from _notes(program.outline)
    for fee in program.fees:
        yield Text(f"fees/{fee.id}", fee.name, "name")
    for result in program.results:
        yield Text(f"results/{result.id}", result.name, "name")
    for one in program.requirements:
        yield Text(f"requirements/{one.id}", one.judged or one.says, "sentence")
    for step in program.steps:
        yield Text(f"steps/{step.id}", step.says, "sentence")


def _page(page: ir.Page) -> Iterator[Text]:
    path = f"pages/{page.id}"
    yield Text(path, page.title, "name")
    yield Text(path, page.hint, "sentence")
    for item in page.items:
        match item:
            case ir.Field():
                yield from _field(item, f"fields/{item.id}")
            case ir.Group():
                yield Text(f"fields/{item.id}", item.label, "name")
                for field in item.fields:
                    yield from _field(field, f"fields/{item.id}/{field.id}")
            case ir.Note():
                yield Text(path, item.text, "sentence")
            case ir.Heading():
                yield Text(path, item.text, "name")
    for check in page.checks:
        yield Text(f"{path}/checks/{check.id.rpartition('/')[2]}", check.says, "sentence")


def _field(field: ir.Field, path: str) -> Iterator[Text]:
    if field.source not in ("authored", "case"):
        return
    yield Text(path, field.label, "label")
    yield Text(path, field.hint, "sentence")
    if isinstance(field.kind, Choice | Choices) and not isinstance(field.kind.options, str):
        yield from (Text(path, option.label, "option") for option in field.kind.options)


def _notes(members: tuple[ir.Member, ...]) -> Iterator[Text]:
    for member in members:
        match member:
            case ir.ComponentNote():
                yield Text("key/components", member.text, "sentence")
            case ir.ComponentGroup():
                yield from _notes(member.members)
