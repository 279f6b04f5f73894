"""The service in English: every page, nothing left in Vietnamese that is not marked so."""

from __future__ import annotations

import pytest

from compiler.bundle import INDEX, read_index
from runtime.service import Service
from tests.runtime import filings
from tests.runtime.browsing import Browser
from tests.runtime.reading import vietnamese
from tests.runtime.serving import browser, draft_of, example, fill_in

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
def test_public_pages_speak_english(service: Service, address: str) -> None:
    person = english(service)
    person.open(address)
    check(person)


@pytest.mark.parametrize("code", CODES)
def test_every_notice_speaks_english(service: Service, code: str) -> None:
    person = english(service)
    person.open(f"/thu-tuc/{code}")
    check(person)


@pytest.mark.parametrize("code", CODES)
def test_every_first_page_speaks_english(service: Service, code: str) -> None:
    person = english(service)
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
