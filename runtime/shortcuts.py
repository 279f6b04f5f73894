"""The shortcuts of the desk: what they are, and the switch that turns them off in this browser."""

from __future__ import annotations

from starlette.responses import Response

from renderers.officer import Shortcuts
from runtime.desk import desk_of
from runtime.sessions import HOME, signed_in
from runtime.visits import Unreadable, Visit, give_shortcuts, html, see_other

ADDRESS = f"{HOME}/phim-tat"
SWITCH = ("on", "off")


def show(visit: Visit) -> Response:
    desk = desk_of(visit, signed_in(visit))
    return html(visit, "officer/shortcuts", Shortcuts(visit.site, desk))


def switch(visit: Visit) -> Response:
    signed_in(visit)
    chosen = visit.posted.one("keys")
    if chosen not in SWITCH:
        raise Unreadable("keys")
    return give_shortcuts(visit, see_other(ADDRESS), chosen)
