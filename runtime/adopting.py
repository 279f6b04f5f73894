"""An officer looks at what a later version would change for a dossier, and has it followed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from starlette.responses import Response

from renderers import corrections
from renderers.corrections import Change, labels
from renderers.i18n import day
from renderers.later_version import VersionPage
from renderers.saying import say
from renderers.summary import moment
from renderers.words import words
from runtime.desk import desk_of, may_work
from runtime.records import Judged, judged, load_record
from runtime.refusals import Refused
from runtime.security import identifier
from runtime.sessions import HOME, actor_of, signed_in
from runtime.store.accounts import Account
from runtime.store.engine import Transaction
from runtime.store.failures import Conflict, Missing
from runtime.store.processing import Letter
from runtime.supplementing import owed
from runtime.versions import PAGE, Newer, adopt, newer
from runtime.visits import Forbidden, Visit, html, see_other

LONGEST_LETTER = 5_000


def show(visit: Visit) -> Response:
    account = signed_in(visit)
    return _draw(visit, account, _case(visit, account))


def act(visit: Visit) -> Response:
    """The letter goes to the applicant; what the officer saw must still be so."""
    account, posted = signed_in(visit), visit.posted
    case = _case(visit, account)
    text = posted.one("text").strip()[:LONGEST_LETTER]
    then = newer(visit.catalogue, case, visit.now)
    chooses = then is not None and then.loaded.program.transition == "choose"
    if chooses and posted.one("confirm") != "yes":
        wrong = say(visit.lang, "version/unchosen")
        return _draw(visit, account, case, text=text, error=wrong)
    letter = Letter(identifier(), "version", text, account.id, visit.now) if text else None
    write = partial(_adopt, visit=visit, account=account, letter=letter)
    try:
        visit.service.store.write(write)
    except Refused as refused:
        return _draw(visit, account, case, text=text, error=refused.refusal.text(visit.lang))
    return see_other(f"{HOME}/ho-so/{visit.path('code')}")


def _adopt(
    connection: Transaction, *, visit: Visit, account: Account, letter: Letter | None
) -> None:
    actor = actor_of(account)
    case = judged(visit.catalogue, load_record(connection, visit.path("code"), actor))
    if not may_work(actor, case):
        raise Forbidden(visit.path("code"))
    if visit.posted.one("_seen") != _seen(case, newer(visit.catalogue, case, visit.now)):
        raise Conflict(visit.path("code"))
    version = case.record.dossier.version
    adopt(connection, visit.catalogue, case, version, actor, letter, visit.now)


def _case(visit: Visit, account: Account) -> Judged:
    """Raises Missing where there is no later version, or nothing to do for this officer."""
    actor = actor_of(account)
    load = partial(load_record, code=visit.path("code"), actor=actor)
    case = judged(visit.catalogue, visit.service.store.read(load))
    if not may_work(actor, case) or newer(visit.catalogue, case, visit.now) is None:
        raise Missing(visit.path("code"))
    return case


def _seen(case: Judged, then: Newer | None) -> str:
    """Which dossier, and which version, the page showed."""
    return f"{case.record.dossier.version}.{then.loaded.mark if then else ''}"


def _draw(
    visit: Visit, account: Account, case: Judged, *, text: str = "", error: str = ""
) -> Response:
    then = newer(visit.catalogue, case, visit.now)
    if then is None:
        raise Missing(visit.path("code"))
    old, new = case.loaded.program, then.loaded.program
    known = words(new, then.loaded.world, visit.lang)
    lines = corrections.error_lines(new, then.lacking, new, "", known)
    days = {"old": day(old.start, visit.lang), "new": day(new.start, visit.lang)}
    view = VersionPage(
        site=visit.site,
        desk=desk_of(visit, account),
        code=case.record.dossier.code,
        address=f"{HOME}/ho-so/{case.record.dossier.code}/{PAGE}",
        procedure=new.name,
        since=say(visit.lang, "version/since", **days),
        changes=tuple(_changes(visit, case, then)),
        money=tuple(owed(visit.lang, (*old.fees, *new.fees), case.record.state.bills, then.way)),
        lacking=tuple(one.text for one in lines),
        dropped=tuple(labels(old, then.migration.dropped.keys())),
        seen=_seen(case, then),
        chooses=new.transition == "choose",
        text=text,
        error=error,
    )
    return html(visit, "officer/version", view, status=422 if error else 200)


def _changes(visit: Visit, case: Judged, then: Newer) -> Iterator[Change]:
    known = words(then.loaded.program, then.loaded.world, visit.lang)
    before, after = case.evaluation, then.evaluation
    yield from corrections.fee_changes(then.loaded.program, before, after, known)
    dues = [moment(it.due, visit.lang) if it.due else "" for it in (case.clock, then.clock)]
    if dues[0] != dues[1]:
        yield Change(say(visit.lang, "version/term"), *dues)
    names = {one.id: one.name for one in (*case.loaded.program.components,
                                          *then.loaded.program.components)}  # fmt: skip
    old, new = ({one.id for one in it.components if one.asked} for it in (before, after))
    told = [say(visit.lang, f"version/{it}") for it in ("not_asked", "asked")]
    for id, name in names.items():
        if (id in old) != (id in new):
            paper = say(visit.lang, "version/paper", name=name)
            yield Change(paper, told[id in old], told[id in new])
