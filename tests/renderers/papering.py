"""A dossier of any procedure that has been through everything, so that it has every paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from catalogue.kinds.env import PlainEnv
from compiler.evaluate import engine
from compiler.evaluation import Due, Evaluation, Filing, World
from compiler.ir import Program
from compiler.localise import Texts, localise
from compiler.scenarios import read, settled
from renderers.papers.case import (
    Case,
    Collector,
    Decided,
    Handed,
    Helper,
    Lacking,
    Office,
    Paid,
    Payment,
    Told,
    Written,
    person,
)
from renderers.words import words

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
AT = datetime(2026, 3, 2, 9, 30, tzinfo=ZONE)
OFFICE = Office(
    "Trung tâm Phục vụ hành chính công phường Sài Gòn",
    "Ủy ban nhân dân phường Sài Gòn",
    "45-47 Lê Duẩn, phường Sài Gòn, Thành phố Hồ Chí Minh",
    "028 3822 1234",
    "Thành phố Hồ Chí Minh",
)
DECIDES = replace(
    OFFICE, name="Ủy ban nhân dân phường Sài Gòn", above="Ủy ban nhân dân Thành phố Hồ Chí Minh"
)
COLLECTOR = Collector(OFFICE.name, "0301234567", "01BLP0-001", "HC-26E")


def case_of(program: Program, world: World, texts: Texts | None = None) -> Case:
    """`texts` are the English ones; without them the dossier speaks Vietnamese only."""
    evaluation = evaluated(program, world)
    day, hour = timedelta(days=1), timedelta(hours=1)
    due = evaluation.term.due or Due(AT.date() + 3 * day, time(16, 30))
    told = _told(program, world, "vi")
    names = ("Nguyễn Văn An", "Trần Thị Bé")
    parties = (evaluation.parties.owner, evaluation.parties.submitter)
    owner, submitter = (
        person(party, name, told, evaluation) for party, name in zip(parties, names, strict=True)
    )
    return Case(
        code="H29.HT-260302-0001",
        told=told,
        beneath=None if texts is None else _told(localise(program, texts), world, "en"),
        evaluation=evaluation,
        office=DECIDES,
        intake=OFFICE,
        owner=owner,
        submitter=submitter,
        channel="online",
        lodged_at=AT,
        due=due,
        track_url="https://dichvucong.example.vn/tra-cuu?ma=H29.HT-260302-0001",
        printed_at=AT + 2 * day,
        received_at=AT + hour,
        received_by="Lê Thị Hoa",
        letters=_letters(program, due),
        steps=_steps(program, due),
        payments=_payments(program),
        decided=Decided(
            program.results[0].id if program.results else "",
            "12/QĐ-UBND", "Quyết định", "Phạm Văn Quyết", AT + 2 * day, "counter",
            AT + 3 * day, "Võ Thị Trả",
        ),
        promised=due,
        helper=Helper("Lê Thị Hoa", "Bộ phận Một cửa", AT + hour),
        ended="stopped",
        ended_at=AT + day,
    )  # fmt: skip


def evaluated(program: Program, world: World) -> Evaluation:
    judge = engine(program, world)
    filing = Filing({}, AT, "online", stage="submit")
    if program.scenarios:
        filing = replace(settled(judge, read(judge, program.scenarios[0])[0])[0], stage="submit")
    return judge.run(replace(filing, at=AT))


def _told(program: Program, world: World, lang: str) -> Told:
    return Told(program, words(program, world, lang), PlainEnv(AT.date(), lang, world.lists))


def _letters(program: Program, due: Due) -> tuple[Written, ...]:
    lacking = tuple(Lacking(one.id, one.name, "bản sao quá mờ") for one in program.components[:2])
    later = Due(due.day + timedelta(days=5))
    return (
        Written("supplement", "Giấy chứng sinh thiếu chữ ký.\nXin nộp bản có chữ ký.",
                AT + timedelta(hours=2), "Lê Thị Hoa", lacking, later),
        Written("refusal", "Không thuộc thẩm quyền giải quyết.", AT, "Lê Thị Hoa"),
        Written("apology", "Phải xác minh thêm.", AT, "Phạm Văn Quyết", due=later, before=due),
        Written("payment", "Thông báo số 15/TB. Lệ phí: 8.000 đồng.", AT, "Phạm Văn Quyết"),
        Written("stop", "Theo đơn của người nộp.", AT, "Phạm Văn Quyết"),
    )  # fmt: skip


def _steps(program: Program, due: Due) -> tuple[Handed, ...]:
    return tuple(
        Handed(one.id, one.role, OFFICE.name, "Lê Thị Hoa", AT + at * timedelta(hours=4),
               AT + (at + 1) * timedelta(hours=4), due if at else None)
        for at, one in enumerate(program.steps)
    )  # fmt: skip


def _payments(program: Program) -> tuple[Payment, ...]:
    paid = tuple(
        Paid(one.id, one.nature, 5_000 * (at + 1), one.currency)
        for at, one in enumerate(program.fees)
    )
    if not paid:
        return ()
    return (
        Payment("0000123", COLLECTOR, "vietqr", "FT26061000123", AT, "Lê Thị Hoa", paid),
        Payment("0000124", COLLECTOR, "counter", "", AT, "Lê Thị Hoa", paid[:1], AT),
    )


@cache
def folder() -> Path:
    return Path(__file__).parents[2] / "examples" / "hcmc"
