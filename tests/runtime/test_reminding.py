"""People are reminded once for each thing and day: by other processes, other clocks, or at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from runtime.carrying import Nowhere
from runtime.chores import CHORES, do_due
from runtime.clock import VIETNAM, FixedClock
from runtime.reminding import REMINDERS, remind_applicants, remind_officers
from runtime.sending import send_waiting
from runtime.service import Service
from runtime.store import accounts, messages, reminders
from runtime.store.engine import Store
from runtime.store.messages import Sent
from runtime.store.reminders import Waiting
from runtime.telling import Teller
from runtime.ways import INTAKE_ROLE
from tests.runtime.serving import (
    PASSWORD,
    WARD,
    Lodged,
    opened,
    password_hash,
    sign_in,
)

DAY = timedelta(days=1)
TOLD = {one.topic for one in REMINDERS}


@pytest.fixture
def service(tmp_path: Path, lodged: Lodged) -> Iterator[Service]:
    yield from opened(tmp_path, after=lodged.folder)


@pytest.fixture
def code(lodged: Lodged) -> str:
    return lodged.code


def do(service: Service, account: str, code: str, command: str, **given: str) -> None:
    person = sign_in(service, account)
    person.open(f"/can-bo/ho-so/{code}")
    person.send(given, action=f"/{command}")
    assert person.page.status_code == 200, person.seen.text


def later(service: Service, days: int) -> datetime:
    assert isinstance(service.clock, FixedClock)
    service.clock.at += days * DAY
    return service.clock.at


def told(service: Service) -> tuple[Sent, ...]:
    """What has gone out of all this so far, the latest first."""
    out = Teller(service, {"mail": Nowhere(), "sms": Nowhere()})
    send_waiting(service.store, out, service.clock)
    every = service.store.read(messages.latest)
    return tuple(one for one in every if one.topic in {*TOLD, "digest"})


def remind(service: Service) -> int:
    return remind_applicants(service.store, service.clock.now())


def ask(service: Service, code: str) -> None:
    """For a supplement, within thirty days."""
    do(service, "tiepnhan", code, "ask_supplement", text="Thiếu giấy chứng sinh")


def test_a_supplement_is_recalled_as_its_cut_off_nears(service: Service, code: str) -> None:
    ask(service, code)
    for _ in range(30):
        later(service, 1)
        remind(service)
    nears = [one for one in told(service) if one.topic == "supplement_nears"]
    assert len(nears) == 3
    assert f"Ho so {code}: Sap het han nop bo sung." in nears[0].body


def test_a_payment_and_a_result_are_recalled_for_a_while(service: Service, code: str) -> None:
    assert [remind(service) for _ in range(2)] == [0, 0]
    found = [(number, remind(service)) for number in range(1, 41) if later(service, 1)]
    assert [number for number, count in found if count] == [3, 10, 17, 24]
    assert {one.topic for one in told(service)} == {"payment_waits"}
    do(service, "tiepnhan", code, "receive")
    for step in ("tham_tra", "xac_nhan_du_thao"):
        do(service, "thuly", code, "pass_step", choice=step)
    do(service, "ky", code, "decide", choice="giay_khai_sinh", password=PASSWORD)
    person = sign_in(service, "traketqua")
    person.open(f"/can-bo/ho-so/{code}")
    while forms := [one for one in person.seen.forms if "/confirm_payment" in one.action]:
        choice = forms[0].offered["choice"][0]
        person.send({"choice": choice, "text": "BL-01"}, action="/confirm_payment")
    found = [(number, remind(service)) for number in range(1, 41) if later(service, 1)]
    assert [number for number, count in found if count] == [3, 10, 24]
    assert {one.topic for one in told(service)} == {"payment_waits", "result_waits"}


def test_a_clock_that_jumps_tells_nothing_twice(service: Service, code: str) -> None:
    ask(service, code)
    for jump in (24, 0, 4, 2, -4, 4, -31, 24, 7, -7, 7):
        later(service, jump)
        remind(service)
    topics = Counter(one.topic for one in told(service))
    assert topics["supplement_nears"] == 3


def test_processes_that_remind_at_once_remind_once(service: Service, code: str) -> None:
    ask(service, code)
    now = later(service, 23)
    with ThreadPoolExecutor(4) as pool:
        posted = list(pool.map(lambda _: remind_applicants(service.store, now), range(4)))
    assert sum(posted) == len({one.topic for one in told(service)})
    for again in (service, next(opened(service.config.files.parent))):
        assert remind_applicants(again.store, now) == 0


def test_of_many_that_note_the_same_one_may_tell(store: Store) -> None:
    now = datetime(2026, 3, 2, 1, tzinfo=VIETNAM)
    note = partial(reminders.note, about="x", topic="soon", day=now.date(), now=now)
    with ThreadPoolExecutor(8) as pool:
        noted = list(pool.map(lambda _: store.write(note), range(8)))
    assert sorted(noted) == [False] * 7 + [True]
    assert store.write(partial(note, day=now.date() + DAY))


@pytest.mark.parametrize(
    ("since", "day", "today", "told_for"),
    [
        ("2026-03-01", "2026-03-31", "2026-03-23", None),
        ("2026-03-01", "2026-03-31", "2026-03-24", "2026-03-24"),
        ("2026-03-01", "2026-03-31", "2026-03-27", "2026-03-24"),
        ("2026-03-01", "2026-03-31", "2026-03-31", "2026-03-30"),
        ("2026-03-26", "2026-03-31", "2026-03-27", None),
    ],
)  # fmt: skip
def test_a_reminder_belongs_to_a_day(
    since: str, day: str, today: str, told_for: str | None
) -> None:
    one = Waiting("x", date.fromisoformat(since), date.fromisoformat(day))
    found = REMINDERS[0].due(one, date.fromisoformat(today))
    assert (found.isoformat() if found else None) == told_for


def test_what_has_been_done_since_is_not_recalled(service: Service, code: str) -> None:
    ask(service, code)
    later(service, 24)
    assert remind(service) == 2
    do(service, "tiepnhan", code, "answer_supplement")
    assert [one.topic for one in told(service)] == ["payment_waits"]


# Officers


@pytest.fixture
def reached(service: Service) -> str:
    """The address of an officer who takes in."""
    put = partial(
        accounts.put_account, id="tiepnhan", name="Cán bộ tiepnhan", unit=WARD,
        roles=[INTAKE_ROLE], password_hash=password_hash(), email="tiepnhan@motcua.example",
    )  # fmt: skip
    service.store.write(put)
    return "tiepnhan@motcua.example"


def test_an_officer_gets_one_letter_a_day_in_both_languages(
    service: Service, code: str, reached: str
) -> None:
    catalogue = service.catalogue()
    assert remind_officers(service.store, catalogue, service.clock.now()) == 1
    assert remind_officers(service.store, catalogue, service.clock.now()) == 0
    later(service, 10)
    assert remind_officers(service.store, catalogue, service.clock.now()) == 1
    letters = [one for one in told(service) if one.topic == "digest"]
    assert {one.recipient for one in letters} == {reached}
    assert len(letters) == 2
    assert "Quá hạn: 1" in letters[0].body
    assert "Overdue: 1" in letters[0].body
    assert code in letters[0].body
    assert "Nguyễn" not in letters[0].body
    assert (letters[0].dossier, letters[0].account) == (None, "tiepnhan")


def test_a_letter_tells_nothing_that_has_been_done_since(
    service: Service, code: str, reached: str
) -> None:
    remind_officers(service.store, service.catalogue(), later(service, 10))
    do(service, "tiepnhan", code, "receive")
    assert not [one for one in told(service) if one.topic == "digest"]


def test_the_desk_shows_what_is_to_be_remembered(service: Service, code: str) -> None:
    person = sign_in(service, "tiepnhan")
    assert code in person.open("/can-bo/viec-can-nho").text
    later(service, 10)
    for account, count in (("tiepnhan", 1), ("thuly", 0), ("noikhac", 0)):
        person = sign_in(service, account)
        assert f"Việc cần nhớ: {count}" in person.seen.text
        person.open("/can-bo/viec-can-nho")
        assert (code in person.seen.text) == bool(count)
        assert ("Quá hạn (1)" in person.seen.text) == bool(count)


def test_opinions_and_cut_offs_are_remembered_by_whom_they_concern(
    service: Service, code: str
) -> None:
    do(service, "tiepnhan", code, "receive")
    do(service, "thuly", code, "ask_opinion", choice="ca_sai_gon", text="Xin xác minh")
    put = partial(
        accounts.put_account, id="canhsat", name="Cảnh sát", unit="ca_sai_gon",
        roles=["thu_ly_hs"], password_hash=password_hash(),
    )  # fmt: skip
    service.store.write(put)
    assert "Chờ đơn vị cho ý kiến (1)" in at_reminders(service, "canhsat")
    assert "Chờ đơn vị cho ý kiến (1)" not in at_reminders(service, "thuly")
    do(service, "thuly", code, "ask_supplement", text="Thiếu")
    later(service, 28)
    assert "Người nộp sắp hết hạn bổ sung (1)" in at_reminders(service, "thuly")
    assert "Người nộp sắp hết hạn bổ sung (1)" not in at_reminders(service, "canhsat")


def test_the_time_for_asking_for_a_supplement_is_recalled(service: Service, code: str) -> None:
    """Three working days from receipt on Friday the 20th: the Tuesday after it is a day off."""
    do(service, "tiepnhan", code, "receive")
    ending = "Sắp hết hạn yêu cầu bổ sung (1)"
    assert ending not in at_reminders(service, "thuly")
    later(service, 5)
    told = at_reminders(service, "thuly")
    assert (ending in told, "26/11/2026" in told) == (True, True)
    later(service, 2)
    assert ending not in at_reminders(service, "thuly")


def at_reminders(service: Service, account: str) -> str:
    return sign_in(service, account).open("/can-bo/viec-can-nho").text


def test_it_is_a_chore_of_the_night(service: Service, code: str, reached: str) -> None:
    assert "reminders" in {one.name for one in CHORES}
    do_due(service, CHORES)
    later(service, 1)
    assert isinstance(service.clock, FixedClock)
    service.clock.at -= timedelta(hours=3)
    do_due(service, CHORES)
    assert [one.topic for one in told(service)] == ["digest"], "it is six in the morning"
    service.clock.at += timedelta(hours=3)
    for _ in range(2):
        do_due(service, CHORES)
    assert [one.topic for one in told(service)] == ["digest", "digest"]
    later(service, 2)
    do_due(service, CHORES)
    assert Counter(one.topic for one in told(service)) == {"payment_waits": 1, "digest": 3}
