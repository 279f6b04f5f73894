"""Officers sign in and out; every page of the desk begins with who is there."""

from __future__ import annotations

from functools import partial

from starlette.responses import Response

from renderers import officer
from runtime.commands import Actor
from runtime.refusals import Refusal
from runtime.security import token
from runtime.store import accounts
from runtime.store.accounts import Account
from runtime.visits import Visit, give_session, html, see_other, take_session

HOME = "/can-bo"
REVIEWS = "/reviews"


class SignInFirst(Exception):
    """Nobody is signed in, or no longer."""


def signed_in(visit: Visit) -> Account:
    """Raises SignInFirst. Looking at pages keeps the session alive."""
    hash_ = _session_hash(visit)
    session = visit.service.store.read(lambda c: accounts.load_session(c, hash_, visit.now))
    if not hash_ or session is None:
        raise SignInFirst
    if accounts.stale(session, visit.now):
        visit.service.store.write(lambda c: accounts.extend_session(c, hash_, visit.now))
    return session.account


def actor_of(account: Account) -> Actor:
    return Actor(account.id, account.unit, account.roles)


def show_sign_in(visit: Visit) -> Response:
    return _draw(visit, back=_own_address(visit.query("ve")))


def sign_in(visit: Visit) -> Response:
    """A new session each time: one that was handed to the browser before is worth nothing."""
    posted, service = visit.posted, visit.service
    account, back = posted.one("account"), _own_address(posted.one("next"))
    given = {"account": account, "password": posted.one("password")}
    person = service.identity.finish(given, visit.origin)
    if isinstance(person, Refusal):
        return _draw(
            visit, account=account[:64], error=person.text(visit.lang), back=back, status=422
        )
    cookie = token()
    hash_ = service.keys.session_hash(cookie)
    begin = partial(
        accounts.open_session, token_hash=hash_, id=person.account, now=visit.now,
        longest=service.config.longest_session,
    )  # fmt: skip
    service.store.write(begin)
    return give_session(visit, see_other(back), cookie)


def sign_out(visit: Visit) -> Response:
    hash_ = _session_hash(visit)
    visit.service.store.write(lambda c: accounts.close_session(c, hash_))
    return take_session(visit, see_other(visit.service.identity.begin(HOME)))


def confirm(visit: Visit, account: Account) -> Refusal | None:
    """The password once more, as before a decision; wrong ones count as failed sign-ins.

    Limited by account, not by address: a whole office may decide from behind one.
    """
    given = {"account": account.id, "password": visit.posted.one("password")}
    person = visit.service.identity.finish(given, f"account {account.id}")
    if isinstance(person, Refusal):
        return person
    hash_ = _session_hash(visit)
    visit.service.store.write(lambda c: accounts.confirm_session(c, hash_, visit.now))
    return None


def _draw(
    visit: Visit, *, account: str = "", error: str = "", back: str = HOME, status: int = 200
) -> Response:
    trials = visit.service.trials if visit.service.config.demo else ()
    view = officer.SignIn(visit.site, account, error, trials, back)
    return html(visit, "officer/sign_in", view, status=status)


def _own_address(text: str) -> str:
    """Only a page of the desk; never an address elsewhere."""
    own = text in (HOME, REVIEWS) or text.startswith((f"{HOME}/", f"{HOME}?", f"{REVIEWS}/"))
    return text if own and "\\" not in text and text.isprintable() else HOME


def _session_hash(visit: Visit) -> str:
    cookie = visit.request.cookies.get(visit.service.config.cookie("session"), "")
    return visit.service.keys.session_hash(cookie) if cookie else ""
