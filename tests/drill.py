"""People who file at one address for a while, repeat what failed, and count what was promised.

    python -m tests.drill https://127.0.0.1:8443 --people 8 --seconds 60

Each fills in the example's birth registration and presses Submit until a receipt comes; at the end
every receipt is opened once more. Exits with 1 when a promise was not kept.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.cookiejar import DefaultCookiePolicy
from threading import Event, Lock
from time import monotonic

import httpx2

from tests.browser import site as sites
from tests.runtime.browsing import SAME_ORIGIN, Browser, Form

CODE = "1.001193"
FAILURES = (httpx2.HTTPError, StopIteration, AssertionError, IndexError, KeyError)
EVERYWHERE = DefaultCookiePolicy(secure_protocols=("http", "https"))


@dataclass
class Account:
    """What was promised, and what stood in the way."""

    receipts: dict[str, str] = field(default_factory=dict)
    people: list[tuple[Browser, str]] = field(default_factory=list)
    troubles: Counter[str] = field(default_factory=Counter)
    longest: float = 0.0
    lock: Lock = field(default_factory=Lock)
    over: Event = field(default_factory=Event)

    def note(self, person: Browser, place: str, code: str, seconds: float) -> None:
        with self.lock:
            self.receipts[place] = code
            self.people.append((person, place))
            self.longest = max(self.longest, seconds)

    def trouble(self, what: str) -> None:
        with self.lock:
            self.troubles[what] += 1


def file_until(addresses: list[str], ends: float, account: Account) -> None:
    """One after the other, each by a new person."""
    while monotonic() < ends and not account.over.is_set():
        person = newcomer(addresses)
        try:
            sites.fill_in(person, CODE)
            form = person.form("/submit")
        except FAILURES:
            account.trouble("while filling in")  # a new person begins anew
            turn(person, addresses)
            continue
        began = monotonic()
        place, code = submit(person, form, addresses, account)
        account.note(person, place, code, monotonic() - began)


def submit(person: Browser, form: Form, addresses: list[str], account: Account) -> tuple[str, str]:
    """Pressed again, at whatever answers, until there is a receipt."""
    while True:
        try:
            person.page = person.client.post(form.action, data=form.values)
            if person.page.status_code == 409:
                form = person.form("/submit")
            if person.place.endswith("/receipt") and person.page.status_code == 200:
                return person.place, sites.receipt(person)[0]
            account.trouble(str(person.page.status_code))
        except httpx2.HTTPError as error:
            account.trouble(type(error).__name__)
            turn(person, addresses)
        account.over.wait(0.1)


def newcomer(addresses: list[str]) -> Browser:
    """Keeps no connection open, so that there is nothing to close."""
    client = httpx2.Client(
        base_url=addresses[0], verify=False, follow_redirects=True, timeout=20, headers=SAME_ORIGIN,
        limits=httpx2.Limits(max_keepalive_connections=0),
    )  # fmt: skip
    client.cookies.jar.set_policy(EVERYWHERE)
    return Browser(client)


def turn(person: Browser, addresses: list[str]) -> None:
    """To the other address, where there are several."""
    addresses.append(addresses.pop(0))
    person.client.base_url = httpx2.URL(addresses[0])


def forgotten(account: Account) -> Iterator[str]:
    """Receipts that do not say any more what they said."""
    for person, place in account.people:
        person.open(place)
        if sites.receipt(person)[0] != account.receipts[place]:
            yield place


def run(addresses: list[str], people: int, seconds: float) -> Account:
    account, ends = Account(), monotonic() + seconds
    with ThreadPoolExecutor(people) as pool:
        work = [pool.submit(file_until, list(addresses), ends, account) for _ in range(people)]
        for one in work:
            one.result()
    return account


def main() -> int:
    options = argparse.ArgumentParser()
    options.add_argument("addresses", nargs="+")
    options.add_argument("--people", type=int, default=8)
    options.add_argument("--seconds", type=float, default=60)
    given = options.parse_args()
    account = run(given.addresses, given.people, given.seconds)
    lost = list(forgotten(account))
    codes = set(account.receipts.values())
    print(f"receipts {len(account.receipts)}, codes {len(codes)}, lost {len(lost)}")
    print(f"slowest submission {account.longest:.1f} s; troubles {dict(account.troubles)}")
    return 1 if lost or len(codes) != len(account.receipts) else 0


if __name__ == "__main__":
    sys.exit(main())
