"""What applicants are told of what has happened to a dossier, and which unit did it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from renderers.portal import TrackEvent
from runtime.records import Judged
from runtime.store import accounts
from runtime.visits import Visit
from runtime.wording import EVENTS, PUBLIC_EVENTS, detail


def public_events(visit: Visit, case: Judged) -> Iterator[TrackEvent]:
    """In the order in which they happened; of applicants and of the service itself no unit."""
    told = [one for one in case.record.history if one.kind in PUBLIC_EVENTS]
    ids = {one.actor for one in told}
    units = visit.service.store.read(partial(accounts.units, ids=ids))
    for one in told:
        unit = units.get(one.actor, "")
        yield TrackEvent(
            one.at,
            EVENTS[one.kind].text(visit.lang),
            detail(one, case.loaded.program),
            visit.catalogue.agency_name(unit) if unit else "",
        )
