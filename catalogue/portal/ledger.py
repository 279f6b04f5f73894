"""Keeps count of what was understood, guessed and left, and puts the marks beside the places."""

from __future__ import annotations

from collections import Counter
from typing import Literal, TypeAlias

Value: TypeAlias = "str | list[Value] | dict[str, Value]"
Node: TypeAlias = dict[str, Value]
State = Literal["understood", "guessed", "left"]
STATES: tuple[State, ...] = ("understood", "guessed", "left")

KINDS = (
    "codes", "names", "domains", "audience", "channels", "in force", "decisions", "agencies",
    "sets", "terms", "fees", "components", "counts", "verbs", "groups", "cases", "conditions",
    "needs", "registers", "citations", "steps", "roles", "results", "requirements", "other",
)  # fmt: skip
"""What is counted, in the order in which a report tells it."""


class Ledger:
    """Of one record."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[str, State]] = Counter()

    def took(self, kind: str, count: int = 1) -> None:
        """The value stands in the draft, and the record says so beyond doubt."""
        self.counts[kind, "understood"] += count

    def guessed(self, node: Node, kind: str, why: str, source: str = "") -> None:
        """The value stands in the draft, marked."""
        self.counts[kind, "guessed"] += 1
        mark(node, why, source)

    def left(self, node: Node, kind: str, why: str, source: str = "") -> None:
        """Only the text stands in the draft, under its mark."""
        self.counts[kind, "left"] += 1
        mark(node, why, source)


def mark(node: Node, why: str, source: str = "") -> None:
    text = f"{why}: «{' '.join(source.split())}»" if source else why
    marks = node.setdefault("review", [])
    assert isinstance(marks, list)
    if text not in marks:
        marks.append(text)
