"""An officer fills in a form for somebody at the counter."""

from __future__ import annotations

from datetime import datetime, timedelta

from runtime.clock import FixedClock
from runtime.service import Service
from runtime.store import assistance, dossiers
from runtime.store.assistance import Assisted
from runtime.store.engine import Transaction
from tests.runtime.browsing import Browser
from tests.runtime.serving import browser, go_on, lodge, sign_in

CODE, BUNDLE = "1.001193", "2.000986"


def test_both_names_stay_and_are_printed_to_be_signed(service: Service) -> None:
    officer = sign_in(service, "tiepnhan")
    officer.open("/can-bo/nop-thay?q=khai+sinh")
    form = next(one for one in officer.seen.forms if one.values.get("code") == [CODE])
    officer.page = officer.client.post("/can-bo/nop-thay", data=form.values)
    assert officer.place.startswith("/f/"), officer.seen.text
    go_on(officer, CODE)
    officer.send(action="/submit")
    assert "Cán bộ tiepnhan, Ủy ban nhân dân phường Sài Gòn" in officer.seen.text
    assert "Người nộp (ký, ghi rõ họ tên)" in officer.seen.text
    code = officer.page.text.split('class="code">')[1].split("<")[0]

    def kept(connection: Transaction) -> Assisted | None:
        return assistance.assisted_of(connection, dossiers.id_of_code(connection, code) or "")

    found = service.store.read(kept)
    assert found is not None
    assert (found.officer, found.unit) == ("tiepnhan", "ubnd_sai_gon")


def begin(officer: Browser, code: str) -> None:
    officer.page = officer.client.post("/can-bo/nop-thay", data={"code": code})
    go_on(officer, code)
    officer.send(action="/submit")
    assert officer.place.endswith("/receipt"), officer.seen.text


def signatures(service: Service) -> list[datetime | None]:
    def find(connection: Transaction) -> list[datetime | None]:
        every = (assistance.assisted_of(connection, id) for id in dossiers.going(connection))
        return [one.signed_at for one in every if one]

    return service.store.read(find)


def test_what_is_printed_names_both_and_its_signature_is_noted_once(service: Service) -> None:
    officer = sign_in(service, "tiepnhan")
    begin(officer, CODE)
    assert "Chưa ghi nhận người nộp đã ký" in officer.seen.text
    receipt = officer.place
    paper = officer.open(next(one for one in officer.seen.links if one.endswith("/to-khai"))).text
    for text in ("Tờ khai do cán bộ nhập giúp", "Cán bộ tiepnhan", "Nguyễn Văn Bình",
                 "Cán bộ nhập giúp", "Người nộp hồ sơ", "Nguyễn Bảo An"):  # fmt: skip
        assert text in paper
    assert "Người nộp đã ký lúc" not in paper
    officer.open(receipt)
    officer.send(action="/da-ky")
    assert "Người nộp đã ký lúc" in officer.seen.text
    (first,) = signatures(service)
    assert isinstance(service.clock, FixedClock)
    service.clock.at += timedelta(minutes=5)
    officer.client.post(f"{receipt.removesuffix('/receipt')}/da-ky")
    assert signatures(service) == [first]


def test_a_bundle_is_written_printed_and_signed_once(service: Service) -> None:
    officer = sign_in(service, "tiepnhan")
    begin(officer, BUNDLE)
    assert "Cán bộ tiepnhan, Ủy ban nhân dân phường Sài Gòn" in officer.seen.text
    assert "Người nộp (ký, ghi rõ họ tên)" in officer.seen.text
    receipt = officer.place
    paper = officer.open(next(one for one in officer.seen.links if one.endswith("/to-khai"))).text
    assert "Cán bộ tiepnhan" in paper
    assert paper.count("Nội dung giải quyết") == 3
    officer.open(receipt)
    officer.send(action="/da-ky")
    assert signatures(service) == [service.clock.now()] * 3


def test_a_signature_is_noted_at_the_desk_by_who_takes_in(service: Service) -> None:
    officer = sign_in(service, "tiepnhan")
    begin(officer, CODE)
    code = officer.page.text.split('class="code">')[1].split("<")[0]
    own = lodge(browser(service), CODE)
    for account, status in (("noikhac", 404), ("thuly", 403), ("tiepnhan2", 200)):
        sent = sign_in(service, account).client.post(f"/can-bo/ho-so/{code}/da-ky")
        assert sent.status_code == status
        assert bool(signatures(service)[0]) == (status == 200)
    officer.open(f"/can-bo/ho-so/{code}")
    assert "Cán bộ nhập giúp: Cán bộ tiepnhan" in officer.seen.text
    assert "Người nộp đã ký lúc" in officer.seen.text
    assert officer.client.post(f"/can-bo/ho-so/{own}/da-ky").status_code == 404
    stranger = browser(service)
    stranger.open(f"/ho-so/{code}/giay-to/to-khai")
    assert stranger.page.status_code == 404


def test_only_who_receives_dossiers_may_do_it(service: Service) -> None:
    signer = sign_in(service, "ky")
    headers = {"Sec-Fetch-Site": "same-origin"}
    sent = signer.client.post("/can-bo/nop-thay", data={"code": CODE}, headers=headers)
    assert sent.status_code == 403
    stranger = browser(service)
    stranger.open("/can-bo/nop-thay")
    assert stranger.place == "/can-bo/dang-nhap"
    officer = sign_in(service, "tiepnhan")
    sent = officer.client.post("/can-bo/nop-thay", data={"code": "2.000815"}, headers=headers)
    assert sent.status_code == 404
