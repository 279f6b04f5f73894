"""Citizens' accounts: one list on every machine, and nothing asked twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Engine, event, func, select

from runtime.service import Service
from runtime.store import citizens
from runtime.store.engine import Transaction
from runtime.store.tables import dossier
from tests.runtime.browsing import Browser
from tests.runtime.serving import browser, draft_of, fill_in, lodge, sign_in
from tests.runtime.test_telling import tell

CODE = "1.001193"
INQUIRY = "1.011439"
PASSWORD = "rat kho doan"
GIVEN = {"name": "Nguyễn Văn Bình", "phone": "0903 123 456", "email": "", "password": PASSWORD}


def enrolled(service: Service, person: Browser | None = None) -> Browser:
    person = person or browser(service)
    person.open("/tai-khoan/dang-ky")
    person.send(GIVEN, action="/tai-khoan/dang-ky")
    assert person.place == "/tai-khoan", person.seen.text
    return person


def come_in(service: Service, login: str = "0903123456", password: str = PASSWORD) -> Browser:
    person = browser(service)
    person.open("/tai-khoan")
    assert person.place == "/tai-khoan/dang-nhap"
    person.send({"account": login, "password": password}, action="/tai-khoan/dang-nhap")
    return person


def test_what_was_begun_and_filed_before_comes_along_to_another_machine(service: Service) -> None:
    person = browser(service)
    code = lodge(person, CODE)
    fill_in(person, "1.013225")
    draft = draft_of(person)
    enrolled(service, person)
    elsewhere = come_in(service, "+84 903 123 456")
    assert elsewhere.place == "/tai-khoan"
    assert code in elsewhere.seen.text
    assert any(draft in link for link in elsewhere.seen.links)
    assert "Giấy chứng sinh" in elsewhere.seen.text
    elsewhere.open(f"/ho-so/{code}")
    assert (elsewhere.page.status_code, elsewhere.place) == (200, f"/ho-so/{code}")
    elsewhere.open(f"/f/{draft}/review")
    assert elsewhere.page.status_code == 200


def test_what_is_filed_from_an_account_stays_with_it_and_fills_the_next_form(
    service: Service,
) -> None:
    person = enrolled(service)
    code = lodge(person, CODE)
    elsewhere = come_in(service)
    assert code in elsewhere.seen.text
    elsewhere.open(f"/f/{CODE}")
    values = elsewhere.form("/f/").values
    assert values["nguoi_nop.ho_ten"] == ["Nguyễn Văn Bình"]
    assert values["nguoi_nop.so_dinh_danh"] == ["079090001234"]
    assert "điền sẵn" in elsewhere.seen.text
    assert elsewhere.page.headers["Cache-Control"] == "private, no-store"
    assert "điền sẵn" not in browser(service).open(f"/f/{CODE}").text


def test_a_block_about_a_person_or_an_organisation_is_filled_for_the_person(
    service: Service,
) -> None:
    person = enrolled(service)
    lodge(person, CODE)
    person.open(f"/f/{INQUIRY}")
    values = person.form("/f/").values
    assert values["nguoi_yeu_cau.loai"] == ["ca_nhan"]
    assert values["nguoi_yeu_cau.ten"] == ["Nguyễn Văn Bình"]
    assert values["nguoi_yeu_cau.so_dinh_danh"] == ["079090001234"]
    assert not values.get("nguoi_yeu_cau.nguoi_dai_dien", [""])[0]


def test_signing_out_takes_everything_away(service: Service) -> None:
    person = enrolled(service)
    code = lodge(person, CODE)
    person.open("/tai-khoan")
    person.send(action="/tai-khoan/dang-xuat")
    person.open(f"/ho-so/{code}")
    assert person.place == "/tra-cuu"
    person.open("/tai-khoan")
    assert person.place == "/tai-khoan/dang-nhap"


@pytest.mark.parametrize(
    ("box", "given", "said"),
    [
        ("name", "", "Xin nhập mục Họ, chữ đệm và tên"),
        ("phone", "113", "số điện thoại, ví dụ"),
        ("email", "khong phai", "thư điện tử, ví dụ"),
        ("password", "ngan", "ít nhất 8 ký tự"),
    ],
)
def test_what_is_wrong_is_said_at_its_box(
    service: Service, box: str, given: str, said: str
) -> None:
    person = browser(service)
    person.open("/tai-khoan/dang-ky")
    person.send({**GIVEN, box: given}, action="/tai-khoan/dang-ky")
    assert person.page.status_code == 422
    assert said in person.seen.text
    assert f"{box}-error" in person.seen.ids
    kept = person.form("/tai-khoan/dang-ky").values
    assert kept["name"] == ["" if box == "name" else GIVEN["name"]]


def test_a_number_has_one_account(service: Service) -> None:
    enrolled(service)
    person = browser(service)
    person.open("/tai-khoan/dang-ky")
    person.send({**GIVEN, "phone": "+84903123456"}, action="/tai-khoan/dang-ky")
    assert "đã có tài khoản" in person.seen.text


def test_citizens_and_officers_have_different_doors(service: Service) -> None:
    enrolled(service)
    person = come_in(service)
    person.open("/can-bo")
    assert person.place == "/can-bo/dang-nhap"
    person.send({"account": "0903123456", "password": PASSWORD}, action="/can-bo/dang-nhap")
    assert person.page.status_code == 422
    assert come_in(service, "tiepnhan", "mat khau thu").page.status_code == 422
    officer = sign_in(service, "tiepnhan")
    officer.open("/tai-khoan")
    assert officer.place == "/tai-khoan/dang-nhap"


def test_wrong_passwords_shut_the_door(service: Service) -> None:
    enrolled(service)
    for _ in range(5):
        assert "không đúng" in come_in(service, password="sai").seen.text
    assert "quá nhiều lần" in come_in(service).seen.text


def test_a_number_spelled_in_many_ways_is_one_door(service: Service) -> None:
    enrolled(service)
    for login in ("0903123456", "+84903123456", "0903 123 456", "0903.123.456", "(0903) 123-456"):
        assert "không đúng" in come_in(service, login, "sai").seen.text
    assert "quá nhiều lần" in come_in(service, "0 903 123 456").seen.text


def test_what_an_account_was_told_is_new_until_it_has_been_read(
    service: Service, tmp_path: Path
) -> None:
    person = enrolled(service)
    assert "Tin về hồ sơ" not in person.seen.text
    code = lodge(person, CODE)
    tell(service, tmp_path / "out")
    person.open("/tai-khoan")
    assert f"Hồ sơ {code}: đã nhận được hồ sơ" in person.seen.text
    assert f"/ho-so/{code}" in person.seen.links
    person.send(action="/da-doc")
    assert person.place == "/tai-khoan"
    assert not any(form.action.endswith("/da-doc") for form in person.seen.forms)
    assert f"Hồ sơ {code}: đã nhận được hồ sơ" in person.seen.text
    other = browser(service)
    sent = other.client.post("/tai-khoan/da-doc", follow_redirects=True)
    assert sent.url.path == "/tai-khoan/dang-nhap"


@pytest.mark.parametrize("procedure", [CODE, "2.000986"])
def test_what_is_filed_is_the_accounts_at_once_or_not_filed(
    service: Service, monkeypatch: pytest.MonkeyPatch, procedure: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError

    def filed(connection: Transaction) -> int | None:
        return connection.scalar(select(func.count()).select_from(dossier))

    person = enrolled(service)
    fill_in(person, procedure)
    review, form = person.page, person.form("/submit")
    with monkeypatch.context() as patched:
        patched.setattr(citizens, "remember", fail)
        assert person.client.post(form.action, data=form.values).status_code == 500
        assert service.store.read(filed) == 0
    person.page = review
    person.send(action="/submit")
    assert person.place.endswith("/receipt")
    assert service.store.read(filed)


def test_a_long_list_is_asked_for_at_once(service: Service) -> None:
    person = enrolled(service)
    asked: list[str] = []

    def note(*about: object) -> None:
        asked.append(str(about[2]))

    def questions() -> int:
        asked.clear()
        person.open("/tai-khoan")
        return len(asked)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        lodge(person, CODE)
        few = questions()
        lodge(person, CODE)
        lodge(person, CODE)
        assert questions() == few > 0
    finally:
        event.remove(Engine, "before_cursor_execute", note)
