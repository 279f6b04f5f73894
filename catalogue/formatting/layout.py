"""Where every value of a tree goes in house style: what stands before it, and how far it is in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from catalogue.formatting.style import Style
from catalogue.tree import Map, Node, Scalar, Seq

STEP = 2


@dataclass(frozen=True, slots=True)
class Stop:
    """One value; `joint` is what stands between it and the value before."""

    value: Scalar
    joint: str
    indent: int
    in_brackets: bool


class Layout:
    """One walk over a tree."""

    def __init__(self, tree: Node, style: Style) -> None:
        self._style = style
        self._joint = "\n"
        self.stops: list[Stop] = []
        self._entry(tree, 0)
        self.end = self._joint + "\n"

    def _leaf(self, one: Scalar, indent: int, *, in_brackets: bool = False) -> None:
        self.stops.append(Stop(one, self._joint, indent, in_brackets))
        self._joint = ""

    def _newline(self, indent: int) -> None:
        self._joint += "\n" + " " * indent

    def _entry(self, node: Node, indent: int) -> None:
        """A value where a line, or an item of a list, begins."""
        if isinstance(node, Scalar):
            self._leaf(node, indent)
        elif self._style.in_brackets(node):
            self._brackets(node, indent)
        else:
            self._lines(node, indent)

    def _lines(self, node: Map | Seq, indent: int) -> None:
        for number, (key, value) in enumerate(_parts(node)):
            if number:
                self._newline(indent)
            if key is None:
                self._joint += "- "
                own = indent if isinstance(value, Scalar) else indent + STEP
                self._entry(value, own)
            else:
                self._leaf(key, indent)
                self._joint += ":"
                self._value(value, indent, indent + len(key) + 2)

    def _value(self, node: Node, indent: int, column: int) -> None:
        """What stands behind a key; `column` is where it would go on."""
        if isinstance(node, Scalar):
            self._joint += " " if self._style.seen(node) else ""
            self._leaf(node, indent)
        elif self._style.in_brackets(node, column):
            self._joint += " "
            self._brackets(node, indent)
        else:
            self._newline(indent + STEP)
            self._lines(node, indent + STEP)

    def _brackets(self, node: Map | Seq, indent: int, *, braced: bool = True) -> None:
        opens, closes = ("{", "}") if isinstance(node, Map) else ("[", "]")
        self._joint += opens if braced else ""
        for number, (key, value) in enumerate(_parts(node)):
            self._joint += ", " if number else ""
            if key is not None:
                self._leaf(key, indent, in_brackets=True)
                self._joint += ": "
            if isinstance(value, Scalar):
                self._leaf(value, indent, in_brackets=True)
            else:
                bare = key is None and isinstance(value, Map) and self._style.unbraced(value)
                self._brackets(value, indent, braced=not bare)
        self._joint += closes if braced else ""


def _parts(node: Map | Seq) -> Iterator[tuple[Scalar | None, Node]]:
    if isinstance(node, Map):
        yield from node.items()
    else:
        yield from ((None, item) for item in node)
