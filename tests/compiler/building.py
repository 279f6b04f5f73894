"""Small programs for tests, said in a few words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from catalogue.kinds import AnyKind
from catalogue.kinds.base import Json, Option, Type
from catalogue.kinds.choice import Choice
from catalogue.kinds.integer import Integer
from catalogue.kinds.yes_no import YesNo
from compiler import ir
from compiler.evaluate import Engine, engine
from compiler.evaluation import Calendar, Evaluation, Filing, Lookup, Stage, World

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
TET = Calendar(
    off=frozenset(date(2026, 2, day) for day in range(16, 21)) | {date(2026, 8, 31)},
    work=frozenset({date(2026, 8, 22)}),
    known_until=date(2027, 12, 31),
)
NOON = datetime(2026, 3, 2, 12, tzinfo=VIETNAM)
EMPTY = ir.Program(
    ir=ir.FORMAT,
    catalogue="thu",
    code="1.000001",
    name="Thủ tục thử",
    domain="thu",
    domain_name="Thử",
    start=date(2026, 1, 1),
    end=None,
    published_by=None,
    audience=(),
    channels=("online", "counter"),
    online="full",
    online_reason="",
    sets=1,
    basis=(),
    authority=ir.Authority((), ()),
    parties=ir.Parties((), (), ()),
    stated=ir.Stated(),
)
COLOURS = Choice(options=tuple(Option(code, code) for code in ("do", "xanh", "vang")))
COUNT = Integer(min=0, max=20)
YES_NO = YesNo()


def lit(type: Type, value: object) -> ir.Lit:
    return ir.Lit(type, str(value))


def case(path: str, type: Type = "bool") -> ir.Ref:
    return ir.Ref(path, type)


def equals(path: str, code: str) -> ir.Cmp:
    return ir.Cmp("eq", case(path, "choice"), lit("choice", code))


def at_least(path: str, number: int) -> ir.Cmp:
    return ir.Cmp("ge", case(path, "integer"), lit("integer", number))


def finding(path: str) -> ir.Ref:
    return ir.Ref(path, "bool", "officer")


def question(id: str, kind: AnyKind = YES_NO, **parts: Any) -> ir.Field:
    return replace(ir.Field(id, kind, id), **parts)


def page(*items: ir.Item, when: ir.Expr = ir.TRUE, id: str = "trang", **parts: Any) -> ir.Page:
    return replace(ir.Page(id, id, items, when=when), **parts)


def decision(*rows: ir.Row, rest: bool = False, hit: Any = "unique") -> ir.Decision:
    return ir.Decision("phi/muc", "money", rows, hit, rest)


def fee(amount: ir.Decision | ir.Expr, **parts: Any) -> ir.Fee:
    rows = amount if isinstance(amount, ir.Decision) else decision(ir.Row(ir.TRUE, amount))
    return replace(ir.Fee("phi", "phi", "Phí", rows), **parts)


def paper(id: str, asked: ir.Expr = ir.TRUE, **parts: Any) -> ir.Component:
    copies = (ir.CopiesRow(ir.TRUE, ((ir.Paper(1, "original"),),)),)
    return replace(ir.Component(id, id, id, "submit", copies, asked, asked), **parts)


def span(amount: object, unit: Any, when: ir.Expr = ir.TRUE) -> ir.ClockRow:
    return ir.ClockRow(when, "span", str(amount), unit)


def program(**parts: Any) -> ir.Program:
    return replace(EMPTY, **parts)


def ready(**parts: Any) -> Engine:
    return engine(program(**parts), World(TET))


def run(
    judge: Engine,
    answers: Mapping[str, Json] | None = None,
    *,
    at: datetime = NOON,
    channel: str | None = "counter",
    registers: Mapping[tuple[str, str], Lookup] | None = None,
    findings: Mapping[str, bool] | None = None,
    stage: Stage = "draft",
) -> Evaluation:
    return judge.run(Filing(answers or {}, at, channel, registers or {}, findings or {}, stage))
