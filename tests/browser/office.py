"""The service at an hour that tests set, and the people who meet over a dossier."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from time import monotonic

from granian.constants import Interfaces
from granian.server.embed import Server
from playwright.sync_api import Locator, Page, expect

from catalogue.kinds.base import Says
from runtime.app import create_app
from runtime.carrying import carriers
from runtime.chores import CHORES, do_due
from runtime.clock import FixedClock
from runtime.demo import free_port
from runtime.security import token
from runtime.sending import send_waiting
from runtime.service import Service
from runtime.store import accounts
from runtime.telling import Teller
from tests.runtime import serving
from tests.runtime.browsing import Browser
from tests.runtime.filings import NOW
from tests.runtime.reading import vietnamese

START_SECONDS = 60
REACHED = {"nguoi_nop.email": "binh@example.vn"}


@dataclass(frozen=True)
class Filed:
    """`person` is the browser that filed it."""

    code: str
    secret: str
    person: Browser


@dataclass(frozen=True)
class Office:
    """`address` answers in the tests' own process, so that they can move its clock."""

    service: Service
    clock: FixedClock
    address: str

    def session(self, account: str) -> str:
        """The cookie of an officer who has signed in just now."""
        cookie, now = token(), self.clock.now()
        hash_ = self.service.keys.session_hash(cookie)
        self.service.store.write(lambda c: accounts.open_session(c, hash_, account, now))
        return cookie

    def desk(self, account: str, code: str) -> Browser:
        """An officer without a browser, for what a test is not about."""
        person = serving.browser(self.service)
        person.client.cookies.set("session", self.session(account))
        person.open(f"/can-bo/ho-so/{code}")
        return person

    def lodge(self, code: str, lang: str) -> Filed:
        person = serving.browser(self.service)
        person.client.cookies.set("lang", lang)
        dossier = serving.lodge(person, code, REACHED)
        secret = person.page.text.split('class="code">')[2].split("<")[0]
        return Filed(dossier, secret, person)

    def time_is(self, at: datetime) -> None:
        """With everything that the service does by itself until then."""
        self.clock.at = at
        do_due(self.service, CHORES)

    def send_messages(self) -> None:
        teller = Teller(self.service, carriers(self.service.config))
        send_waiting(self.service.store, teller, self.clock)


@contextmanager
def open_office(folder: Path) -> Iterator[Office]:
    address = f"http://127.0.0.1:{free_port('127.0.0.1')}"
    clock = FixedClock(NOW)
    opened = contextmanager(partial(serving.opened, folder, clock=clock, address=address))
    with opened() as service, _listening(service, int(address.rpartition(":")[2])):
        yield Office(service, clock, address)


@contextmanager
def _listening(service: Service, port: int) -> Iterator[None]:
    """The server of the service, in a thread beside the tests."""
    server = Server(
        create_app(service), address="127.0.0.1", port=port, interface=Interfaces.ASGINL,
        websockets=False, log_enabled=False,
    )  # fmt: skip
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_until_complete, args=(server.serve(),), daemon=True)
    thread.start()
    try:
        _await_answer(port)
        yield
    finally:
        loop.call_soon_threadsafe(server.stop)
        thread.join()
        loop.close()


def _await_answer(port: int) -> None:
    ends = monotonic() + START_SECONDS
    while monotonic() < ends:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=START_SECONDS).close()
        except ConnectionRefusedError:
            continue
        return
    raise AssertionError("the service did not start")


@dataclass(frozen=True)
class Screen:
    """A tab at which one person after the other sits down, and what is to be read on it."""

    tab: Page
    office: Office
    lang: str

    def words(self, vietnamese: str, english: str) -> str:
        return Says(vietnamese, english).text(self.lang)

    def applicant(self, filed: Filed, rest: str = "") -> None:
        """The one who filed it, at the page of the dossier."""
        kept = {one.name: one.value or "" for one in filed.person.client.cookies.jar}
        self.sit_down(kept)
        self.open(f"/ho-so/{filed.code}{rest}")

    def officer(self, account: str, code: str = "") -> None:
        """An officer at the page of a dossier, or at the queue."""
        self.sit_down({"session": self.office.session(account)})
        self.open(f"/can-bo/ho-so/{code}" if code else "/can-bo")

    def sit_down(self, cookies: Mapping[str, str]) -> None:
        self.tab.context.clear_cookies()
        for name, value in {**cookies, "lang": self.lang}.items():
            one = {"name": name, "value": value, "url": self.office.address}
            self.tab.context.add_cookies([one])  # type: ignore[list-item]

    def open(self, address: str) -> None:
        self.tab.goto(f"{self.office.address}{address}")
        self.reads_well()

    def reads_well(self) -> None:
        """In one language, and not wider than a phone."""
        assert self.tab.evaluate("document.documentElement.scrollWidth") <= 360
        assert self.lang == "vi" or vietnamese(self.tab.content()) == []

    def form(self, deed: str) -> Locator:
        """Of a deed, unfolded."""
        form = self.tab.locator(f"form[action$='/{deed}']")
        group = self.tab.locator(f"details:has(form[action$='/{deed}'])")
        if group.count() and group.get_attribute("open") is None:
            group.locator(":scope > summary").click()
        return form

    def do(self, deed: str, said: str = "", **given: str) -> None:
        """Fills in the form of a deed and presses its button."""
        form = self.form(deed)
        for name, value in {"text": said, **given}.items():
            if value:
                form.locator(f"[name={name}]").fill(value)
        for box in form.locator("[name=confirm]").all():
            box.check()
        form.locator("button").last.click()

    def offers(self, deed: str) -> bool:
        return self.tab.locator(f"form[action$='/{deed}']").count() > 0

    def stands(self, state: str) -> None:
        """What the page says of the dossier after it was opened, or after a button was pressed."""
        expect(self.tab.locator(".state").first).to_have_text(state)
        self.reads_well()

    def follow(self, name: str) -> None:
        """The link of that name."""
        self.tab.get_by_role("link", name=name, exact=True).first.click()

    def log_says(self, deed: str, who: str = "") -> None:
        """Among what has happened to the dossier."""
        lines = self.tab.locator(".events li", has_text=deed)
        expect(lines.filter(has_text=who).first).to_be_visible()

    def message(self, code: str, *parts: str) -> None:
        """In the inbox of the demonstration there is one about the dossier that says all this."""
        self.office.send_messages()
        self.open("/hop-thu")
        told = self.tab.locator("article", has_text=code)
        for part in parts:
            told = told.filter(has_text=part)
        expect(told.first).to_be_visible()
