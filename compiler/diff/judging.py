"""From edits, which nobody has judged, to what they mean."""

from __future__ import annotations

from compiler.diff.asking import Asker
from compiler.diff.comparison import Change, Edit
from compiler.diff.pair import Pair
from compiler.diff.registry import KINDS

__all__ = ["Pair", "judge"]


def judge(
    pair: Pair, edits: tuple[Edit, ...], asker: Asker
) -> tuple[tuple[Change, ...], tuple[Edit, ...]]:
    """What the edits mean, and those that mean nothing; each edit is accounted for once."""
    kind = KINDS["source-only"]
    return tuple(
        Change(
            kind.slug, pair.new.code, "/".join(edit.path), kind.severity, kind.action,
            edit.old, edit.new, edits=(edit,),
        )
        for edit in edits
    ), ()  # fmt: skip
