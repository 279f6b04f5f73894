"""How clocks are said: the length, and all that may move its end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Literal

import pytest

from compiler import ir
from compiler.evaluation import World
from renderers.clock_prose import phrase, sentences, waiting
from renderers.law_prose import validity
from renderers.masthead import site_of
from renderers.notice import notice
from renderers.words import words
from tests.compiler.building import EMPTY, TET, fee, lit, span

STEPS = (
    ir.Step("xac_dinh", "Xác định thuế; gửi thông báo", "thu_ly_hs", ir.Clock(())),
    ir.Step("ky", "Ký kết quả.", "ky", ir.Clock(())),
)
PROGRAM = replace(EMPTY, steps=STEPS, fees=(fee(lit("money", 1000), id="thue", name="Thuế"),))
STOP = ir.Stop(ir.TRUE, ir.Event("done", "xac_dinh"), ir.Event("paid", "thue"))
CLOCK = ir.Clock(
    (span(10, "working_day"),),
    start="done",
    start_step="ky",
    extend=(ir.Extension(span(30, "day"), 2),),
    stops=(STOP, ir.Stop(ir.TRUE, says="thời gian khắc phục")),
    silence="agreed",
    or_agreed=True,
    replies=(ir.Reply("refuse", ir.Clock((span(3, "day"),))),),
)
Transition = Literal["keep", "apply", "choose"]
SAID = {
    "vi": [
        "10 ngày làm việc, kể từ khi xong bước «Ký kết quả»",
        "Có thể gia hạn 2 lần, mỗi lần 30 ngày",
        "Không tính thời gian từ khi xong bước «Xác định thuế» đến khi nộp «Thuế»",
        "Không tính thời gian khắc phục",
        "Hết thời hạn mà không trả lời thì coi như đồng ý",
        "Hoặc theo thời gian do hai bên thỏa thuận",
        "Trả lời từ chối trong 3 ngày",
    ],
    "en": [
        "10 working days, from the end of the step “Ký kết quả”",
        "May be extended 2 times, by 30 days each",
        "The time from the end of the step “Xác định thuế” to the payment of “Thuế” is not counted",
        "Not counted: thời gian khắc phục",
        "No reply within the time counts as consent",
        "Or within a time that both sides agree on",
        "A refusal is given within 3 days",
    ],
}


@pytest.mark.parametrize(("lang", "said"), SAID.items())
def test_a_clock_is_told_sentence_by_sentence(lang: str, said: list[str]) -> None:
    assert [*sentences(CLOCK, words(PROGRAM, World(TET), lang))] == said


def test_the_clock_of_a_step_is_one_line() -> None:
    known = words(PROGRAM, World(TET))
    clock = ir.Clock((ir.ClockRow(ir.TRUE, "before", "25/04"),), silence="refused")
    assert phrase(clock, known) == (
        "trước ngày 25/04 hằng năm; hết thời hạn mà không trả lời thì coi như từ chối"
    )
    assert phrase(ir.Clock((ir.ClockRow(ir.TRUE, "rest"),)), known) == ""


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("paid thue", "khi nộp «Thuế»"),
        ("paid", "khi hoàn thành nghĩa vụ tài chính"),
        ("done ky", "khi xong bước «Ký kết quả»"),
    ],
)
def test_what_a_clock_waits_for_is_named(key: str, said: str) -> None:
    assert waiting(key, words(PROGRAM, World(TET))) == said


def test_a_result_says_how_long_it_is_valid() -> None:
    known = words(PROGRAM, World(TET))
    rows = (span(5, "year", ir.Ref("gap", "bool")), span(2, "year"))
    assert validity(rows, known) == "có giá trị 5 năm («gap»: có); 2 năm (trường hợp còn lại)"
    assert validity((), known) == ""


@pytest.mark.parametrize(
    ("transition", "said"),
    [("keep", ""), ("apply", "quy định này."), ("choose", "hoặc quy định này.")],
)
def test_a_notice_says_what_follows_a_new_text(transition: Transition, said: str) -> None:
    world = World(TET)
    program = replace(PROGRAM, transition=transition)
    source = notice(site_of(world), program, world, today=date(2026, 3, 2)).source
    assert source.endswith(said or "01/01/2026.")
