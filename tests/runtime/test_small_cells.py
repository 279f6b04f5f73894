"""Public tables, attacked: whoever adds and subtracts learns no small number."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renderers.figures import LEAST, Cell
from runtime.small_cells import published

NUMBERS = st.lists(st.one_of(st.integers(0, 9), st.integers(0, 400)), min_size=1, max_size=12)


def possible(cells: tuple[Cell, ...], total: Cell) -> list[set[int]]:
    """What each hidden cell may be for one who knows the rules: whole numbers with that sum."""
    most = LEAST - 1 if isinstance(total, str) else total
    coarse = all(cell == "withheld" for cell in cells)
    bounds = {"few": (0, LEAST - 1), "withheld": (0 if coarse else LEAST, most)}
    limits = [(cell, cell) if isinstance(cell, int) else bounds[cell] for cell in cells]
    sums = range(most + 1) if isinstance(total, str) else (total,)
    low, high = (sum(limit[end] for limit in limits) for end in (0, 1))
    return [
        {
            value
            for value in range(least, min(top, most) + 1)
            if any(low - least <= whole - value <= high - top for whole in sums)
        }
        for least, top in limits
    ]


@given(NUMBERS)
@settings(max_examples=600)
def test_what_is_shown_is_true_and_what_is_small_stays_open(numbers: list[int]) -> None:
    cells, total = published(numbers)
    assert total == (sum(numbers) if sum(numbers) >= LEAST else "few")
    for number, cell, may_be in zip(numbers, cells, possible(cells, total), strict=True):
        assert number in may_be
        assert cell in (number, "few", "withheld")
        assert (cell == "few") <= (number < LEAST)
        if number < LEAST:
            assert cell != number
            assert may_be >= set(range(min(LEAST, sum(numbers) + 1 if total == "few" else LEAST)))
        elif cell == "withheld":
            assert len(may_be) >= 4


@pytest.mark.parametrize(
    ("numbers", "cells", "total"),
    [
        ([20, 30], (20, 30), 50),
        ([3, 40, 9, 60], ("few", 40, "withheld", 60), 112),
        ([3, 5, 9, 60], ("few", "withheld", "withheld", 60), 77),
        ([2, 2, 1, 90], ("few", "few", "few", 90), 95),
        ([4, 4], ("withheld", "withheld"), 8),
        ([1, 2, 0], ("few", "few", "few"), "few"),
        ([7], (7,), 7),
        ([], (), "few"),
    ],
)
def test_no_more_is_kept_back_than_needed(
    numbers: list[int], cells: tuple[Cell, ...], total: Cell
) -> None:
    assert published(numbers) == (cells, total)
