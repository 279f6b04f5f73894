"""Work that is done again and again: it outlives failures, and holds up no end."""

from __future__ import annotations

import logging
from threading import Event

import pytest

from runtime.repeating import Repeating
from runtime.store.failures import Unavailable


def test_what_fails_is_tried_again(caplog: pytest.LogCaptureFixture) -> None:
    failures: list[Exception] = [Unavailable(), ValueError("079194005678")]
    done = Event()

    def work() -> None:
        if failures:
            raise failures.pop()
        done.set()

    with caplog.at_level(logging.ERROR), Repeating("x", 0.001, work):
        assert done.wait(60)
    assert [one.getMessage() for one in caplog.records] == [
        "x failed", "x: the database cannot be reached now"
    ]  # fmt: skip


def test_work_that_does_not_end_is_left_behind(caplog: pytest.LogCaptureFixture) -> None:
    at_work, over = Event(), Event()

    def work() -> None:
        at_work.set()
        over.wait()

    with caplog.at_level(logging.WARNING):
        with Repeating("x", 0.001, work, patience=0.05):
            assert at_work.wait(60)
        assert not over.is_set()
    over.set()
    assert "x: still at work, left behind" in caplog.text


def test_work_in_hand_is_finished_first() -> None:
    at_work, steps = Event(), list[str]()

    def work() -> None:
        steps.append("begun")
        at_work.set()
        Event().wait(0.05)
        steps.append("ended")

    with Repeating("x", 0.001, work):
        assert at_work.wait(60)
    assert steps.count("begun") == steps.count("ended")
