"""Fees as acts and notices really state them: each can be written, and comes out as charged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import pytest

from catalogue.kinds.base import Json
from catalogue.messages import BASE_PROCEDURE
from compiler.compiled import is_error
from compiler.evaluate import engine
from compiler.evaluation import FeeState, Filing, Range, Stage, World
from compiler.pipeline import compile_texts
from compiler.working_days import VIETNAM
from compiler.workshop import Workshop
from tests.compiler.building import TET
from tests.compiler.laying import MORE, laid

FORM = """\
cases:
  viec:
    ask: Đề nghị việc gì?
    any_of: {cap_moi: cấp mới, ly_thuyet: sát hạch lý thuyết, thuc_hanh: sát hạch thực hành}
  tau:
    ask: Trường hợp nào?
    one_of: {trung_tam: trung tâm, chi_nhanh: chi nhánh, mat: bị mất, hong: bị hỏng}
form:
  - page: thong_tin
    title: Thông tin
    fields:
      - use: nguoi_nop@1 as nguoi_nop
      - case: viec
      - case: tau
      - {id: so_trang, kind: integer, label: Số trang, unit: trang, min: 0}
      - {id: so_ban, kind: integer, label: Số bản, unit: bản, min: 0}
      - {id: gt, kind: decimal, label: Tổng dung tích, unit: GT, min: 0}
      - {id: gia, kind: money, label: Giá gói thầu}
      - list: tre
        of: to@1
        label: Trẻ được nhận nuôi
"""
TARIFFS = """\
tariff:
  dang_ky_tau:
    name: Biểu phí đăng ký tàu biển
    takes: {gt: decimal}
    basis: 63/2010/NĐ-CP Điều 8
    inputs: [gt]
    rows:
      - {when: [..<500], is: 3.000đ per gt, min: 300.000đ}
      - {when: [500..<1600], is: 2.500đ per gt}
      - {when: [1600..<3000], is: 2.000đ per gt}
      - {when: [3000..], is: 1.500đ per gt}
  bieu_cu:
    takes: {so: integer, lan_dau: yes_no}
    rows:
      - {is: 100.000đ per so, when: lan_dau, until: 30/06/2026}
      - {is: 80.000đ per so, when: lan_dau, from: 01/07/2026}
      - {is: 50.000đ per so}
  sao:
    takes: {so: integer}
    tiers: [{to: 2, is: 2.000đ}, {is: 1.000đ}]
    per: so
    max: 10.000đ
"""
PHRASES = {
    "online is cheaper": ("amount: {online: 10.000đ, counter: 20.000đ}", {}, 20_000),
    "channel and case, one rate gone by": (
        "amount:\n"
        "  - {is: 160.000đ, when: channel == online and not mat, until: 31/12/2025}\n"
        "  - {is: 200.000đ, when: not mat and channel == counter}\n"
        "  - {is: 320.000đ}",
        {"tau": "mat"}, 320_000,
    ),
    "pages above the second are cheaper, with a cap": (
        "amount:\n  tiers: [{to: 2, is: 2.000đ}, {is: 1.000đ}]\n  per: so_trang\n"
        "  max: 200.000đ\n  times: so_ban",
        {"so_trang": 250, "so_ban": 2}, 400_000,
    ),
    "a slab with a floor": ("amount: dang_ky_tau(gt)", {"gt": "90"}, 300_000),
    "a larger slab": ("amount: dang_ky_tau(gt)", {"gt": "1600"}, 3_200_000),
    "a share of another tariff": ("amount: 5% of dang_ky_tau(gt)", {"gt": "500.5"}, 62_563),
    "a share of a price, within bounds": (
        "amount: 0.1% of gia\nmin: 2.000.000đ\nmax: 60.000.000đ", {"gia": 5_000_000_000}, 5_000_000,
    ),
    "never under the floor": (
        "amount: 0.1% of gia\nmin: 2.000.000đ\nmax: 60.000.000đ", {"gia": 1000}, 2_000_000,
    ),
    "parts are added up": (
        "amount:\n  hit: sum\n  rows:\n    - {is: 60.000đ, when: ly_thuyet}\n"
        "    - {is: 70.000đ, when: thuc_hanh}",
        {"viec": ["ly_thuyet", "thuc_hanh"]}, 130_000,
    ),
    "the largest part counts": (
        "amount:\n  hit: max\n  rows:\n    - {is: 60.000đ, when: ly_thuyet}\n"
        "    - {is: 70.000đ, when: thuc_hanh}",
        {"viec": ["ly_thuyet", "thuc_hanh"]}, 70_000,
    ),
    "cheaper online for a while": (
        "amount:\n  - {is: 115.000đ, when: channel == online, until: 31/12/2025}\n"
        "  - {is: 135.000đ}",
        {}, 135_000,
    ),
    "half until the end of the year": (
        "amount: 70.000.000đ\nrelief: {off: 50%, from: 01/07/2025, until: 31/12/2026}",
        {}, 35_000_000,
    ),
    "alternatives that a portal had added up": (
        "amount:\n  - {is: 1.000.000đ, when: trung_tam}\n  - {is: 3.000.000đ, when: chi_nhanh}\n"
        "  - {is: 0đ}\nrelief: {off: 50%, until: 31/12/2026}",
        {"tau": "chi_nhanh"}, 1_500_000,
    ),
    "nothing for three months": (
        "amount: 2.000.000đ per so_ban\nrelief: {off: 100%, from: 20/02/2026, until: 30/06/2026}",
        {"so_ban": 3}, 0,
    ),
    "the second child is half": (
        "amount:\n  tiers: [{to: 1, is: 9.000.000đ}, {is: 4.500.000đ}]\n  per: count(tre)",
        {"tre": [{"_row": "a"}, {"_row": "b"}, {"_row": "c"}]}, 18_000_000,
    ),
    "half of a table of another act": (
        "amount: '50% of bieu_cu(so_ban, cap_moi)'", {"so_ban": 2, "viec": ["cap_moi"]}, 100_000,
    ),
    "a table with a rest": (
        "amount: 'bieu_cu(so_ban, cap_moi)'", {"so_ban": 2, "viec": []}, 100_000,
    ),
    "tiers of a shared tariff, each paper by itself": (
        "amount: sum t in tre of sao(t.so_trang)",
        {"tre": [{"_row": "a", "so_trang": 3}, {"_row": "b", "so_trang": 90}]}, 15_000,
    ),
    "each paper by a shared tariff, times its copies": (
        "amount: sum t in tre of sao(t.so_trang) * so_ban",
        {"tre": [{"_row": "a", "so_trang": 3}, {"_row": "b", "so_trang": 1}], "so_ban": 2}, 14_000,
    ),
    "rounded up": ("amount: 5% of 1.010đ\nround: up to 100đ", {}, 100),
}  # fmt: skip
OPEN = {
    "a council sets it": ("amount: set_by hdnd_tinh", {}, "set_by", "hdnd_tinh", None),
    "up to a ceiling": ("amount: set_by hdnd_tinh\nmax: 8.000đ", {}, "set_by", "hdnd_tinh", 8000),
    "by the notice of the tax office": (
        "amount: by_notice thu_ly\npayee: co_quan_thue\ndue: before tra", {}, "by_notice", "thu_ly",
        None,
    ),
    "for the parties to agree on": ("amount: by_agreement", {}, "by_agreement", "", None),
    "one case of a table is not told": (
        "amount:\n  - {is: 20.000.000đ, when: trung_tam}\n  - {is: by_notice thu_ly}",
        {"tau": "mat"}, "by_notice", "thu_ly", None,
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Filed:
    fee: FeeState
    totals: tuple[tuple[str, Range], ...]


STAMP = "  - {id: tem, type: phi, name: Phí tem, amount: 30.000đ}\n"


def filed(
    text: str, answers: Mapping[str, Json], *, submit: bool = False, beside: str = ""
) -> Filed:
    entry = "fees:\n  - id: phi\n    type: phi\n    name: Phí\n"
    lines = "".join(f"    {line}\n" for line in text.splitlines())
    files, _ = laid(
        FORM + entry + lines + beside + "scenarios: []\n", {**MORE, "tariffs/tau.yaml": TARIFFS}
    )
    build = compile_texts(files)
    assert [one for one in build.report if is_error(one)] == []
    (compiled,) = build.procedures
    at = datetime(2026, 3, 2, 9, tzinfo=VIETNAM)
    stage: Stage = "submit" if submit else "draft"
    found = engine(compiled.program, build.world).run(Filing(answers, at, "counter", stage=stage))
    assert not submit or not found.alarms
    return Filed(found.fees[0], found.totals)


@pytest.mark.parametrize(("text", "answers", "amount"), PHRASES.values(), ids=PHRASES)
def test_a_fee_is_charged_as_its_act_says(
    text: str, answers: Mapping[str, Json], amount: int
) -> None:
    assert filed(text, answers).fee.amount == Range(amount, amount)


@pytest.mark.parametrize(("text", "answers", "how", "who", "high"), OPEN.values(), ids=OPEN)
def test_what_others_tell_is_open_and_blocks_nothing(
    text: str, answers: Mapping[str, Json], how: str, who: str, high: int | None
) -> None:
    fee = filed(text, answers, submit=True).fee
    assert (fee.amount, fee.open, fee.who) == (Range(0, high), how, who)


def test_whoever_is_free_of_an_open_amount_pays_nothing() -> None:
    text = "amount: set_by hdnd_tinh\nrelief: {off: 100%, when: trung_tam}"
    fee = filed(text, {"tau": "trung_tam"}).fee
    assert (fee.amount, fee.open) == (Range(0, 0), "")


def test_dollars_are_counted_apart() -> None:
    found = filed("amount: 1.5 USD per so_ban", {"so_ban": 2}, beside=STAMP)
    assert found.totals == (("USD", Range(300, 300)), ("VND", Range(30_000, 30_000)))


def test_what_is_picked_is_bounded_before_it_is_known() -> None:
    assert filed("amount: 'bieu_cu(2, cap_moi)'", {}).fee.amount == Range(100_000, 200_000)


OWN = """\
parameters:
  so_chuan: {set_by: hdnd_tinh, kind: integer, unit: bản, says: số bản tối đa}
form:
  - page: thong_tin
    title: Thông tin
    fields:
      - use: nguoi_nop@1 as nguoi_nop
      - {id: so_ban, kind: integer, label: Số bản, min: 0}
    checks:
      - {must: so_ban <= so_chuan, says: Quá nhiều bản}
requirements:
  - {test: so_ban <= so_chuan, says: Không quá nhiều bản}
fees: none
scenarios: []
"""


def test_a_number_that_a_council_sets_blocks_nothing() -> None:
    files, _ = laid(OWN)
    (compiled,) = compile_texts(files).procedures
    at = datetime(2026, 3, 2, 9, tzinfo=VIETNAM)
    filing = Filing({"so_ban": 99}, at, "counter", stage="submit")
    found = engine(compiled.program, World(TET)).run(filing)
    assert [fault.kind for fault in found.faults if fault.kind != "missing"] == []
    assert (found.alarms, found.facts["so_chuan"]) == ((), None)
    assert set(found.requirements.values()) == {None}


CALL = "  - {id: phi, type: phi, name: Phí, amount: dang_ky_tau(gt)}\n"


def test_a_changed_tariff_reaches_who_calls_it() -> None:
    files, _ = laid(f"{FORM}fees:\n{CALL}scenarios: []\n")
    texts = {**files, "tariffs/tau.yaml": TARIFFS.encode()}
    workshop = Workshop()
    before = workshop.build(texts).procedures[0].program
    assert workshop.build(texts).procedures[0].program is before
    texts["tariffs/tau.yaml"] = TARIFFS.replace("1.500đ", "1.400đ").encode()
    after = workshop.build(texts).procedures[0].program
    assert after.fees != before.fees


@pytest.mark.parametrize(
    ("old", "new", "slug"),
    [
        ("[3000..]", "[4000..]", "rows-leave-gap"),
        ("[1600..<3000]", "[1500..<3000]", "rows-overlap"),
        ("3.000đ per gt", "3.000đ per gtt", "name-not-known"),
        ("[..<500]", "[..<500, any]", "cells-and-inputs"),
        ("2.500đ per gt", "by_notice ky", "step-not-known"),
    ],
)
def test_a_tariff_is_judged_once_where_it_stands(old: str, new: str, slug: str) -> None:
    files, _ = laid(f"{FORM}fees:\n{CALL}scenarios: []\n")
    texts = {**files, "tariffs/tau.yaml": TARIFFS.replace(old, new).encode()}
    found = [one for one in compile_texts(texts).report if is_error(one)]
    assert [(one.slug, one.span.file) for one in found] == [(slug, "tariffs/tau.yaml")]


def test_the_rows_of_a_tariff_compare_no_product_of_answers() -> None:
    files, _ = laid(f"{FORM}fees:\n{CALL}scenarios: []\n".replace("(gt)", "(gt * gt)"))
    found = compile_texts({**files, "tariffs/tau.yaml": TARIFFS.encode()}).report.sorted()
    (wrong,) = (one for one in found if is_error(one))
    line = files[BASE_PROCEDURE].decode().splitlines()[wrong.span.line - 1]
    assert (wrong.slug, line[wrong.span.column - 1 :]) == ("answers-multiplied", "gt * gt)}")
