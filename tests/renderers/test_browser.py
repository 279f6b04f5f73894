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
TYPES = {".css": "text/css", ".js": "text/javascript"}
SMALL = """() => [...document.querySelectorAll('a,button,input,select,summary,textarea')]
  .filter(e => e.type != 'hidden' && !e.closest('.enter,.skip,p,li,dd,td,small,.hint'))
  .map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
  .filter(([_, r]) => r.width && (r.width < 24 || r.height < 24)).map(([html]) => html)"""


@cache
def every_page() -> dict[str, str]:
    return pages.pages()


def serve(tab: Page, body: str, status: int = 200) -> list[str]:
    """Shows a page under the policy of the service; returns what the console complains about."""
    complaints: list[str] = []
    tab.on("console", lambda said: complaints.append(said.text))
    tab.on("pageerror", lambda error: complaints.append(str(error)))

    def answer(route: Route) -> None:
        file = STATIC / route.request.url.rpartition("/")[2]
        if "/static/" in route.request.url:
            route.fulfill(body=file.read_bytes(), content_type=TYPES[file.suffix])
        else:
            headers = {"content-security-policy": POLICY}
            route.fulfill(body=body, status=status, content_type="text/html", headers=headers)

    tab.route(f"{HOST}/**", answer)
    tab.goto(f"{HOST}/")
    return complaints


@pytest.mark.parametrize("name", every_page())
def test_a_page_is_accessible_and_fits_a_small_phone(page: Page, name: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    complaints = serve(page, every_page()[name])
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.evaluate(SMALL) == []
    found = Axe().run(page)
    assert [(one["id"], one["nodes"][0]["html"]) for one in found.response["violations"]] == []
    assert complaints == []


@pytest.mark.parametrize("name", every_page())
def test_a_first_visit_weighs_little(name: str) -> None:
    text = every_page()[name]
    parts = [text.encode(), (STATIC / "app.css").read_bytes()]
    if "<script" in text:
        parts.append((STATIC / "htmx-4.0.1.min.js").read_bytes())
    assert sum(len(gzip.compress(part, 9)) for part in parts) <= 25_000


def test_the_sheet_weighs_little() -> None:
    assert len(gzip.compress((STATIC / "app.css").read_bytes(), 9)) <= 6_000


def test_a_question_appears_while_typing_and_the_focus_stays(page: Page) -> None:
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

    complaints = serve(page, every_page()["form"])
    page.route(f"{HOST}/f/*/live", live)
    page.fill("#nguoi_nop-ho_ten", "Trần Thị Bé")
    page.check("#can_gap")
    page.wait_for_selector("#ly_do")
    assert page.input_value("#nguoi_nop-ho_ten") == "Trần Thị Bé"
    assert page.evaluate("document.activeElement.id") == "can_gap"
    assert page.text_content("#announce") == "Có thêm 1 câu hỏi."
    assert "ly_do" in page.input_value("#shown").split()
    page.check("#can_gap-no")
    page.wait_for_selector("#ly_do", state="detached")
    assert len(page.query_selector_all("#q-ly_do, #shown, #summary, #announce")) == 4
    assert complaints == []
    assert all(re.search(r"(^|&)_v=v.0(&|$)", body) for body in sent)


def test_a_failing_service_leaves_the_page_as_it_is(page: Page) -> None:
    serve(page, every_page()["form"])
    page.route(f"{HOST}/f/*/live", lambda route: route.fulfill(status=500, body="Lỗi"))
    page.fill("#nguoi_nop-ho_ten", "Trần Thị Bé")
    with page.expect_response(f"{HOST}/f/*/live"):
        page.check("#can_gap")
    assert page.input_value("#nguoi_nop-ho_ten") == "Trần Thị Bé"
    assert page.is_visible("text=Tiếp tục")


def test_enter_in_a_box_continues(page: Page) -> None:
    serve(page, every_page()["form with uploads"])
    page.focus("#so_ban")
    with page.expect_request(f"{HOST}/f/d1/xe") as sent:
        page.keyboard.press("Enter")
    assert 'name="_do"\r\n\r\nnext' in (sent.value.post_data_buffer or b"").decode()


def test_errors_take_the_focus_without_script(page: Page) -> None:
    serve(page, every_page()["form with errors"], 422)
    assert page.evaluate("document.activeElement.id") == "errors"
    page.click("#errors a >> nth=0")
    assert page.evaluate("document.activeElement.id") == "nguoi_nop-ho_ten"
