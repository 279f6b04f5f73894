"""The law register, and citations of acts that are not in force."""

from __future__ import annotations

from datetime import date
from textwrap import dedent

import pytest

from catalogue.load import read_folder
from catalogue.messages import BASE_PROCEDURE
from compiler.incremental import check_texts
from compiler.law import During
from compiler.pipeline import compile_texts
from tests.snippets import BASE

REGISTER = dedent("""\
    - act: 63/2010/NĐ-CP
      name: Nghị định về kiểm soát thủ tục hành chính
      until: 30/06/2026
      replaced_by: 224/2026/NĐ-CP
      articles:
        khoản 2 Điều 8: {until: 31/12/2025, replaced_by: 92/2017/NĐ-CP Điều 1}
        Điều 20-22: {until: 31/12/2025}
    - act: 45/2019/QH14
      name: Bộ luật Lao động
    - {act: 224/2026/NĐ-CP, name: Nghị định mới, from: 01/07/2026}
    - {act: 92/2017/NĐ-CP, name: Nghị định sửa đổi, amends: 63/2010/NĐ-CP}
    """)
CITED = {
    "63/2010/NĐ-CP Điều 8": [],
    "63/2010/NĐ-CP khoản 1, 3 Điều 8": [],
    "63/2010/NĐ-CP khoản 2 Điều 9, khoản 1 Điều 8": [],
    "63/2010/NĐ-CP khoản 1-3 Điều 8": ["article-repealed"],
    "63/2010/NĐ-CP điểm a khoản 2, khoản 4 Điều 8": ["article-repealed"],
    "63/2010/NĐ-CP khoản 5 Điều 21": ["article-repealed"],
    "63/2010/NĐ-CP Điều 19, 23": [],
}


def _found(basis: str, in_force: str) -> list[tuple[str, dict[str, str]]]:
    texts = dict(read_folder(BASE))
    written = texts[BASE_PROCEDURE].decode()
    written = written.replace(
        "basis: 63/2010/NĐ-CP Điều 8\nauthority", f"basis: {basis}\nauthority"
    )
    written = written.replace("in_force: {from: 01/01/2026}", f"in_force: {{{in_force}}}")
    texts |= {BASE_PROCEDURE: written.encode(), "law.yaml": REGISTER.encode()}
    found = [(one.slug, dict(one.args)) for one in compile_texts(texts).report.sorted()]
    cached = check_texts(texts, check_texts(texts, {})[1])[0].sorted()
    assert [(one.slug, dict(one.args)) for one in cached] == found
    return found


@pytest.mark.parametrize(("basis", "expected"), CITED.items())
def test_a_repealed_part_is_known_by_its_places(basis: str, expected: list[str]) -> None:
    found = _found(basis, "from: 01/01/2026, until: 30/06/2026")
    assert [slug for slug, _ in found] == expected


def test_the_day_and_what_took_its_place_are_told() -> None:
    found = _found("63/2010/NĐ-CP khoản 2 Điều 8", "from: 01/01/2026, until: 30/06/2026")
    assert found == [
        (
            "article-repealed",
            {
                "name": "63/2010/NĐ-CP khoản 2 Điều 8",
                "day": "01/01/2026",
                "advice": "92/2017/NĐ-CP Điều 1",
            },
        )
    ]


def test_a_version_that_outlives_its_act_is_told_once() -> None:
    found = _found("63/2010/NĐ-CP Điều 8", "from: 01/01/2026")
    assert found == [("act-ends-within", {"name": "63/2010/NĐ-CP", "day": "30/06/2026"})]


def test_a_next_version_ends_the_time_of_this_one() -> None:
    texts = dict(read_folder(BASE)) | {"law.yaml": REGISTER.encode()}
    written = texts[BASE_PROCEDURE].decode()
    following = written.replace("63/2010/NĐ-CP", "224/2026/NĐ-CP")
    following = following.replace("from: 01/01/2026", "from: 01/07/2026")
    following = following.replace("02/03/2026", "06/07/2026").replace("09/03/2026", "13/07/2026")
    texts["procedures/mau/phien_ban_sau.yaml"] = following.encode()
    assert [one.slug for one in compile_texts(texts).report] == []


def test_the_time_of_a_row_lies_within_that_of_its_version() -> None:
    version = During(date(2026, 1, 1), None)
    assert During(None, date(2026, 6, 30)).within(version) == During(
        date(2026, 1, 1), date(2026, 6, 30)
    )
    assert version.outlives(date(2026, 6, 30))
    assert not version.outlives(date(2025, 6, 30))
    assert not During(None, date(2026, 6, 30)).outlives(date(2026, 6, 30))


def test_shared_facts_cite_known_acts() -> None:
    texts = dict(read_folder(BASE))
    fact = "parameters:\n  muc: {is: 8, kind: decimal, basis: 1/2020/NĐ-CP}\n"
    texts["facts.yaml"] = fact.encode()
    found = [(one.slug, one.span.line, one.span.column) for one in compile_texts(texts).report]
    assert found == [("act-not-known", 2, 38), ("shared-not-used", 2, 3)]


def test_the_registers_names_stand_for_something() -> None:
    texts = dict(read_folder(BASE))
    wrong = texts["law.yaml"].decode().replace("amends: 118/2025/NĐ-CP", "amends: 181/2025/NĐ-CP")
    texts["law.yaml"] = wrong.encode()
    assert [one.slug for one in compile_texts(texts).report] == ["act-not-known"]
