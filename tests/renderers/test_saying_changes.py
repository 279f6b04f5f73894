"""Each kind of change has a title and a sentence in both languages, with the same places."""

from __future__ import annotations

from string import Formatter

import pytest

from compiler.diff.registry import CHANGES
from renderers.saying import SAYS, changes

SLUGS = tuple(kind.slug for kind in CHANGES)


@pytest.mark.parametrize("slug", SLUGS)
def test_a_kind_of_change_is_said_in_both_languages(slug: str) -> None:
    title, sentence = SAYS[f"change/{slug}/title"], SAYS[f"change/{slug}"]
    assert title.vi
    assert title.en
    assert _places(title.vi) == _places(title.en) == []
    assert _places(sentence.vi) == _places(sentence.en)
    assert sentence.vi[-1] == sentence.en[-1] == "."


def test_nothing_is_said_of_what_is_no_kind_of_change() -> None:
    said = {key.split("/")[1] for key in changes.SAYS if key.startswith("change/")}
    assert said == set(SLUGS)


def test_no_two_kinds_say_the_same() -> None:
    said = [SAYS[f"change/{slug}"].vi for slug in SLUGS]
    titles = [SAYS[f"change/{slug}/title"].vi for slug in SLUGS]
    assert len(set(said)) == len(said)
    assert len(set(titles)) == len(titles)


def _places(text: str) -> list[str]:
    return sorted({name for _, name, _, _ in Formatter().parse(text) if name})
