"""An officer fills in a form for somebody at the counter."""

from __future__ import annotations

from runtime.service import Service
from runtime.store import assistance, dossiers
from runtime.store.assistance import Assisted
from runtime.store.engine import Transaction
from tests.runtime.serving import browser, go_on, sign_in

CODE = "1.001193"


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
