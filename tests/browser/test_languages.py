"""A filing in English, from the portal to the receipt."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser import site as sites
from tests.browser.pages import hand_over
from tests.browser.site import Site
from tests.runtime.reading import vietnamese


def test_from_the_portal_to_the_receipt_in_english(phone: Page, site: Site) -> None:
    phone.goto(site.address)
    phone.get_by_role("button", name="English").click()
    phone.get_by_role("searchbox").fill("birth")
    phone.get_by_role("searchbox").press("Enter")
    phone.wait_for_url("**q=birth*")
    phone.get_by_role("link", name="Birth registration", exact=True).click()
    phone.get_by_role("link", name="Apply online").first.click()
    phone.get_by_role("button", name="Continue").last.click()
    expect(phone.locator("#errors")).to_contain_text("Places to correct")
    person = site.person()
    person.client.cookies.set("lang", "en")
    sites.fill_in(person, "1.001193")
    hand_over(phone, site, person)
    expect(phone.get_by_role("heading", name="Check before you submit")).to_be_visible()
    phone.get_by_role("button", name="Submit").click()
    expect(phone.get_by_role("heading", name="Receipt")).to_be_visible()
    assert vietnamese(phone.content()) == []
    phone.get_by_role("link", name="See its state").click()
    expect(phone.get_by_role("heading", name="Track a dossier")).to_be_visible()
