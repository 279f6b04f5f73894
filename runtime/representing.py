"""The pages on which an account says for whom its holder acts, and who is acted for confirms it."""

from __future__ import annotations

from datetime import date
from functools import partial

from starlette.responses import Response

from catalogue.kinds.base import Blank, Problem
from catalogue.kinds.date import CalendarDate
from catalogue.kinds.env import PlainEnv
from catalogue.kinds.personal_id import PersonalId
from catalogue.kinds.tax_code import TaxCode
from renderers import acting as views
from renderers.faults import problem_of
from renderers.saying import say
from runtime.acting import let_owner_follow
from runtime.portal import found
from runtime.security import identifier
from runtime.shelf import on_shelf, usable
from runtime.shelving import sign_in_first
from runtime.store import citizens, representations, shelf
from runtime.store.engine import Transaction
from runtime.store.failures import Missing
from runtime.store.representations import RELATIONS, Owner, Relation, Representation
from runtime.store.shelf import ISSUED, Paper
from runtime.visits import Unreadable, Visit, html, see_other

HOME = "/tai-khoan/nop-thay"
LONGEST_NAME = 200
SHOWN = 12
BOXES = ("name", "number", "until")


def show(visit: Visit) -> Response:
    if not visit.citizen:
        return sign_in_first(HOME)
    return _draw(visit, {}, {})


def _draw(
    visit: Visit, values: dict[str, str], errors: dict[str, str], chosen: tuple[str, ...] = ()
) -> Response:
    def read(connection: Transaction) -> tuple[views.RepresentationLine, ...]:
        made = representations.made_by(connection, visit.citizen)
        others = representations.naming(connection, visit.citizen)
        return (
            *(_line(connection, visit, one, mine=True) for one in made),
            *(_line(connection, visit, one, mine=False) for one in others),
        )

    lines = visit.service.store.read(read)
    held = visit.service.store.read(partial(on_shelf, visit=visit))
    papers = tuple((one.id, one.title) for one in held if usable(one, visit.today))
    query = visit.posted.one("q").strip()[:200]
    entries = visit.catalogue.index.in_force(visit.today)
    hits = found(entries, query) if query else entries
    offered = [one for one in hits if one.online != "none"][:SHOWN]
    kept = [one for one in entries if one.code in chosen and one not in offered]
    form = views.RepresentationForm(
        tuple((one, say(visit.lang, f"acting/{one}")) for one in RELATIONS),
        papers,
        tuple((one.code, one.name) for one in (*kept, *offered)),
        query,
        values,
        frozenset(chosen),
        tuple(errors.items()),
    )
    view = views.Representations(visit.site, lines, form)
    return html(visit, "public/representations", view, status=422 if errors else 200)


def _line(
    connection: Transaction, visit: Visit, one: Representation, *, mine: bool
) -> views.RepresentationLine:
    paper = shelf.kept(connection, one.account, one.paper) if one.paper else None
    stands = one.stands_on(visit.today) and paper is not None and paper.valid_on(visit.today)
    maker = citizens.load(connection, one.account)
    link = f"{visit.service.config.public_url}{HOME}/{one.id}"
    return views.RepresentationLine(
        id=one.id,
        name=one.owner.name if mine or maker is None else maker.name,
        number=one.owner.number if mine else "",
        relation=say(visit.lang, f"acting/{one.kind}"),
        procedures=named_procedures(visit, one),
        span=views.span(one.from_day, one.until_day, visit.lang),
        paper=paper.title if paper else "",
        link=link if mine and stands and not one.owner_account else "",
        state="over" if one.revoked_at else "good" if stands else "late",
        mine=mine,
        confirmed=one.owner_account is not None,
        verified=one.verified_by is not None,
    )


def named_procedures(visit: Visit, one: Representation) -> str:
    if not one.procedures:
        return say(visit.lang, "acting/every")
    names = {entry.code: entry.name for entry in visit.catalogue.index.entries}
    return "; ".join(names.get(code, code) for code in one.procedures)


# Making one


def make(visit: Visit) -> Response:
    """From today on; the paper must be among one's own and good. Looking for procedures keeps what
    was typed."""
    if not visit.citizen:
        return sign_in_first(HOME)
    visit.limit("save", visit.visitor)
    relation = _relation(visit.posted.one("relation"))
    values = {name: visit.posted.one(name).strip()[:LONGEST_NAME] for name in BOXES}
    values |= {"relation": relation, "paper": visit.posted.one("paper")}
    chosen = tuple(dict.fromkeys(visit.posted.fields.get("procedure", ())))
    if visit.posted.one("do") == "find":
        return _draw(visit, values, {}, chosen)
    number, until, errors = _read(visit, values, relation)
    if not set(chosen) <= {one.code for one in visit.catalogue.index.in_force(visit.today)}:
        raise Unreadable("procedure")
    held = visit.service.store.read(partial(on_shelf, visit=visit))
    good = (one for one in held if usable(one, visit.today))
    paper = next((one for one in good if one.id == values["paper"]), None)
    if paper is None:
        label = say(visit.lang, "acting/paper")
        errors["paper"] = say(visit.lang, "shelf/missing", label=label)
    if errors or paper is None:
        return _draw(visit, values, errors, chosen)
    one = Representation(
        identifier(), visit.citizen, relation, Owner(values["name"], number), chosen, paper.id,
        visit.today, until, visit.now,
    )  # fmt: skip
    visit.service.store.write(partial(_make, visit=visit, one=one, paper=paper))
    return see_other(HOME)


def _make(connection: Transaction, *, visit: Visit, one: Representation, paper: Paper) -> None:
    """A result that is only seen through its dossier is kept first, as it now allows something."""
    own = {each.id for each in shelf.kept_by(connection, visit.citizen)}
    if paper.provenance == ISSUED and paper.id not in own:
        shelf.keep(connection, visit.citizen, paper)
    representations.make(connection, one)


def _relation(text: str) -> Relation:
    for one in RELATIONS:
        if one == text:
            return one
    raise Unreadable("relation")


def _read(
    visit: Visit, values: dict[str, str], relation: Relation
) -> tuple[str, date | None, dict[str, str]]:
    """The number and the last day as they are kept, and what is wrong by box."""
    errors, env, number, until = dict[str, str](), PlainEnv(visit.today, visit.lang), "", None
    kind = TaxCode() if relation == "organisation" else PersonalId()
    label = say(visit.lang, "acting/number")
    read = kind.read({"": [values["number"]]}, env)
    if isinstance(read, Problem):
        errors["number"] = problem_of(kind, kind.about.text(visit.lang), read, visit.lang)
    elif isinstance(read, Blank):
        errors["number"] = say(visit.lang, "shelf/missing", label=label)
    else:
        number = str(read)
    if not values["name"]:
        name = say(visit.lang, "acting/name")
        errors["name"] = say(visit.lang, "shelf/missing", label=name)
    days = CalendarDate()
    last = days.read({"": [values["until"]]}, env)
    if isinstance(last, Problem):
        said = say(visit.lang, "acting/until_box").split(",")[0]
        errors["until"] = problem_of(days, said, last, visit.lang)
    elif isinstance(last, date):
        until = last
        if until <= visit.today:
            errors["until"] = say(visit.lang, "acting/past")
    return number, until, errors


def revoke(visit: Visit) -> Response:
    if not visit.citizen:
        return sign_in_first(HOME)
    id = visit.path("representation")
    visit.service.store.write(
        lambda connection: representations.revoke(connection, visit.citizen, id, visit.now)
    )
    return see_other(HOME)


# The represented person


def show_confirm(visit: Visit) -> Response:
    """Whoever was given the link sees what is stated, of the number its end until it is confirmed;
    whoever made it has nothing to confirm."""
    id = visit.path("representation")
    if not visit.citizen:
        return sign_in_first(f"{HOME}/{id}")

    def read(connection: Transaction) -> views.Confirmation:
        one = representations.load(connection, id)
        other = one.owner_account not in (None, visit.citizen)
        if one.account == visit.citizen or one.revoked_at or other:
            raise Missing(id)
        maker = citizens.load(connection, one.account)
        confirmed = one.owner_account is not None
        return views.Confirmation(
            visit.site, one.id, one.owner.name,
            one.owner.number if confirmed else views.masked(one.owner.number, visit.lang),
            maker.name if maker else "",
            say(visit.lang, f"acting/{one.kind}"), named_procedures(visit, one),
            views.span(one.from_day, one.until_day, visit.lang), confirmed,
        )  # fmt: skip

    return html(visit, "public/confirm", visit.service.store.read(read))


def confirm(visit: Visit) -> Response:
    """From now on they may follow what was, and will be, filed in their name."""
    id = visit.path("representation")
    if not visit.citizen:
        return sign_in_first(f"{HOME}/{id}")

    def store(connection: Transaction) -> None:
        one = representations.confirm(connection, visit.citizen, id)
        for dossier in representations.dossiers_under(connection, id):
            let_owner_follow(connection, visit, one, dossier)

    visit.service.store.write(store)
    return see_other("/tai-khoan")
