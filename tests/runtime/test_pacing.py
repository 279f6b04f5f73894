"""What can wait works a quarter of the time, and never rests for long."""

from __future__ import annotations

import pytest

from runtime.pacing import LONGEST_REST, at_leisure, at_once


@pytest.mark.parametrize(("took", "rest"), [(0.0, 0.0), (0.1, 0.3), (5.0, LONGEST_REST)])
def test_each_piece_is_followed_by_a_rest(took: float, rest: float) -> None:
    times = iter([0.0, took] * 3)
    rests: list[float] = []
    assert [*at_leisure("abc", lambda: next(times), rests.append)] == [*"abc"]
    assert rests == pytest.approx([rest] * 3)


def test_where_nobody_waits_there_is_no_rest() -> None:
    assert [*at_once("abc")] == [*"abc"]
