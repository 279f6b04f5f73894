"""Blocks, lists, cases, steps and parts of a dossier: what names stand for, and what is told."""

from __future__ import annotations

import pytest

from catalogue.kinds.choice import Choice
from catalogue.kinds.choices import Choices
from catalogue.kinds.date import CalendarDate
from compiler import ir
from compiler.pipeline import compile_texts
from tests.catalogue.marked import BASE, Fault
from tests.compiler.rules import lowered, with_rules

USE = "      - use: nguoi_nop@1 as nguoi_nop\n"
SO_BAN = "        kind: integer\n        label: Số bản\n"
COPY = "        label: Có cấp bản sao\n"
FEE = "    amount: 20.000đ per so_ban\n"
DECLARED = "  - declaration: don_de_nghi\n    basis: 63/2010/NĐ-CP Điều 8\n"
PAPER = "  - document: giay_to_tuy_than\n    when: so_ban > 2\n    present: original\n"
TERM = "term: {within: 5 working_days,"
SIGN = "    says: Ký kết quả\n"
BLOCK = "blocks/nguoi_nop@1.yaml"

FAULTS = {
    "a block that is not there": Fault(
        "block-not-known", USE, USE.replace("nguoi_nop@1", "⟦nguoi_nop@2")
    ),
    "a list of a block that is not there": Fault(
        "block-not-known", USE, f"{USE}      - list: con\n        of: ⟦con@1\n        label: Con\n"
    ),
    "a block in itself": Fault(
        "block-too-deep", "    required: no\n",
        "    required: no\n  - use: ⟦nguoi_nop@1 as them\n", BLOCK
    ),
    "a list of lists": Fault(
        "list-in-list", USE,
        f"{USE}      - list: ⟦ho\n        of: ho_gia_dinh@1\n        label: Hộ\n",
    ),
    "a field left out that the block has not": Fault(
        "field-not-in-block", USE, f"{USE}        without: [⟦dien_thoa]\n"
    ),
    "a field changed that the block has not": Fault(
        "field-not-in-block", USE, f"{USE}        with: {{⟦email: {{label: Thư}}}}\n"
    ),
    "a list of options that is not there": Fault(
        "list-not-known", "options: {thuong: Thông thường, nhanh: Giải quyết nhanh}",
        "⟦options: cach_tra",
    ),
    "an address without its list of communes": Fault(
        "places-not-known", "\ncomponents:",
        "      - {id: ⟦noi, kind: address, label: Nơi ở, provinces: cach_giai_quyet}\n"
        "\ncomponents:",
    ),
    "a name given twice": Fault(
        "name-twice", "\ncomponents:",
        "      - {id: ⟦loai, kind: yes_no, label: Hai}\n\ncomponents:",
    ),
    "a field with the name of a block": Fault(
        "name-twice", "\ncomponents:",
        "      - {id: ⟦nguoi_nop, kind: yes_no, label: Hai}\n\ncomponents:",
    ),
    "a page given twice": Fault(
        "page-twice", "\ncomponents:",
        "  - page: ⟦thong_tin\n    title: Hai\n    fields:\n      - note: Hết\n\ncomponents:",
    ),
    "a page of the program": Fault("page-reserved", "page: thong_tin", "page: ⟦review"),
    "a question of no case": Fault("case-not-known", USE, f"{USE}      - case: ⟦viec\n"),
    "a case that is asked nowhere": Fault(
        "case-not-placed", "\nform:",
        "\ncases:\n  ⟦viec: {ask: Việc gì?, one_of: {a: một, b: hai}}\n\nform:"
    ),
    "a case that rules read but no page asks": Fault(
        "case-not-placed", "\nform:",
        "\ncases:\n  ⟦viec: {ask: Việc gì?, one_of: {a: một, b: hai}}\n"
        "facts:\n  la_hai: {is: b or viec == a, says: là hai}\n\nform:"
    ),
    "a rule on a question": Fault("rule-on-question", SO_BAN, f"{SO_BAN}        ⟦is: 2\n"),
    "a rule in a block about the form": Fault(
        "name-not-known", "    required: no\n", "    required: ⟦co_ban_sao\n", BLOCK
    ),
    "a condition on what is asked below": Fault(
        "reads-below", COPY, f"{COPY}        when: ⟦so_ban > 1\n"
    ),
    "a step behind none": Fault("step-not-known", SIGN, f"{SIGN}    after: ⟦xem_xet\n"),
    "a step given twice": Fault("step-twice", "step: ky", "step: ⟦thu_ly"),
    "steps that are not there": Fault(
        "steps-not-known", "\nscenarios:", "  - use: ⟦chung@1\n\nscenarios:"
    ),
    "a role of nobody": Fault("role-not-known", "    by: ky\n", "    by: ⟦kyy\n"),
    "a domain of no catalogue": Fault("domain-not-known", "domain: mau", "domain: ⟦mauu"),
    "an audience of nobody": Fault("audience-not-known", "[cong_dan_viet_nam]", "[⟦cong_dan]"),
    "an agency of no kind": Fault(
        "agency-kind-not-known", "authority: so_tu_phap", "authority: ⟦so_lam_sang"
    ),
    "an agency that does not exist": Fault(
        "no-such-agency", "authority: so_tu_phap", "authority: ⟦ubnd_xa"
    ),
    "a level that does not exist": Fault(
        "level-not-known", "authority: so_tu_phap", "authority: any so_tu_phap in ⟦huyen"
    ),
    "a place that is no address": Fault(
        "address-not-known", "authority: so_tu_phap", "authority: so_tu_phap at ⟦ho_ten"
    ),
    "a party of no block": Fault("party-not-known", "owner: nguoi_nop", "owner: ⟦chu_ho"),
    "an act of no register": Fault(
        "act-not-known", "\nbasis: 63/2010/NĐ-CP", "\nbasis: ⟦60/2014/QH13"
    ),
    "a document of no register": Fault(
        "document-not-known", DECLARED,
        DECLARED + PAPER.replace("giay_to_tuy_than", "⟦the_can_cuoc")
    ),
    "a paper of two verbs": Fault(
        "submit-and-present", DECLARED,
        DECLARED + PAPER.replace(": giay", ": ⟦giay") + "    submit: 1 original\n",
    ),
    "a paper of no verb": Fault(
        "submit-or-present-missing", DECLARED,
        DECLARED + PAPER.replace("    present: original\n", "").replace(": giay", ": ⟦giay"),
    ),
    "a paper listed twice": Fault(
        "component-twice", DECLARED, DECLARED + PAPER + PAPER.replace(": giay", ": ⟦giay")
    ),
    "a register that is not there": Fault(
        "register-not-known", DECLARED, f"{DECLARED}{PAPER}    satisfied_by: ⟦csdl for nguoi_nop\n"
    ),
    "a register asked for nobody": Fault(
        "party-not-known", DECLARED, f"{DECLARED}{PAPER}    satisfied_by: csdl_dan_cu for ⟦chu_ho\n"
    ),
    "an amount that is no money": Fault("type-not-wanted", "20.000đ per so_ban", "⟦so_ban * 2"),
    "a notice of no step": Fault(
        "step-not-known", "20.000đ per so_ban", "by_notice ⟦tham_tra"
    ),
    "an amount for one channel": Fault(
        "channel-without-amount", "    amount: 20.000đ per so_ban", "    ⟦amount: {online: 40.000đ}"
    ),
    "a rest that is not last": Fault(
        "rest-not-last", FEE,
        "    amount:\n      - {⟦is: 2.000đ}\n      - {is: 1.000đ, when: so_ban > 2}\n",
    ),
    "tiers without an end": Fault(
        "tiers-without-rest", FEE,
        "    ⟦amount:\n      tiers: [{to: 2, is: 2.000đ}]\n      per: so_ban\n",
    ),
    "a row of too many cells": Fault(
        "cells-and-inputs", FEE,
        "    amount:\n      inputs: [loai]\n      rows:\n"
        "        - {⟦when: [nhanh, any], is: 2.000đ}\n",
    ),
    "a relief of nobody": Fault("relief-when-or-group", FEE, f"{FEE}    ⟦relief: {{off: 50%}}\n"),
    "a relief of no list": Fault(
        "list-not-known", FEE, f"{FEE}    relief: {{off: 50%, group: ⟦dien_mien}}\n"
    ),
    "a proof of no register": Fault(
        "document-not-known", FEE,
        f"{FEE}    relief: {{off: 50%, when: co_ban_sao, proof: ⟦the_ngheo}}\n",
    ),
    "a fee given twice": Fault(
        "fee-twice", "\nterm:",
        "  - {id: ⟦phi, type: phi, name: Phí khác, amount: 5.000đ per so_ban}\n\nterm:",
    ),
    "a term from an event of the future": Fault(
        "event-not-here", TERM, f"{TERM} from: ⟦before ky,"
    ),
    "an addition that is no length": Fault(
        "plus-needs-length", TERM, f"{TERM} ⟦plus: {{is: same_day, when: co_ban_sao}},"
    ),
    "an officer of no step": Fault(
        "step-not-known", "\ncomponents:",
        "\nfacts:\n  kho: {by: ⟦xem_xet, says: khó}\n\ncomponents:",
    ),
    "an answer to no question": Fault("answer-not-asked", "so_ban: 2}", "⟦so_to: 2}"),
    "an answer to no part of a question": Fault("answer-not-asked", "so_ban: 2}", "⟦so_ban.xa: 2}"),
    "a filing over no channel": Fault("channel-not-offered", "channel: counter", "channel: ⟦post"),
    "an expected fee that is none": Fault("fee-not-known", "{fees: 0đ,", "{fees: {⟦le_phi: 0đ},"),
    "a fee expected to be set by nobody": Fault(
        "body-not-known", "{fees: 0đ,", "{fees: {phi: set_by ⟦hoi_dong},"
    ),
    "a fee expected from a notice of no step": Fault(
        "step-not-known", "{fees: 0đ,", "{fees: {phi: by_notice ⟦tham_tra},"
    ),
    "an expected paper that is none": Fault(
        "component-not-known", "components: [don_de_nghi]", "components: [⟦to_khai]"
    ),
    "a finding of no officer": Fault(
        "officer-fact-not-known", "    channel: counter\n",
        "    channel: counter\n    officer: {⟦kho: yes}\n",
    ),
    "a day off stated twice": Fault(
        "calendar-day-twice", "- {off: 02/01/2026,",
        "- {off: 02/01/2026}\n- {⟦off: 02/01/2026,", "calendar.yaml",
    ),
    "a weekday that makes up": Fault(
        "working-day-on-weekday", "{work: 10/01/2026", "{⟦work: 12/01/2026", "calendar.yaml"
    ),
}  # fmt: skip


def _fields(program: ir.Program) -> dict[str, ir.Field]:
    items = [item for page in program.pages for item in page.items]
    return {item.id: item for item in items if isinstance(item, ir.Field)}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_a_fault_is_one_finding_at_its_place(fault: Fault) -> None:
    found = compile_texts(fault.texts()).report.sorted()
    places = {(one.slug, one.span.file, one.span.line, one.span.column) for one in found}
    assert places == {fault.place()}


def test_a_block_is_opened_under_its_name() -> None:
    fields = _fields(lowered(with_rules())[0])
    assert [name for name in fields if name.startswith("nguoi_nop.")] == [
        "nguoi_nop.ho_ten", "nguoi_nop.so_dinh_danh", "nguoi_nop.dien_thoai",
    ]  # fmt: skip
    assert fields["nguoi_nop.dien_thoai"].required == ir.FALSE


def test_the_place_of_use_changes_and_leaves_out() -> None:
    block = BASE[BLOCK].decode() + "  - {id: ngay, kind: date, label: Ngày}\n"
    ((name, text),) = with_rules().items()
    used = text.decode().replace(
        USE,
        f"{USE}        without: [dien_thoai]\n        when: channel == online\n"
        "        with: {ngay: {precision: year, label: Năm}}\n",
    )
    fields = _fields(lowered({name: used.encode(), BLOCK: block.encode()})[0])
    day = fields["nguoi_nop.ngay"]
    assert "nguoi_nop.dien_thoai" not in fields
    assert (day.label, day.kind) == ("Năm", CalendarDate(precision="year"))
    channel = ir.Ref("channel", "choice", "filing")
    assert day.when == ir.Cmp("eq", channel, ir.Lit("choice", "online"))


def test_a_case_is_a_question_with_its_parents() -> None:
    fields = _fields(lowered(with_rules())[0])
    one, some = fields["viec"].kind, fields["them"].kind
    assert isinstance(one, Choice)
    assert isinstance(some, Choices)
    assert not isinstance(one.options, str)
    assert [(option.code, option.parent) for option in one.options] == [
        ("so_huu", ""), ("nha", "so_huu"), ("phuong_tien", "so_huu"), ("thue", ""),
    ]  # fmt: skip


def test_a_list_holds_the_fields_of_its_block() -> None:
    items = lowered(with_rules())[0].pages[0].items
    (group,) = [item for item in items if isinstance(item, ir.Group)]
    assert group.id == "thanh_vien"
    assert [field.id for field in group.fields] == ["ho_ten", "so_dinh_danh", "dien_thoai"]


def test_a_condition_of_a_page_is_read_before_its_fields() -> None:
    ((name, text),) = with_rules().items()
    page = "form:\n  - {page: dau, title: Đầu, when: so_ban > 1}\n"
    found = lowered({name: text.decode().replace("form:\n", page).encode()})[1]
    assert [one.slug for one in found] == ["reads-below"]


def test_a_step_with_after_goes_behind_the_one_it_names() -> None:
    ((name, text),) = with_rules().items()
    step = "steps:\n  - {step: ky, by: ky, says: Ký, after: thu_ly}\n"
    program, found = lowered({name: text.decode().replace("steps:\n", step).encode()})
    assert found == ()
    assert [one.id for one in program.steps] == ["thu_ly", "ky"]
