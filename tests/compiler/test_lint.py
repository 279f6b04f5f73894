"""Laws over the lint rules, and planted mistakes with the exact findings that they bring."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from textwrap import dedent

import pytest

from catalogue.load import read_folder
from catalogue.messages import BASE_PROCEDURE, Sample, message, relate
from compiler import lint
from compiler.incremental import check_texts
from compiler.lint.reading import RULED, expressions
from compiler.lint.rule import CatalogueRule, Rule, WordingRule
from compiler.lint.steps_over_term import Late, Work, worst
from compiler.pipeline import check_folder
from compiler.working_days import Length
from tests.built import built
from tests.compiler.building import TET
from tests.snippets import BASE, lay

EXAMPLES = Path(__file__).parents[2] / "examples"
AnyRule = Rule | WordingRule | CatalogueRule
ALL: tuple[AnyRule, ...] = (*lint.RULES, *lint.WORDING_RULES, *lint.CATALOGUE_RULES)

# Laid over the base procedure; `^` in front of a text marks the place of the finding that is
# named behind `#`, and is no part of the text.
PLANTED = {
    "a rate in thousands stands in its own row": """\
        fees:
          - id: phi
            type: phi
            name: Phí
            basis: 63/2010/NĐ-CP Điều 8
            amount:
              - is: 20.000đ per so_ban
                when: co_ban_sao
              - ^is: 20đ per so_ban  # amount-under-thousand
        """,
    "a rate of nothing is no small amount": """\
        fees:
          - id: phi
            type: phi
            name: Phí
            basis: 63/2010/NĐ-CP Điều 8
            amount: {online: 0đ, counter: 0đ}
        scenarios:
          - {name: Trực tuyến, at: 02/03/2026 09:00, channel: online, expect: {fees: 0đ}}
          - {name: Trực tiếp, at: 02/03/2026 09:00, channel: counter, expect: {fees: 0đ}}
        """,
    "rows of an amount may each cite their act": """\
        fees:
          - id: phi
            type: phi
            name: Phí
            amount:
              - {is: 20.000đ per so_ban, when: co_ban_sao, basis: 63/2010/NĐ-CP Điều 8}
              - {is: 10.000đ per so_ban, basis: 63/2010/NĐ-CP Điều 8}
        """,
    "words promise what the fee does not": """\
        ^before_lodging: Thủ tục này không thu phí.  # free-beside-amount
        """,
    "the second relief cites nothing": """\
        fees:
          - id: phi
            type: phi
            name: Phí
            amount: 20.000đ per so_ban
            basis: 63/2010/NĐ-CP Điều 8
            relief:
              - {off: 50%, when: loai == nhanh, basis: 63/2010/NĐ-CP Điều 8}
              - {^off: 10%, when: co_ban_sao}  # relief-without-basis
        """,
    "parallel steps count once": """\
        steps:
          - {step: tiep_nhan, by: tiep_nhan_hs, within: 1 working_day, says: Tiếp nhận}
          - {step: thu_ly, by: thu_ly_hs, within: 4 working_days, says: Thẩm định}
          - {step: y_kien, by: thu_ly_hs, within: 3 working_days, parallel: yes, says: Hỏi ý kiến}
        results: none
        """,
    "the same steps one after the other are too long": """\
        ^steps:  # steps-over-term
          - {step: tiep_nhan, by: tiep_nhan_hs, within: 1 working_day, says: Tiếp nhận}
          - {step: thu_ly, by: thu_ly_hs, within: 4 working_days, says: Thẩm định}
          - {step: y_kien, by: thu_ly_hs, within: 3 working_days, says: Hỏi ý kiến}
        results: none
        """,
    "a step of another case and the applicant's own time are not counted": """\
        steps:
          - {step: thu_ly, by: thu_ly_hs, within: 5 working_days, says: Thẩm định}
          - {step: sao, by: thu_ly_hs, within: 2 days, when: co_ban_sao, says: Sao}
          - {step: xem, by: submitter, within: 3 days, says: Người nộp xem dự thảo}
        results: none
        """,
    "the shorter term of a case is compared with the steps of that case": """\
        term:
          basis: 63/2010/NĐ-CP Điều 8
          within:
            - {is: 2 working_days, when: loai == nhanh}
            - {is: 5 working_days}
        ^steps:  # steps-over-term
          - step: thu_ly
            by: thu_ly_hs
            within:
              - {is: 3 working_days, when: loai == nhanh}
              - {is: 5 working_days}
            says: Thẩm định
        scenarios:
          - name: Giải quyết nhanh
            at: 02/03/2026 09:00
            channel: online
            answers: {loai: nhanh}
            expect: {due: 04/03/2026}
          - name: Giải quyết thông thường
            at: 02/03/2026 09:00
            channel: counter
            answers: {loai: thuong}
            expect: {due: 09/03/2026}
        results: none
        """,
    "some hours fit into the day of filing, two days do not": """\
        term: {within: same_day, basis: 63/2010/NĐ-CP Điều 8}
        ^steps:  # steps-over-term
          - {step: tiep_nhan, by: tiep_nhan_hs, within: 4 hours, says: Tiếp nhận}
          - {step: thu_ly, by: thu_ly_hs, within: 8 hours, says: Thẩm định}
        scenarios:
          - {name: Trực tuyến, at: 02/03/2026 09:00, channel: online, expect: {due: 02/03/2026}}
          - {name: Trực tiếp, at: 02/03/2026 09:00, channel: counter, expect: {due: 02/03/2026}}
        results: none
        """,
    "a term that ends on a day of the year leaves a year at most": """\
        term: {within: before 25/04, basis: 63/2010/NĐ-CP Điều 8}
        ^steps:  # steps-over-term
          - {step: thu_ly, by: thu_ly_hs, within: 260 working_days, says: Thẩm định}
        results: none
        """,
    "what fits between two such days fits, whenever it is filed": """\
        term: {within: before 25/04, basis: 63/2010/NĐ-CP Điều 8}
        steps:
          - {step: thu_ly, by: thu_ly_hs, within: 200 working_days, says: Thẩm định}
        results: none
        """,
    "a fact that only an unused fact reads is read": """\
        facts:
          a: {is: co_ban_sao, says: có bản sao}
          ^b: {is: a and loai == nhanh, says: có bản sao và làm nhanh}  # fact-not-used
        """,
    "what was abolished may be spoken of as past": """\
        before_lodging: Sổ hộ khẩu đã cấp trước ngày 01/01/2023 không phải nộp.
        """,
    "a date to come may be promised": """\
        before_lodging: Được giảm một nửa khi nộp trực tuyến đến hết ngày 31/12/2026.
        """,
    "an amount of a fee may be named": """\
        before_lodging: Phí cấp bản sao là 20.000 đồng mỗi bản.
        """,
    "a name may say the case in which the paper is asked": """\
        components:
          - {declaration: don_de_nghi, basis: 63/2010/NĐ-CP Điều 8}
          - document: giay_to_tuy_than
            name: Giấy tờ tùy thân trong trường hợp lấy bản sao
            when: co_ban_sao
            present: original
            satisfied_by: csdl_dan_cu for nguoi_nop
        """,
    "the number of copies in a name agrees with the one asked": """\
        components:
          - {declaration: don_de_nghi, basis: 63/2010/NĐ-CP Điều 8}
          - document: giay_to_tuy_than
            name: Giấy tờ tùy thân (02 bản)
            submit: 2 plain
            satisfied_by: csdl_dan_cu for nguoi_nop
        """,
    "a document may be asked once in each case": """\
        components:
          - {declaration: don_de_nghi, basis: 63/2010/NĐ-CP Điều 8}
          - document: giay_to_tuy_than
            when: co_ban_sao
            present: original
            satisfied_by: csdl_dan_cu for nguoi_nop
          - document: giay_to_tuy_than
            id: ban_chup
            when: not co_ban_sao
            submit: 1 plain
            satisfied_by: csdl_dan_cu for nguoi_nop
        """,
    "a time beside a clock is no finding": """\
        steps:
          - {step: tiep_nhan, by: tiep_nhan_hs, within: 1 working_day, says: Tiếp nhận}
          - {step: xem, by: submitter, says: Người nộp xem dự thảo trong 1 ngày}
          - {step: thu_ly, by: thu_ly_hs, within: 2 working_days, says: Thẩm định trong 2 ngày}
          - {step: ky, by: ky, within: 1 working_day, says: Ký kết quả}
          - {step: tra, by: tra_kq, within: 1 working_day, says: Trả kết quả}
        """,
    "a rate that ends with the year, and the next one": """\
        fees:
          - id: phi
            type: phi
            name: Phí
            basis: 63/2010/NĐ-CP Điều 8
            amount:
              - {is: 20.000đ per so_ban, until: 31/12/2026}
              - {is: 30.000đ per so_ban, from: 01/01/2027}
        """,
    "what an officer finds and nobody uses": """\
        facts:
          ^phuc_tap: {by: thu_ly, says: phức tạp}  # fact-not-used
        """,
}


@pytest.mark.parametrize("text", PLANTED.values(), ids=PLANTED)
def test_a_planted_mistake_is_found_at_its_place(text: str, tmp_path: Path) -> None:
    written, expected = _unmarked(dedent(text))
    laid = lay(Sample(BASE_PROCEDURE, 1, 1, written, False), written, tmp_path)
    found = check_folder(tmp_path).report.sorted()
    assert [
        (one.slug, one.span.file, one.span.line - laid.below, one.span.column) for one in found
    ] == [(slug, BASE_PROCEDURE, line, column) for slug, line, column in expected]


def _unmarked(text: str) -> tuple[str, list[tuple[str, int, int]]]:
    """The text as an author writes it, and the findings that its marks announce."""
    lines, expected = [], []
    for number, line in enumerate(text.splitlines(), 1):
        written, _, slug = line.partition("  # ")
        if slug:
            expected.append((slug, number, written.index("^") + 1))
        lines.append(written.replace("^", ""))
    return "\n".join(lines) + "\n", expected


@pytest.mark.parametrize("folder", [BASE, EXAMPLES / "hcmc"], ids=lambda folder: folder.name)
def test_a_clean_catalogue_has_no_finding(folder: Path) -> None:
    assert check_folder(folder).report.sorted() == ()


@pytest.mark.parametrize(
    ("work", "term", "expected"),
    [
        (Work(0, Decimal(5)), Length(Decimal(5), "working_day"), None),
        (Work(0, Decimal("6.5")), Length(Decimal(7), "working_day"), None),
        (Work(13, Decimal("0.5")), Length(Decimal(15), "day"), None),
        (Work(0, Decimal(5)), Length(Decimal(9), "day"), (2026, 2, 10)),
    ],
)
def test_days_are_compared_with_working_days_over_the_worst_window(
    work: Work, term: Length, expected: tuple[int, int, int] | None
) -> None:
    late = worst(work, (term,), TET)
    assert (late and late.filed) == (date(*expected) if expected else None)


def test_the_finding_shows_a_filing_that_the_steps_make_late() -> None:
    late = worst(Work(0, Decimal(5)), (Length(Decimal(9), "day"),), TET)
    assert late == Late(date(2026, 2, 10), date(2026, 2, 24), date(2026, 2, 23))


def test_rules_are_looked_for_wherever_a_program_has_some() -> None:
    for one in built("hcmc").procedures:
        everywhere = set(expressions(replace(one.program, facts=())))
        assert everywhere == {
            expr for name in RULED for expr in expressions(getattr(one.program, name))
        }


def test_without_a_calendar_no_window_is_the_worst(tmp_path: Path) -> None:
    lay(Sample("calendar.yaml", 1, 1, "[]\n", True), "[]\n", tmp_path)
    assert [(one.slug, one.span.file) for one in check_folder(tmp_path).report.sorted()] == [
        ("calendar-too-short", "catalogue.yaml")
    ]


def test_another_calendar_is_judged_again_although_the_procedure_did_not_change() -> None:
    texts = dict(read_folder(BASE))
    written = texts[BASE_PROCEDURE].replace(b"within: 5 working_days", b"within: 9 days")
    texts[BASE_PROCEDURE] = written.replace(b"due: 09/03/2026", b"due: 11/03/2026")
    days = b"- {off: 01/01/2026}\n- {off: 01/01/2027}\n"
    before, kept = check_texts({**texts, "calendar.yaml": days}, {})
    after, _ = check_texts(texts, kept)
    assert [one.slug for one in before] == []
    assert [one.slug for one in after] == ["steps-over-term"]


def test_a_shared_fact_is_not_judged_beside_a_broken_procedure(tmp_path: Path) -> None:
    text = "parameters:\n  muc: {is: 8, kind: decimal, basis: 63/2010/NĐ-CP Điều 8}\n"
    lay(Sample("facts.yaml", 1, 1, text, True), text, tmp_path)
    assert [one.slug for one in check_folder(tmp_path).report] == ["shared-not-used"]
    with (tmp_path / BASE_PROCEDURE).open("a", encoding="utf-8") as file:
        file.write("facts:\n  a: {is: khong_co, says: không có}\n")
    assert "shared-not-used" not in [one.slug for one in check_folder(tmp_path).report]


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: type(rule).__name__)
def test_a_rule_says_what_it_finds_and_why_it_hurts(rule: AnyRule) -> None:
    first, _, why = (type(rule).__doc__ or "").partition("\n\n")
    assert first.endswith(".")
    assert "\n" not in first
    assert why.strip()


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: type(rule).__name__)
def test_what_a_rule_raises_has_words_and_stops_nobody(rule: AnyRule) -> None:
    assert rule.slugs
    assert {message(slug).severity for slug in rule.slugs} <= {"warning", "info"}


def test_there_are_forty_rules() -> None:
    assert len(ALL) >= 40


def test_a_finding_belongs_to_one_rule() -> None:
    slugs = [slug for rule in ALL for slug in rule.slugs]
    assert sorted(slugs) == sorted(set(slugs))


KIND_OF_RULE = r"^class \w+\((Catalogue|Wording)?Rule\)"


def test_every_rule_is_listed_and_every_listed_file_is_a_rule() -> None:
    folder = Path(lint.__file__).parent
    files = {
        path.stem
        for path in folder.glob("*.py")
        if re.search(KIND_OF_RULE, path.read_text("utf-8"), re.MULTILINE)
    }
    assert {type(rule).__module__.rpartition(".")[2] for rule in ALL} == files


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: type(rule).__name__)
def test_the_sample_of_each_finding_is_raised_by_its_rule(rule: AnyRule, tmp_path: Path) -> None:
    for number, slug in enumerate(rule.slugs):
        bad = message(slug).bad
        assert bad is not None
        folder = tmp_path / str(number)
        lay(bad, bad.text, folder)
        (found,) = check_folder(folder).report
        assert found.slug == slug
        assert not found.related or relate(found, "vi")


@pytest.mark.parametrize(
    ("name", "slugs"),
    [
        ("Đơn theo mẫu đề nghị cấp phép xây dựng", ["document-names-drift"]),
        ("Đơn đề nghị cấp phép xây dựng (nếu có)", ["document-names-drift"]),
        ("Đơn đề nghị cấp phép xây dựng (mẫu 02)", ["document-names-drift"]),
        ("Đơn đề nghị cấp phép xây dựng tạm", []),
    ],
)
def test_names_that_differ_in_fillers_may_be_one_document(
    name: str, slugs: list[str], tmp_path: Path
) -> None:
    text = (
        "- {id: don_de_nghi, name: Đơn đề nghị cấp phép xây dựng}\n"
        f"- {{id: giay_to_tuy_than, name: {name}}}\n"
    )
    lay(Sample("documents.yaml", 1, 1, text, True), text, tmp_path)
    assert [one.slug for one in check_folder(tmp_path).report] == slugs
    two = text.replace("xây dựng}", "xây dựng (mẫu 01)}", 1).replace(name, f"{name} mẫu 03")
    (tmp_path / "documents.yaml").write_text(two, "utf-8")
    assert check_folder(tmp_path).report.sorted() == ()
