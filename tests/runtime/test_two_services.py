"""Two services on one database, as two processes are: nothing is paid, sent or tried twice."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from runtime.clock import FixedClock
from runtime.limiting import LIMITS, SharedLimiter
from runtime.service import Service
from runtime.store.engine import Store
from tests.runtime.browsing import Browser
from tests.runtime.filings import NOW
from tests.runtime.serving import PASSWORD, browser, configured, lodge, opened_on, sign_in
from tests.runtime.test_paying import OWED, notice, paid, tell
from tests.runtime.test_supplementing import ask, correct, record

CODE = "1.001193"


@pytest.fixture
def two(url: str, tmp_path: Path) -> Iterator[tuple[Service, Service]]:
    for one in opened_on(url, tmp_path):
        with another(url, tmp_path) as other:
            yield one, other


@contextmanager
def another(url: str, folder: Path) -> Iterator[Service]:
    config = configured(folder).model_copy(update={"database": url})
    with Store.open(url) as store:
        yield Service(config, store, clock=FixedClock(NOW))


def at(service: Service, person: Browser) -> Browser:
    """The same person at the other service, behind the same address."""
    other = browser(service)
    other.client.cookies.update(person.client.cookies)
    return other


def test_money_is_taken_once_whoever_hears_of_it(two: tuple[Service, Service]) -> None:
    one, other = two
    applicant = browser(one)
    code = lodge(applicant, CODE)
    banks = [browser(service) for service in (one, other, one, other)]
    with ThreadPoolExecutor(4) as pool:
        told = list(pool.map(lambda bank: tell(bank, notice(code)).json(), banks))
    assert sorted(str(each.get("outcome")) for each in told) == ["known"] * 3 + ["settled"]
    (row,) = paid(one, code)
    assert (row.state, row.amount) == ("paid", OWED)
    assert tell(banks[0], notice(code, reference="FT-2")).status_code == 409


def test_a_cashier_and_a_bank_do_not_both_take_the_same_fee(two: tuple[Service, Service]) -> None:
    one, other = two
    code = lodge(browser(one), CODE)
    desks = [sign_in(service, "tiepnhan") for service in two]
    for desk in desks:
        desk.open(f"/can-bo/ho-so/{code}")
    given = {"choice": desks[0].form("/confirm_payment").offered["choice"][0]}

    def take(who: int) -> int:
        if who == len(desks):
            return tell(browser(other), notice(code)).status_code
        desks[who].send({**given, "text": f"PT-{who}"}, action="/confirm_payment")
        return desks[who].page.status_code

    with ThreadPoolExecutor(3) as pool:
        outcomes = list(pool.map(take, range(3)))
    assert outcomes.count(200) == 1, outcomes
    assert [row.state for row in paid(one, code)] == ["paid"]
    history = [each.kind for each in record(one, code).history]
    assert history.count("payment_confirmed") == 1


def test_money_goes_back_once(two: tuple[Service, Service]) -> None:
    one, _ = two
    applicant = browser(one)
    code = lodge(applicant, CODE)
    tell(applicant, notice(code))
    applicant.open(f"/ho-so/{code}")
    applicant.send({"confirm": "yes"}, action="/rut")
    desks = [sign_in(service, "tiepnhan") for service in two]
    for desk in desks:
        desk.open(f"/can-bo/ho-so/{code}")
    given = {"choice": desks[0].form("/refund_payment").offered["choice"][0], "text": "UNC-1"}
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda desk: desk.send(given, action="/refund_payment"), desks))
    assert sorted(desk.page.status_code for desk in desks) == [200, 409]
    assert [row.state for row in paid(one, code)] == ["refunded"]
    history = [each.kind for each in record(one, code).history]
    assert history.count("payment_refunded") == 1


def test_a_supplement_is_sent_once_from_two_windows(two: tuple[Service, Service]) -> None:
    one, other = two
    applicant = browser(one)
    code = lodge(applicant, CODE)
    ask(one, code, "tre/tre.ho_ten")
    correct(applicant, code, {"tre.ho_ten": "Lê An"})
    second = at(other, applicant)
    second.open(f"/ho-so/{code}/sua-doi")
    windows = (applicant, second)
    with ThreadPoolExecutor(2) as pool:
        sent = pool.map(lambda each: each.send({"confirm": "yes"}, action="/gui-bo-sung"), windows)
        list(sent)
    assert [each.place for each in windows] == [f"/ho-so/{code}"] * 2
    now = record(one, code)
    assert [each.kind for each in now.history].count("supplement_answered") == 1
    assert now.revision.answers["tre.ho_ten"] == "Lê An"


def test_who_tries_at_both_has_not_twice_as_many_tries(two: tuple[Service, Service]) -> None:
    people = [browser(service) for service in two]
    for number in range(LIMITS["sign_in"]):
        people[number % 2].open("/can-bo/dang-nhap")
        people[number % 2].send({"account": f"ai-{number}", "password": "sai"})
    for person in people:
        person.open("/can-bo/dang-nhap")
        person.send({"account": "tiepnhan", "password": PASSWORD})
        assert person.place == "/can-bo/dang-nhap", "too often, although it is right"


def test_links_are_not_guessed_twice_as_often(two: tuple[Service, Service]) -> None:
    people, most = [browser(service) for service in two], LIMITS["track"]
    told = [
        people[number % 2].client.post("/tiep-tuc/khong-co").status_code
        for number in range(most + 2)
    ]
    assert told == [403] * most + [429] * 2


def test_notices_are_counted_together(two: tuple[Service, Service]) -> None:
    for service in two:
        limits = {**LIMITS, "notice": 3}
        service.limiter = SharedLimiter(service.store, service.keys, service.clock, limits)
    banks = [browser(service) for service in two]
    told = [tell(banks[number % 2], b"{}", seal="").status_code for number in range(5)]
    assert told == [401, 401, 401, 429, 429]
