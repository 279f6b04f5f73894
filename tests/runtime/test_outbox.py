"""Several workers send what waits: never one message twice at a time, none lost with a worker."""

from __future__ import annotations

import logging
import multiprocessing
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from multiprocessing.connection import Connection as Pipe
from threading import Lock

import pytest

from catalogue.kinds.base import Json
from runtime.clock import FixedClock
from runtime.sending import send_waiting
from runtime.store import outbox, watching
from runtime.store.engine import Store
from runtime.store.failures import Unavailable
from tests.runtime.filing import NOW, lodging, start_draft, submit
from tests.runtime.submitting import send_and_stop

MESSAGES = 30


@dataclass
class Post:
    """Keeps the keys of what was sent, by whomever."""

    keys: list[str] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)

    def send(self, key: str, topic: str, body: Mapping[str, Json]) -> None:
        with self.lock:
            self.keys.append(key)


@dataclass
class Slow(Post):
    """Each message takes a while of the clock it is given."""

    clock: FixedClock = field(default_factory=lambda: FixedClock(NOW))
    takes: timedelta = timedelta()

    def send(self, key: str, topic: str, body: Mapping[str, Json]) -> None:
        super().send(key, topic, body)
        self.clock.at += self.takes


@dataclass
class Choosy(Post):
    """Takes the first message only when it comes again."""

    failure: type[Exception] = OSError
    refused: set[str] = field(default_factory=set)

    def send(self, key: str, topic: str, body: Mapping[str, Json]) -> None:
        if not self.refused:
            self.refused.add(key)
            raise self.failure("079194005678")
        super().send(key, topic, body)


def fill(store: Store, count: int) -> None:
    for _ in range(count):
        submit(store, lodging(start_draft(store)))


def lease(store: Store, at: datetime) -> tuple[outbox.Leased, ...]:
    return store.write(lambda c: outbox.lease(c, at, limit=100))


def test_two_workers_at_once_send_each_message_once(store: Store) -> None:
    fill(store, MESSAGES)
    post = Post()

    def work(_: int) -> None:
        for _ in range(MESSAGES):
            send_waiting(store, post, FixedClock(NOW))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(4)))
    assert len(post.keys) == MESSAGES
    assert len(set(post.keys)) == MESSAGES
    assert store.read(lambda c: watching.waiting(c, NOW)) == (0, timedelta())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9")
def test_a_killed_workers_message_is_sent_after_its_lease(store: Store, url: str) -> None:
    fill(store, 1)
    context = multiprocessing.get_context("forkserver")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=send_and_stop, args=(url, there))
    process.start()
    key = _told(here)
    process.kill()
    process.join()
    post, clock = Post(), FixedClock(NOW)
    send_waiting(store, post, clock)
    assert post.keys == []
    clock.at = NOW + outbox.LEASE
    send_waiting(store, post, clock)
    send_waiting(store, post, clock)
    assert post.keys == [key]


def _told(pipe: Pipe) -> str:
    assert pipe.poll(60), "the worker says nothing"
    return str(pipe.recv())


def test_who_is_slow_leaves_the_rest_to_others(store: Store) -> None:
    """Before the lease runs out it stops, or the same message would be sent by two."""
    fill(store, 4)
    slow = Slow(takes=outbox.LEASE / 4)
    send_waiting(store, slow, slow.clock)
    assert len(slow.keys) == 2
    post = Post()
    send_waiting(store, post, FixedClock(NOW + outbox.LEASE - timedelta(seconds=1)))
    assert post.keys == []
    send_waiting(store, post, FixedClock(NOW + outbox.LEASE))
    assert len({*slow.keys, *post.keys}) == 4
    assert not {*slow.keys} & {*post.keys}


@pytest.mark.parametrize("failure", [OSError, ValueError, KeyError, Unavailable])
def test_one_that_cannot_be_sent_holds_up_no_other(
    store: Store, failure: type[Exception], caplog: pytest.LogCaptureFixture
) -> None:
    fill(store, 3)
    post = Choosy(failure=failure)
    with caplog.at_level(logging.WARNING):
        send_waiting(store, post, FixedClock(NOW))
    assert len(post.keys) == 2
    assert store.read(lambda c: watching.waiting(c, NOW))[0] == 1
    assert "was not sent" in caplog.text
    send_waiting(store, post, FixedClock(NOW + 2 * outbox.FIRST_WAIT))
    assert len(post.keys) == 3


def test_a_late_failure_does_not_take_the_message_from_who_has_it_now(store: Store) -> None:
    fill(store, 1)
    (first,) = lease(store, NOW)
    later = NOW + outbox.LEASE
    (second,) = lease(store, later)
    store.write(lambda c: outbox.failed(c, first, later))
    assert lease(store, later + timedelta(seconds=1)) == ()
    store.write(lambda c: outbox.failed(c, second, later))
    (third,) = lease(store, later + 2 * outbox.FIRST_WAIT)
    assert third.attempts == 3


def test_waits_grow_and_end_at_a_quarter_of_a_day(store: Store) -> None:
    fill(store, 1)
    at, waits = NOW, []
    for _ in range(12):
        (one,) = lease(store, at)
        store.write(lambda c, m=one, t=at: outbox.failed(c, m, t))  # type: ignore[misc]
        wait = timedelta(minutes=1)
        while not (found := lease(store, at + wait)):
            wait *= 2
        store.write(lambda c, m=found[0], t=at: outbox.failed(c, m, t))  # type: ignore[misc]
        waits.append(wait)
        at += timedelta(days=1)
    assert waits[0] < waits[1]
    assert waits[-1] <= timedelta(minutes=512)


@pytest.mark.parametrize("jump", [timedelta(days=-400), timedelta(days=400)])
def test_a_clock_put_right_holds_nothing_up(store: Store, jump: timedelta) -> None:
    """One message is posted and one leased while the clock is wrong; then it is put right."""
    wrong = NOW + jump
    id = submit(store, lodging(start_draft(store))).dossier
    store.write(lambda c: outbox.post(c, id, [outbox.Message("late", {})], wrong))
    assert lease(store, wrong)
    post = Post()
    for minutes in (0, 3):
        send_waiting(store, post, FixedClock(NOW + timedelta(minutes=minutes)))
    assert len(set(post.keys)) == 2
