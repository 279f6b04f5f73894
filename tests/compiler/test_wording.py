"""What the rules of wording find in real sentences, and what they leave alone."""

from __future__ import annotations

import pytest

from compiler.lint import WORDING_RULES
from compiler.lint.texts import Text

FOUND = {
    "Đơn đề nghị theo Mẫu số 69 Phụ lục II.docx": ["file-name-in-text"],
    "- Đối với người nộp trực tuyến": ["list-label-in-text"],
    "a) Được hưởng chế độ ưu đãi": ["list-label-in-text"],
    "1. Trình tự thực hiện": ["list-label-in-text"],
    "Phí đăng ký (trừ nội dung thu (mục 4) của biểu)": ["nested-brackets"],
    "Hồ sơ bị trả lại được bổ sung và được nộp lại": ["passive-chain"],
    "Đơn, ảnh, v.v.": ["open-ended-list"],
    "Các giấy tờ khác có liên quan": ["open-ended-list"],
    "Nộp tại UBND cấp xã": ["abbreviation-in-text"],
    "ghi vào sổ việc kết hôn , đính kèm ảnh": ["stray-punctuation"],
    "theo Thông tư 53/2025/TT-NHNN;;": ["stray-punctuation"],
    "KHÔNG CẦN XÁC NHẬN CỦA XÃ": ["text-in-capitals"],
    f"Người nộp {'chuẩn bị đủ giấy tờ, ' * 20}nộp.": ["sentence-too-long"],
}
LEFT_ALONE = (
    "Thông tư số 53/2025/TT-BCA ngày 01/7/2025 của Bộ Công an",
    "Nộp tại dichvucong.gov.vn, mục Hộ tịch.",
    "Mức 1.5 lần lương cơ sở",
    "1.000.000 đồng mỗi hồ sơ",
    "Giấy phép xây dựng (bản chính) và bản vẽ (02 bộ)",
    "Hồ sơ được tiếp nhận và được chuyển ngay. Người nộp được báo tin.",
    "Văn bản khác theo quy định của luật",
    "Mẫu CT01; mẫu CT02.",
    "Giấy chứng nhận VSATTP",
)


def _slugs(words: str) -> list[str]:
    text = Text("", words, "sentence")
    return [slug for rule in WORDING_RULES for slug, _ in rule.read(text)]


@pytest.mark.parametrize(("words", "slugs"), FOUND.items())
def test_what_reads_badly_is_found(words: str, slugs: list[str]) -> None:
    assert _slugs(words) == slugs


@pytest.mark.parametrize("words", LEFT_ALONE)
def test_plain_sentences_are_left_alone(words: str) -> None:
    assert _slugs(words) == []


def test_options_may_begin_with_a_letter_of_the_law() -> None:
    text = Text("", "a) người được trợ giúp", "option")
    assert [slug for rule in WORDING_RULES for slug, _ in rule.read(text)] == []
