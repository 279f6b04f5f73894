"""The service in English: every page, nothing left in Vietnamese that is not marked so."""

from __future__ import annotations

import pytest
from httpx2 import Response

from compiler.bundle import INDEX, read_index
from runtime.service import Service
from tests.runtime import filings
from tests.runtime.browsing import Browser
from tests.runtime.reading import vietnamese
from tests.runtime.serving import browser, draft_of, example, fill_in, lodge, sign_in

CODES = sorted(one.code for one in read_index(dict(example())[INDEX]).entries)


def english(service: Service, person: Browser | None = None) -> Browser:
    person = person or browser(service)
    person.client.cookies.set("lang", "en")
    return person


def check(person: Browser) -> None:
    assert '<html lang="en">' in person.page.text
    assert vietnamese(person.page.text) == []


@pytest.mark.parametrize(
    "address", ["/", "/tim-kiem", "/tim-kiem?q=birth", "/tra-cuu", "/khong-co"]
)
def test_public_pages_speak_english(unchanged: Service, address: str) -> None:
    person = english(unchanged)
    person.open(address)
    check(person)


@pytest.mark.parametrize("code", CODES)
def test_every_notice_speaks_english(unchanged: Service, code: str) -> None:
    person = english(unchanged)
    person.open(f"/thu-tuc/{code}")
    check(person)


@pytest.mark.parametrize("code", CODES)
def test_every_first_page_speaks_english(unchanged: Service, code: str) -> None:
    person = english(unchanged)
    person.open(f"/f/{code}")
    check(person)


@pytest.mark.parametrize("code", sorted(filings.FILINGS))
def test_a_filing_in_english_from_the_first_page_to_the_receipt(
    service: Service, code: str
) -> None:
    """Empty pages with all their mistakes, filled pages, the review, the receipt."""
    person = english(service)
    fill_in(person, code)
    check(person)
    draft = draft_of(person)
    loaded = service.catalogue().in_force(code, filings.NOW.date())
    for page in loaded.program.pages:
        person.open(f"/f/{draft}/{page.id}")
        check(person)
        if person.place.endswith(page.id):
            asked = {name: "" for name in person.form("/f/").names if not name.startswith("_")}
            person.send(asked, press=("_do", "next"))
            check(person)
    person.open(f"/f/{draft}/review")
    check(person)
    person.open(f"/f/{draft}/saved")
    check(person)


def test_the_language_is_chosen_on_the_page_and_comes_back_to_it(service: Service) -> None:
    person = browser(service)
    person.open("/tim-kiem?q=khai+sinh")
    person.send(press=("lang", "en"), action="/ngon-ngu")
    assert str(person.page.url).endswith("/tim-kiem?q=khai+sinh")
    assert "Birth registration" in person.seen.text
    person.send(press=("lang", "vi"), action="/ngon-ngu")
    assert "Đăng ký khai sinh" in person.seen.text


def test_the_choice_of_a_language_is_kept_by_the_browser_alone(service: Service) -> None:
    reply = chosen(service, "/tra-cuu")
    assert (reply.status_code, reply.headers["location"]) == (303, "/tra-cuu")
    assert "SameSite=lax" in reply.headers["set-cookie"]
    assert "HttpOnly" in reply.headers["set-cookie"]


@pytest.mark.parametrize("address", ["https://elsewhere.vn/", "//elsewhere.vn", "/\\elsewhere.vn"])
def test_choosing_a_language_leads_nowhere_else(service: Service, address: str) -> None:
    assert chosen(service, address).headers["location"] == "/"


def chosen(service: Service, back: str) -> Response:
    data = {"lang": "en", "next": back}
    return browser(service).client.post("/ngon-ngu", data=data, follow_redirects=False)


def test_a_language_that_is_not_offered_is_refused(service: Service) -> None:
    person = browser(service)
    assert person.client.post("/ngon-ngu", data={"lang": "fr"}).status_code == 400
    person.client.cookies.set("lang", "fr")
    assert '<html lang="vi">' in person.client.get("/").text


@pytest.mark.parametrize("address", ["/", "/thu-tuc/1.001193", "/f/1.001193", "/tim-kiem?q=x"])
def test_kept_pages_differ_by_language(service: Service, address: str) -> None:
    """A cache that keeps them for others must look at the cookie."""
    ours, theirs = browser(service).client.get(address), english(service).client.get(address)
    assert "Cookie" in ours.headers["Vary"]
    assert ours.text != theirs.text
    assert ours.headers.get("ETag", "1") != theirs.headers.get("ETag", "2")


def test_the_same_page_in_both_languages_keeps_its_names(service: Service) -> None:
    """What a browser sends does not depend on the language in which it was asked."""
    ours, theirs = browser(service), english(service)
    for person in (ours, theirs):
        person.open("/f/1.013225")
    assert ours.form("/f/").names == theirs.form("/f/").names
    assert ours.form("/f/").values == theirs.form("/f/").values


def test_a_receipt_is_in_the_language_of_the_filing(service: Service) -> None:
    person = english(service)
    code = lodge(person, "1.001193")
    address = person.place
    assert "Receipt" in person.seen.text
    person.client.cookies.delete("lang")
    person.open(address)
    assert '<html lang="en">' in person.page.text
    person.client.cookies.set("lang", "vi")
    person.open(address)
    assert "Giấy xác nhận nộp hồ sơ" in person.seen.text
    assert code in person.seen.text


@pytest.mark.parametrize(("query", "code"), [("birth", "1.001193"), ("khai sinh", "1.001193")])
def test_an_english_reader_searches_in_both_languages(
    service: Service, query: str, code: str
) -> None:
    assert f"/thu-tuc/{code}" in english(service).open(f"/tim-kiem?q={query}").links


def test_officers_work_in_english_too(service: Service) -> None:
    lodged = lodge(english(service), "1.001193")
    officer = english(service, sign_in(service, "tiepnhan"))
    for address in ("/can-bo", f"/can-bo/ho-so/{lodged}"):
        officer.open(address)
        check(officer)
    officer.send(press=("", ""), action=f"/can-bo/ho-so/{lodged}/receive")
    officer.open(f"/can-bo/ho-so/{lodged}")
    check(officer)
    visitor = english(service)
    visitor.open("/can-bo/dang-nhap")
    check(visitor)
    visitor.send({"account": "x", "password": "y"})
    check(visitor)


def test_only_the_words_of_a_page_depend_on_its_language(service: Service) -> None:
    """Both readings of a release have the same programs under the same hashes."""
    vi = service.catalogue()
    en = vi.speaking("en")
    for ours, theirs in zip(vi.index.entries, en.index.entries, strict=True):
        assert (ours.hash, ours.code) == (theirs.hash, theirs.code)
        assert en.program(ours.hash).mark == vi.program(ours.hash).mark
