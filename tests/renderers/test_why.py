"""Why a filing has what it has: the rules that counted, with citations and places, exactly."""

from __future__ import annotations

from pathlib import Path

import pytest

from compiler import ir
from compiler.compiled import Compiled
from compiler.evaluate import Engine, engine
from compiler.evaluation import Filing
from compiler.one_filing import NotAFiling, one_filing
from compiler.pipeline import Build
from compiler.scenarios import read, settled
from renderers.led import led
from renderers.why import Verdict, Why, as_text, whys
from renderers.words import words
from tests.built import built

HCMC = Path(__file__).parent.parent.parent / "examples/hcmc"
FILING = """\
at: 15/05/2026 15:30
channel: counter
answers:
  quan_he: cha_me
  tre_la: du_cha_me
  tre.ngay_sinh: 01/05/2026
  mang_thai_ho: no
  so_ban_sao: 2
registers: {csdl_dan_cu: found}
officer: {can_xac_minh: yes}
"""


def made() -> Build:
    return built("hcmc")


def birth() -> Compiled:
    return next(one for one in made().procedures if one.program.code == "1.001193")


def verdict(ready: Engine, filing: Filing) -> Verdict:
    return lambda rule: ready.judge(filing, (rule,))[0]


def explained(lang: str = "vi") -> dict[str, Why]:
    ready = engine(birth().program, made().world)
    filing, evaluation = one_filing(ready, FILING.encode(), "ho_so.yaml")
    known = words(birth().program, made().world, lang)
    found = whys(birth().program, evaluation, lambda rule: ready.judge(filing, (rule,))[0], known)
    return {one.key: one for one in found}


def told(key: str, lang: str = "vi") -> tuple[str, list[tuple[str, str]]]:
    one = explained(lang)[key]
    return one.answer, [(reason.text, reason.path) for reason in one.reasons]


def test_a_fee_names_its_row_and_its_relief() -> None:
    assert told("fees/le_phi") == (
        "0 đồng",
        [
            ("Nộp trực tiếp: 8.000 đồng", "fees/le_phi/amount/2"),
            ("Được miễn: đăng ký trong 60 ngày kể từ ngày sinh", "fees/le_phi/relief/1"),
            (
                "Đăng ký trong 60 ngày kể từ ngày sinh: ngày nộp hồ sơ không muộn hơn «Ngày, "
                "tháng, năm sinh» (Người được khai sinh) cộng 60 ngày",
                "facts/dung_han",
            ),
        ],
    )
    relief = explained()["fees/le_phi"].reasons[1]
    assert relief.law == "Điều 11 Luật Hộ tịch (60/2014/QH13)"


def test_a_paper_names_the_condition_that_asks_for_it_or_does_not() -> None:
    assert told("components/bien_ban_tre_bo_roi") == (
        "Không phải nộp",
        [("Không phải trẻ em bị bỏ rơi", "components/bien_ban_tre_bo_roi")],
    )
    assert told("components/giay_to_tuy_than")[0] == (
        "Đã có trong Cơ sở dữ liệu quốc gia về dân cư, không phải nộp"
    )


def test_a_date_names_the_length_and_whatever_moves_it() -> None:
    assert told("term") == (
        "Thứ Năm, 21/05/2026",
        [
            ("Trong ngày, kể từ khi nhận đủ hồ sơ hợp lệ", "term/within/1"),
            ("Hồ sơ nhận sau 15:00 thì trả kết quả trong ngày làm việc tiếp theo", "term"),
            ("Phải kiểm tra hoặc xác minh thêm: cộng thêm 3 ngày làm việc", "term/plus/1"),
        ],
    )


def test_it_speaks_english_too() -> None:
    answer, reasons = told("term", "en")
    assert answer == "Thursday 21 May 2026"
    assert reasons[0][0] == "The same day, from receipt of a complete dossier"


def test_authors_are_told_places() -> None:
    lines = [*as_text(tuple(explained().values()), birth().places.__getitem__, "vi")]
    assert lines[0] == "Phí, lệ phí\n"
    assert any("[procedures/ho_tich/dang_ky_khai_sinh.yaml:" in line for line in lines)
    assert not any("  []" in line for line in lines)


def test_every_scenario_of_the_examples_is_explained() -> None:
    for one in made().procedures:
        ready = engine(one.program, made().world)
        known = words(one.program, made().world)
        for scenario in one.program.scenarios:
            filing, evaluation = settled(ready, read(ready, scenario)[0])
            found = whys(one.program, evaluation, verdict(ready, filing), known)
            assert all(reason.text for why in found for reason in why.reasons)
            assert len({why.key for why in found}) == len(found)


A, B = ir.Ref("a", "bool"), ir.Ref("b", "bool")


@pytest.mark.parametrize(
    ("rule", "reasons"),
    [
        (ir.Any((A, B)), (A,)),
        (ir.All((A, B)), (ir.Not(B),)),
        (ir.Not(ir.All((A, B))), (ir.Not(B),)),
        (ir.Not(B), (ir.Not(B),)),
        (ir.All((A, ir.Not(B))), (A, ir.Not(B))),
        (ir.Any((B, ir.Not(A))), (ir.Not(B), A)),
    ],
)
def test_only_the_parts_that_counted_are_told(rule: ir.Expr, reasons: tuple[ir.Expr, ...]) -> None:
    def holds(one: ir.Expr) -> bool:
        match one:
            case ir.Not(of=of):
                return not holds(of)
            case ir.All(of=parts):
                return all(map(holds, parts))
            case ir.Any(of=parts):
                return any(map(holds, parts))
        return one == A

    assert led(rule, holds) == reasons


@pytest.mark.parametrize(
    ("text", "words_"),
    [
        ("- a\n", "không đọc được"),
        ("kenh: counter\nat: 01/01/2026\n", "không rõ «kenh»"),
        ("at: mai\nanswers: {}\n", "at: mai"),
        ("answers: {la: 1}\n", "la: 1"),
    ],
)
def test_what_is_no_filing_is_refused_in_words(text: str, words_: str) -> None:
    ready = engine(birth().program, made().world)
    with pytest.raises(NotAFiling, match=words_):
        one_filing(ready, text.encode(), "ho_so.yaml")
