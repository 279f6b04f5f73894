"""What no program knows an officer sets: typed, checked, by a notice, and paid like the rest."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from runtime.carrying import Nowhere
from runtime.sending import send_waiting
from runtime.service import Service
from runtime.store import dossiers, messages, payments
from runtime.store.payments import Payment
from runtime.telling import Teller
from tests.runtime.browsing import Browser
from tests.runtime.filings import PDF
from tests.runtime.owing import FEE, lodge_owing
from tests.runtime.serving import opened, sign_in

NOTICE = {
    "choice": FEE, "amount": "1.250.000", "number": "15/TB", "text": "Theo nghị quyết của tỉnh",
    "confirm": "yes",
}  # fmt: skip


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    for service in opened(tmp_path):
        write = partial(lodge_owing, catalogue=service.catalogue(), now=service.clock.now())
        service.store.write(write)
        yield service


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


def test_an_amount_that_cannot_be_read_is_named_shortly(service: Service) -> None:
    person = at_dossier(service, "tiepnhan")
    person.send({**NOTICE, "amount": "nhiều"}, action="/khoan-thu", files=[("file", PDF)])
    assert "Số tiền phải nộp chưa đúng" in person.seen.text


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
