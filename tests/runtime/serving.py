"""The whole service on a store of its own, with the example catalogue and a few officers."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from argon2 import PasswordHasher
from pydantic import SecretBytes
from starlette.testclient import TestClient

from compiler.publish import bundle_files
from runtime.app import create_app
from runtime.clock import FixedClock
from runtime.config import Config
from runtime.installing import install_files
from runtime.ports import Clock
from runtime.service import Service
from runtime.store import accounts
from runtime.store.engine import Store, Transaction
from runtime.store.sqlite import sqlite_path
from tests.built import built
from tests.runtime.browsing import Browser
from tests.runtime.filings import FILINGS, NOW, PDF, first_of

ROOT = Path(__file__).parent.parent.parent
ADDRESS = "http://127.0.0.1:8000"
PASSWORD = "mat khau thu"
PAYMENT_KEY = b"shared with a bank that is not there"
WARD, ELSEWHERE = "ubnd_sai_gon", "ubnd_ben_thanh"
OFFICERS = {
    "tiepnhan": (WARD, "tiep_nhan_hs"),
    "tiepnhan2": (WARD, "tiep_nhan_hs"),
    "thuly": (WARD, "thu_ly_hs"),
    "ky": (WARD, "ky"),
    "traketqua": (WARD, "tra_kq"),
    "noikhac": (ELSEWHERE, "tiep_nhan_hs"),
    "congan": ("ca_sai_gon", "tiep_nhan_hs"),
    "baohiem": ("bhxh_tp_hcm", "tiep_nhan_hs"),
}


@cache
def example() -> tuple[tuple[str, bytes], ...]:
    """The files of the built example catalogue."""
    return tuple(bundle_files(built("hcmc")))


@cache
def password_hash() -> str:
    """Quickly checked; how dear the service makes those of people is a test of its own."""
    return PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)


def configured(
    folder: Path, *, address: str = ADDRESS, registers: Mapping[str, Path | None] = {}
) -> Config:
    return Config(
        database=f"sqlite:///{folder / 'motcua.sqlite'}",
        files=folder / "files",
        secret=SecretBytes(b"only for tests, and long enough"[:32].ljust(32, b".")),
        public_url=address,
        registers=registers,
        payees=ROOT / "examples/hcmc/payees.json",
        payment_key=SecretBytes(PAYMENT_KEY),
        demo=not address.startswith("https"),
    )


def opened(
    folder: Path,
    *,
    clock: Clock | None = None,
    address: str = ADDRESS,
    registers: Mapping[str, Path | None] = {},
    after: Path | None = None,
) -> Iterator[Service]:
    """`after`: the folder of a service that was closed, from which this one goes on."""
    config = configured(folder, address=address, registers=registers)
    if after:
        shutil.copytree(after, folder, dirs_exist_ok=True)
    else:
        sqlite_path(config.database).write_bytes(furnished())
    with Store.open(config.database) as store:
        yield Service(config, store, clock=clock or FixedClock(NOW))


def opened_on(url: str, folder: Path) -> Iterator[Service]:
    """The same on a database that is there, and empty."""
    config = configured(folder).model_copy(update={"database": url})
    with Store.open(url) as store:
        install_files(store, example(), NOW)
        store.write(enrol)
        yield Service(config, store, clock=FixedClock(NOW))


@cache
def furnished() -> bytes:
    """A database with the catalogue and the officers, made once for all tests of a process."""
    with TemporaryDirectory() as folder:
        config = configured(Path(folder))
        with Store.open(config.database) as store:
            install_files(store, example(), NOW)
            store.write(enrol)
        return sqlite_path(config.database).read_bytes()


def enrol(connection: Transaction) -> None:
    for name, (unit, role) in OFFICERS.items():
        accounts.put_account(
            connection, id=name, name=f"Cán bộ {name}", unit=unit, roles=[role],
            password_hash=password_hash(),
        )  # fmt: skip


def browser(service: Service) -> Browser:
    """A new person: no cookie, no redirect hidden."""
    return Browser(TestClient(create_app(service), base_url=service.config.public_url))


def sign_in(service: Service, account: str) -> Browser:
    person = browser(service)
    person.open("/can-bo")
    person.send({"account": account, "password": PASSWORD})
    assert person.place == "/can-bo", person.seen.text
    return person


def fill_in(person: Browser, code: str, more: Mapping[str, str] = {}) -> None:
    """From the first page to the review."""
    person.open(f"/f/{code}")
    go_on(person, code, more)


def go_on(person: Browser, code: str, more: Mapping[str, str] = {}) -> None:
    """From the page where the form stands to the review; `more` than has to be answered."""
    answers = {**FILINGS[code], **more}
    attached = set[str]()
    while not person.place.endswith("/review"):
        form = person.form("/f/")
        for name in form.names - answers.keys():
            if form.offered.get(name) and not form.values.get(name, [""])[0]:
                answers[name] = first_of(form.offered[name])
        asked = form.values["_shown"][0].split()
        missing = [path for path in asked if path.startswith("nop.") and path not in attached]
        attached.update(missing)
        before = (person.place, asked)
        person.send(answers, press=("_do", "next"), files=[(path, PDF) for path in missing])
        after = person.form("/f/").values.get("_shown", [""])[0].split()
        assert (person.place, after) != before, person.seen.text


def lodge(person: Browser, code: str, more: Mapping[str, str] = {}) -> str:
    """A receipt; the code of the dossier."""
    fill_in(person, code, more)
    person.send(action="/submit")
    assert person.place.endswith("/receipt"), person.seen.text
    return person.page.text.split('class="code">')[1].split("<")[0]


@dataclass(frozen=True)
class Lodged:
    """Where a dossier has just been filed, its code, and who did it."""

    folder: Path
    code: str
    by: Browser

    def applicant(self, service: Service) -> Browser:
        """At the receipt, of a service that goes on from there."""
        person = browser(service)
        person.client.cookies.update(self.by.client.cookies)
        person.page = self.by.page
        return person


def lodged(folder: Path, code: str) -> Lodged:
    for service in opened(folder):
        person = browser(service)
        code = lodge(person, code)
    return Lodged(folder, code, person)


def draft_of(person: Browser) -> str:
    return person.place.split("/")[2]
