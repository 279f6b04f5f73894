"""Rules, money, clocks and citations in words, Vietnamese and English."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from compiler.ir import (
    TRUE,
    All,
    Any,
    Arith,
    Basis,
    Call,
    Citation,
    ClockRow,
    Cmp,
    CopiesRow,
    Expr,
    Found,
    Given,
    Lit,
    Not,
    Over,
    Paper,
    Ref,
    Tier,
    Tiers,
)
from renderers import i18n, law_prose, prose
from renderers.names import NAMES
from renderers.vocabulary import SAY
from renderers.words import words
from tests.renderers.programs import PROGRAM, WORLD, chosen, fact

VI, EN = words(PROGRAM, WORLD), words(PROGRAM, WORLD, "en")
URGENT = Ref("can_gap", "bool")
COPIES = Ref("so_ban", "integer")
RULES: tuple[tuple[Expr, str, str], ...] = (
    (TRUE, "", ""),
    (fact("mua"), "Trường hợp mua mới", "If mua mới"),
    (Not(fact("mua")), "Trừ trường hợp mua mới", "Except: mua mới"),
    (
        All((Not(fact("mua")), Not(fact("thue")))),
        "Trừ trường hợp mua mới hoặc thuê, mượn",
        "Except: mua mới or thuê, mượn",
    ),
    (
        All((URGENT, Any((fact("mua"), fact("thue"))))),
        "Trường hợp «Cần kết quả trước hạn»: có và (mua mới hoặc thuê, mượn)",
        "If “Cần kết quả trước hạn”: yes and (mua mới or thuê, mượn)",
    ),
    (Not(URGENT), "Trường hợp «Cần kết quả trước hạn»: không", "If “Cần kết quả trước hạn”: no"),
    (chosen("thue"), "Trường hợp «Xe từ đâu?» là thuê, mượn", "If “Xe từ đâu?” is thuê, mượn"),
    (
        Cmp("ge", COPIES, Lit("integer", "3")),
        "Trường hợp «Số bản sao» từ 3 trở lên",
        "If “Số bản sao” is at least 3",
    ),
    (
        Cmp("le", Ref("lodged", "date", "filing"), Lit("date", "2026-05-01")),
        "Trường hợp ngày nộp hồ sơ không muộn hơn 01/05/2026",
        "If the day of submission is no later than 1 May 2026",
    ),
    (
        Cmp("eq", Ref("channel", "choice", "filing"), Lit("choice", "online")),
        "Trường hợp nộp trực tuyến",
        "If submitted online",
    ),
    (Found("csdl_xe", ""), "Trường hợp tra cứu được trong Cơ sở dữ liệu xe",
     "If the record is found in Cơ sở dữ liệu xe"),
    (Given(COPIES), "Trường hợp có khai «Số bản sao»", "If “Số bản sao” is given"),
    (
        Over("any", "chu_xe", TRUE, Ref("la_to_chuc", "bool", "row"), "bool"),
        "Trường hợp có mục trong «Chủ xe» mà «Là tổ chức»: có",
        "If some entry of “Chủ xe” has “Là tổ chức”: yes",
    ),
    (
        Cmp("gt", Call("age", (Ref("nguoi_nop.ngay_sinh", "date"),), "integer"),
            Lit("integer", "18")),
        "Trường hợp tuổi tính theo «Ngày sinh» lớn hơn 18",
        "If the age by “Ngày sinh” is more than 18",
    ),
)  # fmt: skip


@pytest.mark.parametrize(("rule", "vi", "en"), RULES)
def test_a_rule_reads_as_a_sentence(rule: Expr, vi: str, en: str) -> None:
    assert prose.sentence(rule, VI) == vi
    assert prose.sentence(rule, EN) == en


TIERS = Tiers(COPIES, (Tier(Lit("integer", "2"), Lit("money", "2000")),
                       Tier(Lit("integer", "5"), Lit("money", "1500")),
                       Tier(None, Lit("money", "1000"))))  # fmt: skip
RATES: tuple[tuple[Expr, str], ...] = (
    (Lit("money", "8000"), "8.000 đồng"),
    (Arith("mul", Lit("money", "8000"), COPIES, "money"), "8.000 đồng/bản"),
    (
        TIERS,
        "2 bản đầu: 2.000 đồng/bản; trên 2 đến 5 bản: 1.500 đồng/bản; trên 5 bản: 1.000 đồng/bản",
    ),
    (Call("min", (Lit("money", "9"), Lit("money", "5")), "money"), "9 đồng; tối đa 5 đồng"),
)


@pytest.mark.parametrize(("rate", "vi"), RATES)
def test_a_rate_reads_as_in_the_tariff(rate: Expr, vi: str) -> None:
    assert law_prose.amount(rate, "", VI) == vi


@pytest.mark.parametrize(
    ("row", "vi", "en"),
    [
        (ClockRow(TRUE, "span", "3", "working_day"), "3 ngày làm việc", "3 working days"),
        (ClockRow(TRUE, "span", "0.5", "working_day"), "0,5 ngày làm việc", "0.5 working days"),
        (ClockRow(TRUE, "span", "1", "month"), "1 tháng", "1 month"),
        (ClockRow(TRUE, "same_day"), "trong ngày", "the same day"),
    ],
)
def test_a_length_of_time_reads_as_in_the_law(row: ClockRow, vi: str, en: str) -> None:
    assert law_prose.clock_row(row, VI) == vi
    assert law_prose.clock_row(row, EN) == en


def test_a_sum_within_a_product_stands_in_brackets() -> None:
    rest = Arith("sub", COPIES, Lit("integer", "1"), "integer")
    fee = Arith("mul", Lit("money", "8000"), rest, "money")
    assert prose.value(fee, VI) == "8.000 đồng nhân («Số bản sao» trừ 1)"
    assert prose.value(Arith("sub", COPIES, rest, "integer"), VI) == (
        "«Số bản sao» trừ («Số bản sao» trừ 1)"
    )


def test_copies_are_counted_in_two_digits_with_their_case() -> None:
    rows = (
        CopiesRow(fact("mua"), ((Paper(1, "original"), Paper(2, "plain")),)),
        CopiesRow(TRUE, ((Paper(1, "certified"),), (Paper(1, "notarised"),))),
    )
    assert law_prose.copies(rows, VI) == (
        "01 bản chính và 02 bản sao (Trường hợp mua mới); "
        "01 bản sao có chứng thực hoặc 01 bản công chứng (trường hợp còn lại)"
    )


def test_citations_name_the_act_where_the_catalogue_knows_it() -> None:
    cited: Basis = (
        Citation("60/2014/QH13", places=("Điều 13", "khoản 2")),
        Citation("163/QĐ-BTP", date(2026, 1, 20)),
    )
    assert [law_prose.citation(one, VI) for one in cited] == [
        "Điều 13, khoản 2 Luật Hộ tịch (60/2014/QH13)",
        "văn bản số 163/QĐ-BTP ngày 20/01/2026",
    ]
    assert law_prose.brief(cited, "vi") == "Điều 13, khoản 2, 60/2014/QH13; 163/QĐ-BTP"
    assert law_prose.brief(cited, "en") == "Article 13, clause 2, 60/2014/QH13; 163/QD-BTP"


def test_both_languages_have_the_same_words_and_placeholders() -> None:
    assert SAY["vi"].keys() == SAY["en"].keys()
    assert NAMES["en"].keys() <= NAMES["vi"].keys()


def test_numbers_money_and_days_follow_the_language() -> None:
    assert i18n.number(Decimal("1234.5")) == "1.234,5"
    assert i18n.number(Decimal("1234.5"), "en") == "1,234.5"
    assert i18n.money(122000) == "122.000 đồng"
    assert i18n.money(1050, "USD") == "10,5 USD"
    assert i18n.money_range(100000, 122000) == "100.000–122.000 đồng"
    assert i18n.money_range(100000, None) == "từ 100.000 đồng"
    assert i18n.weekday(date(2026, 2, 23)) == "Thứ Hai, 23/02/2026"
    assert i18n.weekday(date(2026, 2, 23), "en") == "Monday 23 February 2026"
    assert i18n.moment(datetime(2026, 2, 13, 15, 30)) == "15:30, 13/02/2026"
