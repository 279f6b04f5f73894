"""What lowering refuses in the parts of a procedure: one finding, at the words that are wrong."""

from __future__ import annotations

import pytest

from catalogue.messages import BASE_PROCEDURE
from compiler.pipeline import compile_texts
from tests.compiler.laying import CASES, MORE, laid, places, told

# `^` in front of a text marks the place of the finding, and is no part of the text.
DECLARED = "components:\n  - {declaration: don_de_nghi, basis: 63/2010/NĐ-CP Điều 8}\n"
PAPER = "basis: 63/2010/NĐ-CP Điều 8, when: so_ban > 2"
FEE = """\
fees:
  - id: phi
    type: phi
    name: Phí cấp bản sao
    basis: 63/2010/NĐ-CP Điều 8
"""
TERM = "term:\n  basis: 63/2010/NĐ-CP Điều 8\n"
ROWS = "      - list: them\n        of: to@1\n        label: Thêm\n"

FAULTS = {
    # names
    "a field with the name of a sign of rules": (
        "name-reserved", CASES + "      - {id: ^max, kind: yes_no, label: Nhiều nhất}\n"),
    "a field with the name of the day of filing": (
        "name-reserved", CASES + "      - {id: ^lodged, kind: yes_no, label: Ngày}\n"),
    "a block where uploads are": ("name-reserved", CASES + "      - use: ^to@1 as nop\n"),
    "a fact that is a word of rules": (
        "name-reserved",
        "facts:\n  ^given: {is: co_ban_sao, says: có}\n"
        + DECLARED + f"  - {{document: giay_a, submit: 1 plain, {PAPER} or co_ban_sao}}\n"),
    "a choice of papers with the name of a field": (
        "name-twice",
        DECLARED + f"  - {{^id: loai, one_of: [giay_a, giay_b], submit: 1 plain, {PAPER}}}\n"),
    "a relief with the name of a field": (
        "name-twice",
        CASES + "      - {id: dien_mien, kind: yes_no, label: Miễn}\n" + FEE
        + "    amount: 1.000đ\n    relief:\n"
        "      - {off: 10%, group: ^dien_mien, basis: 63/2010/NĐ-CP Điều 8}\n"),
    "two choices of one name": (
        "name-twice",
        DECLARED + "  - one_of: [{^one_of: [giay_a, giay_b]}, giay_to_tuy_than]\n"
        f"    submit: 1 plain\n    {PAPER.replace(', ', chr(10) + '    ')}\n"),
    # numbers that answers make together
    "a fact that multiplies answers, compared": (
        "answers-multiplied",
        "facts:\n  tich: {is: so_ban * so_ban, says: tích}\n"
        + FEE + "    when: ^tich > 5\n    amount: 1.000đ * tich\n"),
    "a computed field that multiplies answers, compared": (
        "answers-multiplied",
        CASES + "      - {id: tich, kind: computed, type: integer, label: Tích, "
        "is: so_ban * so_ban}\n      - {id: cuoi, kind: yes_no, label: Cuối, when: ^tich > 5}\n"),
    "a row that multiplies answers, compared": (
        "answers-multiplied",
        CASES + FEE
        + "    amount: 1.000đ\n    when: 'any t in ho_so where ^t.so_trang * so_ban > 9'\n"),
    "a table of a fact that multiplies answers": (
        "answers-multiplied",
        "facts:\n  tich: {is: so_ban * so_ban, says: tích}\n"
        + FEE + "    amount:\n      inputs: [tich]\n      rows:\n"
        "        - {when: [^5..], is: 1.000đ}\n        - {when: [any], is: 1.000đ}\n"),
    # reuse
    "a retired field": ("id-retired", CASES + "      - {id: ^cu, kind: yes_no, label: Cũ}\n"
                        "retired: [cu]\n"),
    "a retired fee": ("id-retired", "retired: [phi]\n" + FEE.replace("id: phi", "id: ^phi")
                      + "    amount: 20.000đ per so_ban\n"),
    "a retired case": (
        "id-retired", "retired: [thue]\n" + CASES.replace("thue: nhà", "^thue: nhà")),
    "a former name that is still one": (
        "was-still-used", CASES + "      - {id: cu, kind: yes_no, label: Cũ, was: ^so_ban}\n"),
    # papers
    "a choice of one": (
        "one-alternative", DECLARED + f"  - {{^any_of: [giay_a], submit: 1 plain, {PAPER}}}\n"),
    "an id for several declarations": (
        "id-beside-rows",
        "components:\n  - id: ^to_khai\n    basis: 63/2010/NĐ-CP Điều 8\n    declaration:\n"
        "      - {is: to_khai, when: so_ban > 2}\n      - {is: don_de_nghi}\n"),
    "a rest before other declarations": (
        "rest-not-last",
        "components:\n  - basis: 63/2010/NĐ-CP Điều 8\n    declaration:\n"
        "      - {^is: don_de_nghi}\n      - {is: to_khai, when: so_ban > 2}\n"),
    "a group that both submits and presents": (
        "submit-and-present",
        DECLARED + f"  - {{all_of: [^giay_a], submit: 1 plain, present: original, {PAPER}}}\n"),
    "a row of copies that ends before it begins": (
        "until-before-from",
        DECLARED + f"  - document: giay_a\n    {PAPER.replace(', ', chr(10) + '    ')}\n"
        "    submit:\n      - {is: 1 plain, from: 01/02/2026, ^until: 01/01/2026}\n"
        "      - {is: 1 original}\n"),
    # money
    "bounds outside of tiers": (
        "bound-beside-tiers",
        FEE + "    amount: {tiers: [{is: 20.000đ}], per: so_ban}\n    ^max: 500.000đ\n"),
    "a least amount over the most": (
        "min-over-max",
        FEE + "    amount: 20.000đ per so_ban\n    min: 2.000.000đ\n    ^max: 1.000.000đ\n"),
    "tiers that do not rise": (
        "tier-not-further",
        FEE + "    amount:\n      per: so_ban\n      tiers:\n"
        "        - {to: 1, is: 20.000đ}\n        - {^to: 1, is: 3.000đ}\n        - {is: 1.000đ}\n"),
    "a column of no name": (
        "name-not-known",
        FEE + "    amount:\n      inputs: [^loai_gi]\n      rows:\n"
        "        - {when: [nhanh], is: 2.000đ}\n        - {when: [any], is: 1.000đ}\n"),
    "a table whose rest is not last": (
        "rest-not-last",
        FEE + "    amount:\n      inputs: [loai]\n      rows:\n"
        "        - {^when: [any], is: 2.000đ}\n        - {when: [nhanh], is: 1.000đ}\n"),
    "a rule that is wrong is no rest": (
        "name-not-known",
        FEE + "    amount:\n      - {is: 1.000đ, when: ^khong_co}\n      - {is: 2.000đ}\n"),
    "a list that is none": (
        "list-of-rows-wanted",
        FEE + "    amount: {tiers: [{is: 1.000đ}], per: so_ban, each: g in ^so_ban}\n"),
    "a relief that ends before it begins": (
        "until-before-from",
        FEE + "    amount: 20.000đ per so_ban\n    relief:\n      - off: 10%\n"
        "        when: so_ban > 5\n        basis: 63/2010/NĐ-CP Điều 8\n"
        "        from: 01/02/2026\n        ^until: 01/01/2026\n"),
    # clocks
    "a term from a step that is not there": (
        "step-not-known", TERM + "  within: 5 working_days\n  from: done ^xet_duyet\n"),
    "a term from a payment of no fee": (
        "fee-not-known", TERM + "  within: 5 working_days\n  from: paid ^le_phi\n"),
    "a rest of a term that is not last": (
        "rest-not-last",
        TERM + "  within:\n    - {^is: 5 working_days}\n"
        "    - {is: 6 working_days, when: so_ban > 2}\n"),
    # the rest
    "two results of one id": (
        "id-twice",
        "results:\n  - {id: giay, name: Giấy}\n  - {id: ^giay, name: Giấy khác}\n"),
    "two requirements of one id": (
        "id-twice",
        "requirements:\n  - {judged: Một, id: mot, basis: 63/2010/NĐ-CP Điều 8}\n"
        "  - {judged: Hai, id: ^mot, basis: 63/2010/NĐ-CP Điều 8}\n"),
    "a refusal that is granted": (
        "refusal-without-outcome", "results:\n  - {id: ^tu_choi, name: Phiếu từ chối}\n"),
    "a version that ends before it begins": (
        "until-before-from", "in_force: {from: 02/01/2026, ^until: 01/01/2026}\n"),
    "online without the channel": (
        "online-and-channels",
        "channels: [counter]\nonline: ^full\nscenarios:\n  - name: Một\n    at: 02/03/2026 09:00\n"
        "    channel: counter\n    answers: {so_ban: 0}\n    expect: {fees: 0đ}\n"),
    "too many rows": ("too-many-rows", f"{CASES}{ROWS}        ^max: 51\n"),
    "more rows than the most": ("more-rows-than-most", f"{CASES}{ROWS}        max: 2\n"
                                "        ^min: 3\n"),
    "a register of a scenario asked for nobody": (
        "party-not-known",
        "scenarios:\n  - name: Một\n    at: 02/03/2026 09:00\n    channel: online\n"
        "    answers: {so_ban: 0}\n    registers: {csdl_dan_cu for ^chu_ho: found}\n"
        "    expect: {fees: 0đ}\n  - {name: Hai, at: 02/03/2026 09:00, channel: counter,"
        " answers: {so_ban: 0}, expect: {fees: 0đ}}\n"),
}  # fmt: skip
EMPTY = {
    "components": ("components: ^[]\n", 1),
    "members": (f"{DECLARED}  - {{one_of: [], submit: 1 plain}}\n", 3),
    "rows": (f"{FEE}    amount: []\n", 6),
    "cases": ("cases:\n  viec: {ask: Việc gì?, one_of: {}}\n", 2),
}


@pytest.mark.parametrize(("slug", "text"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_one_finding_at_its_place(slug: str, text: str) -> None:
    before = text.split("^")[0]
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    found = [one for one in places(text.replace("^", "")) if one[0] not in QUIET]
    assert found == [(slug, line, column)]


QUIET = ("burden-without-basis", "fact-not-used", "field-not-used", "scenario-missing")
"""Advice that the parts above bring beside their mistakes; lint has tests of its own."""


@pytest.mark.parametrize(("text", "line"), EMPTY.values(), ids=EMPTY)
def test_what_is_written_holds_something(text: str, line: int) -> None:
    found = [(slug, at) for slug, at, _ in places(text.replace("^", ""))]
    assert found == [("value-missing", line)]


def test_both_places_of_a_name_are_shown() -> None:
    (found,) = told("results:\n  - {id: giay, name: Giấy}\n  - {id: giay, name: Giấy khác}\n")
    (first,) = found.related
    assert (first.line, first.column) == (found.span.line - 1, found.span.column)


SHARED = {
    "an agency of no kind": (
        "agency-kind-not-known", "agencies.yaml",
        "- {id: so_mau, kind: so_tu_phap, name: Sở, serves: any}\n"
        "- {id: kho, kind: ^kho_bac, name: Kho, serves: any}\n"),
    "an agency under none": (
        "agency-not-known", "agencies.yaml",
        "- {id: so_mau, kind: so_tu_phap, name: Sở, serves: any, under: ^uy_ban}\n"),
    "two agencies of one id": (
        "shared-twice", "agencies.yaml",
        "- {id: so_mau, kind: so_tu_phap, name: Sở, serves: any}\n"
        "- {id: ^so_mau, kind: ubnd_xa, name: Xã, serves: any}\n"),
    "a register that gives what is not there": (
        "document-not-known", "registers.yaml",
        "- {id: csdl_dan_cu, name: Cơ sở dữ liệu, key: so, gives: [^the_can_cuoc]}\n"),
    "a document in no register": (
        "register-not-known", "documents.yaml",
        MORE["documents.yaml"] + "- {id: the, name: Thẻ, satisfied_by: ^kho_the}\n"),
}  # fmt: skip


@pytest.mark.parametrize(("slug", "file", "text"), SHARED.values(), ids=SHARED)
def test_shared_files_name_each_other(slug: str, file: str, text: str) -> None:
    files, _ = laid("", {**MORE, file: text.replace("^", "")})
    before = text.split("^")[0]
    place = (file, before.count("\n") + 1, len(before) - before.rfind("\n"))
    found = compile_texts(files).report.sorted()
    errors = [one for one in found if one.slug not in ("shared-not-used", "document-named-twice")]
    assert [(one.slug, one.span.file, one.span.line, one.span.column) for one in errors] == [
        (slug, *place)
    ]


def test_the_base_procedure_with_nothing_laid_over_is_clean() -> None:
    assert not [one for one in told("") if one.span.file == BASE_PROCEDURE]
