"""Gaps, overlaps and dead rows of everything that is chosen by rows, in the author's own words."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from catalogue.messages import say
from tests.compiler.laying import CASES, laid, told

BASIS = "    basis: 63/2010/NĐ-CP Điều 8\n"
FEE = f"fees:\n  - id: phi\n    type: phi\n    name: Phí\n{BASIS}    ^amount:\n"
TERM = "term:\n  basis: 63/2010/NĐ-CP Điều 8\n  ^within:\n"
STEP = "steps:\n  - step: thu_ly\n    by: thu_ly_hs\n    says: Thẩm định\n    ^within:\n"
PAPER = f"components:\n  - document: ^don_de_nghi\n{BASIS}    submit:\n"
FACTS = "facts:\n  nhieu: {is: so_ban > 5, says: nhiều bản}\n  it: {is: not nhieu, says: ít bản}\n"
FINDING = "facts:\n  phuc_tap: {by: thu_ly, says: hồ sơ phức tạp}\n"
QUIET = ("burden-without-basis", "fact-not-used", "field-not-used", "scenario-missing",
         "short-term-in-days", "steps-over-term", "steps-without-decision",
         "steps-without-receipt", "steps-without-return")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """A table and what is wrong with it; `^` marks the place, and is no part of the text."""

    slug: str
    text: str
    case: str = ""

    def place(self) -> tuple[int, int]:
        before = self.text.split("^")[0]
        below = laid(self.text.replace("^", ""))[1]
        return before.count("\n") + 1 + below, len(before) - before.rfind("\n")


def unmarked(text: str) -> str:
    return text.replace("^", "")


FOUND = {
    # gaps
    "a fee by numbers": Found(
        "rows-leave-gap",
        FEE + "      - {is: 1.000đ, when: so_ban <= 5}\n      - {is: 2.000đ, when: so_ban >= 8}\n",
        "Số bản: từ 6 đến 7"),
    "a fee by options": Found(
        "rows-leave-gap",
        FEE + "      - {is: 1.000đ, when: loai == thuong and so_ban < 5}\n"
        "      - {is: 2.000đ, when: so_ban >= 5}\n",
        "Cách giải quyết: Giải quyết nhanh; Số bản: từ 0 đến 4"),
    "a fee through facts": Found(
        "rows-leave-gap",
        FACTS + FEE + "      - {is: 1.000đ, when: nhieu}\n"
        "      - {is: 2.000đ, when: it and co_ban_sao}\n",
        "Số bản: từ 0 đến 5; Có cấp bản sao: không"),
    "a fee by nested cases": Found(
        "rows-leave-gap",
        CASES + FEE + "      - {is: 1.000đ, when: nha}\n      - {is: 2.000đ, when: thue}\n",
        "Đăng ký vào đâu? phương tiện"),
    "a fee by parents of cases": Found(
        "rows-leave-gap",
        CASES + FEE + "      - {is: 1.000đ, when: so_huu and loai == nhanh}\n"
        "      - {is: 2.000đ, when: thue}\n",
        "Đăng ký vào đâu? nhà ở hoặc phương tiện; Cách giải quyết: Thông thường"),
    "a fee by days of filing": Found(
        "rows-leave-gap",
        FEE + "      - {is: 1.000đ, until: 30/06/2026}\n      - {is: 2.000đ, from: 01/08/2026}\n",
        "ngày nộp hồ sơ: từ 01/07/2026 đến 31/07/2026"),
    "a fee that is not dated to the end": Found(
        "rows-leave-gap",
        FEE + "      - {is: 1.000đ, until: 30/06/2026}\n"
        "      - {is: 2.000đ, from: 01/07/2026, until: 31/12/2026}\n",
        "ngày nộp hồ sơ: từ 01/01/2027"),
    "a fee by channels and options": Found(
        "rows-leave-gap",
        FEE + "      - {is: 1.000đ, when: channel == online}\n"
        "      - {is: 2.000đ, when: channel == counter and loai == nhanh}\n",
        "kênh nộp hồ sơ: Trực tiếp; Cách giải quyết: Thông thường"),
    "a table": Found(
        "rows-leave-gap",
        FEE + "      inputs: [loai, so_ban]\n      rows:\n"
        "        - {when: [nhanh, any], is: 1.000đ}\n        - {when: [any, ..<3], is: 2.000đ}\n"
        "      hit: first\n",
        "Cách giải quyết: Thông thường; Số bản: từ 3 đến 20"),
    "a term": Found(
        "rows-leave-gap",
        TERM + "    - {is: 3 days, when: loai == nhanh}\n"
        "    - {is: 5 days, when: loai == thuong and co_ban_sao}\n",
        "Cách giải quyết: Thông thường; Có cấp bản sao: không"),
    "a term by what an officer finds": Found(
        "rows-leave-gap",
        FINDING + TERM + "    - {is: 3 days, when: phuc_tap}\n"
        "    - {is: 5 days, when: not phuc_tap and co_ban_sao}\n",
        "hồ sơ phức tạp: không; Có cấp bản sao: không"),
    "a step": Found(
        "rows-leave-gap",
        STEP + "      - {is: 1 day, when: so_ban in 0..3 | 8..20}\n"
        "      - {is: 2 days, when: so_ban == 5}\n",
        "Số bản: 4 hoặc từ 6 đến 7"),
    "copies": Found(
        "rows-leave-gap",
        PAPER + "      - {is: 1 original, when: co_ban_sao}\n"
        "      - {is: 1 plain, when: not co_ban_sao and so_ban > 5}\n",
        "Có cấp bản sao: không; Số bản: từ 0 đến 5"),
    # overlaps
    "two rows of a fee": Found(
        "rows-overlap",
        unmarked(FEE) + "      - {is: 1.000đ, when: so_ban <= 5}\n"
        "      - {^is: 2.000đ, when: so_ban >= 5}\n",
        "Số bản: 5"),
    "two rows of a term": Found(
        "rows-overlap",
        unmarked(TERM) + "    - {is: 3 days, when: loai == nhanh}\n"
        "    - {^is: 4 days, when: so_ban > 10}\n    - {is: 5 days}\n",
        "Cách giải quyết: Giải quyết nhanh; Số bản: từ 11 đến 20"),
    "two windows": Found(
        "rows-overlap",
        unmarked(FEE) + "      - {is: 1.000đ, until: 01/07/2026}\n"
        "      - {^is: 2.000đ, from: 01/07/2026}\n",
        "ngày nộp hồ sơ: 01/07/2026"),
    "two rows of copies": Found(
        "rows-overlap",
        unmarked(PAPER) + "      - {is: 1 original, when: co_ban_sao}\n"
        "      - {^is: 1 plain, when: so_ban > 5}\n      - {is: 2 plain}\n",
        "Có cấp bản sao: có; Số bản: từ 6 đến 20"),
    "two rows that always hold": Found(
        "rows-overlap",
        unmarked(FEE) + "      inputs: [loai]\n      rows:\n"
        "        - {when: [thuong | nhanh], is: 1.000đ}\n"
        "        - {^when: [nhanh | thuong], is: 2.000đ}\n",
        "mọi trường hợp"),
    # dead rows
    "a rest that is left nothing": Found(
        "row-never-holds",
        unmarked(FEE) + "      - {is: 1.000đ, when: loai == nhanh}\n"
        "      - {is: 2.000đ, when: loai == thuong}\n      - {^is: 3.000đ}\n"),
    "a row that contradicts itself": Found(
        "row-never-holds",
        unmarked(TERM) + "    - {^is: 1 day, when: so_ban > 5 and so_ban < 3}\n"
        "    - {is: 5 days}\n"),
    "a row that earlier ones forestall": Found(
        "row-never-holds",
        unmarked(FEE) + "      inputs: [so_ban]\n      hit: first\n      rows:\n"
        "        - {when: [..10], is: 1.000đ}\n        - {^when: [3], is: 2.000đ}\n"
        "        - {when: [any], is: 3.000đ}\n"),
    "a row of a step": Found(
        "row-never-holds",
        unmarked(STEP) + "      - {is: 1 day, when: co_ban_sao}\n"
        "      - {is: 2 days, when: not co_ban_sao}\n      - {^is: 3 days}\n"),
    "a row of a sum": Found(
        "row-never-holds",
        unmarked(FEE) + "      inputs: [so_ban]\n      hit: sum\n      rows:\n"
        "        - {when: [..10], is: 1.000đ}\n        - {^when: [21..], is: 2.000đ}\n"),
}  # fmt: skip
SOUND = {
    "a rest takes what remains":
        "      - {is: 1.000đ, when: loai == nhanh}\n      - {is: 2.000đ}\n",
    "windows that meet":
        "      - {is: 1.000đ, until: 30/06/2026}\n      - {is: 2.000đ, from: 01/07/2026}\n",
    "all rows of a sum count, and none need to":
        "      inputs: [so_ban]\n      hit: sum\n      rows:\n"
        "        - {when: [5..], is: 1.000đ}\n        - {when: [7..], is: 2.000đ}\n",
    "the largest of rows counts":
        "      inputs: [so_ban]\n      hit: max\n      rows:\n"
        "        - {when: [any], is: 1.000đ}\n        - {when: [7..], is: 2.000đ}\n",
    "the first of rows counts":
        "      inputs: [so_ban]\n      hit: first\n      rows:\n"
        "        - {when: [5..], is: 1.000đ}\n        - {when: [any], is: 2.000đ}\n",
    "rows of two questions at once are judged when they run":
        "      - {is: 1.000đ, when: so_ban > 5 or co_ban_sao}\n"
        "      - {is: 2.000đ, when: so_ban > 7}\n",
}  # fmt: skip


@pytest.mark.parametrize("one", FOUND.values(), ids=FOUND)
def test_a_table_is_judged_exactly_and_told_in_words(one: Found) -> None:
    found = [each for each in told(unmarked(one.text)) if each.slug not in QUIET]
    assert [(each.slug, (each.span.line, each.span.column)) for each in found] == [
        (one.slug, one.place())
    ]
    assert say(found[0], "vi").endswith(one.case)


@pytest.mark.parametrize("rows", SOUND.values(), ids=SOUND)
def test_a_sound_table_is_left_alone(rows: str) -> None:
    slugs = {one.slug for one in told(unmarked(FEE) + rows)}
    assert slugs.isdisjoint({"rows-overlap", "rows-leave-gap", "row-never-holds"})


def test_a_finding_reads_as_a_sentence_and_shows_both_rows() -> None:
    one = FOUND["two rows of a fee"]
    (found,) = (each for each in told(unmarked(one.text)) if each.slug not in QUIET)
    assert say(found, "vi") == (
        "dòng thứ 1 và dòng thứ 2 của bảng cùng áp dụng cho một trường hợp: Số bản: 5"
    )
    (first,) = found.related
    assert (first.line, first.column) == (found.span.line - 1, found.span.column)


def test_amounts_and_endless_numbers_are_spelled_as_authors_do() -> None:
    form = CASES + "      - {id: tien, kind: money, label: Giá trị}\n"
    form += "      - {id: tuoi, kind: integer, label: Tuổi}\n"
    rows = "      - {is: 1.000đ, when: tien < 500.000đ and tuoi > 17}\n"
    rows += "      - {is: 2.000đ, when: tien >= 500.000đ}\n"
    (found,) = (each for each in told(unmarked(form + FEE) + rows) if each.slug not in QUIET)
    assert say(found, "vi").endswith(": Giá trị: từ 0đ đến 499.999đ; Tuổi: không quá 17")
    assert say(found, "en").endswith(": Giá trị: from 0đ to 499.999đ; Tuổi: up to 17")


def test_a_stretch_of_decimals_ends_below_the_number_that_an_author_would_write() -> None:
    form = (
        CASES + "      - {id: dai, kind: decimal, label: Chiều dài, unit: m, min: 0, max: 9000}\n"
    )
    rows = "      - {is: 1.000đ, when: dai < 500.5}\n"
    rows += "      - {is: 2.000đ, when: dai >= 1600}\n"
    (found,) = (each for each in told(unmarked(form + FEE) + rows) if each.slug not in QUIET)
    assert say(found, "vi").endswith(": Chiều dài: từ 500.5 đến dưới 1600")
