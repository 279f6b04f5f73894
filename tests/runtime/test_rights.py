"""Every role at every address with somebody else's object: it is as if there were none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from io import BytesIO

import pytest
from httpx2 import Response
from sqlalchemy import update

from runtime.app import ADDRESSES
from runtime.citizens import COOKIE
from runtime.commands import COMMANDS
from runtime.limiting import LIMITS, Limiter
from runtime.security import identifier, token
from runtime.service import Service
from runtime.shelving import HOME as PAPERS
from runtime.store import accounts, drafts, files, representations, shelf
from runtime.store.citizens import CITIZEN
from runtime.store.engine import Transaction
from runtime.store.representations import Owner, Representation
from runtime.store.shelf import OWN, Paper
from runtime.store.tables import account
from runtime.ways import (
    DECIDE_ROLE,
    INTAKE_ROLE,
    LEAD_ROLE,
    OVERSEE_ROLE,
    RETURN_ROLE,
    WORK_ROLE,
)
from tests.runtime import serving
from tests.runtime.browsing import Browser
from tests.runtime.filings import PDF
from tests.runtime.serving import ELSEWHERE, browser, draft_of, fill_in, lodge

ROLES = (INTAKE_ROLE, WORK_ROLE, DECIDE_ROLE, RETURN_ROLE, LEAD_ROLE, OVERSEE_ROLE)
NOBODY, STRANGER = "nobody", "stranger"
PERSONS = (NOBODY, STRANGER, CITIZEN, *ROLES)
KINDS = (
    ("{draft}", "draft"),
    ("/ho-so/{code}", "code"),
    (f"{PAPERS}/{{paper}}", "paper"),
    ("{representation}/thoi", "representation"),
)
"""Whoever was given the link of a representation may look at it, and confirm it."""
OTHERS = {
    "file": "0" * 32, "paper": "received", "page": "tre", "link": "x", "by": "unit",
}  # fmt: skip


def objects() -> Iterator[tuple[str, str, str]]:
    """Addresses of what belongs to somebody: method, address, which of these."""
    for address, get, post in ADDRESSES:
        kind = next((kind for start, kind in KINDS if start in address), "")
        for method, handler in (("GET", get), ("POST", post)):
            if kind and handler:
                for command in COMMANDS if "{command}" in address else ("",):
                    yield method, address.replace("{command}", command), kind


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    for one in serving.opened(tmp_path_factory.mktemp("rights")):
        one.limiter = Limiter(dict.fromkeys(LIMITS, 100_000))
        yield one


@pytest.fixture(scope="module")
def foreign(service: Service) -> dict[str, str]:
    """What belongs to somebody else, in another ward: a dossier, and a draft with a file."""
    person = browser(service)
    code = lodge(person, "1.001193")
    fill_in(person, "1.001193")
    return {"code": code, "draft": draft_of(person), **kept_by_somebody(service)}


def kept_by_somebody(service: Service) -> dict[str, str]:
    """A paper on the shelf of a citizen, and the right to act that rests on it."""
    now, today = service.clock.now(), service.clock.now().date()
    file = service.files.put(BytesIO(PDF[1]))
    paper = Paper(
        identifier(), "", "Hợp đồng", OWN, None, "a.pdf", file.sha256, None, None, now
    )  # fmt: skip
    right = Representation(
        identifier(), "x_owner", "parent", Owner("Lan", "079090001234"), (), paper.id, today, None,
        now,
    )  # fmt: skip

    def write(connection: Transaction) -> None:
        accounts.put_account(
            connection, id="x_owner", name="Lan", unit="", roles=(), password_hash="-"
        )
        files.record_file(connection, file, "application/pdf", now)
        shelf.keep(connection, "x_owner", paper)
        representations.make(connection, right)

    service.store.write(write)
    return {"paper": paper.id, "representation": right.id}


@pytest.fixture(scope="module")
def persons(service: Service) -> dict[str, Browser]:
    return {name: come_in(service, name) for name in PERSONS}


def come_in(service: Service, name: str) -> Browser:
    person = browser(service)
    person.client.follow_redirects = False
    if name == STRANGER:
        cookie = token()
        hash_ = service.keys.visitor_hash(cookie)
        service.store.write(
            partial(drafts.grant, visitor_hash=hash_, id="own", expires_at=service.clock.now())
        )
        person.client.cookies.set("visitor", cookie)
    elif name != NOBODY:
        sign_in(service, person, name)
    return person


def sign_in(service: Service, person: Browser, name: str) -> None:
    cookie, id = token(), f"x_{name}"
    hash_, citizen = service.keys.session_hash(cookie), name == CITIZEN

    def write(connection: Transaction) -> None:
        roles = () if citizen else (name,)
        accounts.put_account(
            connection, id=id, name=name, unit=ELSEWHERE, roles=roles, password_hash="-"
        )
        if citizen:
            mine = account.c.id == id
            connection.execute(update(account).where(mine).values(kind=CITIZEN, unit=""))
        accounts.open_session(connection, hash_, id, service.clock.now())

    service.store.write(write)
    person.client.cookies.set(COOKIE if citizen else "session", cookie)


@pytest.mark.parametrize(("method", "address", "kind"), list(objects()))
def test_what_is_not_theirs_is_not_there(
    persons: dict[str, Browser], foreign: dict[str, str], method: str, address: str, kind: str
) -> None:
    unknown = {
        **dict.fromkeys(("draft", "paper", "representation"), identifier()),
        "code": "H29.HOTICH-261120-9999",
    }
    for name, person in persons.items():
        theirs = ask(person, method, address, foreign[kind], kind)
        nobodys = ask(person, method, address, unknown[kind], kind)
        assert told(theirs, foreign[kind]) == told(nobodys, unknown[kind]), name
        assert theirs.status_code in allowed(name, address), (name, theirs.text)


def allowed(name: str, address: str) -> tuple[int, ...]:
    """Officers are told that there is nothing; who is not signed in is sent to sign in."""
    if address.startswith("/can-bo"):
        return (404,) if name in ROLES else (303,)
    return (403, 404, 303)


def ask(person: Browser, method: str, address: str, object_: str, kind: str) -> Response:
    path = address.format(**{**OTHERS, kind: object_})
    data = {"_v": "1"} if method == "POST" else None
    return person.client.request(method, path, data=data)


def told(answer: Response, object_: str) -> tuple[int, str, str]:
    where = answer.headers.get("location", "").replace(object_, "…")
    return answer.status_code, where, re.sub(re.escape(object_), "…", answer.text)
