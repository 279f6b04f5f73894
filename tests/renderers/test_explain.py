"""What a message means, one by one and on the page of all."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from catalogue.messages import LANGS, Lang, all_messages, message
from renderers.explain import AREAS, explain, page_html, page_markdown

VOID = {"meta"}


class Outline(HTMLParser):
    """The ids of a page, and whether every element is closed in its turn."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_one_message_is_explained_with_both_samples() -> None:
    assert explain(message("colon-in-text"), "vi") == (
        "Y1003 · colon-in-text · lỗi\n"
        "\n"
        "câu này có dấu hai chấm nên bị hiểu thành một mục mới\n"
        "\n"
        "Cách sửa: Đặt cả câu trong dấu nháy đơn, ví dụ 'Lưu ý: nộp bản chính'.\n"
        "\n"
        "Chưa đúng (dòng 1, cột 12):\n"
        "    says: Lưu ý: nộp bản chính\n"
        "\n"
        "Viết lại:\n"
        "    says: 'Lưu ý: nộp bản chính'\n"
    )


def test_what_would_be_filled_in_is_left_open() -> None:
    told = explain(message("unknown-key"), "en")
    assert 'there is no entry "…" here' in told
    assert 'Did you mean "…"? Correct' in told


def test_signs_that_cannot_be_seen_are_named() -> None:
    assert "<U+00A0><U+00A0>from: 01/07/2026" in explain(message("no-break-space"), "vi")


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_holds_every_message_once_and_is_well_formed(lang: Lang) -> None:
    outline = Outline()
    outline.feed(page_html(lang))
    assert outline.open == []
    assert sorted(outline.ids) == [one.code for one in all_messages()]


@pytest.mark.parametrize("lang", LANGS)
def test_the_markdown_page_holds_every_sample(lang: Lang) -> None:
    page = page_markdown(lang)
    headings = [f"### {one.code} {one.slug}\n" for one in all_messages()]
    samples = [one.good.rstrip("\n") for one in all_messages()]
    assert [text for text in headings + samples if text not in page] == []


def test_every_area_has_a_name_in_both_languages() -> None:
    assert AREAS["vi"].keys() == AREAS["en"].keys()
    assert {one.code[0] for one in all_messages()} <= AREAS["vi"].keys()


def test_a_value_of_a_sample_is_never_markup() -> None:
    assert "<U+00A0>" not in page_html("vi")
    assert "&lt;U+00A0&gt;" in page_html("vi")
