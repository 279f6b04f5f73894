"""The register of a unit: its dossiers of some days, all of them, a page at a time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import partial

from starlette.responses import Response

from compiler.evaluation import Filing
from renderers.papers.book import Entry, Span, register
from renderers.papers.case import Person, Told, person
from renderers.papers.sheet import Days, sheet_page
from renderers.saying import say
from renderers.words import words
from runtime.clock import VIETNAM
from runtime.paper_cases import office_of
from runtime.service import SOURCE, Catalogue, Loaded
from runtime.sessions import HOME as DESK
from runtime.sessions import actor_of, signed_in
from runtime.store.answers import Revision
from runtime.store.book import Booked, booked
from runtime.store.dossiers import Dossier
from runtime.visits import Visit, html

ADDRESS = f"{DESK}/so-theo-doi"
ROWS = 100
USUAL = timedelta(days=31)


def show_register(visit: Visit) -> Response:
    """The last month unless other days are asked for."""
    actor = actor_of(signed_in(visit))
    until = _day(visit.query("den")) or visit.today
    since = min(_day(visit.query("tu")) or until - USUAL, until)
    page = max(_number(visit.query("trang")), 1)
    first, last = (datetime.combine(one, time(), VIETNAM) for one in (since, until))
    find = partial(
        booked, actor=actor, first=first, before=last + timedelta(days=1), limit=ROWS,
        offset=(page - 1) * ROWS,
    )  # fmt: skip
    count, found = visit.service.store.read(find)
    catalogue = visit.catalogue.speaking(SOURCE)
    entries = tuple(_entry(catalogue, one) for one in found)
    span = Span(since, until, (page - 1) * ROWS + 1, count)
    sheet = register(entries, office_of(catalogue, actor.unit), span, visit.now)
    days = Days(since.isoformat(), until.isoformat(), tuple(_pages(visit, span, page)))
    return html(visit, "papers/sheet", sheet_page(visit.site, sheet, back=DESK, days=days))


def _pages(visit: Visit, span: Span, page: int) -> Iterator[tuple[str, str]]:
    """The page before and the page after, where there is one: (address, its name)."""
    more = page * ROWS < span.count
    for number, key, there in ((page - 1, "before", page > 1), (page + 1, "after", more)):
        if there:
            address = f"{ADDRESS}?tu={span.since}&den={span.until}&trang={number}"
            yield address, say(visit.lang, f"sheet/book_{key}", number=number)


def _entry(catalogue: Catalogue, one: Booked) -> Entry:
    dossier, loaded = one.dossier, catalogue.program(one.dossier.program)
    owner, other = _people(loaded, dossier, one.revision) if one.revision else (Person(""),) * 2
    contact = filter(None, (owner.address, owner.phone or other.phone))
    return Entry(
        code=dossier.code,
        procedure=loaded.program.name,
        sets=loaded.program.sets,
        owner=dossier.owner,
        contact="\n".join(contact),
        handler=catalogue.agency_name(dossier.unit),
        received=one.received,
        due=dossier.due,
        passed=one.passed,
        result=one.result,
        returned=one.returned,
    )


def _people(loaded: Loaded, dossier: Dossier, revision: Revision) -> tuple[Person, Person]:
    """The owner and the one who submits, as far as the answers tell."""
    known = revision.known
    filing = Filing(
        revision.answers, dossier.lodged_at, dossier.channel, known.outcomes, known.findings,
        "submit", documents=known.documents,
    )  # fmt: skip
    evaluation = loaded.engine.run(filing)
    program, env = loaded.program, loaded.env(dossier.lodged_at)
    told, parties = Told(program, words(program, loaded.world, env.lang), env), evaluation.parties
    return (
        person(parties.owner, dossier.owner, told, evaluation),
        person(parties.submitter, dossier.submitter, told, evaluation),
    )


def _day(text: str) -> date | None:
    """A day of this century; nothing for what is none."""
    try:
        found = date.fromisoformat(text) if text else None
    except ValueError:
        return None
    return found if found and 2000 <= found.year < 2100 else None


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 7 else 0
