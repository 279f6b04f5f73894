"""Supplements that were asked for later than the days there are for it, by the reason given."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import date, timedelta

from sqlalchemy import Connection, select, true

from runtime.store.counting import midnight
from runtime.store.tables import SUPPLEMENT_ASKED, dossier, event


def asked_late(
    connection: Connection, since: date, until: date, units: Collection[str] | None = None
) -> Mapping[str, int]:
    """Read from the chains, so no day has to be counted again; `units` None is all of them."""
    theirs = true() if units is None else dossier.c.unit.in_(units)
    days = (event.c.at >= midnight(since), event.c.at < midnight(until + timedelta(days=1)))
    asked = (
        select(event.c.data)
        .join(dossier, dossier.c.id == event.c.dossier)
        .where(SUPPLEMENT_ASKED, *days, theirs)
    )
    reasons = (data.get("late") for data in connection.scalars(asked))
    return Counter(str(one) for one in reasons if one)
