"""Each kind of change: a pair of texts gives it alone, and the way back its mirror alone."""

from __future__ import annotations

from collections import Counter
from string import Formatter

import pytest

from compiler.diff.asking import UNASKED
from compiler.diff.comparison import Change, Edit, Kind
from compiler.diff.delta import delta
from compiler.diff.judging import judge
from compiler.diff.pair import Pair
from compiler.diff.registry import CHANGES, GATE, KINDS
from renderers.saying import SAYS
from tests.compiler.diff.pairing import MADE, judged, pairs, sides
from tests.compiler.diff.shared_pairs import SHARED

PAIRS = (*pairs(), *MADE)
SEVERAL = tuple(pairs("several"))
ELSEWHERE = frozenset(
    {"procedure-added", "procedure-removed", "procedure-replaced", *SHARED}
    | {kind.slug for kind in CHANGES if kind.alone == GATE}
)
"""Tried with what finds them: the pairing of versions, what is shared, and the gates."""


@pytest.mark.parametrize("kind", CHANGES, ids=lambda kind: kind.slug)
def test_each_kind_has_a_pair_and_a_mirror_or_a_reason(kind: Kind) -> None:
    assert bool(kind.mirror) != bool(kind.alone)
    assert not kind.mirror or kind.mirror in KINDS
    assert kind.slug in {*PAIRS, *ELSEWHERE, *(KINDS[slug].mirror for slug in PAIRS)}


@pytest.mark.parametrize("slug", PAIRS)
def test_a_pair_gives_its_kind_alone(slug: str) -> None:
    edits, changes, equal = judged(slug)
    assert {one.slug for one in changes} == {slug}
    _told_once(edits, changes, equal)


@pytest.mark.parametrize("slug", [slug for slug in PAIRS if KINDS[slug].mirror])
def test_the_way_back_gives_the_mirror_alone(slug: str) -> None:
    edits, changes, equal = judged(slug, back=True)
    assert {one.slug for one in changes} == {KINDS[slug].mirror}
    _told_once(edits, changes, equal)


@pytest.mark.parametrize("name", SEVERAL)
def test_what_follows_from_one_edit_is_told_where_people_meet_it(name: str) -> None:
    """A fact has no people of its own; meaning-equal edits give nothing."""
    expected = pairs("several")[name]
    for back, slugs in ((False, expected["expect"]), (True, expected.get("back"))):
        edits, changes, equal = judged(name, "several", back=back)
        _told_once(edits, changes, equal)
        if slugs is not None:
            assert sorted(one.slug for one in changes) == sorted(slugs)


@pytest.mark.parametrize("slug", PAIRS)
def test_a_sentence_names_only_what_its_change_tells(slug: str) -> None:
    for back in (False, True):
        for one in judged(slug, back=back)[1]:
            given = {name for name, _ in one.args}
            assert _places(SAYS[f"change/{one.slug}"].vi) <= given


@pytest.mark.parametrize("slug", PAIRS)
def test_without_anybody_to_ask_nothing_is_left_out(slug: str) -> None:
    (old, old_world), (new, new_world) = sides(slug)
    pair = Pair(old, new, old_world, new_world)
    edits = delta(old, new)
    _told_once(edits, *judge(pair, edits, UNASKED))


def test_the_same_text_has_not_changed() -> None:
    (old, world), _ = sides("fee-increased")
    assert judge(Pair(old, old, world, world), delta(old, old), UNASKED) == ((), ())


def _told_once(
    edits: tuple[Edit, ...], changes: tuple[Change, ...], equal: tuple[Edit, ...]
) -> None:
    told = Counter(str(one) for change in changes for one in change.edits)
    assert told + Counter(map(str, equal)) == Counter(map(str, edits))
    keys = [(one.slug, one.code, one.path) for one in changes]
    assert len(keys) == len(set(keys))


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}
