"""How much memory the server holds after every program of a large catalogue was asked for.

A server process serves a generated catalogue; the notice and the blank first page of each
procedure are fetched, and then the resident set of the server process is read from the system.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from compiler.pipeline import compile_texts
from compiler.publish import bundle_files, bundle_index
from runtime.clock import VIETNAM
from runtime.config import demo_config
from runtime.demo import free_port
from runtime.installing import install_files
from runtime.store.engine import Store
from tests.bench.client import Client
from tests.bench.generator import catalogue
from tests.bench.measuring import Measured, Scale, apart
from tests.bench.serving import HOST, running

MEGABYTE = 1024


def memory(scale: Scale) -> Iterator[Measured]:
    with TemporaryDirectory(prefix="motcua-bench-") as folder:
        port = free_port(HOST)
        codes = apart("tests.bench.memory:install", folder, port, scale.procedures)
        with running(Path(folder), port) as server:
            before = resident(server.pid)
            asyncio.run(_touch(codes, port))
            after = resident(server.pid)
    yield Measured(f"server after touching all {scale.procedures} programs", after, "MB", 150)
    yield Measured("  server before the first request", before, "MB")


def install(folder: str, port: int, procedures: int) -> list[str]:
    """Build a catalogue into the store of a server; the codes of its procedures."""
    build = compile_texts(catalogue(procedures))
    config = demo_config(Path(folder), host=HOST, port=port)
    with Store.open(config.database) as store:
        install_files(store, bundle_files(build), datetime.now(VIETNAM))
    return [one.code for one in bundle_index(build).entries]


async def _touch(codes: Sequence[str], port: int) -> None:
    client = Client(HOST, port)
    for code in codes:
        for address in (f"/thu-tuc/{code}", f"/f/{code}"):
            answer = await client.get(address)
            assert answer.status == 200, (address, answer.status)
    await client.close()


def resident(process: int) -> float:
    """Megabytes in memory, as Linux tells; 0 where it does not."""
    status = Path(f"/proc/{process}/status")
    if not status.exists():
        return 0.0
    line = next(one for one in status.read_text().splitlines() if one.startswith("VmRSS:"))
    return int(line.split()[1]) / MEGABYTE
