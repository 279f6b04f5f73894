"""Around every request: headers, foreign forms, sizes, slow bodies, and failures as pages."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from starlette.types import Message

from runtime import middleware
from runtime.app import ADDRESSES, NOTICES, create_app
from runtime.middleware import TooLarge, TooSlow, allowance, limited
from runtime.service import Service
from runtime.store import drafts
from runtime.store.failures import Unavailable
from tests.runtime import serving
from tests.runtime.filings import BIRTH, PDF
from tests.runtime.serving import browser, lodge, sign_in

PUBLIC = ("/", "/tim-kiem?q=a", "/thu-tuc/1.001193", "/f/1.001193", "/tra-cuu", "/can-bo/dang-nhap")
PLACES = {"code": "1.001193", "page": "tre", "command": "receive"}
POSTS = tuple(
    re.sub(r"{(\w+)}", lambda found: PLACES.get(found[1], "0" * 32), address)
    for address, _, post in ADDRESSES
    if post and address != NOTICES
)


@pytest.fixture
def secure_service(tmp_path: Path) -> Iterator[Service]:
    """As behind a proxy that speaks HTTPS."""
    yield from serving.opened(tmp_path, address="https://dichvucong.example.vn")


@pytest.mark.parametrize("address", [*PUBLIC, "/khong-co", "/static/x.css"])
def test_every_reply_carries_the_headers(unchanged: Service, address: str) -> None:
    headers = browser(unchanged).client.get(address).headers
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("address", PUBLIC)
def test_no_page_has_a_script_or_a_style_of_its_own(unchanged: Service, address: str) -> None:
    text = browser(unchanged).client.get(address).text
    assert "<style" not in text
    assert "style=" not in text
    assert text.count("<script") == text.count("<script defer src=")
    assert "javascript:" not in text


@pytest.mark.parametrize("address", POSTS)
@pytest.mark.parametrize(
    ("headers", "advice"),
    [
        ({"Sec-Fetch-Site": "cross-site"}, "trang khác"),
        ({"Sec-Fetch-Site": "same-site"}, "trang khác"),
        ({"Origin": "https://evil.example"}, "trang khác"),
        ({"Origin": "null"}, "trang khác"),
        ({}, "quá cũ"),
    ],
)
def test_a_form_from_elsewhere_is_refused(
    unchanged: Service, address: str, headers: dict[str, str], advice: str
) -> None:
    client = browser(unchanged).client
    del client.headers["Sec-Fetch-Site"]
    answer = client.post(address, data={"_v": "x"}, headers=headers)
    assert answer.status_code == 403
    assert advice in answer.text or address.endswith("/live")
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    "headers", [{"Sec-Fetch-Site": "same-origin"}, {"Sec-Fetch-Site": "none"}, {"Origin": "OURS"}]
)
def test_our_own_forms_are_taken(unchanged: Service, headers: dict[str, str]) -> None:
    client = browser(unchanged).client
    del client.headers["Sec-Fetch-Site"]
    own = {name: text.replace("OURS", serving.ADDRESS) for name, text in headers.items()}
    answer = client.post("/tra-cuu", data={"code": "x", "secret": "y"}, headers=own)
    assert answer.status_code == 422


@pytest.mark.parametrize("address", POSTS)
def test_what_is_declared_too_large_is_not_read(unchanged: Service, address: str) -> None:
    answer = browser(unchanged).client.post(
        address, content=b"", headers={"Content-Length": str(10**10)}
    )
    assert answer.status_code == 413


@pytest.mark.parametrize(
    ("path", "type_", "bytes_"),
    [
        ("/f/1.001193/live", "multipart/form-data; boundary=x", 64 << 10),
        ("/f/0/tre", "multipart/form-data; boundary=x", 64 << 20),
        ("/f/0/tre", "application/x-www-form-urlencoded", 256 << 10),
        ("/ho-so/H29/bo-sung", "multipart/form-data; boundary=x", 64 << 20),
        ("/can-bo/ho-so/H29/decide", "multipart/form-data; boundary=x", 64 << 20),
        ("/can-bo/ho-so/H29/decide", "application/x-www-form-urlencoded", 256 << 10),
        ("/can-bo/dang-nhap", "multipart/form-data; boundary=x", 256 << 10),
    ],
)
def test_only_pages_with_files_take_much(path: str, type_: str, bytes_: int) -> None:
    assert allowance(path, type_)[0] == bytes_


@pytest.mark.parametrize(("account", "address"), [("", "/bo-sung"), ("tiepnhan", "/decide")])
def test_scans_of_a_usual_size_come_through(service: Service, account: str, address: str) -> None:
    person = browser(service)
    code = lodge(person, "1.001193")
    who = sign_in(service, account) if account else person
    scan = ("giay-to.pdf", PDF[1] + bytes(2 << 20), "application/pdf")
    base = "/can-bo/ho-so" if account else "/ho-so"
    answer = who.client.post(f"{base}/{code}{address}", data={"_v": "1"}, files={"file": scan})
    assert answer.status_code in (400, 422)


@pytest.mark.parametrize("referer", ["http://[", "http://[::1", "//[", "\\", ""])
def test_an_address_that_is_none_is_no_failure(unchanged: Service, referer: str) -> None:
    answer = browser(unchanged).client.post(
        "/tra-cuu", data={"code": "x", "secret": "y"}, headers={"Referer": referer}
    )
    assert answer.status_code == 422
    feedback = browser(unchanged).client.get("/gop-y", headers={"Referer": referer})
    assert feedback.status_code == 200


def run(work: Callable[[], Coroutine[None, None, None]]) -> None:
    """In a thread of its own: this one may belong to the loop of a browser."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(lambda: asyncio.run(work())).result()


def test_what_is_sent_in_pieces_is_counted() -> None:
    async def receive() -> Message:
        return {"type": "http.request", "body": b"x" * 1000, "more_body": True}

    async def read_all() -> None:
        some = limited(receive, 10_000, 30)
        while True:
            await some()

    with pytest.raises(TooLarge):
        run(read_all)


def test_what_trickles_in_is_given_up() -> None:
    async def receive() -> Message:
        await asyncio.Event().wait()
        return {}

    async def read_all() -> None:
        await limited(receive, 10_000, 0.01)()

    with pytest.raises(TooSlow):
        run(read_all)


def test_a_failure_is_a_page_with_a_number_and_nothing_else(
    service: Service, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError(BIRTH["nguoi_nop.so_dinh_danh"])

    monkeypatch.setattr(drafts, "create_draft", fail)
    person = browser(service)
    person.open("/f/1.001193")
    with caplog.at_level(logging.ERROR):
        seen = person.send(BIRTH, press=("_do", "next"))
    assert person.page.status_code == 500
    assert "mã sự việc" in seen.text
    for text in (person.page.text, caplog.text):
        assert BIRTH["nguoi_nop.so_dinh_danh"] not in text
    assert "Traceback" not in person.page.text
    assert "RuntimeError" in caplog.text


def test_a_busy_store_asks_to_come_back(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise Unavailable

    monkeypatch.setattr(drafts, "create_draft", fail)
    person = browser(service)
    person.open("/f/1.001193")
    person.send(BIRTH, press=("_do", "next"))
    assert person.page.status_code == 503
    assert person.page.headers["Retry-After"]


def test_a_method_that_an_address_does_not_know_is_a_page(service: Service) -> None:
    answer = browser(service).client.put("/")
    assert answer.status_code == 405
    assert "<h1>" in answer.text


def test_over_https_cookies_belong_to_the_host(secure_service: Service) -> None:
    person = browser(secure_service)
    answer = person.client.get("/")
    assert "max-age=31536000" in answer.headers["Strict-Transport-Security"]
    person.open("/f/1.001193")
    person.send(BIRTH, press=("_do", "next"))
    (cookie,) = person.page.history[0].headers.get_list("set-cookie")
    assert cookie.startswith("__Host-visitor=")
    for word in ("Secure", "HttpOnly", "SameSite=lax", "Path=/"):
        assert word in cookie
    officer = sign_in(secure_service, "tiepnhan")
    cookie = officer.page.history[0].headers["set-cookie"]
    assert cookie.startswith("__Host-session=")
    assert "Max-Age" not in cookie


def test_the_host_header_makes_no_link(service: Service) -> None:
    person = browser(service)
    person.client.headers["Host"] = "evil.example"
    person.open("/f/1.001193")
    person.send(BIRTH, press=("_do", "save"))
    assert person.page.status_code == 200
    assert "evil.example" not in person.page.text


def test_the_app_never_runs_in_debug(service: Service) -> None:
    assert create_app(service).debug is False
    assert middleware.LARGEST_LIVE == 64 << 10
