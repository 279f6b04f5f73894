"""How money is said: who sets it, in which currency, to whom and when it is paid."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from catalogue.kinds.base import Json
from compiler.evaluate import engine
from compiler.evaluation import Filing
from compiler.pipeline import compile_texts
from compiler.working_days import VIETNAM
from renderers.fee_table import fee_table
from renderers.summary import summary
from renderers.words import words
from tests.compiler.laying import laid
from tests.compiler.test_messy_fees import FORM, TARIFFS

FEES = """\
fees:
  - {id: le_phi, type: le_phi, name: Lệ phí, amount: set_by hdnd_tinh, max: 8.000đ}
  - {id: thue, type: nghia_vu_tai_chinh, name: Thuế, amount: by_notice thu_ly, payee: co_quan_thue,
     due: before tra, refund: if_refused}
  - {id: tau, type: phi, name: Phí tàu, amount: 5% of dang_ky_tau(gt), when: trung_tam}
  - {id: tem, type: phi, name: Tem, amount: 1.5 USD per so_ban}
  - {id: ho_so, type: phi, name: Hồ sơ, amount: 20.000đ}
scenarios: []
"""


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        (
            "vi",
            [
                ("Mức thu do Hội đồng nhân dân cấp tỉnh quy định; tối đa 8.000 đồng", ""),
                (
                    "Theo thông báo của cơ quan thuế",
                    "nộp cho cơ quan thuế; nộp trước bước «Trả kết quả»; "
                    "được hoàn trả khi hồ sơ bị từ chối",
                ),
                ("3 USD", ""),
                ("20.000 đồng", ""),
                "20.000 đồng + 3 USD, chưa gồm khoản chưa xác định",
            ],
        ),
        (
            "en",
            [
                ("As set by Hội đồng nhân dân cấp tỉnh; at most 8,000 VND", ""),
                (
                    "By the notice of cơ quan thuế",
                    "paid to cơ quan thuế; due before the step “Trả kết quả”; "
                    "paid back if the dossier is refused",
                ),
                ("3 USD", ""),
                ("20,000 VND", ""),
                "20,000 VND + 3 USD, without what is not known yet",
            ],
        ),
    ],
)
def test_the_panel_says_what_is_due(lang: str, lines: list[object]) -> None:
    files, _ = laid(FORM + FEES)
    build = compile_texts({**files, "tariffs/tau.yaml": TARIFFS.encode()})
    (compiled,) = build.procedures
    answers: dict[str, Json] = {"so_ban": 2, "tau": "mat"}
    at = datetime(2026, 3, 2, 9, tzinfo=VIETNAM)
    found = engine(compiled.program, build.world).run(Filing(answers, at, "counter"))
    said = summary(compiled.program, found, words(compiled.program, build.world, lang))
    assert [*((fee.amount, fee.note) for fee in said.fees), said.total] == lines


def test_the_table_prints_the_rows_of_a_shared_tariff() -> None:
    files, _ = laid(FORM + FEES)
    build = compile_texts({**files, "tariffs/tau.yaml": TARIFFS.encode()})
    rows = fee_table(build.procedures[0].program, build.world).rows
    assert [(row.case, row.amount, row.span) for row in rows if row.name == "Phí tàu"][:2] == [
        (
            "Trung tâm và «Tổng dung tích» nhỏ hơn 500",
            "5% của 3.000 đồng/GT; tối thiểu 300.000 đồng",
            4,
        ),
        (
            "Trung tâm và «Tổng dung tích» từ 500 trở lên và «Tổng dung tích» nhỏ hơn 1.600",
            "5% của 2.500 đồng/GT",
            0,
        ),
    ]


def test_the_table_leaves_out_ways_that_the_procedure_does_not_have() -> None:
    fee = "{id: a, type: phi, name: A, amount: {online: 0đ, counter: 8.000đ}}"
    files, _ = laid(f"{FORM}fees: [{fee}]\nscenarios: []\n")
    build = compile_texts(files)
    program = replace(build.procedures[0].program, channels=("counter",))
    cases = [row.case for row in fee_table(program, build.world).rows]
    assert cases == ["Trực tiếp"]


@pytest.mark.parametrize(
    ("amount", "line"),
    [("8.000đ", ("4.000 đồng", "Được giảm 50%: trước 01/01/2027")), ("0đ", ("0 đồng", ""))],
)
def test_relief_says_until_when_and_only_of_what_costs_something(
    amount: str, line: tuple[str, str]
) -> None:
    relief = "[{off: 50%, until: 31/12/2026}]"
    fee = f"{{id: a, type: phi, name: A, amount: {amount}, relief: {relief}}}"
    files, _ = laid(f"{FORM}fees: [{fee}]\nscenarios: []\n")
    build = compile_texts(files)
    program = build.procedures[0].program
    at = datetime(2026, 3, 2, 9, tzinfo=VIETNAM)
    found = engine(program, build.world).run(Filing({}, at, "counter"))
    said = summary(program, found, words(program, build.world, "vi"))
    assert [(one.amount, one.note) for one in said.fees] == [line]
