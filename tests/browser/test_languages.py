"""Every page in English, by its own switch; a filing in English from the portal to the receipt."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser import site as sites
from tests.browser.pages import PAGES, hand_over
from tests.browser.site import Site
from tests.runtime.reading import vietnamese


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_read_in_english(
    page: Page, site: Site, lodged: tuple[str, str], name: str
) -> None:
    """After a form was sent, the page on which it stood comes back."""
    page.set_viewport_size({"width": 360, "height": 740})
    PAGES[name].reach(page, site, lodged)
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert vietnamese(page.content()) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    found = Axe().run(page)
    assert [(one["id"], one["nodes"][0]["html"]) for one in found.response["violations"]] == []


def test_from_the_portal_to_the_receipt_in_english(page: Page, site: Site) -> None:
    page.goto(site.address)
    page.get_by_role("button", name="English").click()
    page.get_by_role("searchbox").fill("birth")
    page.get_by_role("searchbox").press("Enter")
    page.wait_for_url("**q=birth*")
    page.get_by_role("link", name="Birth registration", exact=True).click()
    page.get_by_role("link", name="Apply online").first.click()
    page.get_by_role("button", name="Continue").last.click()
    expect(page.locator("#errors")).to_contain_text("Places to correct")
    person = site.person()
    person.client.cookies.set("lang", "en")
    sites.fill_in(person, "1.001193")
    hand_over(page, site, person)
    expect(page.get_by_role("heading", name="Check before you submit")).to_be_visible()
    page.get_by_role("button", name="Submit").click()
    expect(page.get_by_role("heading", name="Receipt")).to_be_visible()
    assert vietnamese(page.content()) == []
    page.get_by_role("link", name="See its state").click()
    expect(page.get_by_role("heading", name="Track a dossier")).to_be_visible()
