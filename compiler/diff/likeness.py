"""Whether a new question may be an old one under another name: a suggestion, never a judgement."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from catalogue.text import fold
from compiler import ir
from compiler.diff.pair import Pair

ALIKE = 0.6


def likeliest(gone: ir.Field | ir.Group, pair: Pair) -> str:
    """The id of the new question of the same kind whose label is the most like, or ''."""
    before = {one.id for one in questions(pair.old)}
    come = (one for one in questions(pair.new) if one.id not in before and _same(one, gone))
    rated = [(_likeness(one.label, gone.label), one.id) for one in come]
    likeness, found = max(rated, default=(0.0, ""))
    return found if likeness >= ALIKE else ""


def questions(program: ir.Program) -> Iterator[ir.Field | ir.Group]:
    for page in program.pages:
        for item in page.items:
            if isinstance(item, ir.Field | ir.Group):
                yield item


def _same(one: ir.Field | ir.Group, other: ir.Field | ir.Group) -> bool:
    if isinstance(one, ir.Field) and isinstance(other, ir.Field):
        return type(one.kind) is type(other.kind)
    return isinstance(one, ir.Group) and isinstance(other, ir.Group)


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, fold(one), fold(other)).ratio()
