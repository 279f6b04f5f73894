"""Writes a file as nobody would: other quotes, brackets, spaces and spellings, same meaning."""

from __future__ import annotations

import re
from random import Random
from typing import cast

from catalogue import phrases, spelling
from catalogue.formatting.words import EXPRESSIONS, bare
from catalogue.outline import Shape, Text, texts
from catalogue.syntax import PhraseError
from catalogue.tree import Map, Node, Scalar, Seq

_MONEY = re.compile(r"(?<![\w.,])(\d{1,3}(?:\.\d{3})+)đ")
_DAY = re.compile(r"(?<![\w/@])(\d{2})/(\d{2})/(\d{4})(?![\w/])")
_FLAGS = {"yes": ("yes", "có", "true"), "no": ("no", "không", "false")}
LOOSE = (*EXPRESSIONS, "copies", "registers", "authority", "event", "clock")


class Scrambler:
    """One random way of writing a tree; the same seed writes the same text."""

    def __init__(self, tree: Node, shape: Shape | None, seed: int) -> None:
        self.chance = Random(seed)
        self.about = {id(one): (text, key) for one, text, key in texts(tree, shape)}
        self.comments = 0
        self.tree = tree

    def text(self) -> str:
        written = "\n".join(self.lines(self.tree, 0)) + self.some("\n", "\n\n", "")
        return written.replace("\n", "\r\n") if self.chance.random() < 0.2 else written

    def some(self, *ways: str) -> str:
        return self.chance.choice(ways)

    # ---- lines

    def lines(self, node: Node, indent: int) -> list[str]:
        if isinstance(node, Scalar):
            return [" " * indent + self.value(node)]
        found: list[str] = []
        for key, value in pairs(node):
            if self.chance.random() < 0.1:
                found += [self.some("", " " * self.chance.randint(0, 8) + self.comment())]
            own = self.pair(key, value, indent) if key is not None else self.item(value, indent)
            found += own
        return found

    def comment(self) -> str:
        self.comments += 1
        return f"# lời ghi {self.comments}"

    def item(self, value: Node, indent: int) -> list[str]:
        spaces = self.chance.choice((1, 1, 1, 3))
        first, *rest = (
            self.lines(value, indent + 1 + spaces)
            if self.block(value)
            else [" " * (indent + 1 + spaces) + self.flow(value)]
        )
        while first.lstrip()[:1] in ("", "#"):
            first, *rest = rest
        return [" " * indent + "-" + " " * spaces + first.lstrip(), *rest]

    def pair(self, key: Scalar, value: Node, indent: int) -> list[str]:
        start = " " * indent + self.value(key) + self.some("", "", " ") + ":"
        if isinstance(value, Scalar) or not self.block(value):
            end = self.some("", "", "  ", "   " + self.comment())
            return [start + self.some(" ", "   ") + self.flow(value, top=True) + end]
        least = 0 if isinstance(value, Seq) else 1
        below = indent + self.chance.choice((least, 2, 2, 4))
        return [start + self.some("", "", " ", "    " + self.comment()), *self.lines(value, below)]

    def block(self, node: Node) -> bool:
        return not isinstance(node, Scalar) and bool(node) and self.chance.random() < 0.7

    # ---- brackets

    def flow(self, node: Node, *, top: bool = False) -> str:
        if isinstance(node, Scalar):
            return self.value(node, flow=not top)
        opens, closes = "{}" if isinstance(node, Map) else "[]"
        parts = (
            f"{self.value(key, flow=True)}:{self.some(' ', '  ')}{self.flow(value)}"
            if key is not None
            else self.flow(value)
            for key, value in pairs(node)
        )
        return (
            opens
            + self.some("", " ")
            + self.some(", ", ",  ").join(parts)
            + self.some("", " ")
            + closes
        )

    # ---- values

    def value(self, one: Scalar, *, flow: bool = False) -> str:
        about, _ = self.about.get(id(one), (None, ""))
        text = self.spelled(str(one), about)
        slot = about.slot if about else ""
        ways = ["'" + text.replace("'", "''") + "'"]
        if slot not in phrases.SLOTS and "\n" not in text:
            ways.append('"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"')
        if bare(text, in_brackets=flow):
            ways += [text] * 3
        return self.some(*ways) if one or one.style != "plain" else ""

    def spelled(self, text: str, about: Text | None) -> str:
        slot = about.slot if about else ""
        if slot == "flag":
            return self.some(*_FLAGS.get(text, (text,)))
        if slot in EXPRESSIONS:
            text = in_vietnamese(text, slot) if self.chance.random() < 0.4 else text
            text = _DAY.sub(self.day, text)
        if slot in (*EXPRESSIONS, "money"):
            text = _MONEY.sub(
                lambda found: found[1].replace(".", "") + self.some("đ", " đồng"), text
            )
        if slot == "day":
            text = _DAY.sub(self.day, text)
        return text.replace(" ", self.some(" ", "  ")) if slot in LOOSE else text

    def day(self, found: re.Match[str]) -> str:
        day, month, year = found.groups()
        return self.some(f"{year}-{month}-{day}", f"@{found[0]}", found[0])


def in_vietnamese(text: str, slot: str) -> str:
    try:
        return spelling.spell(cast(spelling.Tree, phrases.SLOTS[slot](text)), "vi")
    except PhraseError:
        return text


def pairs(node: Map | Seq) -> list[tuple[Scalar | None, Node]]:
    return list(node.items()) if isinstance(node, Map) else [(None, item) for item in node]
