"""Lint: offices, papers and databases are written out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compiler.lint.rule import WordingRule
from compiler.lint.texts import Text

LONG = {
    "UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân", "TTHC": "thủ tục hành chính",
    "GCN": "giấy chứng nhận", "CCCD": "căn cước công dân", "CMND": "chứng minh nhân dân",
    "GPLX": "giấy phép lái xe", "QSDĐ": "quyền sử dụng đất", "ĐKKD": "đăng ký kinh doanh",
    "BHXH": "bảo hiểm xã hội", "BHYT": "bảo hiểm y tế", "CSDL": "cơ sở dữ liệu",
    "PCCC": "phòng cháy, chữa cháy", "TNHH": "trách nhiệm hữu hạn",
}  # fmt: skip
SHORT = re.compile(rf"\b(?:{'|'.join(LONG)})\b")


class Abbreviations(WordingRule):
    """An abbreviation of offices stands in a text for citizens.

    Officers write UBND and GCN as fast as they think; one procedure in six has passed it on to
    people who have to look it up.
    """

    slugs = ("abbreviation-in-text",)

    def read(self, text: Text) -> Iterator[tuple[str, dict[str, str]]]:
        if found := SHORT.search(text.words):
            yield self.slugs[0], {"short": found[0], "long": LONG[found[0]]}
