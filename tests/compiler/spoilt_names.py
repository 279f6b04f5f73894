"""Faults of names and of order, written into the text of a procedure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from catalogue.tree import Map, Node, Scalar
from tests.compiler.written import Fault, Mutator, Text, line_of, listed, scalar

RULES = ("when", "must", "should", "test")
WORDS = frozenset({
    "and", "or", "not", "in", "if", "then", "else", "any", "all", "sum", "count", "where", "of",
    "per", "for", "given", "or_else", "found", "min", "max", "age", "yes", "no", "true", "false",
    "day", "days", "working_day", "working_days", "month", "months", "year", "years", "hour",
    "hours", "channel", "lodged", "online", "counter", "post",
})  # fmt: skip
NAME = re.compile(r"(?<![\w.@])[a-z_][a-z_0-9]*(?:\.[a-z_][a-z_0-9]*)*(?![\w.(])")
CHOICE = re.compile(r"([\w.]+) == ([a-z_][a-z_0-9]*)\b")
LOST = "khong_co_o_dau"


def rules(text: Text) -> Iterator[Scalar]:
    """Conditions as they stand in one line."""
    for path, node in text.maps():
        keys = (*RULES, "is") if path[:1] == ("facts",) else RULES
        for key in keys:
            rule = scalar(node, key)
            if rule is not None and rule.style == "plain" and rule.span.line == rule.span.end_line:
                yield rule


def name_misspelt(text: Text) -> Iterator[Fault]:
    """One that stands alone, or on the left of a comparison."""
    for rule in rules(text):
        found = NAME.match(rule.removeprefix("not "))
        if found and found[0] not in WORDS and "." not in found[0]:
            start = len(rule) - len(rule.removeprefix("not "))
            made = text.edited(rule.at(start, start + len(found[0])), LOST)
            if f"{found[0]} in " not in rule:
                yield text.fault("name misspelt", made, ("name-not-known", rule.span.line))


def option_misspelt(text: Text) -> Iterator[Fault]:
    for rule in rules(text):
        for found in CHOICE.finditer(rule):
            if found[1] != "channel" and found[2] not in WORDS:
                made = text.edited(rule.at(found.start(2), found.end(2)), LOST)
                yield text.fault("option misspelt", made, ("option-not-known", rule.span.line))


def fields(text: Text) -> Iterator[Map]:
    for path, node in text.maps():
        if path[:1] == ("form",) and path[-2:-1] == ("fields",):
            yield node


def readers(text: Text, name: str) -> Iterator[Scalar]:
    for rule in rules(text):
        if name in NAME.findall(rule):
            yield rule


def field_dropped(text: Text) -> Iterator[Fault]:
    """Rules that read it are left behind."""
    for field in fields(text):
        name = scalar(field, "id")
        read = [*readers(text, name)] if name is not None else []
        if name is not None and read and text.own_line(field):
            out = text.block(field.span.line)
            line = read[0].span.line
            moved = line - len(out) if line > out.start else line
            told = ("name-not-known", moved)
            yield text.fault("field dropped", text.without(field.span.line), told)


def field_moved_below(text: Text) -> Iterator[Fault]:
    """Behind a field that asks for it."""
    for path, node in text.lists():
        if path[:1] == ("form",) and path[-1] == "fields":
            entries = [one for one in node if isinstance(one, Map)]
            for first, second in pairwise(entries):
                name, when = scalar(first, "id"), scalar(second, "when")
                if name is not None and when is not None and name in NAME.findall(when):
                    made = text.swapped(first.span.line, second.span.line)
                    line = when.span.line - len(text.block(first.span.line))
                    yield text.fault("field moved below", made, ("reads-below", line))


def page_moved_below(text: Text) -> Iterator[Fault]:
    pages = [one for one in listed(text.tree, "form") if isinstance(one, Map)]
    for first, second in pairwise(pages):
        when = scalar(second, "when")
        entries = (one for one in listed(first, "fields") if isinstance(one, Map))
        asked = {str(one.get(Scalar("id"), "")) for one in entries}
        read = [it for it in NAME.findall(when) if it in asked] if when is not None else []
        if when is not None and read:
            line = when.span.line - len(text.block(first.span.line))
            made = text.swapped(first.span.line, second.span.line)
            yield text.fault("page moved below", made, ("reads-below", line))


def field_doubled(text: Text) -> Iterator[Fault]:
    for field in fields(text):
        if "id" in field and text.own_line(field):
            yield _doubled(text, field, "field doubled", "name-twice")


def entry_doubled(text: Text) -> Iterator[Fault]:
    slugs = {"fees": "fee-twice", "results": "id-twice"}
    for key, slug in slugs.items():
        for entry in listed(text.tree, key):
            if isinstance(entry, Map) and text.own_line(entry) and "id" in entry:
                yield _doubled(text, entry, f"{key} doubled", slug)


def _doubled(text: Text, node: Node, how: str, slug: str) -> Fault:
    block = text.block(node.span.line)
    lines = text.text.split("\n")[block.start - 1 : block.stop - 1]
    return text.fault(how, text.put(block.stop, "\n".join(lines)), (slug, block.stop))


def shared_misspelt(text: Text) -> Iterator[Fault]:
    """A chain of shared parts is broken."""
    slugs = {"form": "block-not-known", "steps": "steps-not-known"}
    for path, node in text.maps():
        use, slug = scalar(node, "use"), slugs.get("".join(path[:1]))
        if use is not None and slug is not None:
            name, _, rest = use.partition("@")
            tail = rest.partition(" ")
            made = text.replaced(use, f"{name}@9{tail[1]}{tail[2]}")
            yield text.fault(f"{path[0]}: use broken", made, (slug, use.span.line))


def step_lost(text: Text) -> Iterator[Fault]:
    for path, node in text.maps():
        for key in ("after", "by"):
            named = scalar(node, key)
            steps = key == "after" and path[:1] == ("steps",)
            if named is not None and (steps or (path[:1] == ("facts",) and len(path) == 2)):
                made = text.replaced(named, LOST)
                told = ("step-not-known", named.span.line)
                yield text.fault(f"{path[0]}: {key} broken", made, told)


def document_misspelt(text: Text) -> Iterator[Fault]:
    for path, node in text.maps():
        for key in ("document", "declaration"):
            named = scalar(node, key) if path[:1] == ("components",) else None
            if named is not None and named.style == "plain":
                made = text.replaced(named, LOST)
                yield text.fault("document misspelt", made, ("document-not-known", named.span.line))


def choice_broken(text: Text) -> Iterator[Fault]:
    """Of several papers to choose from one is left."""
    for path, node in text.maps():
        for kind in ("one_of", "first_of", "any_of"):
            members = listed(node, kind) if path[:1] == ("components",) else ()
            if len(members) > 1 and all(map(text.own_line, members)):
                made = text.text
                for one in reversed(members[1:]):
                    made = Text(text.file, made, text.root).without(one.span.line)
                yield text.fault("choice broken", made, ("one-alternative", node.span.line))


def register_lost(text: Text) -> Iterator[Fault]:
    for _, node in text.maps():
        asked = scalar(node, "satisfied_by")
        if asked is not None:
            end = len(asked.split(" ")[0])
            made = text.edited(asked.at(0, end), LOST)
            yield text.fault("register misspelt", made, ("register-not-known", asked.span.line))


def case_not_asked(text: Text) -> Iterator[Fault]:
    for field in fields(text):
        name = scalar(field, "case")
        cases = text.tree.get(Scalar("cases"))
        if name is not None and text.own_line(field) and isinstance(cases, Map):
            line = line_of(cases, name)
            moved = line - (line > field.span.line) * len(text.block(field.span.line))
            made = text.without(field.span.line)
            yield text.fault("case not asked", made, ("case-not-placed", moved))


def case_dropped(text: Text) -> Iterator[Fault]:
    """What rests on it is left behind."""
    for path, node in text.maps():
        if path[:1] == ("cases",) and path[-1] in ("one_of", "any_of") and len(node) > 2:
            for code in node:
                read = [*readers(text, str(code))]
                out = text.block(code.span.line)
                if read and text.text.split("\n")[code.span.line - 1].strip().startswith(code):
                    line = read[0].span.line
                    moved = line - (line > out.start) * len(out)
                    made = text.without(code.span.line)
                    told = (("name-not-known", moved), ("option-not-known", moved))
                    yield text.fault("case dropped", made, *told)


MUTATORS: tuple[Mutator, ...] = (
    name_misspelt, option_misspelt, field_dropped, field_moved_below, page_moved_below,
    field_doubled, entry_doubled, shared_misspelt, step_lost, document_misspelt, choice_broken,
    register_lost, case_not_asked, case_dropped,
)  # fmt: skip
