"""Texts side by side, word by word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from renderers.comparison.redline import redline, redlines, together, tokens

CASES = (
    ("Nộp 8.000 đồng/bản", "Nộp 10.000 đồng/bản", "Nộp <del>8.000 đồng/bản</del>"
     "<ins>10.000 đồng/bản</ins>"),
    ("trong 7 ngày làm việc", "trong 5 ngày làm việc", "trong <del>7 ngày làm việc</del>"
     "<ins>5 ngày làm việc</ins>"),
    ("giảm 50%", "giảm 30%", "giảm <del>50%</del><ins>30%</ins>"),
    ("từ 01/01/2026.", "từ 01/02/2027.", "từ <del>01/01/2026</del><ins>01/02/2027</ins>."),
    ("Điều 4, 281/2016/TT-BTC", "Điều 4, 15/2026/TT-BTC",
     "Điều 4, <del>281/2016/TT-BTC</del><ins>15/2026/TT-BTC</ins>"),
    ("một", "hai", "<del>một</del> → <ins>hai</ins>"),
    ("", "a < b", "<ins>a &lt; b</ins>"),
)  # fmt: skip


@pytest.mark.parametrize(("old", "new", "both"), CASES)
def test_words_that_go_and_come_are_marked(old: str, new: str, both: str) -> None:
    assert together(old, new) == Markup(both)


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_letter_is_lost(old: str, new: str) -> None:
    one, other = redline(old, new)
    assert one.striptags().split() == Markup.escape("".join(tokens(old))).striptags().split()
    assert other.striptags().split() == Markup.escape("".join(tokens(new))).striptags().split()


def test_lines_that_stay_stand_side_by_side() -> None:
    made = redlines(("a", "b", "c"), ("b", "c d"))
    assert made == ((Markup("<del>a</del>"), Markup("")), (Markup("b"), Markup("b")),
                    (Markup("c"), Markup("c<ins> d</ins>")))  # fmt: skip


def test_what_stays_for_the_rest_is_not_marked_as_new() -> None:
    old = ("7 ngày làm việc, kể từ khi nhận đủ hồ sơ",)
    new = (
        "Trường hợp bị mất: 5 ngày làm việc, kể từ khi nhận đủ hồ sơ",
        "Trường hợp còn lại: 7 ngày làm việc, kể từ khi nhận đủ hồ sơ",
    )
    lost, rest = redlines(old, new)
    assert lost == (Markup(""), Markup(f"<ins>{new[0]}</ins>"))
    assert rest == (Markup(old[0]), Markup(f"<ins>Trường hợp còn lại: </ins>{old[0]}"))
