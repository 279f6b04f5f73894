"""In a real browser, under the strict policy: accessible, narrow enough, light, and alive."""

from __future__ import annotations

import gzip
import re
from functools import cache
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route

from catalogue.kinds.base import Json
from renderers import form
from renderers.screen import Entry
from renderers.web import page as render
from tests.renderers import pages
from tests.renderers.programs import ENV, PROGRAM, WORLD, evaluate

STATIC = Path(__file__).parents[2] / "runtime" / "static"
HOST = "https://mau.test"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
FAULTS = {"resultTypes": ["violations"]}
TYPES = {".css": "text/css", ".js": "text/javascript"}
SMALL = """() => [...document.querySelectorAll('a,button,input,select,summary,textarea')]
  .filter(e => e.type != 'hidden' && !e.closest('.enter,.skip,p,li,dd,td,small,.hint'))
  .map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
  .filter(([_, r]) => r.width && (r.width < 24 || r.height < 24)).map(([html]) => html)"""


@cache
def every_page() -> dict[str, str]:
    return pages.pages()


def serve(tab: Page, body: str, status: int = 200) -> None:
    """Shows a page under the policy of the service."""

    def answer(route: Route) -> None:
        file = STATIC / route.request.url.rpartition("/")[2]
        if "/static/" in route.request.url:
            route.fulfill(body=file.read_bytes(), content_type=TYPES[file.suffix])
        else:
            headers = {"content-security-policy": POLICY}
            route.fulfill(body=body, status=status, content_type="text/html", headers=headers)

    tab.route(f"{HOST}/**", answer)
    tab.goto(f"{HOST}/")


@pytest.mark.parametrize("name", every_page())
def test_a_page_is_accessible_and_fits_a_small_phone(
    phone: Page, console: list[str], name: str
) -> None:
    serve(phone, every_page()[name])
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
    assert phone.evaluate(SMALL) == []
    found = Axe().run(phone, options=FAULTS)
    assert [(one["id"], one["nodes"][0]["html"]) for one in found.response["violations"]] == []
    assert console == []


@pytest.mark.parametrize("name", every_page())
def test_a_first_visit_weighs_little(name: str) -> None:
    text = every_page()[name]
    parts = [text.encode(), (STATIC / "app.css").read_bytes()]
    if "<script" in text:
        parts.append((STATIC / "htmx-4.0.1.min.js").read_bytes())
    assert sum(len(gzip.compress(part, 9)) for part in parts) <= 25_000


def test_the_sheet_weighs_little() -> None:
    assert len(gzip.compress((STATIC / "app.css").read_bytes(), 9)) <= 6_000


def test_a_question_appears_while_typing_and_the_focus_stays(
    phone: Page, console: list[str]
) -> None:
    sent: list[str] = []

    def live(route: Route) -> None:
        sent.append(route.request.post_data or "")
        posted = parse_qs(sent[-1])
        answers: dict[str, Json] = (
            {"can_gap": posted["can_gap"] == ["yes"]} if "can_gap" in posted else {}
        )
        on = form.screen(PROGRAM, evaluate(answers), "nguoi_nop", Entry(), world=WORLD, env=ENV)
        view = form.live(on, frozenset(posted["_shown"][0].split()))
        route.fulfill(body=render("form/live", view), content_type="text/html")

    serve(phone, every_page()["form"])
    phone.route(f"{HOST}/f/*/live", live)
    phone.fill("#nguoi_nop-ho_ten", "Trần Thị Bé")
    phone.check("#can_gap")
    phone.wait_for_selector("#ly_do")
    assert phone.input_value("#nguoi_nop-ho_ten") == "Trần Thị Bé"
    assert phone.evaluate("document.activeElement.id") == "can_gap"
    assert phone.text_content("#announce") == "Có thêm 1 câu hỏi."
    assert "ly_do" in phone.input_value("#shown").split()
    phone.check("#can_gap-no")
    phone.wait_for_selector("#ly_do", state="detached")
    assert len(phone.query_selector_all("#q-ly_do, #shown, #summary, #announce")) == 4
    assert console == []
    assert all(re.search(r"(^|&)_v=v.0(&|$)", body) for body in sent)


def test_a_failing_service_leaves_the_page_as_it_is(phone: Page) -> None:
    serve(phone, every_page()["form"])
    phone.route(f"{HOST}/f/*/live", lambda route: route.fulfill(status=500, body="Lỗi"))
    phone.fill("#nguoi_nop-ho_ten", "Trần Thị Bé")
    with phone.expect_response(f"{HOST}/f/*/live"):
        phone.check("#can_gap")
    assert phone.input_value("#nguoi_nop-ho_ten") == "Trần Thị Bé"
    assert phone.is_visible("text=Tiếp tục")


def test_enter_in_a_box_continues(phone: Page) -> None:
    serve(phone, every_page()["form with uploads"])
    phone.focus("#so_ban")
    with phone.expect_request(f"{HOST}/f/d1/xe") as sent:
        phone.keyboard.press("Enter")
    assert 'name="_do"\r\n\r\nnext' in (sent.value.post_data_buffer or b"").decode()


def test_errors_take_the_focus_without_script(phone: Page) -> None:
    serve(phone, every_page()["form with errors"], 422)
    assert phone.evaluate("document.activeElement.id") == "errors"
    phone.click("#errors a >> nth=0")
    assert phone.evaluate("document.activeElement.id") == "nguoi_nop-ho_ten"
