"""A citizen's account: everything begun and filed in one list, on whatever machine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import partial

from starlette.responses import Response

from catalogue.kinds.base import Blank, Problem
from catalogue.kinds.email import Email
from catalogue.kinds.env import PlainEnv
from catalogue.kinds.person_name import PersonName
from catalogue.kinds.phone import Phone
from renderers import account as views
from renderers.faults import problem_of
from renderers.saying import say
from runtime import contacts
from runtime.followers import HOME as DOSSIERS
from runtime.national import NAMES, TONES, StateName
from runtime.prefilling import KEPT_FOR
from runtime.refusals import Refusal
from runtime.security import identifier, token
from runtime.store import accounts, citizens, holdings, lodging, messages, representations
from runtime.store.citizens import Citizen
from runtime.store.engine import Transaction
from runtime.store.failures import Conflict
from runtime.store.holdings import Papers
from runtime.store.representations import InTheirName, Owner
from runtime.visits import (
    Visit,
    give_session,
    html,
    own_address,
    see_other,
    take_session,
)

HOME = "/tai-khoan"
COOKIE = "citizen"
SHORTEST_PASSWORD, LONGEST_PASSWORD = 8, 200
BOXES = {"name": PersonName(), "phone": Phone(), "email": Email()}


def show_account(visit: Visit) -> Response:
    if not visit.citizen:
        return see_other(f"{HOME}/dang-nhap")
    return _draw(visit)


def prove(visit: Visit) -> Response:
    """Asks for a code, or types the one that came."""
    if not visit.citizen:
        return see_other(f"{HOME}/dang-nhap")
    if visit.posted.one("do") == "send":
        contacts.ask(visit)
    elif not contacts.check(visit):
        return _draw(visit, wrong_code=visit.posted.one("channel"))
    return see_other(f"{HOME}#contacts")


def _draw(visit: Visit, *, wrong_code: str = "") -> Response:
    find = partial(_account, visit=visit, wrong_code=wrong_code)
    view = visit.service.store.read(find)
    return html(visit, "public/account", view, status=422 if wrong_code else 200)


def _account(connection: Transaction, *, visit: Visit, wrong_code: str) -> views.Account:
    person = citizens.load(connection, visit.citizen)
    begun = citizens.begun_by(connection, visit.visitor, visit.now)
    filed = lodging.lodged_by(connection, visit.visitor, visit.now)
    held = holdings.papers_of(connection, filed)
    drafts_for = representations.of_drafts(connection, [one.id for one in begun])
    filed_for = representations.of_dossiers(connection, [id for id, *_ in filed])
    mine = representations.filed_for(connection, visit.citizen)
    return views.Account(
        visit.site,
        person.name if person else "",
        tuple(_begun(visit, one, drafts_for) for one in begun),
        tuple(_filed(visit, *one, filed_for) for one in filed),
        tuple(line for one in held for line in _held(visit, one)),
        tuple(_told(visit, one) for one in messages.told(connection, visit.citizen)),
        tuple(_filed_for_me(visit, one) for one in mine),
        contacts.contact_lines(connection, visit),
        wrong_code,
    )


def _begun(visit: Visit, one: citizens.Begun, owners: Mapping[str, Owner]) -> views.BegunLine:
    program = visit.catalogue.program(one.program).program
    href = f"/f/{one.id}/{program.pages[0].id}"
    whose = owners[one.id].name if one.id in owners else ""
    return views.BegunLine(href, program.name, one.updated_at, one.expires_at, whose)


def _filed(
    visit: Visit, id: str, code: str, program: str, state: StateName, at: datetime,
    owners: Mapping[str, Owner] = {}, by: str = "",
) -> views.FiledLine:  # fmt: skip
    name = visit.catalogue.program(program).program.name
    words, tone = NAMES[state].text(visit.lang), TONES[state]
    whose = owners[id].name if id in owners else ""
    return views.FiledLine(f"{DOSSIERS}/{code}", code, name, words, tone, at, whose, by)


def _filed_for_me(visit: Visit, one: InTheirName) -> views.FiledLine:
    return _filed(visit, "", one.code, one.program, one.state, one.lodged_at, by=one.submitter)


def _held(visit: Visit, one: Papers) -> Iterator[views.HeldLine]:
    program = visit.catalogue.program(one.program).program
    names = {f"nop.{each.id}": each.name for each in program.components}
    results = {each.id: each.name for each in program.results}
    for path in dict.fromkeys(one.paths):
        if path in names:
            yield views.HeldLine(names[path], one.code, one.lodged_at)
    if one.result in results:
        yield views.HeldLine(results[one.result], one.code, one.lodged_at)


def _told(visit: Visit, one: messages.Told) -> views.ToldLine:
    """In the language of the page, whatever the message was written in."""
    news = say(visit.lang, f"message/{one.topic}")
    subject = say(visit.lang, "message/subject", code=one.code, news=news)
    return views.ToldLine(f"{DOSSIERS}/{one.code}", subject, one.at, one.unread)


def have_read(visit: Visit) -> Response:
    if visit.citizen:
        account = visit.citizen
        visit.service.store.write(lambda c: messages.have_read(c, account, visit.now))
    return see_other(HOME)


# Coming in and going out


def show_sign_in(visit: Visit) -> Response:
    view = views.CitizenSignIn(visit.site, next=_back(visit.query("ve")))
    return html(visit, "public/sign_in", view)


def sign_in(visit: Visit) -> Response:
    """A new session each time; what this browser had begun or filed goes with the account."""
    login, back = visit.posted.one("account"), _back(visit.posted.one("next"))
    given = {"account": login, "password": visit.posted.one("password")}
    person = visit.service.citizens.finish(given, visit.origin)
    if isinstance(person, Refusal):
        view = views.CitizenSignIn(visit.site, login[:64], person.text(visit.lang), back)
        return html(visit, "public/sign_in", view, status=422)
    return _come_in(visit, person.account, back)


def _come_in(visit: Visit, account: str, back: str) -> Response:
    cookie, browser, keys = token(), visit.browser, visit.service.keys
    own, until = keys.account_visitor(account), visit.now + KEPT_FOR

    def store(connection: Transaction) -> None:
        accounts.open_session(connection, keys.session_hash(cookie), account, visit.now)
        if browser:
            citizens.adopt(connection, browser, own, visit.now, until)

    visit.service.store.write(store)
    return give_session(visit, see_other(back), cookie, COOKIE)


def sign_out(visit: Visit) -> Response:
    cookie = visit.request.cookies.get(visit.service.config.cookie(COOKIE), "")
    hash_ = visit.service.keys.session_hash(cookie)
    visit.service.store.write(lambda connection: accounts.close_session(connection, hash_))
    return take_session(visit, see_other("/"), COOKIE)


def show_enrol(visit: Visit) -> Response:
    return html(visit, "public/enrol", views.Enrolment(visit.site, next=_back(visit.query("ve"))))


def enrol(visit: Visit) -> Response:
    """Name, telephone number, password; an e-mail address if one is given."""
    visit.limit("sign_in", visit.origin)
    given = {name: visit.posted.one(name) for name in ("name", "phone", "email", "password")}
    read, errors = _read(visit, given)
    if not errors:
        one = Citizen(identifier(), read["name"], read["phone"], read["email"], visit.lang)
        secret = visit.service.passwords.hash(given["password"][:LONGEST_PASSWORD])
        try:
            visit.service.store.write(lambda c: citizens.enrol(c, one, secret, visit.now))
        except Conflict:
            errors = {"phone": say(visit.lang, "account/taken")}
        else:
            return _come_in(visit, one.id, _back(visit.posted.one("next")))
    shown = {name: given[name][:254] for name in BOXES}
    view = views.Enrolment(visit.site, **shown, errors=tuple(errors.items()))
    return html(visit, "public/enrol", view, status=422)


def _read(visit: Visit, given: dict[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """What was typed, as it is kept; and by box what is wrong."""
    read, errors = dict.fromkeys(BOXES, ""), dict[str, str]()
    env = PlainEnv(visit.today, visit.lang)
    for name, kind in BOXES.items():
        label, found = say(visit.lang, f"account/{name}"), kind.read({"": [given[name]]}, env)
        if isinstance(found, Problem):
            errors[name] = problem_of(kind, label, found, visit.lang)
        elif not isinstance(found, Blank):
            read[name] = str(found)
        elif name != "email":
            errors[name] = say(visit.lang, "account/missing", label=label)
    if len(given["password"]) < SHORTEST_PASSWORD:
        errors["password"] = say(visit.lang, "account/short", count=SHORTEST_PASSWORD)
    return read, errors


def _back(text: str) -> str:
    """Only a page of this service that people see."""
    return own_address(text, HOME) if text else HOME
