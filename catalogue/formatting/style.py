"""What may stand in brackets: ids, numbers and short phrases; sentences get lines of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from catalogue.formatting.places import Places
from catalogue.formatting.words import house_quotes, house_text
from catalogue.outline import Shape, Text, texts
from catalogue.tree import Map, Node, Scalar, Seq

WIDTH = 100
LONGEST_WORDS = 40
"""A text of more signs is a sentence and leaves the brackets."""


@dataclass(frozen=True, slots=True)
class Written:
    """How one value is written in house style."""

    text: str
    about: Text | None
    quoted: bool
    several_lines: bool

    def shown(self, *, in_brackets: bool) -> str:
        return house_quotes(self.text, self.about, was_quoted=self.quoted, in_brackets=in_brackets)

    @property
    def short(self) -> bool:
        prose = self.about is None or self.about.slot in ("words", "option")
        return not self.several_lines and not (prose and len(self.text) > LONGEST_WORDS)


def written(tree: Node, shape: Shape | None) -> Mapping[int, Written]:
    """Every value and key of a tree, by identity; the language's own keys are words."""
    found = {id(key): _written(key, None, "") for key in _keys(tree)}
    return found | {id(one): _written(one, about, key) for one, about, key in texts(tree, shape)}


def _written(one: Scalar, about: Text | None, key: str) -> Written:
    text = house_text(str(one), about, key)
    lines = one.style == "block" or one.span.line != one.span.end_line
    kept = lines and (text == one or "\n" in text)
    return Written(text, about, one.style in ("single", "double"), kept and bool(one))


def _keys(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Map):
        yield from node
        for value in node.values():
            yield from _keys(value)
    elif isinstance(node, Seq):
        for item in node:
            yield from _keys(item)


class Style:
    """Decides for every map and list of a tree whether it stands in brackets."""

    def __init__(self, values: Mapping[int, Written], places: Places) -> None:
        self._values, self._places = values, places

    def of(self, one: Scalar) -> Written:
        return self._values[id(one)]

    def seen(self, one: Scalar) -> bool:
        """Whether anything is written where the value stands."""
        return bool(one) or self.of(one).quoted or one.style == "block"

    def unbraced(self, node: Map) -> bool:
        return len(node) == 1 and not self._places.braced(node)

    def in_brackets(self, node: Map | Seq, column: int | None = None) -> bool:
        """A list of single words behind a key goes into brackets; `column` is where they open."""
        if not node:
            return True
        if node.flow:
            return self._short(node) and self._places.in_one_piece(node)
        return (
            column is not None
            and isinstance(node, Seq)
            and all(isinstance(item, Scalar) and self._single(item) for item in node)
            and column + self._width(node) <= WIDTH
            and self._places.in_one_piece(node)
        )

    def _short(self, node: Node) -> bool:
        if isinstance(node, Scalar):
            return self.of(node).short
        if isinstance(node, Map):
            return all(self._short(part) for pair in node.items() for part in pair)
        return all(self._short(item) for item in node)

    def _single(self, item: Scalar) -> bool:
        one = self.of(item)
        return one.short and bool(one.text) and " " not in one.text

    def _width(self, node: Seq) -> int:
        shown = (self.of(item).shown(in_brackets=True) for item in node if isinstance(item, Scalar))
        return sum(len(text) + 2 for text in shown)
