"""The pages of a citizen's own papers: to look at, add, put right, download and take away."""

from __future__ import annotations

from datetime import date
from functools import partial

from starlette.datastructures import UploadFile
from starlette.responses import Response

from catalogue.kinds.base import Problem, Upload
from catalogue.kinds.date import CalendarDate
from catalogue.kinds.env import PlainEnv
from catalogue.kinds.upload import FileUpload
from catalogue.text import fold
from renderers import shelf as views
from renderers.faults import problem_of
from renderers.i18n import day as day_text
from renderers.saying import say
from renderers.uploads import size
from runtime.downloads import attachment
from runtime.followers import own_case
from runtime.ports import Stored
from runtime.security import identifier
from runtime.shelf import on_shelf, paper_of
from runtime.store import files, rights, shelf
from runtime.store.dossiers import own_dossier
from runtime.store.engine import Transaction
from runtime.store.failures import Missing
from runtime.store.files import FileUse
from runtime.store.shelf import HANDED_IN, ISSUED, OWN, Paper
from runtime.uploads import media_type, plain_name
from runtime.visits import Unreadable, Visit, html, see_other

HOME = "/tai-khoan/giay-to"
DOCUMENT = "document/"
OTHER = "-"
FOUND = 12
KIND = FileUpload(max_files=1, max_size=10, types=("pdf", "jpg", "png"))
DAYS = ("issued_on", "expires_on")


def show(visit: Visit) -> Response:
    if not visit.citizen:
        return sign_in_first(HOME)
    chosen = visit.query("loai")
    form = views.PaperForm(chosen, _name(visit, chosen)) if chosen else None
    return _draw(visit, form=form)


def sign_in_first(back: str) -> Response:
    return see_other(f"/tai-khoan/dang-nhap?ve={back}")


def _draw(
    visit: Visit, *, form: views.PaperForm | None = None, error: str = "", status: int = 200
) -> Response:
    held = visit.service.store.read(partial(on_shelf, visit=visit))
    query = visit.query("q").strip()[:200]
    view = views.Shelf(
        visit.site,
        tuple(_line(visit, one) for one in held),
        query,
        _documents(visit, query),
        form,
        error,
    )
    return html(visit, "public/papers", view, status=status)


def _documents(visit: Visit, query: str) -> tuple[tuple[str, str], ...]:
    """Every word of the query somewhere in the name, accents or not."""
    wanted = fold(query).split()
    names = visit.catalogue.index.names.items()
    found = (
        (key.removeprefix(DOCUMENT), name)
        for key, name in names
        if key.startswith(DOCUMENT) and wanted and all(word in fold(name) for word in wanted)
    )
    return tuple(sorted(found, key=lambda one: (len(one[1]), one))[:FOUND])


def _name(visit: Visit, kind: str) -> str:
    if kind == OTHER:
        return say(visit.lang, "shelf/other")
    name = visit.catalogue.index.names.get(f"{DOCUMENT}{kind}")
    if name is None:
        raise Missing(kind)
    return name


def _line(visit: Visit, one: Paper) -> views.PaperLine:
    unit = visit.catalogue.agency_name(one.unit) if one.unit else ""
    lang, stated = visit.lang, one.provenance != ISSUED
    name = visit.catalogue.index.names.get(f"{DOCUMENT}{one.paper}", "")
    return views.PaperLine(
        id=one.id,
        title=one.title,
        kind=name if name != one.title else "",
        provenance=views.provenance(one, unit, lang),
        dates=views.dates(one, visit.today, lang),
        expired=not one.valid_on(visit.today),
        href=f"{HOME}/{one.id}" if one.sha256 else "",
        size=size(one.size, lang) if one.sha256 else "",
        own=one.provenance == OWN,
        stated=stated,
        issued_on=day_text(one.issued_on) if one.issued_on and stated else "",
        expires_on=day_text(one.expires_on) if one.expires_on and stated else "",
    )


# Adding and putting right


def add(visit: Visit) -> Response:
    if not visit.citizen:
        return sign_in_first(HOME)
    visit.limit("upload", visit.visitor)
    kind = visit.posted.one("kind") or OTHER
    title = visit.posted.one("title").strip()[: shelf.LONGEST_TITLE] or _title(visit, kind)
    days, errors = _days(visit)
    if not title:
        errors["title"] = say(visit.lang, "shelf/missing", label=say(visit.lang, "shelf/name"))
    sent = _sent(visit, errors)
    if not errors and len(visit.service.store.read(partial(_kept, visit=visit))) >= shelf.MOST:
        errors["file"] = say(visit.lang, "shelf/full", count=shelf.MOST)
    if errors or sent is None:
        values = {name: visit.posted.one(name)[:200] for name in ("title", *DAYS)}
        form = views.PaperForm(kind, _name(visit, kind), values, tuple(errors.items()))
        return _draw(visit, form=form, status=422)
    file = _stored(visit, sent)
    one = Paper(
        identifier(), "" if kind == OTHER else kind, title, OWN, None, file.name, file.sha256,
        days["issued_on"], days["expires_on"], visit.now,
    )  # fmt: skip
    visit.service.store.write(partial(_keep, visit=visit, one=one, file=file))
    return see_other(HOME)


def _kept(connection: Transaction, *, visit: Visit) -> tuple[Paper, ...]:
    return shelf.kept_by(connection, visit.citizen)


def _keep(connection: Transaction, *, visit: Visit, one: Paper, file: Upload) -> None:
    files.record_file(connection, Stored(file.sha256, file.size), file.type, visit.now)
    shelf.keep(connection, visit.citizen, one)


def _title(visit: Visit, kind: str) -> str:
    return "" if kind == OTHER else _name(visit, kind)[: shelf.LONGEST_TITLE]


def change(visit: Visit) -> Response:
    """Name and days of what one has brought oneself."""
    if not visit.citizen:
        return sign_in_first(HOME)
    id, title = visit.path("paper"), visit.posted.one("title").strip()
    days, errors = _days(visit)
    one = visit.service.store.read(partial(paper_of, visit=visit, id=id))
    if errors:
        return _draw(visit, error=" ".join(errors.values()), status=422)
    visit.service.store.write(
        lambda connection: shelf.dated(
            connection, visit.citizen, one.id, title=title[: shelf.LONGEST_TITLE] or one.title,
            issued_on=days["issued_on"], expires_on=days["expires_on"],
        )
    )  # fmt: skip
    return see_other(HOME)


def _days(visit: Visit) -> tuple[dict[str, date | None], dict[str, str]]:
    """The days as typed, and what is wrong with them by box."""
    kind, env = CalendarDate(), PlainEnv(visit.today, visit.lang)
    days, errors = dict[str, date | None](dict.fromkeys(DAYS)), dict[str, str]()
    for name in DAYS:
        read = kind.read({"": [visit.posted.one(name)]}, env)
        label = say(visit.lang, f"shelf/{name.removesuffix('_on')}_box").split(",")[0]
        if isinstance(read, Problem):
            errors[name] = problem_of(kind, label, read, visit.lang)
        elif isinstance(read, date):
            days[name] = read
    issued, expires = days["issued_on"], days["expires_on"]
    if issued and issued > visit.today:
        errors["issued_on"] = say(visit.lang, "shelf/not_issued_yet")
    elif issued and expires and expires <= issued:
        errors["expires_on"] = say(visit.lang, "shelf/wrong_order")
    return days, errors


def _sent(visit: Visit, errors: dict[str, str]) -> UploadFile | None:
    """The file, when it can be kept; what is wrong with it joins the errors."""
    if not set(visit.posted.files) <= {"file"}:
        raise Unreadable("file")
    sent = [one for one in visit.posted.files.get("file", ()) if one.filename]
    if not sent:
        errors["file"] = say(visit.lang, "shelf/no_file")
        return None
    one = sent[0]
    problem = KIND.judge([_described(one)]) if len(sent) == 1 else Problem("too_many", MOST_ONE)
    if problem:
        label = say(visit.lang, "shelf/file")
        errors["file"] = problem_of(KIND, label, problem, visit.lang)
    return one


MOST_ONE = (("max", "1"),)


def _described(one: UploadFile, sha256: str = "") -> Upload:
    name = plain_name(one.filename or "")
    return Upload(identifier(), sha256, name, one.size or 0, media_type(one.file))


def _stored(visit: Visit, one: UploadFile) -> Upload:
    one.file.seek(0)
    stored = visit.service.files.put(one.file)
    return _described(one, stored.sha256)


# Taking away, taking along


def download(visit: Visit) -> Response:
    if not visit.citizen:
        return sign_in_first(HOME)
    one = visit.service.store.read(partial(paper_of, visit=visit, id=visit.path("paper")))
    if one.sha256 is None:
        raise Missing(one.id)
    return attachment(visit, FileUse(one.id, "", one.name, one.sha256, one.size, one.type))


def remove(visit: Visit) -> Response:
    """Only what is one's own and rests nowhere: no dossier going on, no right to act."""
    if not visit.citizen:
        return sign_in_first(HOME)
    why = visit.service.store.write(partial(_remove, visit=visit, id=visit.path("paper")))
    return _draw(visit, error=why, status=422) if why else see_other(HOME)


def _remove(connection: Transaction, *, visit: Visit, id: str) -> str:
    one = shelf.kept(connection, visit.citizen, id)
    code = shelf.resting_on(connection, visit.citizen, one)
    if code:
        return say(visit.lang, "shelf/used", code=code)
    if shelf.authorises(connection, id):
        return say(visit.lang, "shelf/authorises")
    shelf.remove(connection, visit.citizen, id)
    return ""


def keep_handed_in(visit: Visit) -> Response:
    """What was sent with a dossier of theirs joins their papers."""
    if not visit.citizen:
        return sign_in_first(HOME)

    def store(connection: Transaction) -> None:
        for one in keepable(connection, visit, own_case(connection, visit).record.dossier.id):
            shelf.keep(connection, visit.citizen, one)

    visit.service.store.write(store)
    return see_other(HOME)


def keepable(connection: Transaction, visit: Visit, dossier: str) -> tuple[Paper, ...]:
    """Files handed in for a paper of the catalogue, by who lodged the dossier; not yet kept."""
    if not visit.citizen or not rights.lodged_it(connection, visit.visitor, dossier, visit.now):
        return ()
    one = own_dossier(connection, dossier)
    known = {(each.paper, each.sha256) for each in shelf.kept_by(connection, visit.citizen)}
    program = visit.catalogue.program(one.program).program
    asked = {f"nop.{each.id}": each for each in program.components}
    return tuple(
        Paper(
            identifier(), asked[use.path].document, asked[use.path].name[: shelf.LONGEST_TITLE],
            HANDED_IN, dossier, use.name, use.sha256, None, None, visit.now,
        )
        for use in files.files_of_dossier(connection, dossier)
        if use.path in asked and (asked[use.path].document, use.sha256) not in known
    )  # fmt: skip
