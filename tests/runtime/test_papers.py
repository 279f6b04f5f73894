"""Papers of a dossier: who may see which, as page and as file, and what has happened on them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from sqlalchemy import Engine, event

from catalogue.kinds.base import Json
from renderers.papers.kept import packed, unpacked
from runtime import booking
from runtime.clock import FixedClock
from runtime.commands import Actor
from runtime.service import Service
from runtime.store import answers, dossiers, issued
from runtime.store.book import booked
from runtime.store.engine import Transaction
from tests.runtime.browsing import Browser
from tests.runtime.republishing import republish
from tests.runtime.serving import PASSWORD, WARD, Lodged, browser, lodge, opened, sign_in
from tests.runtime.test_languages import english
from tests.runtime.test_supplementing import correct

CODE = "1.001193"


@pytest.fixture
def service(tmp_path: Path, lodged: Lodged) -> Iterator[Service]:
    yield from opened(tmp_path, after=lodged.folder)


@pytest.fixture
def applicant(service: Service, lodged: Lodged) -> Browser:
    return lodged.applicant(service)


@pytest.fixture
def code(service: Service, lodged: Lodged) -> str:
    """A dossier that has been received."""
    do(service, "tiepnhan", lodged.code, "receive")
    return lodged.code


def do(service: Service, account: str, code: str, command: str, **given: str) -> Browser:
    person = sign_in(service, account)
    person.open(f"/can-bo/ho-so/{code}")
    person.send(given, action=f"/{command}")
    assert person.page.status_code == 200, person.seen.text
    return person


def papers(person: Browser, address: str) -> list[str]:
    person.open(address)
    return [one.rpartition("/")[2] for one in person.seen.links if "/giay-to/" in one]


def test_nobody_has_a_paper_of_what_has_not_happened(service: Service, applicant: Browser) -> None:
    lodged = lodge(applicant, CODE)
    assert papers(applicant, f"/ho-so/{lodged}") == []
    for paper in ("tiep-nhan", "tiep-nhan.pdf", "bo-sung", "bien-lai", "ket-qua", "kiem-soat"):
        assert applicant.client.get(f"/ho-so/{lodged}/giay-to/{paper}").status_code == 404


def test_the_receipt_tells_what_was_handed_in_and_when_the_result_is_there(
    applicant: Browser, code: str
) -> None:
    assert papers(applicant, f"/ho-so/{code}") == ["tiep-nhan", "tiep-nhan.pdf"]
    text = applicant.open(f"/ho-so/{code}/giay-to/tiep-nhan").text
    told = (
        code, "Đăng ký khai sinh", "Nguyễn Văn Bình", "079090001234", "0903 123 456",
        "12 Nguyễn Huệ", "Giấy chứng sinh", "09:00, 20/11/2026", "Ủy ban nhân dân phường Sài Gòn",
        "Ủy ban nhân dân Thành phố Hồ Chí Minh", "Cán bộ tiepnhan",
        "Thành phố Hồ Chí Minh, ngày 20 tháng 11 năm 2026",
    )  # fmt: skip
    assert [one for one in told if one not in text] == []


def test_a_paper_is_a_file_with_its_name(applicant: Browser, code: str) -> None:
    address = f"/ho-so/{code}/giay-to/tiep-nhan.pdf"
    answer = applicant.client.get(address)
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Cache-Control"] == "private, no-store"
    named = answer.headers["Content-Disposition"]
    assert named.startswith(f"attachment; filename=\"tiep-nhan-{code}.pdf\"; filename*=UTF-8''Gi")
    assert named.isascii()
    assert code in "".join(one.extract_text() for one in PdfReader(BytesIO(answer.content)).pages)
    with ThreadPoolExecutor(3) as pool:
        again = pool.map(lambda one: one.get(address).content, [applicant.client] * 3)
    assert set(again) == {answer.content}


def test_others_see_no_paper(service: Service, code: str) -> None:
    stranger = browser(service)
    for paper in ("tiep-nhan", "tiep-nhan.pdf", "kiem-soat"):
        assert stranger.client.get(f"/ho-so/{code}/giay-to/{paper}").status_code == 404
        answer = stranger.client.get(f"/can-bo/ho-so/{code}/giay-to/{paper}")
        assert str(answer.url).partition("?")[0].endswith("/can-bo/dang-nhap")
    elsewhere = sign_in(service, "noikhac")
    assert elsewhere.client.get(f"/can-bo/ho-so/{code}/giay-to/tiep-nhan").status_code == 404
    assert code not in elsewhere.open("/can-bo/so-theo-doi").text


@pytest.mark.parametrize(
    "name", ["kiem-soat", "tiep-nhan-2", "tiep-nhan-0", "bo-sung.pdf", "x", "TIEP-NHAN", "-1"]
)
def test_what_is_no_paper_of_the_applicant_is_not_found(
    applicant: Browser, code: str, name: str
) -> None:
    assert applicant.client.get(f"/ho-so/{code}/giay-to/{name}").status_code == 404


def test_officers_have_the_papers_of_the_house_too(service: Service, code: str) -> None:
    officer = sign_in(service, "thuly")
    assert papers(officer, f"/can-bo/ho-so/{code}") == ["tiep-nhan", "tiep-nhan.pdf", "kiem-soat"]
    text = officer.open(f"/can-bo/ho-so/{code}/giay-to/kiem-soat").text
    assert "Cán bộ tiepnhan" in text
    assert "Công chức tư pháp" in text


def test_a_request_for_a_supplement_tells_what_and_until_when(
    service: Service, applicant: Browser
) -> None:
    lodged = lodge(applicant, CODE)
    do(service, "tiepnhan", lodged, "ask_supplement", text="1. Giấy chứng sinh: thiếu chữ ký")
    assert papers(applicant, f"/ho-so/{lodged}") == ["bo-sung"]
    text = applicant.open(f"/ho-so/{lodged}/giay-to/bo-sung").text
    for told in ("1. Giấy chứng sinh: thiếu chữ ký", "Chủ Nhật, 20/12/2026", "Cán bộ tiepnhan"):
        assert told in text


def test_an_extension_has_its_apology_with_both_days(service: Service, applicant: Browser) -> None:
    lodged = lodge(applicant, "1.013225")
    do(service, "tiepnhan", lodged, "receive")
    before = promised(applicant, lodged)
    assert isinstance(service.clock, FixedClock)
    service.clock.at += timedelta(days=3)
    do(service, "thuly", lodged, "extend", text="Phải đo đạc lại", until="2027-03-01")
    assert papers(applicant, f"/ho-so/{lodged}") == ["tiep-nhan", "tiep-nhan.pdf", "xin-loi"]
    text = applicant.open(f"/ho-so/{lodged}/giay-to/xin-loi").text
    for told in ("Phải đo đạc lại", f"Đã hẹn trả kết quả{before}", "Thứ Hai, 01/03/2027"):
        assert told in text
    assert promised(applicant, lodged) == before, "the receipt still names the first day"


def promised(person: Browser, code: str) -> str:
    text = person.open(f"/ho-so/{code}/giay-to/tiep-nhan").text
    return text.partition("Hẹn trả kết quả")[2].partition("Hình thức")[0].strip()


def test_a_withdrawn_dossier_has_a_notice_of_it(applicant: Browser, code: str) -> None:
    applicant.open(f"/ho-so/{code}")
    applicant.send({"confirm": "yes"}, action="/rut")
    assert "dung-giai-quyet" in papers(applicant, f"/ho-so/{code}")
    text = applicant.open(f"/ho-so/{code}/giay-to/dung-giai-quyet").text
    assert "Theo đề nghị của người nộp hồ sơ." in text


def test_a_result_has_its_slip(service: Service, applicant: Browser, code: str) -> None:
    while True:
        worker = sign_in(service, "thuly")
        worker.open(f"/can-bo/ho-so/{code}")
        steps = [form for form in worker.seen.forms if form.action.endswith("/pass_step")]
        if not steps:
            break
        worker.send({"choice": steps[0].offered["choice"][0]}, action="/pass_step")
    do(service, "ky", code, "decide", choice="giay_khai_sinh", password=PASSWORD)
    assert papers(applicant, f"/ho-so/{code}") == [
        "tiep-nhan", "tiep-nhan.pdf", "ket-qua", "ket-qua.pdf",
    ]  # fmt: skip
    text = applicant.open(f"/ho-so/{code}/giay-to/ket-qua").text
    assert "Giấy khai sinh" in text
    assert "Cán bộ ky" in text
    officer = sign_in(service, "traketqua")
    assert "Còn khoản chưa nộp" in officer.open(f"/can-bo/ho-so/{code}/giay-to/tra-ket-qua").text


def test_a_dossier_filed_in_english_has_english_beneath(service: Service) -> None:
    person = english(service)
    lodged = lodge(person, CODE)
    do(service, "tiepnhan", lodged, "receive")
    text = person.open(f"/ho-so/{lodged}/giay-to/tiep-nhan").text
    for told in ("Giấy tiếp nhận hồ sơ", "Receipt of the dossier", "Birth registration"):
        assert told in text


def test_dossiers_filed_together_have_one_receipt(service: Service, applicant: Browser) -> None:
    whole = lodge(applicant, "2.000986")
    text = applicant.open(f"/ho-so/{whole}/giay-to/tiep-nhan").text
    assert "Giấy tiếp nhận nhiều hồ sơ" in text
    assert text.count("H29.") >= 4
    assert applicant.client.get(f"/ho-so/{whole}/giay-to/bo-sung").status_code == 404


def test_the_book_of_a_unit_lists_its_dossiers_of_some_days(service: Service, code: str) -> None:
    officer = sign_in(service, "tiepnhan")
    text = officer.open("/can-bo/so-theo-doi").text
    assert code in text
    assert "Sổ theo dõi hồ sơ" in text
    before = service.clock.now().date() - timedelta(days=1)
    for days in (f"den={before}", f"tu={before}&den={before}"):
        assert code not in officer.open(f"/can-bo/so-theo-doi?{days}").text
    for days in ("tu=hôm-qua", "den=9999-12-31", "tu=0001-01-01"):
        assert officer.client.get(f"/can-bo/so-theo-doi?{days}").status_code == 200


def test_what_ended_before_its_first_step_was_done_was_not_handed_on(
    service: Service, applicant: Browser, code: str
) -> None:
    withdrawn = lodge(applicant, CODE)
    applicant.open(f"/ho-so/{withdrawn}")
    applicant.send({"confirm": "yes"}, action="/rut")
    actor, day = Actor("tiepnhan", WARD, frozenset({"tiep_nhan_hs"})), timedelta(days=1)
    now = service.clock.now()
    _, some = service.store.read(
        lambda c: booked(c, actor, now - day, now + day, limit=9, offset=0)
    )
    assert {one.dossier.code: one.passed for one in some} == {code: now, withdrawn: None}


def test_a_long_book_has_pages_that_leave_nothing_out(
    service: Service, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also what has been erased; and more rows take no more statements."""
    lodge(browser(service), "2.000986")
    id = service.store.read(lambda connection: dossiers.id_of_code(connection, code) or "")
    service.store.write(lambda connection: answers.erase(connection, id))
    officer = sign_in(service, "tiepnhan")
    whole, few, many = set[str](), list[str](), list[str]()
    with heard(many):
        every = codes(officer.open("/can-bo/so-theo-doi").text)
    monkeypatch.setattr(booking, "ROWS", 1)
    address = "/can-bo/so-theo-doi"
    with heard(few):
        officer.open(address)
    assert (len(every) > 1, code in every, len(many)) == (True, True, len(few))
    while address:
        whole |= codes(officer.open(address).text)
        after = [one for one in officer.seen.links if f"trang={len(whole) + 1}" in one]
        address = after[0] if after else ""
    assert whole == every
    assert f"Hồ sơ {len(every)} đến {len(every)} trong {len(every)} hồ sơ" in officer.seen.text


def codes(text: str) -> set[str]:
    return set(re.findall(r"H29\.[A-Z]+-\d{6}-\d{4}", text))


@contextmanager
def heard(found: list[str]) -> Iterator[None]:
    """The statements that are sent meanwhile."""

    def note(connection: object, cursor: object, statement: str, *rest: object) -> None:
        found.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def reprints(service: Service, code: str, *names: str) -> list[bytes]:
    """As an officer prints them, on whatever day."""
    officer = sign_in(service, "tiepnhan")
    found = [officer.client.get(f"/can-bo/ho-so/{code}/giay-to/{one}") for one in names]
    assert [one.status_code for one in found] == [200] * len(names)
    return [one.content for one in found]


def years_later(service: Service) -> None:
    """The clock has moved, the catalogue was published anew, under another name."""
    assert isinstance(service.clock, FixedClock)
    service.clock.at += timedelta(days=3 * 365)
    republish(service, CODE, lambda program: replace(program, name="Khai sinh (mới)"))


def test_a_request_is_printed_again_as_it_was_given_out(
    service: Service, applicant: Browser
) -> None:
    code = lodge(applicant, CODE)
    officer = sign_in(service, "tiepnhan")
    officer.open(f"/can-bo/ho-so/{code}")
    officer.send({"note.giay_chung_sinh": "thiếu chữ ký"}, action="/kiem-tra")
    given = {"text": "Xin sửa", "opens": ["nguoi_nop/*", "tre/tre.ho_ten"]}
    officer.send(given, action="/ask_supplement")
    (before,) = reprints(service, code, "bo-sung")
    for told in ("Nguyễn Văn Bình", "Thiếu chữ ký", "Xin sửa", "Họ, chữ đệm, tên"):
        assert told in before.decode()
    correct(applicant, code, {"nguoi_nop.ho_ten": "Lê Văn Tám", "tre.ho_ten": "Lê An"})
    applicant.send({"confirm": "yes"}, action="/gui-bo-sung")
    years_later(service)
    assert reprints(service, code, "bo-sung") == [before]


def test_receipt_apology_and_stop_are_printed_again_as_they_were(
    service: Service, applicant: Browser
) -> None:
    code = lodge(applicant, "1.013225")
    do(service, "tiepnhan", code, "receive")
    do(service, "thuly", code, "extend", text="Phải đo đạc lại", until="2027-03-01")
    do(service, "thuly", code, "stop", text="Không còn nhu cầu")
    names = ("tiep-nhan", "tiep-nhan.pdf", "xin-loi", "dung-giai-quyet")
    before = reprints(service, code, *names)
    years_later(service)
    assert reprints(service, code, *names) == before


def test_a_refusal_is_printed_again_as_it_was(service: Service, applicant: Browser) -> None:
    code = lodge(applicant, CODE)
    do(service, "tiepnhan", code, "refuse", text="Không thuộc thẩm quyền")
    before = reprints(service, code, "tu-choi")
    years_later(service)
    assert reprints(service, code, "tu-choi") == before


def test_what_was_never_kept_is_drawn_once_more(service: Service, code: str) -> None:
    before = reprints(service, code, "tiep-nhan")

    def forget(connection: Transaction) -> None:
        connection.exec_driver_sql("DELETE FROM issued")

    service.store.write(forget)
    assert reprints(service, code, "tiep-nhan") == before


def test_whose_answers_are_erased_leaves_no_paper(service: Service, code: str) -> None:
    def erase(connection: Transaction) -> frozenset[tuple[str, str]]:
        id = dossiers.id_of_code(connection, code) or ""
        assert issued.kept(connection, id)
        answers.erase(connection, id)
        return issued.kept(connection, id)

    assert service.store.write(erase) == frozenset()


def test_a_sheet_is_kept_whole(service: Service, code: str) -> None:
    def find(connection: Transaction) -> Json:
        one = issued.latest(connection, dossiers.id_of_code(connection, code) or "", "received")
        assert one
        return one.sheet

    stored = service.store.read(find)
    assert packed(unpacked(stored)) == stored
