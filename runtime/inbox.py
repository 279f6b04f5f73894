"""What a demonstration would have sent, to be looked at."""

from __future__ import annotations

from starlette.responses import Response

from catalogue.kinds.phone import as_written
from renderers.messages import InboxPage, MessageLine
from renderers.saying import say
from runtime.store import messages
from runtime.store.failures import Missing
from runtime.visits import Visit, html


def show(visit: Visit) -> Response:
    if not visit.service.config.demo:
        raise Missing("inbox")
    found = visit.service.store.read(messages.latest)
    lines = tuple(
        MessageLine(one.channel, as_written(one.recipient), one.subject, one.body, one.at)
        for one in found
    )
    return html(visit, "public/inbox", InboxPage(visit.site, say(visit.lang, "inbox/title"), lines))
