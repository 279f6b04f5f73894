"""Findings as people and programs get them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import renderers.findings
from catalogue.diagnostics import Diagnostic, Edit, Fix, Report, Span
from catalogue.messages import all_messages
from catalogue.source import read, read_bytes
from renderers.findings import Language, as_json, concise, full, ordered, summary

SCHEMA = json.loads(
    Path(renderers.findings.__file__).with_name("findings.schema.json").read_text("utf-8")
)
COLON = "sets: 1\nsays: Lưu ý: nộp bản chính\n"


def found_in(text: str, file: str = "a.yaml") -> tuple[Report, dict[str, bytes]]:
    return read(text, file)[1], {file: text.encode()}


def the_json(text: str, lang: Language = "vi") -> Any:
    report, contents = found_in(text)
    return json.loads(as_json(report, contents, lang))


def test_a_finding_in_full() -> None:
    assert full(*found_in(COLON), "vi") == (
        "lỗi Y1003: câu này có dấu hai chấm nên bị hiểu thành một mục mới\n"
        "  --> a.yaml, dòng 2, cột 12\n"
        "   2 | says: Lưu ý: nộp bản chính\n"
        "     |            ^\n"
        "  cách sửa: Đặt cả câu trong dấu nháy đơn, ví dụ 'Lưu ý: nộp bản chính'.\n"
        "  viết lại:\n"
        "   2 | says: 'Lưu ý: nộp bản chính'\n"
        "  xem thêm: motcua explain Y1003\n"
    )


def test_a_finding_in_english() -> None:
    assert full(*found_in("sets: 1\nsets: 2\n"), "en") == (
        'error Y1015: "sets" is written twice\n'
        "  --> a.yaml, line 2, column 1\n"
        "   2 | sets: 2\n"
        "     | ^^^^\n"
        "   1 | sets: 1\n"
        "     | ---- written here first\n"
        "  what to do: Keep one of the two and delete the other.\n"
        "  more: motcua explain Y1015\n"
    )


def test_both_languages_together() -> None:
    assert full(*found_in("\ufeffa: 1\n"), "both") == (
        "cảnh báo Y1030: đầu tệp có dấu BOM không nhìn thấy\n"
        "warning Y1030: the file starts with an invisible byte order mark\n"
        "  --> a.yaml, dòng 1, cột 1\n"
        "   1 | a: 1\n"
        "     | ^\n"
        "  cách sửa: Lưu lại tệp dạng «UTF-8», không chọn «UTF-8 with BOM».\n"
        '  what to do: Save the file as "UTF-8", not as "UTF-8 with BOM".\n'
        "  xem thêm: motcua explain Y1030\n"
    )


def test_the_entry_and_a_second_file_are_named() -> None:
    one = Diagnostic(
        "duplicate-key",
        Span("b.yaml", 1, 1, 1, 2),
        (("key", "a"),),
        "fees/phi/amount",
        (Span("a.yaml", 1, 1, 1, 2),),
    )
    assert full([one], {"a.yaml": b"a: 1\n", "b.yaml": b"a: 2\n"}, "vi") == (
        "lỗi Y1015: mục «a» được viết hai lần\n"
        "  --> b.yaml, dòng 1, cột 1 (mục fees › phi › amount)\n"
        "   1 | a: 2\n"
        "     | ^\n"
        "  --> a.yaml, dòng 1, cột 1\n"
        "   1 | a: 1\n"
        "     | - lần viết thứ nhất\n"
        "  cách sửa: Giữ một trong hai và xóa mục kia.\n"
        "  xem thêm: motcua explain Y1015\n"
    )


def test_a_file_that_does_not_exist_shows_no_line() -> None:
    one = Diagnostic("empty-file", Span("catalogue.yaml", 1, 1, 1, 1))
    assert full([one], {}, "vi") == (
        "lỗi Y1032: tệp không có nội dung\n"
        "  --> catalogue.yaml, dòng 1, cột 1\n"
        "  cách sửa: Viết nội dung của tệp, hoặc xóa tệp.\n"
        "  xem thêm: motcua explain Y1032\n"
    )


def test_the_caret_stands_under_the_letter_whatever_stands_before_it() -> None:
    text = "a:\tte\u0302n\nb: Lưu ý: x\n"
    one = Diagnostic("empty-key", Span("a.yaml", 1, 7, 1, 8))
    rows = full([one], {"a.yaml": text.encode()}, "vi").split("\n")
    assert rows[2:4] == ["   1 | a:\tte\u0302n", "     |   \t  ^"]


def test_a_long_line_is_shown_in_part() -> None:
    text = f"a: {'từ ' * 80}ý: x\n"
    report, contents = found_in(text)
    rows = full(report, contents, "vi").split("\n")
    line, caret = rows[2].split(" | ")[1], rows[3].split(" | ")[1]
    assert len(line) <= 110
    assert line[caret.index("^")] == ":"


def test_several_files_are_in_order_with_one_line_each() -> None:
    reports = [found_in("a: b: c\n", file)[0] for file in ("b.yaml", "a.yaml")]
    found = [one for report in reports for one in (*report, *report)]
    assert concise(found, "vi") == (
        "a.yaml:1:5: lỗi Y1003: câu này có dấu hai chấm nên bị hiểu thành một mục mới\n"
        "b.yaml:1:5: lỗi Y1003: câu này có dấu hai chấm nên bị hiểu thành một mục mới\n"
    )
    assert summary(found, "both") == "2 lỗi trong 2 tệp / 2 errors in 2 files"
    assert [one.span.file for one in ordered(found)] == ["a.yaml", "b.yaml"]


def test_nothing_found_is_said() -> None:
    assert (full([], {}, "vi"), concise([], "vi")) == ("", "")
    assert summary([], "vi") == "không có phát hiện nào"
    assert json.loads(as_json([], {}, "vi"))["findings"] == []


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("lang", ["vi", "en", "both"])
@pytest.mark.parametrize(
    "one",
    [one for one in all_messages() if one.bad and one.code[0] == "Y"],
    ids=lambda one: one.slug,
)
def test_the_json_of_every_accident_meets_the_schema(one: Any, lang: Language) -> None:
    told = the_json(one.bad.text, lang)
    Draft202012Validator(SCHEMA).validate(told)
    assert [each["slug"] for each in told["findings"]] == [one.slug]
    assert told["counts"][one.severity] == 1


def test_the_json_says_all_that_is_known() -> None:
    told = the_json(COLON)
    told["findings"][0].pop("fingerprint")
    fix = "Đặt cả câu trong dấu nháy đơn, ví dụ 'Lưu ý: nộp bản chính'."
    edit = {"file": "a.yaml", "start": 14, "end": 34, "text": "'Lưu ý: nộp bản chính'"}
    assert told == {
        "format": 1,
        "counts": {"error": 1, "warning": 0, "info": 0},
        "findings": [
            {
                "code": "Y1003",
                "slug": "colon-in-text",
                "severity": "error",
                "message": "câu này có dấu hai chấm nên bị hiểu thành một mục mới",
                "args": {},
                "file": "a.yaml",
                "line": 2,
                "column": 12,
                "end_line": 2,
                "end_column": 13,
                "path": "",
                "related": [],
                "help": fix,
                "fixes": [{"title": fix, "safe": True, "edits": [edit]}],
                "law": "",
            }
        ],
    }


@pytest.mark.parametrize("text", [COLON, COLON.replace("\n", "\r\n"), "\ufeff" + COLON])
def test_offsets_cut_the_very_text_that_is_replaced(text: str) -> None:
    contents = {"a.yaml": text.encode()}
    told = json.loads(as_json(read_bytes(text.encode(), "a.yaml")[1], contents, "vi"))
    (edit,) = (one for each in told["findings"] for one in each["fixes"][0]["edits"] if one["text"])
    assert text.removeprefix("\ufeff")[edit["start"] : edit["end"]] == "Lưu ý: nộp bản chính"


def test_a_fingerprint_stays_when_lines_move_and_tells_equal_lines_apart() -> None:
    def prints(text: str, *lines: int) -> list[str]:
        found = [Diagnostic("empty-key", Span("a.yaml", line, 1, line, 2)) for line in lines]
        told = json.loads(as_json(found, {"a.yaml": text.encode()}, "vi"))
        return [one["fingerprint"] for one in told["findings"]]

    first = prints("a: 1\nb: 2\na: 1\n", 1, 3)
    assert prints("#\na: 1\nb: 2\n  a: 1\n", 2, 4) == first
    assert len(set(first)) == 2


def test_a_fix_over_several_lines_or_files_is_not_shown_as_mended_lines() -> None:
    edit = Edit(Span("a.yaml", 1, 1, 2, 1), "")
    other = Edit(Span("b.yaml", 1, 1, 1, 2), "")
    for edits in ((edit,), (other,)):
        one = Diagnostic("empty-file", Span("a.yaml", 1, 1, 1, 1), fix=Fix(edits))
        assert "viết lại" not in full([one], {"a.yaml": b"a: 1\nb: 2\n", "b.yaml": b"c"}, "vi")
