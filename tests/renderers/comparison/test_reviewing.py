"""A reviewer reads the page of a whole package of changes, and finds the answers in it."""

from __future__ import annotations

import re
from functools import cache
from html import unescape

import pytest

from compiler.verify.folder import has_solver
from renderers.comparison import FORMATS
from tests.renderers.comparison.package import compared, reported

pytestmark = pytest.mark.skipif(not has_solver(), reason="no solver")

QUESTIONS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    # who pays more, and how much
    ("Tiền phải nộp", "người nộp nhiều hơn", ("8.000 đồng", "10.000 đồng", "trích lục hộ tịch")),
    # what the new half of the split case pays
    ("Tiền phải nộp", "thiên tai", ("200.000 đồng", "400.000 đồng")),
    # which paper is no longer handed in, and by whom
    (
        "Giấy tờ phải nộp",
        "chỉ phải nộp khi không tra cứu được",
        ("thôi hưởng trợ cấp", "đủ 80 tuổi", "an sinh xã hội"),
    ),
    # which paper is new, and for whom
    ("Giấy tờ phải nộp", "Phải nộp thêm", ("chứng minh thông tin công dân", "cấp lần đầu")),
    # for which case the term is shorter
    ("Thời hạn giải quyết", "ngắn hơn", ("bị mất", "5 ngày làm việc", "5 hoặc 7 ngày làm việc")),
    # what can no longer be answered
    ("Nội dung phải kê khai", "không còn lựa chọn", ("lý do thật sự cần thiết khác",)),
    # what happens to dossiers in progress
    ("Tiếp tục theo quy định khi nộp", "Thời hạn", ("Cấp lại thẻ căn cước",)),
    ("Cần người có thẩm quyền quyết định cách xử lý", "Lý do chuyển trường", ()),
    # what keeps the edition from publication
    ("Chưa công bố được", "Cấp hộ chiếu phổ thông", ("chứng minh thông tin", "Cách khắc phục")),
    # from when and on what basis another amount holds
    ("Tiền phải nộp", "10.000 đồng", ("Áp dụng từ ngày 01/01/2027", "15/2026/TT-BTC")),
    # which step goes
    ("Quy trình giải quyết", "Không còn bước", ("duyệt cấp và in thẻ",)),
    # what stands in the place of a paper
    ("Giấy tờ phải nộp", "(nộp 01 bản sao)", ("cơ quan tự tra cứu tại Cơ sở dữ liệu",)),
)


@cache
def sections() -> dict[str, str]:
    """The text under each heading of the third level and above, before the procedures."""
    made = FORMATS["html"](reported("vi", behaviour=True), compared(behaviour=True))
    body = made[made.index("<body") : made.index('<form class="filter"')]
    parts = re.split(r"<h[23][^>]*>(.*?)</h[23]>", body, flags=re.DOTALL)
    return {plain(head): plain(text) for head, text in zip(parts[1::2], parts[2::2], strict=True)}


def plain(markup: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", "", markup)).split())


@pytest.mark.parametrize(("heading", "about", "answers"), QUESTIONS, ids=lambda it: str(it)[:30])
def test_a_question_is_answered_at_the_top_of_the_page(
    heading: str, about: str, answers: tuple[str, ...]
) -> None:
    (section,) = (text for head, text in sections().items() if head.startswith(heading))
    assert about in section
    assert [one for one in answers if one not in section] == []
