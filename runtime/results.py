"""The result of a dossier: the signed document goes with the decision, and to the applicant."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from catalogue.kinds.base import Upload
from catalogue.kinds.upload import FileUpload
from compiler import ir
from compiler.evaluation import Calendar
from compiler.working_days import Length, add
from renderers.applicant import ResultLine
from renderers.faults import problem_of
from renderers.saying import say
from runtime.commands import Actor
from runtime.ports import Stored
from runtime.records import Judged
from runtime.security import identifier
from runtime.service import SOURCE
from runtime.states import State
from runtime.store import files, results
from runtime.store.engine import Transaction
from runtime.store.results import ResultDocument
from runtime.uploads import media_type, plain_name
from runtime.visits import Unreadable, Visit

KIND = FileUpload(max_files=1, max_size=20, types=("pdf", "docx", "xlsx", "jpg", "png"))
PATH = files.RESULT
LONGEST_NUMBER = 100


class ResultRefused(Exception):
    """The file cannot be the document; the message says why."""


def taken(visit: Visit, label: str = "dossier/result_file") -> Upload | None:
    """The document that was sent with the decision, kept before the decision is stored.

    Raises ResultRefused.
    """
    sent = [one for some in visit.posted.files.values() for one in some if one.filename]
    if not sent:
        return None
    if len(sent) > 1 or set(visit.posted.files) != {"file"}:
        raise Unreadable("file")
    one = sent[0]
    type_, name = media_type(one.file), plain_name(one.filename or "")
    asked = Upload(identifier(), "", name, one.size or 0, type_)
    problem = KIND.judge([asked])
    if problem:
        raise ResultRefused(problem_of(KIND, say(visit.lang, label), problem, visit.lang))
    one.file.seek(0)
    stored: Stored = visit.service.files.put(one.file)
    return Upload(asked.id, stored.sha256, name, stored.size, type_)


def sign(
    connection: Transaction, visit: Visit, case: Judged, actor: Actor, result: str,
    file: Upload | None,
) -> None:  # fmt: skip
    """Noted with every decision, whether the document came as a file or is on paper.

    Its title is that of the document, in whatever language the officer reads.
    """
    id = case.record.dossier.id
    program = visit.catalogue.speaking(SOURCE).program(case.record.dossier.program).program
    names = {one.id: one.name for one in program.results}
    if file:
        files.record_file(connection, Stored(file.sha256, file.size), file.type, visit.now)
        files.attach_to_dossier(
            connection, id, id=file.id, path=f"{PATH}{result}", name=file.name, sha256=file.sha256
        )
    number = visit.posted.one("number").strip()[:LONGEST_NUMBER]
    document = ResultDocument(
        identifier(), result, number, names.get(result, result), file.id if file else None,
        actor.account, visit.now, valid_until(case, result, visit.today),
    )  # fmt: skip
    results.keep(connection, id, document)


def valid_until(case: Judged, result: str, day: date) -> date | None:
    """The last day of a result given that day, where the act says one length for every case."""
    rows = (one.valid for one in case.loaded.program.results if one.id == result)
    first = next((row for some in rows for row in some[:1] if row.when == ir.TRUE), None)
    return span_end(first, day, case.loaded.world.calendar) if first else None


def span_end(row: ir.ClockRow, day: date, calendar: Calendar) -> date | None:
    """Where a length that begins on that day ends; None where it is no length."""
    if row.word != "span" or row.unit == "":
        return None
    return add(day, Length(Decimal(row.amount), row.unit), calendar)


def open_to_applicant(case: Judged) -> bool:
    return is_open(case.record.state)


def is_open(state: State) -> bool:
    """Once it is handed over; before that, as soon as nothing is left to pay."""
    return state.name == "returned" or (state.name == "decided" and not state.owed)


def lines(visit: Visit, case: Judged) -> tuple[ResultLine, ...]:
    if not open_to_applicant(case):
        return ()
    one = case.record.dossier
    found = visit.service.store.read(lambda connection: results.results_of(connection, one.id))
    base = f"/ho-so/{one.code}/ket-qua"
    names = {each.id: each.name for each in case.loaded.program.results}
    return tuple(
        ResultLine(
            names.get(each.result, each.title),
            each.number,
            f"{base}/{each.file}" if each.file else "",
        )
        for each in found
    )
