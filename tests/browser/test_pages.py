"""Laws over every page of the running service: accessible, narrow, light, silent."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Response

from runtime.app import ADDRESSES
from tests.browser.pages import PAGES
from tests.browser.site import Site

FIRST_VISIT, LATER_PAGE = 25_000, 6_000
FILES = "/can-bo/ho-so/{code}/tep/{file}"


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_accessible_narrow_light_and_silent(
    page: Page, site: Site, lodged: tuple[str, str], complaints: list[str], name: str
) -> None:
    state = PAGES[name]
    replies: list[Response] = []
    page.on("response", lambda one: replies.append(one))
    page.set_viewport_size({"width": 360, "height": 740})
    state.reach(page, site, lodged)
    shown = [one for one in replies if one.request.is_navigation_request()][-1]
    assert shown.status == state.status
    assert int(shown.headers["content-length"]) <= LATER_PAGE
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    found = Axe().run(page)
    assert [(one["id"], one["nodes"][0]["html"]) for one in found.response["violations"]] == []
    assert complaints == []


def test_every_address_that_shows_a_page_is_among_them() -> None:
    shown = {address for address, get, _ in ADDRESSES if get} - {FILES}
    assert shown <= {state.route for state in PAGES.values()}


@pytest.mark.parametrize("address", ["/", "/thu-tuc/1.001193", "/f/1.001193"])
def test_a_first_visit_is_light(page: Page, site: Site, address: str) -> None:
    replies: list[Response] = []
    page.on("response", lambda one: replies.append(one))
    page.goto(f"{site.address}{address}", wait_until="load")
    sizes = [int(one.headers["content-length"]) for one in replies]
    assert len(replies) <= 4
    assert sum(sizes) <= FIRST_VISIT
    kept = [one.headers["cache-control"] for one in replies if "/static/" in one.url]
    assert all("immutable" in one for one in kept)
    assert kept
