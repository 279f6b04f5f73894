"""Showing the pages of a form: the blank first one, a saved one, what changes while typing."""

from __future__ import annotations

from dataclasses import replace

from starlette.responses import Response

from catalogue.kinds.base import Json
from compiler import ir
from renderers import form, portal
from renderers.saying import say
from renderers.screen import Entry
from runtime import acting, protocol
from runtime.blanks import blank_page
from runtime.filling import (
    Moved,
    Open,
    account_of,
    evaluate,
    load,
    load_own,
    onward,
    open_draft,
    page_of,
    read_version,
    startable,
    version_of,
)
from runtime.picking import offers
from runtime.prefilling import prefilled
from runtime.service import Loaded
from runtime.store import drafts
from runtime.store.representations import load as load_representation
from runtime.visits import (
    Visit,
    give_visitor,
    html,
    see_other,
    visitor_cookie,
)


def show_blank(visit: Visit) -> Response:
    """The first page, the same for everybody but citizens who are signed in and known; looking
    at it makes no draft."""
    code = visit.path("code")
    if visit.catalogue.in_force(code, visit.today).program.online == "none":
        return see_other(f"/thu-tuc/{code}")
    loaded = startable(visit, code)
    return _filled_page(visit, loaded) if visit.citizen else blank_page(visit)


def _filled_page(visit: Visit, loaded: Loaded) -> Response:
    """As if it had been typed: nothing is kept before it is looked at and sent."""
    first = loaded.program.pages[0]
    acted_for = acting.asked_for(visit, loaded, visit.query(acting.QUERY))
    known = prefilled(visit, loaded, first, acted_for)
    evaluation = evaluate(loaded, known, visit.now)
    entry = Entry(
        version=version_of(loaded, None, first), prefilled=bool(known),
        own=offers(visit, loaded, first, evaluation),
    )  # fmt: skip
    screen = form.screen(
        loaded.program, evaluation, first.id, entry, world=loaded.world, env=loaded.env(visit.now)
    )
    view = form.form_page(visit.site, screen)
    asked = acting.choices(visit, loaded, acted_for)
    return html(visit, "form/page", replace(view, acting=asked))


def show_page(visit: Visit) -> Response:
    opened = open_draft(visit, visit.path("draft"))
    if opened.moved and not opened.moved.migration.lossless:
        return tell_moved(visit, opened, opened.moved)
    page = page_of(opened.loaded.program, visit.path("page"))
    return draw_page(visit, opened, page, Entry())


def draw_page(
    visit: Visit, opened: Open, page: ir.Page, entry: Entry, *, status: int = 200
) -> Response:
    """A page that is not asked now leads to the review, which says what is missing."""
    draft, loaded = opened.draft, opened.loaded
    fresh = page.id not in draft.pages
    known_before = _said_before(visit, loaded, draft, draft.representation, page)
    said = {path: one for path, one in known_before.items() if fresh or path in entry.added}
    answers = {**said, **draft.answers}
    evaluation = evaluate(loaded, answers, visit.now, looked_up=draft.lookups)
    if evaluation.pages.get(page.id) != "shown":
        return see_other(f"/f/{draft.id}/review")
    known = Entry(
        draft=draft.id,
        version=entry.version or version_of(loaded, draft, page),
        raw=entry.raw,
        problems=entry.problems,
        faults=entry.faults,
        added=entry.added,
        prefilled=bool(said.keys() - draft.answers.keys()),
        own=offers(visit, loaded, page, evaluation) if account_of(visit, draft) else {},
    )
    screen = form.screen(
        loaded.program, evaluation, page.id, known, world=loaded.world, env=loaded.env(visit.now)
    )
    view = replace(form.form_page(visit.site, screen), acting=acting.told(visit, draft))
    return html(visit, "form/page", view, status=status)


def _said_before(
    visit: Visit, loaded: Loaded, draft: drafts.Draft | None, representation: str | None,
    page: ir.Page,
) -> dict[str, Json]:  # fmt: skip
    """What is known of whom a page asks about; filled in where a question is first shown."""
    if not account_of(visit, draft):
        return {}
    id = representation
    acted_for = visit.service.store.read(lambda c: load_representation(c, id)) if id else None
    return prefilled(visit, loaded, page, acted_for)


def tell_moved(visit: Visit, opened: Open, moved: Moved) -> Response:
    """The procedure has changed and something of the draft found no place."""
    new = opened.loaded.program
    first = f"/f/{opened.draft.id}/{new.pages[0].id}"
    view = portal.Migrated(
        site=visit.site,
        procedure=new.name,
        dropped=tuple(form.field_at(moved.before, path).label for path in moved.migration.dropped),
        asked=tuple(form.field_at(new, path).label for path in moved.migration.asked),
        href=first,
    )
    return html(visit, "form/migrated", view)


# While typing


def live_blank(visit: Visit) -> Response:
    visit.limit("live", visit.origin)
    mark, _ = read_version(visit)
    loaded = visit.catalogue.marked(visit.path("code"), mark)
    return _live(visit, loaded, loaded.program.pages[0], None)


def live_page(visit: Visit) -> Response:
    id = visit.path("draft")
    draft = load_own(visit, id)
    visit.limit("live", id)
    loaded = visit.catalogue.program(draft.program)
    mark, _ = read_version(visit)
    if mark != loaded.mark:
        return Response(status_code=409)
    return _live(visit, loaded, page_of(loaded.program, visit.path("page")), draft)


def _live(visit: Visit, loaded: Loaded, page: ir.Page, draft: drafts.Draft | None) -> Response:
    stored = draft.answers if draft else {}
    env = loaded.env(visit.now)
    read = protocol.read_page(page, visit.posted.fields, stored, env, typing=True)
    others = {name: value for name, value in stored.items() if name not in read.names}
    acted_for = None if draft else acting.asked_for(visit, loaded, visit.posted.one("_for"))
    chosen = acted_for.id if acted_for else None
    representation = draft.representation if draft else chosen
    known = _said_before(visit, loaded, draft, representation, page).items()
    fresh = {path: one for path, one in known if path not in read.shown}
    answers = {**fresh, **others, **read.answers}
    evaluation = evaluate(loaded, answers, visit.now, looked_up=draft.lookups if draft else ())
    entry = Entry(
        draft=draft.id if draft else "", version=version_of(loaded, draft, page), raw=read.raw,
        own=offers(visit, loaded, page, evaluation) if account_of(visit, draft) else {},
    )  # fmt: skip
    screen = form.screen(loaded.program, evaluation, page.id, entry, world=loaded.world, env=env)
    return html(visit, "form/live", form.live(screen, read.shown))


# Coming back later


def show_saved(visit: Visit) -> Response:
    opened = open_draft(visit, visit.path("draft"))
    draft, service = opened.draft, visit.service
    link = service.keys.resume_token(draft.id)
    view = portal.SavedDraft(
        site=visit.site,
        procedure=opened.loaded.program.name,
        resume_url=f"{service.config.public_url}/tiep-tuc/{link}",
        until=draft.expires_at,
        href=f"/f/{draft.id}/{_unfinished(visit, opened.loaded, draft)}",
    )
    return html(visit, "form/saved", view)


def show_resume(visit: Visit) -> Response:
    """Opening the link does nothing yet: programs that preview links open it too."""
    link = visit.path("link")
    return html(visit, "form/resume", portal.ResumeChoice(visit.site, f"/tiep-tuc/{link}"))


def resume(visit: Visit) -> Response:
    """The secret of the address becomes a right of this browser, and leaves the address."""
    visit.limit("track", visit.origin)
    service = visit.service
    link = service.keys.link_hash(visit.path("link"))
    cookie, visitor = visitor_cookie(visit)
    id = service.store.write(
        lambda connection: drafts.exchange_link(connection, link, visitor, visit.now)
    )
    if id is None:
        return html(visit, "errors/page", _useless_link(visit), status=403)
    draft = load(visit, id)
    page = _unfinished(visit, visit.catalogue.program(draft.program), draft)
    return give_visitor(visit, see_other(f"/f/{id}/{page}"), cookie)


def _useless_link(visit: Visit) -> portal.Trouble:
    return replace(
        portal.trouble(visit.site, 403),
        title=say(visit.lang, "trouble/link"),
        text=say(visit.lang, "trouble/link/text"),
        advice=say(visit.lang, "trouble/link/advice"),
        href="/tra-cuu",
        link=say(visit.lang, "site/track"),
    )


def _unfinished(visit: Visit, loaded: Loaded, draft: drafts.Draft) -> str:
    evaluation = evaluate(loaded, draft.answers, visit.now, looked_up=draft.lookups)
    return onward(loaded, draft, evaluation)
