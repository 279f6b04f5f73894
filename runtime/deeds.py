"""What applicants do about a dossier of theirs: supplement it, withdraw it, rate it, take its
result."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from io import BytesIO

from starlette.responses import Response

from catalogue.kinds.base import Json, Upload
from renderers.applicant import marks
from renderers.faults import problem_text
from renderers.saying import say
from runtime import results, uploads
from runtime.applicant import GIVEN, boxes, draw
from runtime.commands import APPLICANT, Command, CommandName
from runtime.downloads import attachment
from runtime.followers import HOME, own_case, own_case_now
from runtime.handling import handle
from runtime.issuing import issue_papers
from runtime.national import ENDS
from runtime.opening import opened
from runtime.ports import Stored
from runtime.protocol import Box, PageRead
from runtime.records import Judged
from runtime.refusals import Refused
from runtime.security import identifier
from runtime.store import answers, files, ratings
from runtime.store.engine import Transaction
from runtime.store.failures import Conflict, Missing
from runtime.uploads import Sent, Taken
from runtime.visits import (
    Forbidden,
    Unreadable,
    Visit,
    see_other,
)

LONGEST_TEXT = 5_000
PLAIN = "text/plain; charset=utf-8"


def supplement(visit: Visit) -> Response:
    """Papers, sent to the questions that ask for them, and words to the officer; all at once."""
    visit.limit("upload", visit.visitor or visit.origin)
    case = own_case_now(visit)
    if opened(case.record):
        raise Unreadable("bo-sung")
    asked = tuple(boxes(case))
    known = {"_v", "text", "confirm", *(box.path for box in asked)}
    if not visit.posted.fields.keys() <= known:
        raise Unreadable("bo-sung")
    taken = uploads.take_files(visit.service.files, _read(case, asked), visit.posted.files)
    text = visit.posted.one("text").strip()[:LONGEST_TEXT]
    wrong = _wrong(visit, asked, taken, text)
    if wrong:
        return draw(visit, case, supplement_error=wrong, text=text, status=422)
    return _carry_out(
        visit, "answer_supplement", partial(_keep, visit=visit, taken=taken, text=text)
    )


def withdraw(visit: Visit) -> Response:
    if visit.posted.one("confirm") != "yes":
        return draw(
            visit, own_case_now(visit), error=say(visit.lang, "own/withdraw_unsure"), status=422
        )
    return _carry_out(visit, "withdraw", _nothing)


def rate(visit: Visit) -> Response:
    """Once, when the dossier has come to an end."""
    case = own_case_now(visit)
    given = {one.name: visit.posted.one(one.name) for one in marks(visit.lang)}
    if case.record.dossier.state not in ENDS:
        raise Forbidden("rating")
    if not all(mark in GIVEN for mark in given.values()):
        error = say(visit.lang, "rating/incomplete")
        return draw(visit, case, rating_error=error, given=given, status=422)
    whole = {name: GIVEN[mark] for name, mark in given.items()}
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
        issue_papers(connection, visit.service, visit.catalogue, one.id, name, visit.now)

    try:
        visit.service.store.write(store)
    except Refused as refused:
        return draw(visit, own_case_now(visit), error=refused.refusal.text(visit.lang), status=422)
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
    name = say(visit.lang, "own/supplement_file")
    return Sent(files.SUPPLEMENT, Upload(identifier(), stored.sha256, name, stored.size, PLAIN))


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


def _read(case: Judged, boxes: tuple[Box, ...]) -> PageRead:
    kept: dict[str, Json] = dict(case.record.revision.answers)
    names = frozenset(box.path for box in boxes)
    return PageRead(names, kept, {}, {}, frozenset(), boxes)
