"""Runs the service in one process: granian in front, a pool of threads behind, one writer."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import signal
import socket
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from granian.constants import Interfaces
from granian.server.embed import Server

from runtime import logs
from runtime.app import create_app
from runtime.carrying import carriers
from runtime.chores import CHORES, LONG_CHORES, do_due
from runtime.clock import SystemClock
from runtime.config import Config
from runtime.config_refused import ConfigRefused
from runtime.contacts import send_codes
from runtime.installing import install_folder
from runtime.repeating import Repeating
from runtime.sending import send_waiting
from runtime.service import Service
from runtime.store.engine import Store
from runtime.telling import Teller

HOST = "127.0.0.1"
PORT = 8000
SEND_SECONDS = 2.0
CHORE_SECONDS = 30.0
SWITCH_SECONDS = 0.0005
"""How long one thread computes while others wait. The writer lets go of the interpreter with each
statement: at Python's own 5 ms, a submission would wait behind a page as often as it has them."""


BACKLOG = 1024
CONNECTIONS = 4096
"""How many are open at once, nearly all of them idle: whoever comes beyond that waits to be let in.
Left to itself the server takes 128, which is as many browsers as sit in one waiting room."""
THREADS = 12
"""How many requests are worked on at once; the more there are, the more of them wait for the
interpreter together."""


def run(config: Config, bundle: Path, *, host: str = HOST, port: int = PORT) -> None:
    """Takes in the bundle and serves it until told to stop; a proxy in front speaks HTTPS."""
    with Store.open(config.database, alone=True) as store:
        clock = SystemClock()
        install_folder(store, bundle, clock.now())
        listen(Service(config, store, clock=clock), host=host, port=port)


def listen(
    service: Service, *, host: str, port: int, ready: Callable[[], None] = lambda: None
) -> None:
    """`ready` is called as soon as the address answers; raises ConfigRefused when it is taken."""
    _claim(host, port)
    logs.set_up(requests=not service.config.demo)
    sys.setswitchinterval(SWITCH_SECONDS)
    server = Server(
        create_app(service),
        address=host,
        port=port,
        interface=Interfaces.ASGINL,
        backlog=BACKLOG,
        backpressure=CONNECTIONS,
        websockets=False,
        log_enabled=False,
    )
    gc.freeze()  # what is loaded by now stays: looking through it again and again takes 80 ms each
    out = carriers(service.config)
    teller = Teller(service, out)
    send = partial(send_waiting, service.store, teller, service.clock)
    with (
        Repeating("outbox", SEND_SECONDS, send),
        Repeating("codes", SEND_SECONDS, partial(send_codes, service, out)),
        Repeating("chores", CHORE_SECONDS, partial(do_due, service, CHORES)),
        Repeating("long chores", CHORE_SECONDS, partial(do_due, service, LONG_CHORES), 0),
        contextlib.suppress(KeyboardInterrupt),
    ):
        asyncio.run(_serve(server, host, port, ready))


def _claim(host: str, port: int) -> None:
    """The server itself would say so only in its log."""
    try:
        socket.create_server((host, port)).close()
    except OSError:
        raise ConfigRefused("address-taken") from None


async def _serve(server: Server, host: str, port: int, ready: Callable[[], None]) -> None:
    loop = asyncio.get_running_loop()
    loop.set_default_executor(ThreadPoolExecutor(THREADS, "request"))
    for one in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows: Ctrl-C arrives as an exception
            loop.add_signal_handler(one, server.stop)
    serving = asyncio.create_task(server.serve())
    while not serving.done() and not await _answers(host, port):
        await asyncio.sleep(0.01)
    if not serving.done():
        ready()
    await serving


async def _answers(host: str, port: int) -> bool:
    try:
        _, writer = await asyncio.open_connection(host, port)
    except OSError:
        return False
    writer.close()
    return True
