"""Laws over every page of the running service, in both languages: accessible, narrow, light."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Response, expect

from runtime.app import ADDRESSES
from tests.browser.pages import PAGES, SHEETS
from tests.browser.site import Site
from tests.runtime.reading import vietnamese

FIRST_VISIT, LATER_PAGE = 25_000, 6_000
FILES = {"/can-bo/ho-so/{code}/tep/{file}", "/ho-so/{code}/ket-qua/{file}"}
FILES |= {"/tai-khoan/giay-to/{paper}", "/reviews/{pair}/acknowledged.yaml"}
TABLES = {"/so-lieu/{by}", "/can-bo/so-lieu/{by}"}
FOR_MACHINES = {"/healthz", "/metrics"}
FAULTS = {"resultTypes": ["violations"]}
"""Of what is in order axe would describe each part too, which takes it longer than to look."""
BUT_COLOURS = {**FAULTS, "rules": {"color-contrast": {"enabled": False}}}
"""They take axe longer than all else; where they are those that it has seen, it need not look."""
COLOURS = """() => [...document.querySelectorAll("body *")]
  .filter(one => one.checkVisibility())
  .filter(one => [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
  .map(one => {
    const { color, fontSize, fontWeight } = getComputedStyle(one), behind = [];
    for (let at = one; at; at = at.parentElement) {
      const { backgroundColor, backgroundImage, opacity } = getComputedStyle(at);
      behind.push(backgroundColor, backgroundImage, opacity);
    }
    return [color, fontSize, fontWeight, ...new Set(behind)].join();
  })"""
"""Of each text, with its size and all that lies behind it."""


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_accessible_narrow_light_and_silent(
    phone: Page,
    site: Site,
    lodged: tuple[str, str],
    complaints: Callable[[], list[str]],
    name: str,
) -> None:
    """Then in English, by its own switch: of a form that was sent, the page comes back."""
    state = PAGES[name]
    shown = answered(phone, lambda: state.reach(phone, site, lodged))
    assert shown.status == state.status
    assert int(shown.headers["content-length"]) <= LATER_PAGE
    is_accessible_and_narrow(phone)
    judged = colours(phone)
    phone.get_by_role("button", name="English").click()
    expect(phone.locator("html")).to_have_attribute("lang", "en")
    assert vietnamese(phone.content()) == []
    is_accessible_and_narrow(phone, BUT_COLOURS if colours(phone) <= judged else FAULTS)
    assert complaints() == []


def answered(phone: Page, act: Callable[[], None]) -> Response:
    """The last page that came."""
    replies: list[Response] = []

    def note(one: Response) -> None:
        if one.request.is_navigation_request():
            replies.append(one)

    phone.on("response", note)
    try:
        act()
    finally:
        phone.remove_listener("response", note)
    return replies[-1]


def is_accessible_and_narrow(phone: Page, looked_for: Mapping[str, object] = FAULTS) -> None:
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
    found = Axe().run(phone, options=looked_for)
    assert [(one["id"], one["nodes"][0]["html"]) for one in found.response["violations"]] == []


def colours(phone: Page) -> set[str]:
    return set(phone.evaluate(COLOURS))


def test_every_address_that_shows_a_page_is_among_them() -> None:
    shown = {address for address, get, _ in ADDRESSES if get} - FILES - TABLES - FOR_MACHINES
    assert shown <= {state.route for state in (*PAGES.values(), *SHEETS.values())}


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_is_accessible_narrow_light_and_silent(
    phone: Page,
    site: Site,
    lodged: tuple[str, str],
    complaints: Callable[[], list[str]],
    name: str,
) -> None:
    shown = answered(phone, lambda: SHEETS[name].reach(phone, site, lodged))
    assert shown.status == SHEETS[name].status
    assert int(shown.headers["content-length"]) <= LATER_PAGE
    is_accessible_and_narrow(phone)
    assert complaints() == []


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
