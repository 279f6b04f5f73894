"""What procedures share: each kind of change of it alone, and the way back its mirror."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from string import Formatter

import pytest

from compiler.diff.comparing import compare
from compiler.diff.registry import KINDS
from compiler.diff.shared_changes import shared_changes
from renderers.saying import SAYS
from tests.compiler.diff.shared_pairs import BEFORE, KINH, SHARED, TAY, edition


@pytest.mark.parametrize("slug", SHARED)
def test_a_shared_part_that_changes_is_told_once(slug: str) -> None:
    old, new = SHARED[slug]
    (one,) = shared_changes(old, new)
    (back,) = shared_changes(new, old)
    assert (one.slug, back.slug) == (slug, KINDS[slug].mirror)
    assert one.code == ""
    assert one.fingerprint != back.fingerprint
    places = {name for _, name, _, _ in Formatter().parse(SAYS[f"change/{slug}"].vi) if name}
    assert places <= {name for name, _ in one.args}


def test_an_edition_against_itself_has_not_changed() -> None:
    assert shared_changes(BEFORE, edition()) == ()


def test_an_option_that_is_no_longer_offered_is_as_good_as_gone() -> None:
    ended = edition(options=(KINH, replace(TAY, end=date(2026, 7, 1))))
    assert [one.slug for one in shared_changes(BEFORE, ended)] == ["list-option-removed"]
    assert [one.slug for one in shared_changes(ended, BEFORE)] == ["list-option-added"]


def test_an_edition_tells_of_what_is_shared() -> None:
    told = compare(BEFORE, edition(agencies=()), behaviour=False)
    assert [one.slug for one in told.shared] == ["agency-removed"]
