"""Blank first pages: one for everybody, drawn once a minute at most."""

from __future__ import annotations

from renderers import form
from renderers.screen import Entry
from renderers.web import page
from runtime.filling import evaluate, startable, version_of
from runtime.public_pages import Public, each_minute, minute, site_of
from runtime.visits import Visit

KEPT = 64


def _drawn(visit: Visit) -> str:
    loaded, at = startable(visit, visit.path("code")), minute(visit)
    first = loaded.program.pages[0]
    entry = Entry(version=version_of(loaded, None, first))
    evaluation = evaluate(loaded, {}, at)
    screen = form.screen(
        loaded.program, evaluation, first.id, entry, world=loaded.world, env=loaded.env(at)
    )
    return page("form/page", form.form_page(site_of(visit), screen), visit.lang)


blank_page = Public(_drawn, each_minute, KEPT)
