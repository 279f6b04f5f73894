"""Processes that work until they are killed: submitting dossiers, and sending a message."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from multiprocessing.connection import Connection
from threading import Event, Lock

from catalogue.kinds.base import Json
from runtime.clock import FixedClock
from runtime.sending import send_waiting
from runtime.store.engine import Store
from tests.runtime.filing import NOW, lodging, start_draft, submit

THREADS = 4
Told = tuple[str, str]
"""A draft and the code of its receipt; no code before the submission is tried."""


def submit_without_end(url: str, name: str, pipe: Connection) -> None:
    store = Store.open(url, alone=True)
    lock = Lock()

    def tell(draft: str, code: str) -> None:
        with lock:
            pipe.send((draft, code))

    def work(thread: int) -> None:
        for number in count():
            draft = start_draft(store, id=f"{name}x{thread}x{number}")
            tell(draft, "")
            tell(draft, submit(store, lodging(draft)).code)

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(work, range(THREADS)))


def send_and_stop(url: str, pipe: Connection) -> None:
    """The power goes off between the sending and its note."""

    class Stuck:
        def send(self, key: str, topic: str, body: Mapping[str, Json]) -> None:
            pipe.send(key)
            Event().wait()

    send_waiting(Store.open(url), Stuck(), FixedClock(NOW))
