"""Feedback on a page: kept without what tells of a person, and seen to by leaders."""

from __future__ import annotations

import pytest

from runtime import feedback as pages
from runtime.service import Service
from runtime.store import accounts, feedback
from runtime.store.engine import Store
from runtime.store.failures import Missing
from runtime.store.feedback import Feedback
from tests.runtime.filing import NOW, RECEIVER
from tests.runtime.serving import browser, sign_in


def test_what_is_said_of_a_page_reaches_a_leader_who_sees_to_it(service: Service) -> None:
    person = browser(service)
    person.client.headers["referer"] = f"{service.config.public_url}/thu-tuc/1.001193"
    person.open("/gop-y")
    assert "Đăng ký khai sinh" in person.seen.text
    person.send({"text": "  ", "contact": "0903123456"}, action="/gop-y")
    assert (person.page.status_code, "text-error" in person.seen.ids) == (422, True)
    person.send({"text": "Chữ nhỏ quá"}, action="/gop-y")
    assert (person.place, "Cảm ơn" in person.seen.text) == ("/gop-y", True)
    leader = sign_in(service, "ky")
    leader.open("/can-bo/gop-y")
    for said in ("Chữ nhỏ quá", "/thu-tuc/1.001193", "0903123456"):
        assert said in leader.seen.text
    leader.send(action="/can-bo/gop-y/")
    assert "Cán bộ ky" in leader.seen.text
    assert "Đã xem xét:" in leader.seen.text


def test_only_leaders_read_it_and_what_is_not_there_is_not_seen_to(service: Service) -> None:
    worker = sign_in(service, "thuly")
    worker.open("/can-bo/gop-y")
    assert worker.page.status_code == 404
    assert "Góp ý của người dân" not in worker.open("/can-bo").text
    leader = sign_in(service, "ky")
    assert leader.client.post("/can-bo/gop-y/khong-co").status_code == 404


def test_nobody_says_too_much_at_once(service: Service) -> None:
    person = browser(service)
    for _ in range(5):
        person.open("/gop-y")
        person.send({"text": "Một góp ý"}, action="/gop-y")
    person.open("/gop-y")
    person.send({"text": "Một góp ý"}, action="/gop-y")
    assert person.page.status_code == 429


@pytest.mark.parametrize(
    ("page", "kept"),
    [
        ("/thu-tuc/1.001193?x=1", "/thu-tuc/1.001193"),
        ("/f/1.001193", "/f/1.001193"),
        (f"/f/{'a1' * 16}/tre", "/f/-/tre"),
        ("/ho-so/H29.15-261120-0001/thanh-toan", "/ho-so"),
        ("/tiep-tuc/abc", "/tiep-tuc"),
        ("//elsewhere.vn/x", "/"),
        ("javascript:alert(1)", "/"),
    ],
)
def test_what_tells_of_one_person_is_left_out(page: str, kept: str) -> None:
    assert pages.named(page) == kept


def test_the_first_to_see_to_it_stays(store: Store) -> None:
    one = Feedback("g1", "/", "Hay", "", "vi", NOW)
    store.write(lambda connection: feedback.keep(connection, one))
    store.write(lambda connection: feedback.handle(connection, "g1", RECEIVER.account, NOW))
    store.write(lambda connection: feedback.handle(connection, "g1", "ky", NOW))
    with pytest.raises(Missing):
        store.write(lambda connection: feedback.handle(connection, "g2", "ky", NOW))
    found = store.read(feedback.latest)
    assert [(it.id, it.handled_by, it.handled_at) for it in found] == [("g1", "thu", NOW)]
    assert store.read(lambda c: accounts.load_account(c, "thu")) is not None
