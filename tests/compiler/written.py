"""A file of a catalogue as text to be spoilt: where its parts stand, and how they are taken out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from catalogue.diagnostics import Edit, Span
from catalogue.edits import apply
from catalogue.source import read_bytes
from catalogue.tree import Map, Node, Scalar, Seq

Place: TypeAlias = tuple[str, str, int]
"""The name of a finding, and the file and the line of its place."""


@dataclass(frozen=True, slots=True)
class Fault:
    """`told`: any of these findings tells of it, right there. `signed`: or else a filing that
    somebody signed comes to something else."""

    how: str
    file: str
    text: str
    told: tuple[Place, ...] = ()
    signed: bool = False


Mutator: TypeAlias = Callable[["Text"], Iterator[Fault]]
Folder: TypeAlias = Mapping[str, "Text"]
FolderMutator: TypeAlias = Callable[[Folder], Iterator[Fault]]


@dataclass(frozen=True, slots=True)
class Text:
    """One file, with its tree."""

    file: str
    text: str
    root: Node

    @classmethod
    def read(cls, file: str, content: bytes) -> Text:
        root, _ = read_bytes(content, file)
        assert root is not None, file
        return cls(file, content.decode(), root)

    @property
    def tree(self) -> Map:
        return self.root if isinstance(self.root, Map) else Map()

    def fault(self, how: str, text: str, *told: tuple[str, int], signed: bool = False) -> Fault:
        places = tuple((slug, self.file, line) for slug, line in told)
        return Fault(how, self.file, text, places, signed or not told)

    def block(self, line: int) -> range:
        """The lines of the entry or the key that begins in this line."""
        lines = self.text.split("\n")
        depth, last = _depth(lines[line - 1]), line
        while last < len(lines) and _depth(lines[last]) > depth:
            last += 1
        return range(line, last + 1)

    def without(self, line: int) -> str:
        """After the entry or the key of this line was taken out."""
        lines, out = self.text.split("\n"), self.block(line)
        return "\n".join((*lines[: out.start - 1], *lines[out.stop - 1 :]))

    def swapped(self, line: int, other: int) -> str:
        """The entries of these two lines, the later one directly behind the earlier one, changed
        about."""
        lines, first, second = self.text.split("\n"), self.block(line), self.block(other)
        assert first.stop == second.start
        moved = (*lines[second.start - 1 : second.stop - 1], *lines[line - 1 : first.stop - 1])
        return "\n".join((*lines[: line - 1], *moved, *lines[second.stop - 1 :]))

    def put(self, line: int, new: str) -> str:
        """With new lines before this one."""
        lines = self.text.split("\n")
        return "\n".join((*lines[: line - 1], *new.rstrip("\n").split("\n"), *lines[line - 1 :]))

    def replaced(self, part: Scalar, new: str) -> str:
        return self.edited(part.span, new)

    def edited(self, span: Span, new: str) -> str:
        return apply(self.text, [Edit(span, new)])

    def depth(self, line: int) -> int:
        return _depth(self.text.split("\n")[line - 1])

    def own_line(self, node: Node) -> bool:
        """Whether a dash stands before it in its line, and nothing else."""
        line = self.text.split("\n")[node.span.line - 1]
        return line[: node.span.column - 1].strip() in ("-", "- {")

    def nodes(self) -> Iterator[tuple[tuple[str, ...], Node]]:
        yield from _nodes((), self.root)

    def maps(self) -> Iterator[tuple[tuple[str, ...], Map]]:
        yield from ((path, node) for path, node in self.nodes() if isinstance(node, Map))

    def lists(self) -> Iterator[tuple[tuple[str, ...], Seq]]:
        yield from ((path, node) for path, node in self.nodes() if isinstance(node, Seq))


def _depth(line: str) -> int:
    """How far it is indented; an empty line ends whatever stands above."""
    return len(line) - len(line.lstrip()) if line.strip() else -1


def _nodes(path: tuple[str, ...], node: Node) -> Iterator[tuple[tuple[str, ...], Node]]:
    yield path, node
    if isinstance(node, Map):
        for key, value in node.items():
            yield from _nodes((*path, str(key)), value)
    elif isinstance(node, Seq):
        for number, value in enumerate(node, 1):
            yield from _nodes((*path, str(number)), value)


def scalar(node: Map, key: str) -> Scalar | None:
    found = node.get(Scalar(key))
    return found if isinstance(found, Scalar) else None


def line_of(node: Map, key: str) -> int:
    """Of the key."""
    written = node.key(key)
    assert written is not None
    return written.span.line


def listed(node: Map, key: str) -> tuple[Node, ...]:
    found = node.get(Scalar(key))
    return tuple(found) if isinstance(found, Seq) else ()
