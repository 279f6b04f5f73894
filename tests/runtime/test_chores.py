"""Nightly work is done once among all processes, and never throws away for a clock that jumped."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest

from runtime.chores import CHORES, LONG_CHORES, append_once, claimed, do_due
from runtime.clock import FixedClock
from runtime.service import Service
from runtime.store import drafts, jobs
from runtime.store.engine import Store
from runtime.store.failures import Missing
from runtime.store.jobs import Claim
from tests.runtime.filing import NOW
from tests.runtime.serving import browser, draft_of, lodge

DAY = timedelta(days=1)


def claim(store: Store, period: str, at: datetime) -> Claim | None:
    return store.write(lambda c: jobs.claim(c, "sweep", period, at))


def done(store: Store, one: Claim, at: datetime) -> None:
    store.write(lambda c: jobs.done(c, one, at))


# Claims, on both databases


def test_of_many_that_come_at_once_one_gets_the_job(store: Store) -> None:
    for period in ("2026-03-02", "2026-03-03"):
        with ThreadPoolExecutor(8) as pool:
            claims = list(pool.map(lambda _, p=period: claim(store, p, NOW), range(8)))
        (one,) = (one for one in claims if one)
        done(store, one, NOW)
        assert claim(store, period, NOW) is None


def test_a_job_whose_worker_died_is_taken_by_another_after_the_lease(store: Store) -> None:
    assert claim(store, "today", NOW) == Claim("sweep", "today", None)
    assert claim(store, "today", NOW + jobs.LEASE - timedelta(seconds=1)) is None
    second = claim(store, "today", NOW + jobs.LEASE)
    assert second
    done(store, second, NOW + jobs.LEASE)
    assert claim(store, "tomorrow", NOW + DAY) == Claim("sweep", "tomorrow", NOW + jobs.LEASE)


def test_a_job_that_failed_is_tried_again_soon(store: Store) -> None:
    first = claim(store, "today", NOW)
    assert first
    soon = NOW + timedelta(minutes=5)
    store.write(lambda c: jobs.given_up(c, first, soon))
    assert claim(store, "today", soon - timedelta(seconds=1)) is None
    assert claim(store, "today", soon)


@pytest.mark.parametrize("jump", [-400 * DAY, 400 * DAY])
def test_a_clock_put_right_stops_no_job(store: Store, jump: timedelta) -> None:
    assert claim(store, "wrong", NOW + jump)
    assert claim(store, "right", NOW) or claim(store, "right", NOW + jobs.LEASE)


def test_what_is_still_worked_on_is_nobody_elses(store: Store) -> None:
    first = claim(store, "today", NOW)
    assert first
    for halves in range(1, 6):
        at = NOW + halves * jobs.LEASE / 2
        assert claim(store, "today", at) is None
        store.write(lambda c, now=at: jobs.renew(c, first, now))  # type: ignore[misc]
    done(store, first, at)
    assert claim(store, "today", at) is None


# The chores themselves


def run(service: Service, after: timedelta) -> None:
    assert isinstance(service.clock, FixedClock)
    service.clock.at += after
    do_due(service, (*CHORES, *LONG_CHORES))


def has_draft(service: Service, id: str) -> bool:
    try:
        service.store.read(lambda c: drafts.load_draft(c, id, NOW))
    except Missing:
        return False
    return True


@pytest.fixture
def draft(service: Service) -> str:
    person = browser(service)
    person.open("/f/1.001193")
    person.send({}, press=("_do", "save"))
    return draft_of(person)


def test_each_chore_is_done_and_done_once(service: Service) -> None:
    lodge(browser(service), "1.001193")
    run(service, timedelta())
    anchors = service.config.anchor_file
    (first,) = anchors.read_text("utf-8").splitlines()
    run(service, timedelta(minutes=30))
    assert anchors.read_text("utf-8").splitlines() == [first]
    run(service, DAY)
    day, count, hash_ = anchors.read_text("utf-8").splitlines()[1].split()
    assert (day, count, len(hash_)) == ("2026-11-21", "1", 64)
    assert hash_ == first.split()[2]
    names = {one.name for one in (*CHORES, *LONG_CHORES)}
    assert all(
        service.store.write(lambda c, n=name: jobs.claim(c, n, "other", service.clock.now()))  # type: ignore[misc]
        for name in names
    )


def test_drafts_past_their_day_are_swept(service: Service, draft: str) -> None:
    for days, there in ((0, True), (6, True), (6, True), (6, True), (6, True), (7, False)):
        run(service, days * DAY)
        assert has_draft(service, draft) == there


def test_a_clock_that_jumps_a_year_throws_nothing_away(service: Service, draft: str) -> None:
    run(service, timedelta())
    run(service, DAY)
    run(service, 365 * DAY)
    run(service, -365 * DAY)
    run(service, DAY)
    assert has_draft(service, draft)


def test_bytes_that_nobody_has_noted_are_swept_after_a_month(service: Service) -> None:
    """What is put is noted in a transaction of its own: a process may be killed in between."""
    lodge(browser(service), "1.001193")
    folder = service.config.files
    noted = {path.name for path in folder.rglob("*") if path.is_file()}
    begun, young = folder / "new-abc", service.files.put(BytesIO(b"young")).sha256
    stray = service.files.put(BytesIO(b"stray")).sha256
    begun.write_bytes(b"half of")
    for days, names in ((31, (stray, *noted)), (1, (young,))):
        at = (service.clock.now() - days * DAY).timestamp()
        for name in names:
            os.utime(folder / name[:2] / name, (at, at))
    os.utime(begun, (0, 0))
    for _ in range(2):
        run(service, DAY)
    left = {path.name for path in folder.rglob("*") if path.is_file()}
    assert noted
    assert left == {*noted, young}


def test_one_chore_that_fails_stops_no_other(service: Service, tmp_path: Path) -> None:
    place = tmp_path / "no-folder" / "anchors.txt"
    service.config = service.config.model_copy(update={"anchors": place})
    run(service, timedelta())
    sweep = service.store.write(lambda c: jobs.claim(c, "sweep", "other", service.clock.now()))
    assert sweep
    assert sweep.before == service.clock.now()
    place.parent.mkdir()
    run(service, timedelta(minutes=6))
    assert len(place.read_text("utf-8").splitlines()) == 1


def test_long_work_keeps_its_claim(service: Service) -> None:
    """A quarter of a lease passes with each look at the clock: nobody is let in between."""
    taken = []

    class Late(FixedClock):
        def now(self) -> datetime:
            self.at += jobs.LEASE / 4
            taken.append(service.store.write(lambda c: jobs.claim(c, "clocks", "other", self.at)))
            return self.at

    begun = service.clock.now()
    one = service.store.write(lambda c: jobs.claim(c, "clocks", "today", begun))
    assert one
    service.clock = Late(begun)
    assert [*claimed(service, one, range(12))] == [*range(12)]
    assert taken == [None] * 13


def test_a_line_stands_in_the_anchor_file_once(tmp_path: Path) -> None:
    for line in ("2026-03-02 1 aa", "2026-03-02 1 aa", "2026-03-03 2 bb"):
        append_once(tmp_path / "anchors.txt", line)
    assert (tmp_path / "anchors.txt").read_text("utf-8") == "2026-03-02 1 aa\n2026-03-03 2 bb\n"
