"""What is proposed for new procedures: signed unchanged, every filing comes out as written, and
nothing is left to try."""

from __future__ import annotations

import pytest

from catalogue.formatting.format import formatted
from compiler.pipeline import Build, compile_texts
from compiler.trials import Tried, try_all
from renderers.proposals import MARK
from tests.compiler.new_procedures import NAMES, catalogue, signed

MOST = 6
"""A lawyer reads each of them."""


@pytest.fixture(scope="module")
def made() -> Build:
    return compile_texts(signed())


@pytest.fixture(scope="module")
def tried(made: Build) -> dict[str, Tried]:
    return {one.summary.file: try_all(one, made, prove=True) for one in made.procedures}


def test_nothing_was_tried_before() -> None:
    report = compile_texts(catalogue()).report
    assert [(one.slug, one.span.file) for one in report] == [
        ("scenario-missing", name) for name in NAMES
    ]


def test_nothing_is_to_be_found_afterwards(made: Build) -> None:
    assert made.report.sorted() == ()


@pytest.mark.parametrize("name", NAMES)
def test_proposals_signed_unchanged_pass_and_cover_everything(
    tried: dict[str, Tried], name: str
) -> None:
    one = tried[name]
    assert one.failed == 0
    assert one.coverage.missing == ()
    assert 2 <= len(one.found) == signed()[name].decode().count(MARK) <= MOST


@pytest.mark.parametrize("name", NAMES)
def test_they_are_in_house_style(name: str) -> None:
    text = signed()[name].decode()
    assert formatted(text.encode(), name).text == text


def test_what_a_term_waits_for_happens(tried: dict[str, Tried]) -> None:
    """Or nobody could say when anything is due; a step that few take is done where it is taken."""
    (name,) = (one for one in NAMES if "xac_nhan_quyen" in one)
    for scenario, _ in tried[name].found:
        late = {"done doi_chieu"} if dict(scenario.officer).get("phuc_tap") else set()
        assert dict(scenario.events).keys() == {"done tiep_nhan"} | late
        assert scenario.due is not None
        assert dict(scenario.dues).keys() == {"extended"}
