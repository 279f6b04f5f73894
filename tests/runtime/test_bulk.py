"""One deed on many dossiers of the queue."""

from __future__ import annotations

import pytest

from runtime.service import Service
from runtime.store import dossiers
from runtime.store.dossiers import Dossier
from runtime.store.engine import Transaction
from tests.runtime.browsing import Browser
from tests.runtime.serving import browser, lodge, sign_in

CODE = "1.001193"


@pytest.fixture
def codes(service: Service) -> list[str]:
    return [lodge(browser(service), CODE) for _ in range(3)]


def all_of(service: Service, codes: list[str]) -> list[Dossier]:
    def find(connection: Transaction) -> list[Dossier]:
        ids = (dossiers.id_of_code(connection, code) or "" for code in codes)
        return [dossiers.own_dossier(connection, id) for id in ids]

    return service.store.read(find)


def choose(person: Browser, codes: list[str], do: str, **given: str) -> None:
    person.open("/can-bo")
    person.send({"code": codes, **given}, action="/can-bo/hang-loat", press=("do", do))


def test_many_are_taken_in_at_once_and_what_cannot_be_is_counted(
    service: Service, codes: list[str]
) -> None:
    person = sign_in(service, "tiepnhan")
    choose(person, codes[:1], "receive")
    assert "Đã thực hiện với 1 hồ sơ." in person.seen.text
    headers = {"Sec-Fetch-Site": "same-origin"}
    data = {"code": [*codes, "H29.KHONG-CO"], "do": "receive", "to": ""}
    person.page = person.client.post("/can-bo/hang-loat", data=data, headers=headers)
    assert "Đã thực hiện với 2 hồ sơ; 2 hồ sơ chưa thực hiện được" in person.seen.text
    assert {one.state for one in all_of(service, codes)} == {"received"}


def test_many_are_given_to_a_colleague_of_the_unit(service: Service, codes: list[str]) -> None:
    person = sign_in(service, "tiepnhan")
    choose(person, codes[:2], "assign", to="tiepnhan2")
    assert [one.assignee for one in all_of(service, codes)] == ["tiepnhan2", "tiepnhan2", None]
    headers = {"Sec-Fetch-Site": "same-origin"}
    data = {"code": codes, "do": "assign", "to": "noikhac"}
    person.page = person.client.post("/can-bo/hang-loat", data=data, headers=headers)
    assert "Đã thực hiện với 0 hồ sơ; 3 hồ sơ" in person.seen.text


def test_dossiers_of_others_stay_as_they_are(service: Service, codes: list[str]) -> None:
    person = sign_in(service, "noikhac")
    headers = {"Sec-Fetch-Site": "same-origin"}
    data = {"code": codes, "do": "receive"}
    person.client.post("/can-bo/hang-loat", data=data, headers=headers)
    assert {one.state for one in all_of(service, codes)} == {"submitted"}
    odd = person.client.post("/can-bo/hang-loat", data={"do": "erase"}, headers=headers)
    assert odd.status_code == 400
