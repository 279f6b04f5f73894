"""Citations as decrees, portals and officers write them: what is read, and what is said of it."""

from __future__ import annotations

import pytest

from catalogue import phrases
from catalogue.real_citations import act_names, citations_in, read_citation, read_entry
from catalogue.spelling import spell

NAMES = act_names(
    [
        ("Luật Cư trú", "68/2020/QH14"),
        ("Luật Xây dựng", "50/2014/QH13"),
        ("Luật Xây dựng", "135/2025/QH15"),
        ("Bộ luật Hàng hải Việt Nam", "95/2015/QH13"),
    ]
)
SURE = {
    "60/2014/QH13": "60/2014/QH13",
    "Nghị định số 123/2015/NĐ-CP ngày 15/11/2015 của Chính phủ": "123/2015/NĐ-CP, 15/11/2015",
    "Nghị định 65/2025/NĐ-CP ngày 12 tháng 3 năm 2025 sửa đổi": "65/2025/NĐ-CP, 12/03/2025",
    "Luật Địa chất và khoáng sản số 54/2025/QH15": "54/2025/QH15",
    "73/NĐ-CP ngày 20/4/1994": "73/NĐ-CP, 20/04/1994",
    "Nghị định số 161/CP ngày 30/10/1964": "161/CP, 30/10/1964",
    "30a/2008/NQ-CP": "30a/2008/NQ-CP",
    "Nghị quyết số 66.19/2026/NQ-CP": "66.19/2026/NQ-CP",
    "điểm a khoản 4 Điều 119 Nghị định số 131/2021/NĐ-CP": (
        "131/2021/NĐ-CP điểm a khoản 4 Điều 119"
    ),
    "các khoản 3, 4 và 7 Điều 9 Nghị quyết số 05/2025/NQ-CP": (
        "05/2025/NQ-CP khoản 3, 4, 7 Điều 9"
    ),
    "điểm b Khoản 2 và Khoản 4 Điều 6 Nghị định số 116/2021/NĐ-CP": (
        "116/2021/NĐ-CP điểm b khoản 2, khoản 4 Điều 6"
    ),
    "Điều 13 đến 16 Luật số 60/2014/QH13": "60/2014/QH13 Điều 13-16",
    "Điều 13 đến Điều 16 Luật số 60/2014/QH13": "60/2014/QH13 Điều 13-16",
    "60/2014/QH13, Điều 8": "60/2014/QH13 Điều 8",
    "Phụ lục II ban hành kèm theo Thông tư 61/2025/TT-NHNN": "61/2025/TT-NHNN Phụ lục II",
    "1523/QĐ-BCA-C06": "1523/QĐ-BCA-C06",
}
REPAIRED = {
    "7/2025/NĐ-CP": ("07/2025/NĐ-CP", "zero", True),
    "18/2009/TTLT/BGDĐT-BTC-BNV": ("18/2009/TTLT-BGDĐT-BTC-BNV", "kind", False),
    "Thông tư số 09/2026/TT- BNNMT": ("09/2026/TT-BNNMT", "kind", False),
    "Thông tư liên tịch 20/2013/TTLT-BYT-BCT-BNNPTNTPhụ lục 4": (
        "20/2013/TTLT-BYT-BCT-BNNPTNT Phụ lục 4", None, False,
    ),
    "118/2025/NĐ-C": ("118/2025/NĐ-CP", "kind", True),
    "01/2026/TT-BNNMTT": ("01/2026/TT-BNNMT", "kind", True),
    "57/2024/NĐCP": ("57/2024/NĐ-CP", "kind", False),
    "123/2015/nd-cp": ("123/2015/NĐ-CP", "kind", False),
    "60/2014/QH 13": ("60/2014/QH13", "kind", False),
    "Quyết định 104/1999/QĐ-TTG": ("104/1999/QĐ-TTg", "kind", False),
    "12/2024/QĐ-UBND-HCM": ("12/2024/QĐ-UBND", "province", False),
    "12/2024/QĐ-UBND Thành phố Hồ Chí Minh": ("12/2024/QĐ-UBND", "dropped", False),
    "225/NĐ-CP ngày 15/8/2025": ("225/2025/NĐ-CP, 15/08/2025", "year", True),
    "123/2015/NĐ-CP ngày 15/11/2016": ("123/2015/NĐ-CP", "day", False),
    "60/2014/QH13 Điều 8 khoản 2 điểm a": ("60/2014/QH13 điểm a khoản 2 Điều 8", "order", False),
    "khoản 2 Điều 20 Luật Cư trú": ("68/2020/QH14 khoản 2 Điều 20", "name", False),
    "Điều 97 của Luật Xây dựng năm 2014": ("50/2014/QH13 Điều 97", "name", False),
    "BỘ LUẬT  HÀNG HẢI VIỆT NAM": ("95/2015/QH13", "name", False),
}  # fmt: skip
NOT_UNDERSTOOD = {
    "": "empty",
    "12": "number",
    "02640/2026/NĐ-CP": "number",
    "2010/TT-BTP": "year",
    "225/NĐ-CP": "year",
    "125/2029/NĐ-CP": "year",
    "54/2025/QH12": "term",
    "Mẫu số 11/ĐK": "kind",
    "26/2021/TT-NHNN2": "issuer",
    "13/2020/TT-BT": "issuer",
    "Nghị quyết số 24/2026/NĐ-CP": "title",
    "53/2025/TT-BCA; 55/2021/TT-BCA": "several",
    "Sửa đổi Nghị định 30/2013/NĐ-CP về kinh doanh": "about",
    "Luật Xây dựng": "name",
    "Luật Thủ đô": "name",
}


@pytest.mark.parametrize(("text", "canonical"), SURE.items())
def test_a_plain_citation_is_sure(text: str, canonical: str) -> None:
    reading = read_citation(text, NAMES, latest=2026)
    assert (reading.text, reading.state) == (canonical, "sure")


@pytest.mark.parametrize(("text", "expected"), REPAIRED.items())
def test_what_was_changed_is_told(text: str, expected: tuple[str, str | None, bool]) -> None:
    canonical, what, guess = expected
    reading = read_citation(text, NAMES, latest=2026)
    assert reading.text == canonical
    assert [one.what for one in reading.repairs] == ([what] if what else [])
    assert reading.guessed == guess


@pytest.mark.parametrize(("text", "why"), NOT_UNDERSTOOD.items())
def test_what_may_be_wrong_is_not_read(text: str, why: str) -> None:
    reading = read_citation(text, NAMES, latest=2026)
    assert (reading.why, reading.state, reading.text) == (why, "not_understood", "")


@pytest.mark.parametrize("text", [*SURE, *REPAIRED])
def test_what_is_read_is_a_phrase_of_the_language(text: str) -> None:
    canonical = read_citation(text, NAMES).text
    assert spell(phrases.basis(canonical)) == canonical


def test_a_number_that_its_name_contradicts_is_no_number() -> None:
    """Portals cut the heads of numbers off."""
    title = "Nghị quyết số 66.7/2025/NQ-CP của Chính phủ: Quy định cắt giảm thủ tục"
    assert read_entry("7/2025/NQ-CP", title).why == "disagree"
    assert read_entry("66.7/2025/NQ-CP", title).state == "sure"
    assert read_entry("7/2025/NĐ-CP", "Nghị định số 07/2025/NĐ-CP").state == "sure"
    assert read_entry("", title).text == "66.7/2025/NQ-CP"
    assert read_entry("60/2014/QH13", "Luật Hộ tịch").text == "60/2014/QH13"


def test_citations_are_found_in_running_text() -> None:
    text = (
        "Mẫu số 01/ĐK theo khoản 1 Điều 31 Nghị định số 06/2017/NĐ-CP; Luật Quản lý thuế"
        " và Nghị định số 126/2020/NĐ-CP ngày 19/10/2020."
    )
    found = [(text[one.start : one.end], one.reading.text) for one in citations_in(text)]
    assert [one for one in found if one[1]] == [
        ("khoản 1 Điều 31 Nghị định số 06/2017/NĐ-CP", "06/2017/NĐ-CP khoản 1 Điều 31"),
        ("Nghị định số 126/2020/NĐ-CP ngày 19/10/2020", "126/2020/NĐ-CP, 19/10/2020"),
    ]
