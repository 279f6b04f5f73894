"""Two procedures that have nothing to do with each other: every difference is told once, whatever
it is, and in words."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from string import Formatter

import pytest

from compiler.diff.asking import UNASKED
from compiler.diff.delta import delta
from compiler.diff.judging import judge
from compiler.diff.pair import Pair
from renderers.saying import SAYS
from tests.built import built


@pytest.mark.parametrize(("catalogue", "each"), [("hcmc", 3), ("rules", 1)])
def test_every_difference_is_told_once(catalogue: str, each: int) -> None:
    build = built(catalogue)
    for old, new in pairwise(one.program for one in build.procedures[::each]):
        edits = delta(old, new)
        changes, equal = judge(Pair(old, new, build.world, build.world), edits, UNASKED)
        told = Counter(id(edit) for one in changes for edit in one.edits)
        assert told + Counter(map(id, equal)) == Counter(map(id, edits)), (old.code, new.code)
        keys = Counter((one.slug, one.path) for one in changes)
        assert max(keys.values()) == 1, keys.most_common(1)
        for one in changes:
            args = dict(one.args)
            assert _places(SAYS[f"change/{one.slug}"].vi) <= args.keys(), one.slug
            assert args.get("name") != "", (one.slug, one.path)


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}
