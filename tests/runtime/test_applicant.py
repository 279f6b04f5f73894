"""What applicants see and do of a dossier that they have filed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from runtime.service import Service
from runtime.store import dossiers, files, ratings
from runtime.store.engine import Transaction
from tests.runtime.browsing import Browser
from tests.runtime.filings import PDF
from tests.runtime.serving import Lodged, browser, opened, sign_in

MARKS = dict.fromkeys(("openness", "timeliness", "digitisation", "online", "satisfaction"), "5")


@pytest.fixture
def service(tmp_path: Path, lodged: Lodged) -> Iterator[Service]:
    yield from opened(tmp_path, after=lodged.folder)


@pytest.fixture
def applicant(service: Service, lodged: Lodged) -> Browser:
    return lodged.applicant(service)


@pytest.fixture
def code(service: Service, lodged: Lodged) -> str:
    return lodged.code


def officer(service: Service, code: str, command: str, **given: str) -> Browser:
    person = sign_in(service, "tiepnhan")
    person.open(f"/can-bo/ho-so/{code}")
    person.send(given, action=f"/{command}")
    return person


def ask_supplement(service: Service, code: str) -> None:
    officer(service, code, "ask_supplement", text="Xin gửi lại giấy chứng sinh")


def state(service: Service, code: str) -> str:
    def find(connection: Transaction) -> str:
        id = dossiers.id_of_code(connection, code)
        assert id
        return dossiers.own_dossier(connection, id).state

    return service.store.read(find)


def test_who_filed_it_follows_it_without_the_secret(applicant: Browser, code: str) -> None:
    assert "Mới đăng ký" in applicant.open(f"/ho-so/{code}").text
    assert applicant.page.headers["Cache-Control"] == "private, no-store"


def test_every_event_tells_the_unit_that_did_it(
    service: Service, applicant: Browser, code: str
) -> None:
    officer(service, code, "receive")
    applicant.open(f"/ho-so/{code}")
    told = [line for line in applicant.seen.text.splitlines() if "20/11/2026" in line]
    unit = "Ủy ban nhân dân phường Sài Gòn"
    assert any(one.endswith(f"Tiếp nhận hồ sơ {unit}") for one in told)
    assert any(one.endswith("Nộp hồ sơ") for one in told)


def test_others_are_asked_for_the_secret_whether_there_is_such_a_dossier_or_not(
    service: Service, code: str
) -> None:
    stranger = browser(service)
    for asked in (code, "H29.KHONG-CO"):
        stranger.open(f"/ho-so/{asked}")
        assert str(stranger.page.url).endswith(f"/tra-cuu?ma={asked}")
        for deed in ("bo-sung", "rut", "danh-gia"):
            sent = stranger.client.post(
                f"/ho-so/{asked}/{deed}", data={"_v": "1", "confirm": "yes"},
                headers={"Sec-Fetch-Site": "same-origin"},
            )  # fmt: skip
            assert sent.status_code == 404


def test_a_supplement_is_sent_once_with_files_and_words(
    service: Service, applicant: Browser, code: str
) -> None:
    applicant.open(f"/ho-so/{code}")
    assert not any("bo-sung" in form.action for form in applicant.seen.forms)
    ask_supplement(service, code)
    assert "Xin gửi lại giấy chứng sinh" in applicant.open(f"/ho-so/{code}").text
    form = applicant.form("/bo-sung")
    paper = sorted(form.files)[0]
    applicant.send({"text": "Đã sửa"}, action="/bo-sung")
    assert (applicant.page.status_code, state(service, code)) == (422, "supplement")
    assert "Đã sửa" in applicant.page.text
    applicant.send({"confirm": "yes", "text": ""}, action="/bo-sung")
    assert "ít nhất một tệp" in applicant.seen.text
    applicant.send(
        {"confirm": "yes", "text": "Đã sửa tên bệnh viện"}, action="/bo-sung", files=[(paper, PDF)]
    )
    assert applicant.place == f"/ho-so/{code}"
    assert state(service, code) == "submitted"
    desk = sign_in(service, "tiepnhan")
    assert "Bổ sung của người nộp" in desk.open(f"/can-bo/ho-so/{code}").text

    def kept(connection: Transaction) -> list[str]:
        id = dossiers.id_of_code(connection, code)
        assert id
        return [one.path for one in files.files_of_dossier(connection, id)]

    paths = service.store.read(kept)
    assert paths.count(paper) == 2
    assert files.SUPPLEMENT in paths


def test_what_is_no_paper_is_refused_and_nothing_is_lost(
    service: Service, applicant: Browser, code: str
) -> None:
    ask_supplement(service, code)
    applicant.open(f"/ho-so/{code}")
    paper = sorted(applicant.form("/bo-sung").files)[0]
    wrong = ("x.exe", b"MZ\x90", "application/pdf")
    applicant.send({"confirm": "yes"}, action="/bo-sung", files=[(paper, wrong)])
    assert (applicant.page.status_code, state(service, code)) == (422, "supplement")


def test_a_dossier_is_withdrawn_by_its_applicant_who_means_it(
    service: Service, applicant: Browser, code: str
) -> None:
    applicant.open(f"/ho-so/{code}")
    applicant.send({}, action="/rut")
    assert (applicant.page.status_code, state(service, code)) == (422, "submitted")
    applicant.send({"confirm": "yes"}, action="/rut")
    assert state(service, code) == "withdrawn"
    assert not any(form.action.endswith("/rut") for form in applicant.seen.forms)


def test_a_page_that_has_become_old_does_nothing(
    service: Service, applicant: Browser, code: str
) -> None:
    applicant.open(f"/ho-so/{code}")
    officer(service, code, "receive")
    applicant.send({"confirm": "yes"}, action="/rut")
    assert (applicant.page.status_code, state(service, code)) == (409, "received")


def test_an_ended_dossier_is_rated_once(service: Service, applicant: Browser, code: str) -> None:
    applicant.open(f"/ho-so/{code}")
    assert not any(form.action.endswith("/danh-gia") for form in applicant.seen.forms)
    applicant.send({"confirm": "yes"}, action="/rut")
    applicant.send({"openness": "5"}, action="/danh-gia")
    assert "cả năm mục" in applicant.seen.text
    applicant.send({**MARKS, "online": "3", "comment": "Tốt"}, action="/danh-gia")
    assert "Cảm ơn quý vị đã đánh giá." in applicant.seen.text

    def rated(connection: Transaction) -> ratings.Rating | None:
        id = dossiers.id_of_code(connection, code)
        assert id
        return ratings.rating_of(connection, id)

    found = service.store.read(rated)
    assert found is not None
    assert (found.marks["online"], found.marks["openness"], found.comment) == (3, 5, "Tốt")
    sent = applicant.client.post(
        f"/ho-so/{code}/danh-gia", data=MARKS, headers={"Sec-Fetch-Site": "same-origin"}
    )
    assert sent.status_code == 409


def test_the_signed_result_reaches_the_applicant_once_nothing_is_owed(
    service: Service, applicant: Browser, code: str
) -> None:
    for account, command in (("tiepnhan", "receive"), ("thuly", "pass_step")):
        person = sign_in(service, account)
        person.open(f"/can-bo/ho-so/{code}")
        form = next((one for one in person.seen.forms if one.action.endswith(f"/{command}")), None)
        while form is not None:
            choice = form.offered.get("choice", [""])[0]
            person.send({"choice": choice}, action=f"/{command}")
            form = next(
                (one for one in person.seen.forms if one.action.endswith(f"/{command}")), None
            )
    signer = sign_in(service, "ky")
    signer.open(f"/can-bo/ho-so/{code}")
    form = signer.form("/decide")
    given = {"choice": form.offered["choice"][0], "password": "mat khau thu", "number": "12/KS"}
    wrong = ("ket-qua.exe", b"MZ", "application/pdf")
    signer.send(given, action="/decide", files=[("file", wrong)])
    assert signer.page.status_code == 422
    signer.send(given, action="/decide", files=[("file", PDF)])
    assert state(service, code) == "decided"
    applicant.open(f"/ho-so/{code}")
    assert not [link for link in applicant.seen.links if "/ket-qua/" in link]
    counter = sign_in(service, "traketqua")
    counter.open(f"/can-bo/ho-so/{code}")
    form = counter.form("/confirm_payment")
    counter.send({"choice": form.offered["choice"][0], "text": "BL-1"}, action="/confirm_payment")
    applicant.open(f"/ho-so/{code}")
    (link,) = (link for link in applicant.seen.links if "/ket-qua/" in link)
    assert "số 12/KS" in applicant.seen.text
    applicant.client.cookies.set("lang", "en")
    applicant.open(f"/ho-so/{code}")
    assert ">Birth certificate</a>" in applicant.page.text
    sent = applicant.client.get(link)
    assert (sent.status_code, sent.content) == (200, PDF[1])
    assert sent.headers["Content-Disposition"].startswith("attachment")
    assert browser(service).client.get(link).status_code == 404
