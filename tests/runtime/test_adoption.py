"""What passes from a browser to the account that signs in on it, and what does not."""

from __future__ import annotations

from datetime import timedelta

from runtime.clock import FixedClock
from runtime.service import Service
from runtime.store import assistance, dossiers
from runtime.store.engine import Transaction
from tests.runtime.browsing import Browser
from tests.runtime.serving import browser, draft_of, fill_in, go_on, lodge, sign_in

CODE, BUNDLE = "1.001193", "2.000986"
GIVEN = {
    "name": "Nguyễn Văn Bình", "phone": "0903 123 456", "email": "", "password": "rat kho doan"
}  # fmt: skip


def enrol(person: Browser) -> None:
    person.open("/tai-khoan/dang-ky")
    person.send(GIVEN, action="/tai-khoan/dang-ky")
    assert person.place == "/tai-khoan", person.seen.text


def wait(service: Service, time: timedelta) -> None:
    assert isinstance(service.clock, FixedClock)
    service.clock.at += time


def sees(person: Browser, code: str) -> bool:
    person.open(f"/ho-so/{code}")
    return person.place == f"/ho-so/{code}"


def test_who_may_look_for_an_hour_may_not_for_good(service: Service) -> None:
    applicant = browser(service)
    code = lodge(applicant, CODE)
    secret = applicant.page.text.split('class="code">')[2].split("<")[0]
    friend = browser(service)
    friend.open(f"/tra-cuu?ma={code}")
    friend.send({"code": code, "secret": secret})
    enrol(friend)
    assert code not in friend.seen.text
    assert sees(friend, code)
    wait(service, timedelta(minutes=29))
    assert sees(friend, code)
    wait(service, timedelta(minutes=29))
    assert sees(friend, code)
    wait(service, timedelta(minutes=3))
    assert not sees(friend, code)


def test_what_is_over_does_not_come_back(service: Service) -> None:
    person = browser(service)
    code = lodge(person, CODE)
    wait(service, timedelta(days=31))
    assert not sees(person, code)
    enrol(person)
    assert code not in person.seen.text
    assert not sees(person, code)


def begin_for_somebody(service: Service, code: str) -> Browser:
    officer = sign_in(service, "tiepnhan")
    officer.page = officer.client.post("/can-bo/nop-thay", data={"code": code})
    assert officer.place.startswith("/f/"), officer.seen.text
    return officer


def test_what_an_officer_wrote_for_others_is_nobodys_who_signs_in_there(service: Service) -> None:
    counter = begin_for_somebody(service, CODE)
    go_on(counter, CODE)
    counter.send(action="/submit")
    code = counter.page.text.split('class="code">')[1].split("<")[0]
    counter.page = counter.client.post("/can-bo/nop-thay", data={"code": CODE})
    begun = draft_of(counter)
    enrol(counter)
    assert code not in counter.seen.text
    assert begun not in counter.page.text
    assert not sees(counter, code)


def test_what_was_begun_is_the_accounts(service: Service) -> None:
    person = browser(service)
    fill_in(person, CODE)
    draft = draft_of(person)
    enrol(person)
    assert draft in person.page.text


def test_both_names_stay_with_every_dossier_of_a_filing(service: Service) -> None:
    officer = begin_for_somebody(service, BUNDLE)
    go_on(officer, BUNDLE)
    officer.send(action="/submit")
    assert officer.place.endswith("/receipt"), officer.seen.text

    def helped(connection: Transaction) -> list[str]:
        every = dossiers.going(connection)
        found = (assistance.assisted_of(connection, id) for id in every)
        return [one.officer if one else "" for one in found]

    assert service.store.read(helped) == ["tiepnhan"] * 3
