"""Every text of a procedure that people read, with its place: one walk for all rules of wording."""

from __future__ import annotations

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


def texts(program: ir.Program) -> list[Text]:
    """Official names of the law's own making, of the procedure and of acts, are not among them."""
    found: list[Text] = []
    for key in ("before_lodging", "online_reason"):
        _put(found, f"key/{key}", getattr(program, key), "sentence")
    for page in program.pages:
        _page(found, page)
    for fact in program.facts:
        if fact.source == "authored":
            _put(found, f"facts/{fact.id}", fact.says, "sentence")
    for paper in program.components:
        _put(found, f"components/{paper.id}", paper.name, "name")
    _notes(found, program.outline)
    for fee in program.fees:
        _put(found, f"fees/{fee.id}", fee.name, "name")
    for result in program.results:
        _put(found, f"results/{result.id}", result.name, "name")
    for one in program.requirements:
        _put(found, f"requirements/{one.id}", one.judged or one.says, "sentence")
    for step in program.steps:
        _put(found, f"steps/{step.id}", step.says, "sentence")
    return found


def _put(found: list[Text], path: str, words: str, sort: Sort) -> None:
    if words:
        found.append(Text(path, words, sort))


def _page(found: list[Text], page: ir.Page) -> None:
    path = f"pages/{page.id}"
    _put(found, path, page.title, "name")
    _put(found, path, page.hint, "sentence")
    for item in page.items:
        match item:
            case ir.Field():
                _field(found, item, f"fields/{item.id}")
            case ir.Group():
                _put(found, f"fields/{item.id}", item.label, "name")
                for field in item.fields:
                    _field(found, field, f"fields/{item.id}/{field.id}")
            case ir.Note():
                _put(found, path, item.text, "sentence")
            case ir.Heading():
                _put(found, path, item.text, "name")
    for check in page.checks:
        _put(found, f"{path}/checks/{check.id.rpartition('/')[2]}", check.says, "sentence")


def _field(found: list[Text], field: ir.Field, path: str) -> None:
    if field.source not in ("authored", "case"):
        return
    _put(found, path, field.label, "label")
    _put(found, path, field.hint, "sentence")
    if isinstance(field.kind, Choice | Choices) and not isinstance(field.kind.options, str):
        found.extend(Text(path, option.label, "option") for option in field.kind.options)


def _notes(found: list[Text], members: tuple[ir.Member, ...]) -> None:
    for member in members:
        match member:
            case ir.ComponentNote():
                _put(found, "key/components", member.text, "sentence")
            case ir.ComponentGroup():
                _notes(found, member.members)
