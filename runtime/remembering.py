"""What officers have to remember: overdue, due soon, asked of the unit, cut-offs that are near."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from starlette.responses import Response

from renderers.digest import Digest, MatterGroup, MatterLine, Remembered
from renderers.i18n import day
from renderers.saying import say
from renderers.summary import moment
from renderers.time_left import time_left
from runtime.desk import desk_of
from runtime.reminding import window_of
from runtime.service import Catalogue
from runtime.sessions import actor_of, signed_in
from runtime.store import accounts, reminders
from runtime.store.engine import Transaction
from runtime.store.reminders import Group, Matter
from runtime.visits import Visit, html

HOME = "/can-bo/viec-can-nho"
SHOWN, WRITTEN = 20, 5


def show(visit: Visit) -> Response:
    account = signed_in(visit)
    window = window_of(visit.now, visit.catalogue.index.calendar)
    find = partial(reminders.groups, actor=actor_of(account), window=window, most=SHOWN)
    found = visit.service.store.read(find)
    groups = tuple(_group(visit, topic, one) for topic, one in found.items())
    return html(
        visit, "officer/remembered", Remembered(visit.site, desk_of(visit, account), groups)
    )


def letter_for(
    connection: Transaction, *, catalogue: Catalogue, account: str, now: datetime
) -> Digest | None:
    """None when there is nothing any more, or nobody to tell."""
    officer = accounts.load_account(connection, account)
    address = accounts.address_of(connection, account)
    if officer is None or not address:
        return None
    window = window_of(now, catalogue.index.calendar)
    found = reminders.groups(connection, actor_of(officer), window, WRITTEN)
    groups = tuple(
        (topic, one.count, tuple((each.code, day(each.due.day)) for each in one.first))
        for topic, one in found.items()
    )
    return (
        Digest(officer.name, address, groups) if any(one.count for one in found.values()) else None
    )


def _group(visit: Visit, topic: str, one: Group) -> MatterGroup:
    lines = tuple(_line(visit, each) for each in one.first)
    title = say(visit.lang, f"remember/{topic}")
    return MatterGroup(topic, title, one.count, lines, one.count - len(lines))


def _line(visit: Visit, one: Matter) -> MatterLine:
    left = time_left(one.due, visit.now, visit.catalogue.index.calendar, visit.lang)
    procedure = visit.catalogue.program(one.program).program.name
    return MatterLine(
        one.code, procedure, one.owner, moment(one.due, visit.lang), left.text, left.tone
    )
