"""A process that submits dossiers until it is killed, and tells each receipt it was given."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import count
from multiprocessing.connection import Connection
from threading import Lock

from runtime.store.engine import Store
from tests.runtime.filing import lodging, start_draft, submit

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
