"""What no program knows an officer sets: typed, checked, by a notice, and paid like the rest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from catalogue.kinds.base import Json
from compiler.evaluation import Filing
from runtime.carrying import Nowhere
from runtime.charging import at_lodging, charges
from runtime.codes import CodeFormat
from runtime.filed import skipped
from runtime.sending import send_waiting
from runtime.service import Service
from runtime.store import dossiers, drafts, messages, payments
from runtime.store.answers import Known
from runtime.store.engine import Transaction
from runtime.store.lodging import Lodging, submit_dossier
from runtime.store.payments import Payment
from runtime.telling import Teller
from runtime.ways import way
from tests.runtime.browsing import Browser
from tests.runtime.filings import PDF
from tests.runtime.serving import WARD, opened, sign_in

CODE, FEE = "1.012765", "tham_dinh"
ANSWERS: dict[str, Json] = {
    "nguoi_nop.ho_ten": "Nguyễn Văn Bình", "nguoi_nop.dien_thoai": "+84903123456",
    "nguoi_nop.email": "binh@motcua.example",
}  # fmt: skip
NOTICE = {
    "choice": FEE, "amount": "1.250.000", "number": "15/TB", "text": "Theo nghị quyết của tỉnh",
    "confirm": "yes",
}  # fmt: skip


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    for service in opened(tmp_path):
        service.store.write(partial(lodge, service=service))
        yield service


def lodge(connection: Transaction, *, service: Service) -> None:
    """A dossier of which only its applicant is known: enough for what it owes."""
    catalogue, now = service.catalogue(), service.clock.now()
    entry = next(one for one in catalogue.index.entries if one.code == CODE)
    loaded = catalogue.program(entry.hash)
    program = loaded.program
    evaluation = loaded.engine.run(Filing(ANSWERS, now, "online", stage="submit"))
    drafts.create_draft(
        connection, id="draft", program=entry.hash, page=program.pages[0].id, answers=ANSWERS,
        visitor_hash="v" * 64, now=now, expires_at=now + timedelta(days=1),
    )  # fmt: skip
    one = Lodging(
        draft="draft", draft_version=1, dossier="x", seal_key=bytes(32), program=entry.hash,
        procedure=CODE, sector="DATDAI", unit=WARD, owner="Nguyễn Văn Bình",
        submitter="Nguyễn Văn Bình", channel="online", at=now, due=None, latest_due=None,
        answers=ANSWERS, known=Known(), facts={}, way=way(program.steps, skipped(evaluation)),
        charges=at_lodging(charges(program, evaluation)),
    )  # fmt: skip
    submit_dossier(connection, one, CodeFormat("H29.{sector}-{yymmdd}-{serial:04}"))


def at_dossier(service: Service, account: str) -> Browser:
    code = service.store.read(lambda c: dossiers.own_dossier(c, "x")).code
    person = sign_in(service, account)
    person.open(f"/can-bo/ho-so/{code}")
    return person


def bills(service: Service) -> tuple[Payment, ...]:
    return service.store.read(lambda c: payments.payments_of(c, "x"))


def test_an_amount_is_set_told_and_paid(service: Service) -> None:
    person = at_dossier(service, "tiepnhan")
    person.send(NOTICE, action="/khoan-thu", files=[("file", PDF)])
    assert person.page.status_code == 200, person.seen.text
    (bill,) = bills(service)
    assert (bill.fee, bill.amount, bill.state, bill.asked_by) == (
        FEE, 1_250_000, "asked", "tiepnhan"
    )  # fmt: skip
    assert "Thông báo khoản phải nộp" in person.seen.text
    assert FEE not in person.seen.text.partition("Ấn định khoản phải nộp")[2]
    service.store.read(messages.latest)
    send_waiting(
        service.store, Teller(service, {"mail": Nowhere(), "sms": Nowhere()}), service.clock
    )
    told = {one.channel: one for one in service.store.read(messages.latest)}
    assert "15/TB" in told["mail"].body
    assert "1.250.000" in told["mail"].body
    assert "Một triệu hai trăm năm mươi nghìn đồng" in told["mail"].body
    assert "Theo nghị quyết của tỉnh" in told["mail"].body
    paper = person.open(f"{person.place}/giay-to/thong-bao-nop-tien")
    assert "Theo nghị quyết của tỉnh" in paper.text
    person = at_dossier(service, "tiepnhan")
    person.send({"choice": FEE, "text": "BL-01"}, action="/confirm_payment")
    assert [one.state for one in bills(service)] == ["paid"]


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"amount": "0"}, 422), ({"amount": "-5"}, 422), ({"amount": "nhiều"}, 422),
        ({"amount": ""}, 422), ({"amount": "1,5"}, 422), ({"amount": "9" * 30}, 422),
        ({"number": " "}, 422), ({"text": ""}, 422), ({"confirm": ""}, 422),
        ({"choice": "truoc_ba"}, 400), ({"choice": ""}, 400), ({"_v": "9"}, 409),
        ({"khac": "x"}, 400),
    ],
)  # fmt: skip
def test_what_is_wrong_asks_for_nothing(
    service: Service, changed: dict[str, str], status: int
) -> None:
    person = at_dossier(service, "tiepnhan")
    form = person.form("/khoan-thu")
    data = {"_v": form.values["_v"][0], **NOTICE, **changed}
    sent = person.client.post(form.action, data=data, files={"file": ("", b"", PDF[2])})
    assert sent.status_code == status
    assert bills(service) == ()


def test_only_who_is_in_charge_sets_it(service: Service) -> None:
    code = service.store.read(lambda c: dossiers.own_dossier(c, "x")).code
    for account, status in (("thuly", 400), ("noikhac", 404)):
        person = sign_in(service, account)
        data = {"_v": "1", **NOTICE}
        sent = person.client.post(f"/can-bo/ho-so/{code}/khoan-thu", data=data)
        assert sent.status_code == status
    assert bills(service) == ()


def test_a_fee_is_asked_once(service: Service) -> None:
    first, second = (at_dossier(service, "tiepnhan") for _ in range(2))
    for person in (first, second):
        person.send(NOTICE, action="/khoan-thu")
    assert (first.page.status_code, second.page.status_code) == (200, 400)
    assert len(bills(service)) == 1
