"""A telephone number is one's own once the code that was sent there has been typed."""

from __future__ import annotations

import re
from datetime import timedelta

from sqlalchemy import select

from runtime.carrying import Nowhere
from runtime.clock import FixedClock
from runtime.contacts import send_codes
from runtime.ports import Outgoing
from runtime.service import Service
from runtime.store import contacts, messages
from runtime.store.tables import contact_code, message, outbox
from tests.runtime.browsing import Browser
from tests.runtime.test_citizens import enrolled

PROVE = "/tai-khoan/xac-nhan"


class Away:
    """A gateway that takes nothing."""

    def carry(self, one: Outgoing) -> None:
        raise OSError("away")


def ask(service: Service, person: Browser) -> str:
    """The code that has come by text message."""
    person.send(press=("do", "send"), action=PROVE)
    send_codes(service, {"sms": Away(), "mail": Away()})
    for _ in range(2):
        send_codes(service, {"sms": Nowhere(), "mail": Nowhere()})
    found = [one for one in service.store.read(messages.latest) if one.topic == "contact_code"]
    assert (found[0].channel, found[0].recipient) == ("sms", "+84903123456")
    assert found[0].body.isascii()
    return str(re.findall(r"\d{6}", found[0].body)[0])


def type_in(person: Browser, code: str) -> int:
    person.send({"code": code}, press=("do", "check"), action=PROVE)
    return person.page.status_code


def test_a_code_shows_that_the_number_is_theirs(service: Service) -> None:
    person = enrolled(service)
    assert "0903 123 456 chưa xác nhận" in person.seen.text
    code = ask(service, person)
    wrong = f"{(int(code) + 1) % 1_000_000:06}"
    person.open("/tai-khoan")
    assert (type_in(person, wrong), "Mã không đúng" in person.seen.text) == (422, True)
    assert type_in(person, f"{code[:3]} {code[3:]}") == 200
    assert "chưa xác nhận" not in person.seen.text
    assert not any(PROVE in one.action for one in person.seen.forms)
    sent = [one for one in service.store.read(messages.latest) if one.topic == "contact_code"]
    assert len(sent) == 1


def test_two_processes_send_a_code_once_and_keep_it_nowhere(service: Service) -> None:
    person = enrolled(service)
    person.send(press=("do", "send"), action=PROVE)
    took: list[Outgoing] = []

    class Slow:
        """While it is at work the other process looks for codes too."""

        def carry(self, one: Outgoing) -> None:
            took.append(one)
            send_codes(service, {"sms": self, "mail": self})

    service.config = service.config.model_copy(update={"demo": False})
    send_codes(service, {"sms": Slow(), "mail": Slow()})
    (one,) = took
    code = re.findall(r"\d{6}", one.text)[0]
    tables = (contact_code, outbox, message)
    rows = service.store.read(lambda c: [list(c.execute(select(table))) for table in tables])
    assert rows[0]
    assert code not in str(rows)


def test_a_code_is_tried_a_few_times_within_minutes(service: Service) -> None:
    person = enrolled(service)
    code = ask(service, person)
    wrong = f"{(int(code) + 1) % 1_000_000:06}"
    person.open("/tai-khoan")
    form = {"channel": "sms", "do": "check"}
    for _ in range(contacts.TRIES):
        assert person.client.post(PROVE, data={**form, "code": wrong}).status_code == 422
    assert person.client.post(PROVE, data={**form, "code": code}).status_code == 422
    person.open("/tai-khoan")
    again = ask(service, person)
    assert isinstance(service.clock, FixedClock)
    service.clock.at += contacts.VALID
    late = person.client.post(PROVE, data={**form, "code": again})
    assert late.status_code == 422
    service.clock.at -= timedelta(minutes=1)
    assert person.client.post(PROVE, data={**form, "code": again}).status_code == 200


def test_nobody_asks_for_a_way_that_they_do_not_have(service: Service) -> None:
    person = enrolled(service)
    for do in ("send", "check"):
        asked = person.client.post(PROVE, data={"channel": "mail", "do": do, "code": "123456"})
        assert asked.status_code == 404
