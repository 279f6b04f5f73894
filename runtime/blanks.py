"""Blank first pages: one for everybody, drawn once a minute at most."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache

from starlette.responses import Response

from renderers import form
from renderers.masthead import Site
from renderers.screen import Entry
from renderers.web import page
from runtime.filling import evaluate, version_of
from runtime.public_pages import PublicPage, kept, sent, site_of
from runtime.service import Loaded
from runtime.visits import Visit

KEPT = 64


def blank_page(visit: Visit, loaded: Loaded) -> Response:
    minute = visit.now.replace(second=0, microsecond=0)
    return sent(visit, _drawn(loaded, site_of(visit), minute))


@lru_cache(maxsize=KEPT)
def _drawn(loaded: Loaded, site: Site, minute: datetime) -> PublicPage:
    first = loaded.program.pages[0]
    entry = Entry(version=version_of(loaded, None, first))
    evaluation = evaluate(loaded, {}, minute)
    screen = form.screen(
        loaded.program, evaluation, first.id, entry, world=loaded.world, env=loaded.env(minute)
    )
    return kept(page("form/page", form.form_page(site, screen), site.lang))
