"""`motcua fmt`: a text in house style, with proof that its meaning is the same."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import PurePath

from catalogue.diagnostics import Report
from catalogue.edits import apply
from catalogue.formatting.joints import edits
from catalogue.formatting.layout import Layout
from catalogue.formatting.places import Places
from catalogue.formatting.style import Style, written
from catalogue.formatting.words import house_text
from catalogue.load import ADAPTERS
from catalogue.messages import message
from catalogue.outline import Shape, root, texts
from catalogue.source import read_bytes
from catalogue.tree import Map, Node, Scalar

ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Formatted:
    """The text in house style, or the text as it was with what keeps it from being formatted.

    Not `faithful`: the layout would have changed the meaning, so the text was left alone.
    """

    text: str
    report: Report
    faithful: bool = True


def formatted(content: bytes, name: str) -> Formatted:
    tree, report = read_bytes(content, name)
    text = content.decode("utf-8", "replace")
    if tree is None or any(message(one.slug).severity == "error" for one in report):
        return Formatted(text, report)
    report = Report()
    shape = shape_of_file(name)
    new = text.replace("\r\n", "\n")
    for _ in range(ROUNDS):
        before, new = new, _once(new, name, shape)
        if new == before:
            break
    if _meaning_of(new, name, shape) != meaning(tree, shape):
        return Formatted(text, report, faithful=False)
    return Formatted(new, report)


def _once(text: str, name: str, shape: Shape | None) -> str:
    tree, _ = read_bytes(text.encode(), name)
    if tree is None:
        return text
    text = text.removeprefix("\ufeff")
    places = Places(text, tree)
    style = Style(written(tree, shape), places)
    return apply(text, edits(places, Layout(tree, style), style))


def shape_of_file(name: str) -> Shape | None:
    """By the end of its path: `/x/hcmc/lists/tinh.yaml` is a list of options."""
    parts = PurePath(name).parts
    tails = ["/".join(parts[-count:]) for count in range(1, len(parts) + 1)]
    found = (pattern for pattern in ADAPTERS for tail in tails if fnmatch(tail, pattern))
    pattern = next(found, None)
    return root(pattern) if pattern else None


def meaning(tree: Node, shape: Shape | None) -> object:
    """What a tree says, whatever its layout, its quotes and the spelling of its values."""
    said = {id(one): house_text(str(one), about, key) for one, about, key in texts(tree, shape)}

    def data(node: Node) -> object:
        if isinstance(node, Scalar):
            return said.get(id(node), str(node))
        if isinstance(node, Map):
            return [(data(key), data(value)) for key, value in node.items()]
        return [data(item) for item in node]

    return type(tree), data(tree)


def _meaning_of(text: str, name: str, shape: Shape | None) -> object:
    tree, _ = read_bytes(text.encode(), name)
    return meaning(tree, shape) if tree is not None else None
