"""Two processes on one PostgreSQL: what one promised the other keeps, also when one is killed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from time import monotonic

import httpx2
import pytest

from runtime.demo import free_port
from tests import drill
from tests.drill import Account
from tests.runtime.serving import example

ROOT = Path(__file__).parent.parent.parent
START_SECONDS = 90


@contextmanager
def process(folder: Path, database: str) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    port = free_port("127.0.0.1")
    address = f"http://127.0.0.1:{port}"
    settings = {
        "MOTCUA_DATABASE_URL": database,
        "MOTCUA_FILES": str(folder / "files"),
        "MOTCUA_OUTGOING": str(folder / "outgoing"),
        "MOTCUA_SECRET": "s" * 40,
        "MOTCUA_PUBLIC_URL": "https://motcua.example.vn",
    }
    command = [sys.executable, "-m", "cli", "serve", str(folder / "build"), "--port", str(port)]
    with (folder / f"{port}.log").open("wb") as log:
        running = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **settings}, stderr=log)
        try:
            yield address, running
        finally:
            running.kill()
            running.wait()


def await_health(address: str) -> None:
    ends = monotonic() + START_SECONDS
    while monotonic() < ends:
        try:
            if httpx2.get(f"{address}/healthz", timeout=5).text == "ok":
                return
        except httpx2.HTTPError:
            continue
    raise AssertionError(f"{address} did not start")


@pytest.fixture
def build(tmp_path: Path) -> Path:
    for name, content in example():
        path = tmp_path / "build" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return tmp_path


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9")
def test_one_of_two_processes_is_killed_and_nothing_promised_is_lost(
    build: Path, databases: Callable[[], str]
) -> None:
    database = databases()
    with ExitStack() as stack:
        both = [stack.enter_context(process(build, database)) for _ in range(2)]
        addresses = [address for address, _ in both]
        for address in addresses:
            await_health(address)
        account = Account()
        with ThreadPoolExecutor(4) as pool:
            ends = monotonic() + START_SECONDS
            work = [
                pool.submit(
                    drill.file_until, [*addresses[one % 2 :], *addresses[: one % 2]], ends, account
                )
                for one in range(4)
            ]
            while len(account.receipts) < 2:
                assert not any(one.done() for one in work)
                account.over.wait(0.1)
            both[1][1].kill()
            before = len(account.receipts)
            while len(account.receipts) < before + 4:
                assert not any(one.done() for one in work)
                account.over.wait(0.1)
            account.over.set()
            for one in work:
                one.result()
        for person, _ in account.people:
            person.client.base_url = httpx2.URL(addresses[0])
        assert list(drill.forgotten(account)) == []
    codes = set(account.receipts.values())
    assert len(codes) == len(account.receipts)
