"""The power goes off under a running service: who saw a receipt keeps it, nobody gets two."""

from __future__ import annotations

import shutil
import threading

import httpx2
import pytest

from tests.browser import site as sites
from tests.browser.site import Site
from tests.runtime.browsing import Browser

ROUNDS, PEOPLE = 2, 5


def test_what_was_acknowledged_survives_and_what_was_not_is_filed_once(
    site: Site, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("killed")
    shutil.copytree(site.folder / "build", folder / "build")
    codes: dict[str, str] = {}
    people: list[Ready] = []
    for _ in range(ROUNDS):
        with sites.once_more(folder) as running:
            mine = [_at_review(running.person()) for _ in range(PEOPLE)]
            acknowledged = _submit_until_killed(running, mine)
        codes.update(acknowledged)
        people += mine
    with sites.once_more(folder) as last:
        after = {draft: _submit(last, *one) for one in people for draft in [_draft(one[1])]}
    assert {draft: after[draft] for draft in codes} == codes
    assert len(set(after.values())) == ROUNDS * PEOPLE


Ready = tuple[dict[str, str], str, dict[str, list[str]]]
"""Somebody at the review: cookie, address to send to, what is sent."""


def _at_review(person: Browser) -> Ready:
    sites.fill_in(person, "1.013225")
    form = person.form("/submit")
    return dict(person.client.cookies), form.action, form.values


def _draft(action: str) -> str:
    return action.split("/")[2]


def _submit_until_killed(site: Site, people: list[Ready]) -> dict[str, str]:
    """All at once; the process is killed as soon as the second of them is answered."""
    acknowledged: dict[str, str] = {}
    enough = threading.Semaphore(0)

    def send(one: Ready) -> None:
        try:
            acknowledged[_draft(one[1])] = _submit(site, *one)
        except httpx2.HTTPError:
            return
        finally:
            enough.release()

    threads = [threading.Thread(target=send, args=(one,)) for one in people]
    for thread in threads:
        thread.start()
    enough.acquire()
    enough.acquire()
    site.process.kill()
    for thread in threads:
        thread.join()
    return acknowledged


def _submit(site: Site, cookies: dict[str, str], action: str, values: dict[str, list[str]]) -> str:
    """The code on the receipt; a review that has turned stale is confirmed once more."""
    person = Browser(sites.client(site.address, cookies))
    person.page = person.client.post(action, data=values)
    if not person.place.endswith("/receipt"):
        person.send(action="/submit")
    return sites.receipt(person)[0]


def test_a_second_service_on_the_same_folder_is_refused(site: Site) -> None:
    second = sites.once_more(site.folder)
    with pytest.raises(AssertionError, match="did not start"), second:
        pass
