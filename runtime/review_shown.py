"""The pages of reviewers as they are drawn: the list of editions, and one report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from starlette.responses import Response

from renderers.comparison.keeping import KeptChange, KeptPart
from renderers.i18n import moment
from renderers.reviewing import (
    EditionLine,
    Review,
    Reviewed,
    ReviewedPart,
    ReviewLine,
    Reviews,
    Said,
)
from renderers.saying import say
from runtime.desk import desk_of
from runtime.review_read import Read, counting, why_not
from runtime.sessions import REVIEWS
from runtime.store import accounts, programs, reviews
from runtime.store.accounts import Account
from runtime.store.engine import Transaction
from runtime.store.programs import Edition
from runtime.store.reviews import Summary
from runtime.visits import Visit, html

SHORT = 12
Fault = tuple[str, str, tuple[str, str]]
"""About which change, what is wrong, and what was typed."""
NO_FAULT: Fault = ("", "", ("", ""))
Names = Callable[[str], str]


def listed(connection: Transaction, visit: Visit, account: Account) -> Reviews:
    known, found = programs.editions(connection), reviews.latest(connection)
    name = _names(connection)
    return Reviews(
        visit.site,
        desk_of(visit, account),
        tuple(_beside(_edition(one, name), known) for one in known),
        tuple(_review(connection, visit, one, name) for one in found),
    )


def draw(visit: Visit, account: Account, read: Read, fault: Fault = NO_FAULT) -> Response:
    name = visit.service.store.read(lambda c: {id: _names(c)(id) for id in _authors(read)})
    done = {one.fingerprint for one in read.standing}
    state, whole = _state(visit, read.waiting, done)
    barred = why_not(account, read.new)
    view = Review(
        visit.site, desk_of(visit, account), read.address,
        _edition(read.old, name.__getitem__), _edition(read.new, name.__getitem__),
        _reported(visit, read.summary, name), read.report.counts, state, whole,
        say(visit.lang, barred) if barred else "",
        tuple(_part(one, account, read, fault) for one in read.report.parts),
        read.report.flight, read.report.flights,
    )  # fmt: skip
    return html(visit, "officer/review", view, status=422 if fault[0] else 200)


def anchor(change: KeptChange) -> str:
    return f"c-{change.fingerprint}"


def _part(one: KeptPart, account: Account, read: Read, fault: Fault) -> ReviewedPart:
    changes = tuple(_change(each, account, read, fault) for each in one.changes)
    return ReviewedPart(one.code, one.name, one.standing, changes)


def _change(one: KeptChange, account: Account, read: Read, fault: Fault) -> Reviewed:
    given = tuple(
        Said(each.name, each.at, each.reason, each.decision, each.by == account.id)
        for each in read.standing
        if each.fingerprint == one.fingerprint
    )
    about, wrong, typed = fault
    here = about == one.fingerprint
    return Reviewed(
        change=one,
        anchor=anchor(one),
        approvals=given,
        remarks=tuple(
            Said(each.name, each.at, each.body)
            for each in read.remarks
            if each.fingerprint == one.fingerprint
        ),
        approvable=not why_not(account, read.new) and not any(each.mine for each in given),
        error=wrong if here else "",
        typed=typed if here else ("", ""),
    )


def _authors(read: Read) -> set[str]:
    reporter = read.summary.author if read.summary else ""
    return {read.old.author, read.new.author, reporter}


def _reported(visit: Visit, one: Summary | None, name: Mapping[str, str]) -> str:
    if one is None:
        return say(visit.lang, "edition/structure")
    at = moment(one.at, visit.lang)
    return say(visit.lang, "edition/reported", name=name[one.author], at=at)


# The list


def _names(connection: Transaction) -> Names:
    def name(id: str) -> str:
        found = accounts.load_account(connection, id) if id else None
        return found.name if found else id

    return name


def _edition(one: Edition, name: Names) -> EditionLine:
    return EditionLine(one.hash, one.hash[:SHORT], one.imported_at, name(one.author), one.active)


def _beside(line: EditionLine, known: Iterable[Edition]) -> EditionLine:
    served = next((one.hash for one in known if one.active), "")
    against = "" if line.active or not served else f"{REVIEWS}/{served}..{line.hash}"
    return replace(line, against=against)


def _review(connection: Transaction, visit: Visit, one: Summary, name: Names) -> ReviewLine:
    new = programs.edition(connection, one.new)
    given = reviews.approvals(connection, one.waits)
    done = {each.fingerprint for each in counting(given, new)} if new else set()
    state, whole = _state(visit, one.waits, done)
    return ReviewLine(
        f"{REVIEWS}/{one.old}..{one.new}", one.old[:SHORT], one.new[:SHORT], one.at,
        name(one.author), state, whole,
    )  # fmt: skip


def _state(visit: Visit, waits: Iterable[str], done: set[str]) -> tuple[str, bool]:
    wanted = set(waits)
    left, count = wanted - done, len(wanted)
    if not wanted:
        return say(visit.lang, "edition/nothing_waits"), True
    if not left:
        return say(visit.lang, "edition/all_done", count=count), True
    return say(visit.lang, "edition/some_done", done=count - len(left), count=count), False
