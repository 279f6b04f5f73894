"""The demonstration as a person starts it, in a process of its own, and people who use it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import httpx2

from runtime.demo import PASSWORD, free_port
from tests.runtime.browsing import Browser
from tests.runtime.filings import FILINGS, PDF, first_of

ROOT = Path(__file__).parent.parent.parent
WARD = "ubnd_sai_gon"
BORN = f"{date.today() - timedelta(days=20):%d/%m/%Y}"
ANSWERED = {"tre.ngay_sinh": BORN, "ks.tre.ngay_sinh": BORN}
AGAIN = "from pathlib import Path; from runtime.demo import run; run(Path({folder!r}), {port})"


@dataclass(frozen=True)
class Site:
    """`address` answers; `folder` holds the build and the database."""

    address: str
    folder: Path
    process: subprocess.Popen[str]

    def person(self) -> Browser:
        return Browser(client(self.address))

    def officer(self, role: str) -> str:
        return f"{role}.{WARD}"


def client(address: str, cookies: Mapping[str, str] = {}) -> httpx2.Client:
    """Keeps no connection open between its requests, so that there is nothing to close."""
    limits = httpx2.Limits(max_keepalive_connections=0)
    return httpx2.Client(
        base_url=address, cookies=dict(cookies), limits=limits, follow_redirects=True, timeout=60
    )


def answers(code: str) -> dict[str, str]:
    return {**FILINGS[code], **ANSWERED}


@contextmanager
def started(command: Sequence[str], folder: Path, port: int) -> Iterator[Site]:
    """Waits for the line that says the address; whatever happens, the process ends."""
    process = subprocess.Popen(
        [sys.executable, *command], cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )
    try:
        assert process.stdout
        said = next((line for line in process.stdout if line.startswith("motcua: ")), "")
        assert said, "the demonstration did not start"
        yield Site(f"http://127.0.0.1:{port}", folder, process)
    finally:
        process.kill()
        process.wait()
        if process.stdout:
            process.stdout.close()


@contextmanager
def demo(folder: Path) -> Iterator[Site]:
    """By the command line: the example is compiled, then served."""
    port = free_port("127.0.0.1")
    words = ["-m", "cli", "demo", "--port", str(port), "--folder", str(folder), "examples/hcmc"]
    with started(words, folder, port) as site:
        yield site


@contextmanager
def once_more(folder: Path) -> Iterator[Site]:
    """On what an earlier one has left in its folder."""
    port = free_port("127.0.0.1")
    command = ["-c", AGAIN.format(folder=str(folder), port=port)]
    with started(command, folder, port) as site:
        yield site


def fill_in(person: Browser, code: str) -> None:
    """As a browser without a script would, from the first page to the review."""
    person.open(f"/f/{code}")
    go_on(person, code)


def go_on(person: Browser, code: str) -> None:
    """From the page where the form stands."""
    known = answers(code)
    attached = set[str]()
    for _ in range(20):
        if person.place.endswith("/review"):
            return
        form = person.form("/f/")
        for name in form.names - known.keys():
            if form.offered.get(name) and not form.values.get(name, [""])[0]:
                known[name] = first_of(form.offered[name])
        asked = form.values["_shown"][0].split()
        missing = [path for path in asked if path.startswith("nop.") and path not in attached]
        attached.update(missing)
        person.send(known, press=("_do", "next"), files=[(path, PDF) for path in missing])
    raise AssertionError(person.seen.text)


def lodge(person: Browser, code: str) -> tuple[str, str]:
    """Code and secret of a new dossier."""
    fill_in(person, code)
    person.send(action="/submit")
    return receipt(person)


def receipt(person: Browser) -> tuple[str, str]:
    parts = person.page.text.split('class="code">')
    return parts[1].split("<")[0], parts[2].split("<")[0]


SESSIONS: dict[tuple[str, str], str] = {}
"""Officers who have signed in: doing so again and again from one address is refused."""


def help_somebody(site: Site, code: str) -> Browser:
    """An officer at the receipt of what they have just filed for another."""
    officer = sign_in(site, "tiepnhan")
    officer.page = officer.client.post("/can-bo/nop-thay", data={"code": code})
    go_on(officer, code)
    officer.send(action="/submit")
    return officer


def sign_in(site: Site, role: str) -> Browser:
    person = site.person()
    if session := SESSIONS.get((site.address, role)):
        person.client.cookies.set("session", session)
        return person
    person.open("/can-bo")
    person.send({"account": site.officer(role), "password": PASSWORD})
    SESSIONS[site.address, role] = person.client.cookies["session"]
    return person


def decide(site: Site, code: str, result: str) -> None:
    """What the officers of the ward do with a dossier until its result is signed."""
    _open(site, "tiepnhan", code).send(action="/receive")
    while choices := _steps(worker := _open(site, "thuly", code)):
        worker.send({"choice": choices[0]}, action="/pass_step")
    given = {"choice": result, "password": PASSWORD}
    _open(site, "ky", code).send(given, action="/decide")


def _open(site: Site, role: str, code: str) -> Browser:
    person = sign_in(site, role)
    person.open(f"/can-bo/ho-so/{code}")
    return person


def _steps(person: Browser) -> list[str]:
    forms = [one for one in person.seen.forms if one.action.endswith("/pass_step")]
    return forms[0].offered["choice"] if forms else []
