"""What goes wrong outside: a full disk, a database that goes away, clocks that are put right."""

from __future__ import annotations

import resource
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from threading import Event, Lock

import pytest
from sqlalchemy import func, select

from runtime.clock import FixedClock
from runtime.health import look
from runtime.limiting import Limiter
from runtime.service import Service
from runtime.store import accounts, checkpointing, drafts, portable
from runtime.store.drafts import PageSave
from runtime.store.engine import Store
from runtime.store.failures import PageConflict, Unavailable
from runtime.store.sqlite import sqlite_path
from runtime.store.tables import dossier, submission
from tests import postgres
from tests.runtime import serving
from tests.runtime.filing import NOW, furnish, lodging, start_draft, submit
from tests.runtime.filings import PDF
from tests.runtime.serving import browser, draft_of, fill_in, lodge, sign_in

GENEROUS = dict.fromkeys(("save", "upload", "live", "sign_in", "register"), 100_000)


# A full disk


@contextmanager
def no_file_beyond(size: int) -> Iterator[None]:
    """The system refuses to let any file of this process grow over it, as a full disk does."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def log_size(service: Service) -> int:
    path = sqlite_path(service.config.database)
    return path.with_name(f"{path.name}-wal").stat().st_size


@pytest.fixture
def growing_log(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody checkpoints meanwhile: after that the log is written from its beginning again."""
    monkeypatch.setattr(checkpointing, "EVERY", 3600.0)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
@pytest.mark.usefixtures("growing_log")
def test_on_a_full_disk_writes_wait_reads_go_on_and_nothing_is_lost(service: Service) -> None:
    service.limiter = Limiter({**GENEROUS, "track": 100})
    person = browser(service)
    fill_in(person, "1.001193")
    id, review = draft_of(person), person.form("/submit")
    person.open(f"/f/{id}/tre")
    acknowledged = ""
    with no_file_beyond(log_size(service) + 100_000):
        for number in range(60):
            copies = str(number % 9 + 1)
            person.send({"so_ban_sao": copies}, press=("_do", "save"))
            if person.page.status_code == 503:
                break
            acknowledged = copies
            person.open(f"/f/{id}/tre")
        assert person.page.status_code == 503
        assert person.page.headers["Retry-After"]
        assert "Traceback" not in person.page.text
        for address in ("/", "/thu-tuc/1.001193", f"/f/{id}/tre"):
            person.open(address)
            assert person.page.status_code == 200
        assert person.client.post(review.action, data=review.values).status_code in (409, 503)
        large = [("nop.giay_chung_sinh", ("to.pdf", PDF[1] + bytes(8 << 20), "application/pdf"))]
        answer = person.client.post(f"/f/{id}/nop_giay_to", data={"_v": "1"}, files=large)
        assert answer.status_code == 503
    stored = service.store.read(lambda c: drafts.load_draft(c, id, service.clock.now()))
    assert acknowledged
    assert str(stored.answers["so_ban_sao"]) == acknowledged
    person.open(f"/f/{id}/review")
    person.send(action="/submit")
    assert person.place.endswith("/receipt"), person.seen.text


# PostgreSQL goes away and comes back


@pytest.fixture
def own_server() -> Iterator[postgres.Server]:
    with postgres.private() as server:
        yield server


@pytest.mark.skipif(sys.platform == "win32", reason="the server needs a system of its own kind")
def test_postgresql_is_stopped_under_load_and_nothing_acknowledged_is_lost(
    own_server: postgres.Server,
) -> None:
    """People submit all the while, and repeat what was refused, as they are asked to."""
    codes: dict[str, str] = {}
    lock, refused, over = Lock(), Event(), Event()

    with Store.open(own_server.url("postgres")) as store:
        store.write(furnish)

        def people(name: str) -> None:
            number = 0
            while not over.is_set() or number < 3:
                number += 1
                draft = repeat(lambda n=number: start_draft(store, id=f"{name}x{n}"))  # type: ignore[misc]
                code = repeat(lambda d=draft: submit(store, lodging(d)).code)  # type: ignore[misc]
                with lock:
                    codes[draft] = code

        def repeat(deed: Callable[[], str]) -> str:
            while True:
                try:
                    return deed()
                except Unavailable:
                    refused.set()

        with ThreadPoolExecutor(4) as pool:
            work = [pool.submit(people, f"p{one}") for one in range(4)]
            while len(codes) < 8:
                assert not [one for one in work if one.done()]
                over.wait(0.05)
            own_server.stop()
            assert refused.wait(60)
            before = len(codes)
            own_server.start()
            while len(codes) < before + 8:
                assert not [one for one in work if one.done()]
                over.wait(0.05)
            over.set()
            for one in work:
                one.result()

        kept = select(submission.c.key, dossier.c.code).join(dossier)
        stored = store.read(lambda c: {row.key: row.code for row in c.execute(kept)})
        assert stored == codes
        assert store.read(lambda c: c.scalar(select(func.count()).select_from(dossier))) == len(
            codes
        )
        assert store.read(lambda c: list(portable.broken_chains(c))) == []


@pytest.mark.skipif(sys.platform == "win32", reason="the server needs a system of its own kind")
def test_without_postgresql_pages_say_so_and_come_back_by_themselves(
    own_server: postgres.Server, tmp_path: Path
) -> None:
    for service in serving.opened_on(own_server.url("postgres"), tmp_path):
        person = browser(service)
        code = lodge(person, "1.001193")
        own_server.stop()
        assert not look(service).database
        assert person.client.get("/healthz").status_code == 503
        assert person.client.get("/").status_code == 200
        answer = person.client.get(person.place)
        assert (answer.status_code, bool(answer.headers["Retry-After"])) == (503, True)
        assert isinstance(service.clock, FixedClock)
        service.clock.at += timedelta(minutes=1)
        assert person.client.get("/").status_code == 200
        own_server.start()
        assert code in person.client.get(person.place).text
        assert person.client.get("/healthz").text == "ok"


# Several tabs at once


def test_many_tabs_on_their_own_pages_all_count(store: Store) -> None:
    id = start_draft(store)

    def save(number: int) -> None:
        page = PageSave(f"p{number}", 0, [f"p{number}.a"], {f"p{number}.a": str(number)})
        store.write(lambda c: drafts.save_page(c, id, page, NOW))

    with ThreadPoolExecutor(12) as pool:
        list(pool.map(save, range(12)))
    saved = store.read(lambda c: drafts.load_draft(c, id, NOW))
    assert {name: saved.answers[name] for name in saved.answers if name[0] == "p"} == {
        f"p{number}.a": str(number) for number in range(12)
    }
    assert saved.version == 13


def test_of_many_tabs_on_one_page_one_counts_and_the_others_are_told(store: Store) -> None:
    id = start_draft(store)

    def save(number: int) -> bool:
        page = PageSave("tre", 1, ["so_ban_sao"], {"so_ban_sao": number})
        try:
            store.write(lambda c: drafts.save_page(c, id, page, NOW))
        except PageConflict:
            return False
        return True

    with ThreadPoolExecutor(12) as pool:
        done = list(pool.map(save, range(100, 112)))
    assert done.count(True) == 1
    saved = store.read(lambda c: drafts.load_draft(c, id, NOW))
    assert saved.answers["so_ban_sao"] == 100 + done.index(True)


# Clocks


def put_clock(service: Service, by: timedelta) -> None:
    assert isinstance(service.clock, FixedClock)
    service.clock.at += by


@pytest.mark.parametrize("days", [-3, 3])
def test_codes_stay_unique_through_a_jump_and_back(service: Service, days: int) -> None:
    person, codes = browser(service), []
    for jump in (0, days, -days):
        put_clock(service, timedelta(days=jump))
        codes.append(lodge(person, "1.001193"))
    assert len(set(codes)) == 3


def test_a_session_lives_through_a_clock_put_back_and_still_ends_when_idle(
    service: Service,
) -> None:
    officer = sign_in(service, "tiepnhan")
    put_clock(service, timedelta(days=-3))
    assert officer.open("/can-bo")
    assert officer.place == "/can-bo"
    put_clock(service, accounts.IDLE + timedelta(seconds=1))
    officer.open("/can-bo")
    assert officer.place == "/can-bo/dang-nhap"


def test_a_closed_door_is_not_closed_for_days_by_a_clock_put_back(store: Store) -> None:
    wrong = NOW + timedelta(days=3)
    for _ in range(accounts.FAILURES):
        store.write(lambda c: accounts.note_failure(c, "door", wrong))
    assert store.read(lambda c: accounts.shut_out(c, "door", wrong))
    assert not store.read(lambda c: accounts.shut_out(c, "door", NOW))


# Odd bodies


@pytest.mark.parametrize(
    ("body", "type_", "status"),
    [
        (b"&".join(b"a%d=1" % n for n in range(20_000)), "application/x-www-form-urlencoded", 400),
        (b"so_ban_sao=a%00b&_v=1", "application/x-www-form-urlencoded", 400),
        (b"--x\r\nContent-Disposition: form-data\r\n\r\n", "multipart/form-data; boundary=x", 400),
        (b"no part at all", "multipart/form-data; boundary=x", 400),
        (b"no boundary", "multipart/form-data", 400),
        (
            b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n'
            + bytes(200 << 10) + b"\r\n--x--\r\n",
            "multipart/form-data; boundary=x",
            400,
        ),
        (
            b"".join(
                b'--x\r\nContent-Disposition: form-data; name="f"; filename="a"\r\n\r\n\r\n'
                for _ in range(100)
            ) + b"--x--\r\n",
            "multipart/form-data; boundary=x",
            400,
        ),
        (b"x" * (300 << 10), "application/x-www-form-urlencoded", 413),
    ],
    ids=["many", "nul", "cut", "none", "boundary", "long", "files", "large"],
)  # fmt: skip
def test_what_no_page_of_ours_sends_is_refused_and_told(
    service: Service, body: bytes, type_: str, status: int
) -> None:
    client = browser(service).client
    answer = client.post("/f/1.001193", content=body, headers={"Content-Type": type_})
    assert answer.status_code == status
    assert "<h1>" in answer.text


def test_an_address_with_a_nul_is_nowhere(service: Service) -> None:
    client = browser(service).client
    for address in ("/thu-tuc/%00", "/f/%00", "/f/a%00b/tre", "/can-bo/ho-so/%00", "/%00"):
        assert client.get(address).status_code == 404
