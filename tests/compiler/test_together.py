"""Rows that can hold together where several cases may be chosen at once."""

from __future__ import annotations

import pytest

from tests.compiler.laying import places

FORM = """\
cases:
  viec:
    ask: Đăng ký việc gì?
    any_of:
      ten: đổi tên
      von:
        says: đổi vốn
        one_of: {tang: tăng vốn, giam: giảm vốn}
form:
  - page: thong_tin
    title: Thông tin
    fields:
      - use: nguoi_nop@1 as nguoi_nop
      - case: viec
      - {id: gap, kind: yes_no, label: Cần gấp}
scenarios: []
"""


def slugs(rows: str) -> list[str]:
    fee = f"fees:\n  - id: phi\n    type: phi\n    name: Phí\n    amount:\n{rows}"
    return [slug for slug, *_ in places(FORM + fee) if slug == "hit-not-stated"]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ("      - {is: 1.000đ, when: ten}\n      - {is: 2.000đ, when: von}\n", 1),
        ("      - {is: 1.000đ, when: ten}\n      - {is: 2.000đ, when: tang and gap}\n", 1),
        ("      - {is: 1.000đ, when: ten and not von}\n      - {is: 2.000đ, when: von}\n", 0),
        ("      - {is: 1.000đ, when: ten and gap}\n"
         "      - {is: 2.000đ, when: ten and not gap}\n", 0),
        ("      - {is: 1.000đ, when: ten}\n      - {is: 2.000đ}\n", 0),
        ("      hit: max\n      rows:\n        - {is: 1.000đ, when: ten}\n"
         "        - {is: 2.000đ, when: von}\n", 0),
    ],
)  # fmt: skip
def test_the_act_must_say_which_row_counts(rows: str, found: int) -> None:
    assert len(slugs(rows)) == found


def test_times_are_asked_too() -> None:
    rows = "    - {is: 5 days, when: ten}\n    - {is: 9 days, when: von}\n"
    text = f"fees: none\nterm:\n  within:\n{rows}"
    found = [slug for slug, *_ in places(FORM + text)]
    assert found.count("hit-not-stated") == 1
