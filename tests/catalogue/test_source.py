"""YAML read as plain text with places, and every accident told where it happened."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.diagnostics import Report, Span
from catalogue.edits import apply, quoted
from catalogue.messages import all_messages
from catalogue.source import MAX_BYTES, read, read_bytes, read_file
from catalogue.tree import Map, Node, Scalar, Seq

NBSP, ZERO_WIDTH, HOOK = "\u00a0", "\u200b", "\u0302"

MENDED: list[tuple[str, str, tuple[int, int], Node | object]] = [
    ("tab-indentation", "a:\n\tb: 1\n", (2, 1), {"a": {"b": "1"}}),
    ("tab-indentation", "a:\n  b:\n\t- c\n", (3, 1), {"a": {"b": ["c"]}}),
    ("tab-indentation", "a:\n\tb: 1\n\tc:\n\t\td: 2\n", (2, 1), {"a": {"b": "1", "c": {"d": "2"}}}),
    ("colon-in-text", "a: Lưu ý: nộp bản chính\n", (1, 9), {"a": "Lưu ý: nộp bản chính"}),
    ("colon-in-text", "a: Lưu ý: nộp  # xem lại\nb: 1\n", (1, 9), {"a": "Lưu ý: nộp", "b": "1"}),
    ("colon-in-text", "a: Lưu ý:\nb: 1\n", (1, 9), {"a": "Lưu ý:", "b": "1"}),
    ("colon-in-text", "a: {b: Lưu ý: nộp, c: 1}\n", (1, 13), {"a": {"b": "Lưu ý: nộp", "c": "1"}}),
    ("missing-space-after-colon", "ten:Đăng ký\nma: 1\n", (1, 4), {"ten": "Đăng ký", "ma": "1"}),
    ("missing-space-after-colon", "ma: 1\nten:Đăng ký\n", (2, 4), {"ma": "1", "ten": "Đăng ký"}),
    ("missing-space-after-colon", "a:\n  ten:Đăng ký\n", (2, 6), {"a": {"ten": "Đăng ký"}}),
    ("missing-space-after-colon", "a:\n  - ten:Đăng ký\n", (2, 8), {"a": [{"ten": "Đăng ký"}]}),
    (
        "missing-space-after-colon",
        "b:\n  x: 1\n  ten:Đăng ký\n  y: 2\n",
        (3, 6),
        {"b": {"x": "1", "ten": "Đăng ký", "y": "2"}},
    ),
    ("unclosed-quote", 'a: "abc\nb: 1\n', (1, 4), {"a": "abc", "b": "1"}),
    ("unclosed-quote", 'a: "abc\nb: "def"\nc: 1\n', (1, 4), {"a": "abc", "b": "def", "c": "1"}),
    ("unclosed-quote", "a: 1\nb:\n  - 'x\n  - y\n", (3, 5), {"a": "1", "b": ["x", "y"]}),
    ("text-after-quote", 'a: "Mẫu" số 1\nb: 1\n', (1, 10), {"a": '"Mẫu" số 1', "b": "1"}),
    ("text-after-quote", "a: 'Mẫu' số 1\n", (1, 10), {"a": "'Mẫu' số 1"}),
    ("misaligned-item", "a:\n  - x\n   - y\n", (3, 4), {"a": ["x", "y"]}),
    ("misaligned-item", "a:\n   - x\n  - y\n", (3, 3), {"a": ["x", "y"]}),
    ("misaligned-item", "- id: a\n - id: b\n", (2, 2), [{"id": "a"}, {"id": "b"}]),
    (
        "misaligned-item",
        "a:\n  - id: a\n    b: 1\n   - id: b\n     b: 2\n",
        (4, 4),
        {"a": [{"id": "a", "b": "1"}, {"id": "b", "b": "2"}]},
    ),
    ("misaligned-key", "a:\n  b: 1\n   c: 2\n", (3, 4), {"a": {"b": "1", "c": "2"}}),
    (
        "misaligned-key",
        "a:\n    b: 1\n  c: 2\n  e: 3\nd: 4\n",
        (3, 3),
        {"a": {"b": "1", "c": "2", "e": "3"}, "d": "4"},
    ),
    ("misaligned-key", "- id: a\n b: 1\n", (2, 2), [{"id": "a", "b": "1"}]),
    ("sign-at-start", "a: *Lưu ý\n", (1, 4), {"a": "*Lưu ý"}),
    ("sign-at-start", "a: *luu\n", (1, 4), {"a": "*luu"}),
    ("sign-at-start", "a: *luu y\n", (1, 4), {"a": "*luu y"}),
    ("sign-at-start", "a: [*, b]\n", (1, 5), {"a": ["*", "b"]}),
    ("sign-at-start", "a: &Lưu ý\n", (1, 4), {"a": "&Lưu ý"}),
    ("sign-at-start", "a: @31/12/2026 > ngay\n", (1, 4), {"a": "@31/12/2026 > ngay"}),
    ("sign-at-start", "a: % hưởng\n", (1, 4), {"a": "% hưởng"}),
    ("sign-at-start", "a: > 5\n", (1, 4), {"a": "> 5"}),
    ("sign-at-start", "a: >= 5\n", (1, 4), {"a": ">= 5"}),
    ("sign-at-start", "a: |abc\n", (1, 4), {"a": "|abc"}),
    ("sign-at-start", "a: !Lưu ý\n", (1, 4), {"a": "!Lưu ý"}),
    ("sign-at-start", "a: - abc\n", (1, 4), {"a": "- abc"}),
    ("sign-at-start", "a: [Mẫu 01] Đơn\nb: 1\n", (1, 4), {"a": "[Mẫu 01] Đơn", "b": "1"}),
    (
        "colon-in-text",
        "a:\n  - b: 1\n    c:\n      - d: Lưu ý: nộp\n",
        (4, 17),
        {"a": [{"b": "1", "c": [{"d": "Lưu ý: nộp"}]}]},
    ),
    ("missing-colon", "a:\n  - use x@1\n    b: c\n", (2, 5), {"a": [{"use": "x@1", "b": "c"}]}),
    (
        "missing-colon",
        "a:\n  - id: x\n    kind choice\n  - id: y\n",
        (3, 5),
        {"a": [{"id": "x", "kind": "choice"}, {"id": "y"}]},
    ),
    ("unclosed-bracket", "- a: [x\n  b: y\n", (1, 6), [{"a": ["x"], "b": "y"}]),
    ("unclosed-bracket", "a:\n  - b: [x\n  - c\n", (2, 8), {"a": [{"b": ["x"]}, "c"]}),
    (
        "misaligned-item",
        "a:\n  - p: 1\n    q:\n      - r\n   - p: 2\n    q: s\n",
        (5, 4),
        {"a": [{"p": "1", "q": ["r"]}, {"p": "2", "q": "s"}]},
    ),
    (
        "misaligned-key",
        "a:\n  b: 1\n c:\n    d: 2\n  e: 3\n",
        (3, 2),
        {"a": {"b": "1", "c": {"d": "2"}, "e": "3"}},
    ),
    (
        "misaligned-key",
        "a:\n  b: 1\n c:\n  d: 2\n",
        (3, 2),
        {"a": {"b": "1", "c": {"d": "2"}}},
    ),
    ("comparison-in-list", "a: [>= 5]\n", (1, 5), {"a": ["5.."]}),
    ("unclosed-bracket", "a: [b, c\nd: 1\n", (1, 4), {"a": ["b", "c"], "d": "1"}),
    ("unclosed-bracket", "a: {b: 1\nc: 2\n", (1, 4), {"a": {"b": "1"}, "c": "2"}),
    ("missing-colon", "a: 1\nten Đăng ký\nb: 2\n", (2, 1), {"a": "1", "ten": "Đăng ký", "b": "2"}),
    (
        "sentence-cut-by-comma",
        "a: {b: Ngày không thể, xin, xem lại, c: 1}\n",
        (1, 24),
        {"a": {"b": "Ngày không thể, xin, xem lại", "c": "1"}},
    ),
    (
        "sentence-cut-by-comma",
        "a: {when: max(x, y) > 3, is: 1}\n",
        (1, 18),
        {"a": {"when": "max(x, y) > 3", "is": "1"}},
    ),
    ("text-after-hash", "a: Mẫu số #01 ban hành\n", (1, 11), {"a": "Mẫu số #01 ban hành"}),
    (
        "misaligned-key",
        "a:\n  - b: 1\n    c: 2\n  d: 3\n  - b: 4\n",
        (4, 3),
        {"a": [{"b": "1", "c": "2", "d": "3"}, {"b": "4"}]},
    ),
    ("bullet-for-dash", "a:\n  • b: 1\n", (2, 3), {"a": [{"b": "1"}]}),
    ("bullet-for-dash", "a:\n  - b: 1\n  – b: 2\n", (3, 3), {"a": [{"b": "1"}, {"b": "2"}]}),
    ("dash-without-space", "a:\n  -x\n  -y\n", (2, 3), {"a": ["x", "y"]}),
    ("dash-without-space", "a:\n  - x\n  -y\n", (3, 3), {"a": ["x", "y"]}),
    ("dash-without-space", "a:\n  -x: 1\n   y: 1\n", (2, 3), {"a": [{"x": "1", "y": "1"}]}),
    ("no-break-space", f"a:\n{NBSP * 2}b: 1\n  c: 2\n", (2, 1), {"a": {"b": "1", "c": "2"}}),
    ("no-break-space", f"a:{NBSP}Đăng ký\n", (1, 3), {"a": "Đăng ký"}),
    ("no-break-space", f"-{NBSP}x\n- y\n", (1, 2), ["x", "y"]),
    ("key-not-composed", f"te{HOOK}n: x\n", (1, 1), {"tên": "x"}),
    ("curly-quotes", "a: “Đăng ký”\n", (1, 4), {"a": "Đăng ký"}),
    ("tag", "a: ! abc\n", (1, 4), {"a": "! abc"}),
    ("byte-order-mark", "\ufeffa: 1\n", (1, 1), {"a": "1"}),
    ("invisible-character", f"a: b{ZERO_WIDTH}c\x0bd\n", (1, 5), {"a": "bcd"}),
]

UNMENDED: list[tuple[str, str, tuple[int, int]]] = [
    ("unreadable-line", "a: 1\n- b\n", (2, 1)),
    ("unclosed-quote", 'a: {b: "abc, c: 1}\n', (1, 8)),
    ("key-without-value", "a: {b, c}\n", (1, 5)),
    ("duplicate-key", "a: 1\nb: 2\na: 3\n", (3, 1)),
    ("anchor", "a: &x 1\nb: *x\n", (1, 4)),
    ("merge-key", "a:\n  <<: {b: 1}\n", (2, 3)),
    ("several-documents", "a: 1\n---\nb: 1\n", (2, 1)),
    ("several-documents", "a: 1\n...\nb: 1\n", (2, 1)),
    ("bracket-as-key", "a: {{b}}\n", (1, 5)),
    ("bracket-as-key", "[a]: b\n", (1, 1)),
    ("empty-key", ": b\n", (1, 1)),
    ("too-deep", "a: " + "[" * 12 + "]" * 12 + "\n", (1, 15)),
    ("empty-file", "", (1, 1)),
    ("empty-file", "# chưa có gì\n", (1, 1)),
    ("item-in-text", "a: gồm\n  - b\n", (2, 3)),
]


def found(report: Report) -> list[tuple[str, tuple[int, int]]]:
    return [(one.slug, (one.span.line, one.span.column)) for one in report]


def test_a_text_of_several_lines_may_have_bullets() -> None:
    _, report = read("a: |\n  • email: x@y.vn\nb: 1\n", "a.yaml")
    assert found(report) == []


@pytest.mark.parametrize(("slug", "text", "place", "meant"), MENDED)
def test_an_accident_is_told_at_its_place_and_its_fix_gives_the_value_meant(
    slug: str, text: str, place: tuple[int, int], meant: object
) -> None:
    _, report = read(text, "a.yaml")
    assert found(report) == [(slug, place)]
    (one,) = report
    assert one.fix is not None
    node, again = read(apply(text, one.fix.edits), "a.yaml")
    assert (node, found(again)) == (meant, [])


@pytest.mark.parametrize(("slug", "text", "place"), UNMENDED)
def test_an_accident_without_one_right_mending_is_told_at_its_place(
    slug: str, text: str, place: tuple[int, int]
) -> None:
    _, report = read(text, "a.yaml")
    assert found(report) == [(slug, place)]
    assert all(one.fix is None for one in report)


def test_every_accident_is_planted_here() -> None:
    planted = {slug for slug, *_ in MENDED} | {slug for slug, *_ in UNMENDED}
    by_bytes = {"file-too-large", "not-utf8"}
    assert planted | by_bytes == {one.slug for one in all_messages() if one.code[0] == "Y"}


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("2.000200", "2.000200"),
        ("01", "01"),
        ("00123", "00123"),
        ("12:30", "12:30"),
        ("8.000", "8.000"),
        ("no", "no"),
        ("on", "on"),
        ("2026-13-45", "2026-13-45"),
        ("~", "~"),
        ("null", "null"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("-5", "-5"),
        ("", ""),
        ("https://dichvucong.gov.vn", "https://dichvucong.gov.vn"),
        ("'a'", "a"),
        ("60/2014/QH13 Điều 13-16; 104/2022/NĐ-CP", "60/2014/QH13 Điều 13-16; 104/2022/NĐ-CP"),
    ],
)
def test_yaml_never_gives_a_value_a_type(written: str, kept: str) -> None:
    node, report = read(f"a: {written}\n", "a.yaml")
    assert (node, len(report)) == ({"a": kept}, 0)


@pytest.mark.parametrize(
    "text",
    [
        "a: 1 # chú thích\n",
        "a: nộp bản chính  # chú thích\n",
        "a: nộp bản chính # chú thích\n",
        "a: nộp bản chính  #chú thích\n",
        "a: 1 #một bộ\n",
        "a: {b: nộp, c: 1} #x\n",
        "#a\na: b\n",
        "a: >\n  gồm\n  - b\n  -c\n  d:e #f\n",
        "a: xin Ông, bà\n  đọc kỹ hướng dẫn\n",
        "a: “Giấy khai sinh” là giấy tờ hộ tịch\n",
        f"a: 8.000{NBSP}đồng\n",
        "a: [b, c]\r\nd: 1\r\n",
        "a: {b: , c: 1}\n",
    ],
)
def test_what_is_no_accident_is_left_alone(text: str) -> None:
    assert found(read(text, "a.yaml")[1]) == []


def test_both_places_of_a_duplicate_are_named_and_the_first_counts() -> None:
    node, report = read("a: 1\nb: 2\na: 3\n", "a.yaml")
    (one,) = report
    assert one.related == (Span("a.yaml", 1, 1, 1, 2),)
    assert node == {"a": "1", "b": "2"}


def test_a_sentence_cut_by_a_comma_is_joined_so_that_nothing_follows_from_it() -> None:
    node, _ = read("a: {b: Ngày không thể, xin xem lại}\n", "a.yaml")
    assert node == {"a": {"b": "Ngày không thể, xin xem lại"}}


def test_places_are_kept() -> None:
    node, _ = read("a:\n  b: 'x y'\n  c:\n    - d\n    - e: f\ng: {}\n", "a.yaml")
    assert isinstance(node, Map)
    inner = node[_key(node, "a")]
    assert isinstance(inner, Map)
    quoted_value, items = inner.values()
    assert isinstance(items, Seq)
    last = items[1]
    empty = node[_key(node, "g")]
    assert isinstance(quoted_value, Scalar)
    assert isinstance(last, Map)
    assert isinstance(empty, Map)
    assert node.span == Span("a.yaml", 1, 1, 1, 2)
    assert inner.span == Span("a.yaml", 1, 1, 1, 2)
    assert quoted_value.span == Span("a.yaml", 2, 6, 2, 11)
    assert quoted_value.style == "single"
    assert quoted_value.at(2, 3) == Span("a.yaml", 2, 9, 2, 10)
    assert items.span == Span("a.yaml", 3, 3, 3, 4)
    assert last.span == Span("a.yaml", 5, 7, 5, 8)
    assert empty.span == Span("a.yaml", 6, 1, 6, 2)


def _key(node: Map, name: str) -> Scalar:
    key = node.key(name)
    assert key is not None
    return key


def test_values_are_composed() -> None:
    node, report = read(f"a: te{HOOK}n\n", "a.yaml")
    assert (node, len(report)) == ({"a": "tên"}, 0)


def test_a_file_that_is_too_large_is_not_read() -> None:
    node, report = read("a: " + "x" * MAX_BYTES, "a.yaml")
    assert (node, found(report)) == (None, [("file-too-large", (1, 1))])


def test_a_file_in_another_encoding_is_told_at_the_first_wrong_letter(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes("ma: 1\ntên: Đăng".encode() + b"\xfd\n")
    node, report = read_file(path, "a.yaml")
    assert (node, found(report)) == (None, [("not-utf8", (2, 10))])


def test_wherever_the_parser_stops_it_is_explained() -> None:
    text = "a: {b: [1, 'x y', \"z\"]}\nc:\n  - d: e\n    f: |\n      g\nh: *i\n"
    for cut in range(len(text)):
        for sign in "\"'{}[]:-#&*!|>%@`,\t\x00":
            read(text[:cut] + sign + text[cut:], "a.yaml")


@given(st.text(alphabet="ab: -#'\"{}[],\n\t&*!|>%@`?đ\u00a0", max_size=40))
def test_no_text_whatever_raises(text: str) -> None:
    node, report = read_bytes(text.encode(), "a.yaml")
    assert node is not None or len(report)


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp", "Zs"))))
def test_a_quoted_text_is_read_back(text: str) -> None:
    node, report = read(f"a: {quoted(text)}\n", "a.yaml")
    assert (node, len(report)) == ({"a": unicodedata.normalize("NFC", text)}, 0)
