"""A dossier as its applicant sees it: how it stands, and what may still be done about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from functools import partial
from io import BytesIO

from starlette.responses import Response

from catalogue.kinds.base import Json, Upload
from compiler import ir
from renderers.applicant import BEST, Deeds, PaperBox, RatingForm, SupplementForm, marks
from renderers.faults import problem_text
from renderers.i18n import weekday
from renderers.portal import Track, TrackEvent
from renderers.saying import say
from renderers.summary import due_text, extended_text, moment
from renderers.words import words
from runtime import results, uploads
from runtime.commands import APPLICANT, Command, CommandName
from runtime.downloads import attachment
from runtime.handling import handle
from runtime.national import ENDS, NAMES, TONES, UNDECIDED
from runtime.paper_cases import links
from runtime.ports import Stored
from runtime.protocol import Box, PageRead
from runtime.records import Judged, Record, judged, record_of
from runtime.refusals import Refused
from runtime.security import identifier
from runtime.store import answers, bundles, dossiers, files, ratings, rights
from runtime.store.bundles import Whole
from runtime.store.dossiers import Dossier
from runtime.store.engine import Transaction
from runtime.store.failures import Conflict, Missing
from runtime.together_shown import show_tracked
from runtime.uploads import Sent, Taken
from runtime.visits import (
    Forbidden,
    Unreadable,
    Visit,
    give_visitor,
    html,
    see_other,
    visitor_cookie,
)
from runtime.wording import EVENTS, PUBLIC_EVENTS, detail

HOME = "/ho-so"
FOLLOWED = timedelta(hours=1)
"""How long a browser that gave code and secret may follow the dossier: it may be a shared one."""
LONGEST_TEXT = 5_000
TEXT_NAME = "Nội dung bổ sung.txt"
PLAIN = "text/plain; charset=utf-8"


def follow_from_now(visit: Visit, found: Dossier | Whole) -> Response:
    """After the secret was right: this browser may look for an hour, at an address of its own."""
    cookie, visitor = visitor_cookie(visit)
    until = visit.now + FOLLOWED
    visit.service.store.write(lambda c: rights.let_follow(c, visitor, found.id, until))
    return give_visitor(visit, see_other(f"{HOME}/{found.code}"), cookie)


def show(visit: Visit) -> Response:
    """Whoever may not see it is asked for the secret, whether there is such a dossier or not."""
    try:
        found = visit.service.store.read(partial(_followed, visit=visit))
    except Missing:
        return see_other(f"/tra-cuu?ma={visit.path('code')[:64]}")
    if isinstance(found, Whole):
        return show_tracked(visit, found)
    return _draw(visit, found)


def supplement(visit: Visit) -> Response:
    """Papers, sent to the questions that ask for them, and words to the officer; all at once."""
    visit.limit("upload", visit.visitor or visit.origin)
    case = _case(visit)
    boxes = tuple(_boxes(case))
    known = {"_v", "text", "confirm", *(box.path for box in boxes)}
    if not visit.posted.fields.keys() <= known:
        raise Unreadable("bo-sung")
    taken = uploads.take_files(visit.service.files, _read(case, boxes), visit.posted.files)
    text = visit.posted.one("text").strip()[:LONGEST_TEXT]
    wrong = _wrong(visit, boxes, taken, text)
    if wrong:
        return _draw(visit, case, supplement_error=wrong, text=text, status=422)
    return _carry_out(
        visit, "answer_supplement", partial(_keep, visit=visit, taken=taken, text=text)
    )


def withdraw(visit: Visit) -> Response:
    if visit.posted.one("confirm") != "yes":
        return _draw(visit, _case(visit), error=say(visit.lang, "own/withdraw_unsure"), status=422)
    return _carry_out(visit, "withdraw", _nothing)


def rate(visit: Visit) -> Response:
    """Once, when the dossier has come to an end."""
    case = _case(visit)
    given = {one.name: visit.posted.one(one.name) for one in marks(visit.lang)}
    if case.record.dossier.state not in ENDS:
        raise Forbidden("rating")
    if not all(mark in _MARKS for mark in given.values()):
        error = say(visit.lang, "rating/incomplete")
        return _draw(visit, case, rating_error=error, given=given, status=422)
    whole = {name: _MARKS[mark] for name, mark in given.items()}
    comment = visit.posted.one("comment").strip()[:LONGEST_TEXT]
    one = ratings.Rating(whole, comment, visit.now)
    id = case.record.dossier.id
    visit.service.store.write(lambda connection: ratings.rate(connection, id, one))
    return see_other(f"{HOME}/{case.record.dossier.code}")


def send_result(visit: Visit) -> Response:
    """The document of a dossier that has come to its result."""

    def find(connection: Transaction) -> files.FileUse:
        case = own_case(connection, visit)
        use = files.file_of_dossier(connection, case.record.dossier.id, visit.path("file"))
        if not use.path.startswith(results.PATH) or not results.open_to_applicant(case):
            raise Missing(use.id)
        return use

    return attachment(visit, visit.service.store.read(find))


_MARKS: Mapping[str, int] = {str(number): number for number in range(1, BEST + 1)}


def own_case(connection: Transaction, visit: Visit) -> Judged:
    """The dossier of the address, for the browser that may follow it. Raises Missing."""
    found = _followed(connection, visit=visit)
    if isinstance(found, Whole):
        raise Missing(found.code)
    return found


# Who may


def _followed(connection: Transaction, *, visit: Visit) -> Judged | Whole:
    found = followed(connection, visit)
    if isinstance(found, Whole):
        return found
    return judged(visit.catalogue, record_of(connection, found), visit.now)


def followed(connection: Transaction, visit: Visit) -> Dossier | Whole:
    """What the address names, for the browser that may follow it. Raises Missing."""
    code = visit.path("code")
    id = dossiers.id_of_code(connection, code)
    whole = bundles.whole_of_code(connection, code) if id is None else None
    seen = id or (whole.id if whole else "")
    if not visit.visitor or not rights.may_follow(connection, visit.visitor, seen, visit.now):
        raise Missing(code)
    if whole is not None:
        return whole
    return dossiers.own_dossier(connection, seen)


def _case(visit: Visit) -> Judged:
    return visit.service.store.read(partial(own_case, visit=visit))


# What is done

Before = Callable[[Transaction, Judged], None]


def _carry_out(visit: Visit, name: CommandName, before: Before) -> Response:
    """What comes with the deed, and the deed, in one transaction."""

    def store(connection: Transaction) -> None:
        case = own_case(connection, visit)
        one = case.record.dossier
        if one.version != visit.posted.version():
            raise Conflict(one.code)
        before(connection, case)
        handle(connection, visit.catalogue, one, one.version, Command(name, APPLICANT), visit.now)

    try:
        visit.service.store.write(store)
    except Refused as refused:
        return _draw(visit, _case(visit), error=refused.refusal.text(visit.lang), status=422)
    return see_other(f"{HOME}/{visit.path('code')}")


def _nothing(connection: Transaction, case: Judged) -> None:
    """The deed comes alone."""


def _keep(connection: Transaction, case: Judged, *, visit: Visit, taken: Taken, text: str) -> None:
    """The files join the dossier, and the answers that name them are sealed anew."""
    id, revision = case.record.dossier.id, case.record.revision
    for one in taken.sent:
        _put_file(connection, visit, id, one)
    if text:
        _put_file(connection, visit, id, _written(visit, text))
    if taken.sent:
        given = {**revision.answers, **taken.answers}
        answers.seal_next(connection, id, given=given, known=revision.known, now=visit.now)


def _written(visit: Visit, text: str) -> Sent:
    stored = visit.service.files.put(BytesIO(text.encode()))
    return Sent(
        files.SUPPLEMENT, Upload(identifier(), stored.sha256, TEXT_NAME, stored.size, PLAIN)
    )


def _put_file(connection: Transaction, visit: Visit, id: str, one: Sent) -> None:
    file = one.file
    files.record_file(connection, Stored(file.sha256, file.size), file.type, visit.now)
    files.attach_to_dossier(
        connection, id, id=file.id, path=one.path, name=file.name, sha256=file.sha256
    )


def _wrong(visit: Visit, boxes: tuple[Box, ...], taken: Taken, text: str) -> str:
    """The first thing that is wrong with a supplement, '' when nothing is."""
    if visit.posted.one("confirm") != "yes":
        return say(visit.lang, "own/supplement_unsure")
    for box in boxes:
        problem = taken.problems.get(box.path)
        if problem:
            return problem_text(box.field, problem, visit.lang)
    return "" if taken.sent or text else say(visit.lang, "own/supplement_empty")


# The page


def _boxes(case: Judged) -> Iterator[Box]:
    """The questions for papers that were asked when it was filed."""
    shown = case.evaluation.fields
    for page in case.loaded.program.pages:
        for item in page.items:
            if (
                isinstance(item, ir.Field)
                and item.source == "upload"
                and shown.get(item.id) == "shown"
            ):
                yield Box(item.id, "", item)


def _read(case: Judged, boxes: tuple[Box, ...]) -> PageRead:
    kept: dict[str, Json] = dict(case.record.revision.answers)
    names = frozenset(box.path for box in boxes)
    return PageRead(names, kept, {}, {}, frozenset(), boxes)


def _draw(
    visit: Visit,
    case: Judged,
    *,
    error: str = "",
    supplement_error: str = "",
    text: str = "",
    rating_error: str = "",
    given: Mapping[str, str] = {},
    status: int = 200,
) -> Response:
    visit = visit.reading(case.record.dossier.lang)
    marked = {name: _MARKS[mark] for name, mark in given.items() if mark in _MARKS}
    one = case.record.dossier
    deeds = Deeds(
        one.code,
        one.version,
        _supplement(visit, case, supplement_error, text),
        one.state in UNDECIDED,
        _rating(visit, case, rating_error, marked),
        error,
        results.lines(visit, case),
    )
    return html(visit, "public/track", track(visit, case, deeds), status=status)


def _supplement(visit: Visit, case: Judged, error: str, text: str) -> SupplementForm | None:
    one = case.record.dossier
    if one.state != "supplement":
        return None
    papers = tuple(PaperBox(box.path, box.field.label) for box in _boxes(case))
    until = weekday(one.supplement_until, visit.lang) if one.supplement_until else ""
    return SupplementForm(until, papers, error, text)


def _rating(visit: Visit, case: Judged, error: str, marked: Mapping[str, int]) -> RatingForm | None:
    one = case.record.dossier
    if one.state not in ENDS:
        return None
    before = visit.service.store.read(lambda connection: ratings.rating_of(connection, one.id))
    shown = before.marks if before else marked
    return RatingForm(marks(visit.lang, shown), before is not None, error)


def track(visit: Visit, case: Judged, deeds: Deeds) -> Track:
    record, program, found = case.record, case.loaded.program, case.evaluation
    one = record.dossier
    later = one.latest_due if one.latest_due != one.due else None
    running = one.clock == "running"
    return Track(
        site=visit.site,
        code=one.code,
        procedure=program.name,
        state=NAMES[one.state].text(visit.lang),
        tone=TONES[one.state],
        lodged_at=one.lodged_at,
        due=_due(visit, case),
        latest=moment(later, visit.lang) if later and running else "",
        extended=extended_text(found, visit.lang) if running else "",
        office=visit.catalogue.agency_name(one.unit),
        events=tuple(_events(record, program, visit.lang)),
        letter=_letter(record),
        deeds=deeds,
        papers=links(visit, record, f"{HOME}/{one.code}"),
        pays=("go" if record.state.owed else "see") if record.state.bills else "",
    )


def _due(visit: Visit, case: Judged) -> str:
    one = case.record.dossier
    if one.clock == "paused":
        return say(visit.lang, "track/paused")
    if one.due:
        return moment(one.due, visit.lang)
    known = words(case.loaded.program, case.loaded.world, visit.lang)
    return due_text(case.loaded.program, case.evaluation, known)


def _events(record: Record, program: ir.Program, lang: str) -> Iterator[TrackEvent]:
    for one in reversed(record.history):
        if one.kind in PUBLIC_EVENTS:
            yield TrackEvent(one.at, EVENTS[one.kind].text(lang), detail(one, program))


def _letter(record: Record) -> str:
    """The last one, while it is what the applicant has to act on."""
    waiting = record.dossier.state in ("supplement", "refused", "stopped")
    return record.letters[-1].body if record.letters and waiting else ""
