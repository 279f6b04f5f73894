"""A supplement that corrects answers: begun, looked over with old and new, and sent once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta
from functools import partial
from io import BytesIO

from starlette.responses import Response

from catalogue.kinds.base import Upload
from compiler.evaluation import Fault
from compiler.ir import Fee
from renderers import corrections
from renderers.checklist import rests_on
from renderers.form import steps, visible_pages
from renderers.i18n import money, weekday
from renderers.saying import say
from renderers.screen import Entry
from renderers.words import words
from runtime.clock import VIETNAM
from runtime.commands import APPLICANT, Command, Correction
from runtime.corrected import Corrected, corrected
from runtime.correcting import Begun, begun, begun_now
from runtime.differences import Difference, differences
from runtime.filed import file_ids, names
from runtime.followers import HOME, own_case, own_case_now
from runtime.handling import handle
from runtime.opening import asking, opened
from runtime.ports import Stored
from runtime.records import Judged
from runtime.refusals import Refused
from runtime.security import identifier
from runtime.service import Catalogue
from runtime.states import Bill, base
from runtime.store import answers, drafts, files, processing
from runtime.store.engine import Transaction
from runtime.store.failures import Conflict, Missing
from runtime.visits import Visit, html, see_other
from runtime.ways import Way

LONGEST_TEXT = 5_000
PLAIN = "text/plain; charset=utf-8"


def begin(visit: Visit) -> Response:
    """The form once more, with what was answered; a second time it goes on where it was."""

    def store(connection: Transaction) -> None:
        case = own_case(connection, visit)
        one, revision = case.record.dossier, case.record.revision
        if not opened(case.record):
            raise Conflict(one.code)
        drafts.begin_supplement(
            connection, id=identifier(), dossier=one.id, program=one.program,
            answers=revision.answers, looked_up=revision.known.looked_up, now=visit.now,
            expires_at=_until(case, visit.now),
        )  # fmt: skip

    visit.service.store.write(store)
    one = begun_now(visit)
    evaluation = one.evaluation()
    shown = visible_pages(asking(one.loaded, evaluation).program, evaluation)
    return see_other(f"{one.pages}/{shown[0].id}" if shown else one.pages)


def discard(visit: Visit) -> Response:
    """Everything is again as it was filed."""

    def store(connection: Transaction) -> None:
        case = own_case(connection, visit)
        drafts.drop_supplement(connection, case.record.dossier.id)

    visit.service.store.write(store)
    return see_other(f"{HOME}/{visit.path('code')}")


def show_review(visit: Visit) -> Response:
    try:
        return _draw(visit, begun_now(visit))
    except Missing:
        return see_other(f"{HOME}/{visit.path('code')}")


def send(visit: Visit) -> Response:
    """What the review showed, and only once: who sends it again sees the dossier."""
    home = see_other(f"{HOME}/{visit.path('code')}")
    try:
        one = begun_now(visit)
    except Missing:
        own_case_now(visit)
        return home
    text = visit.posted.one("text").strip()[:LONGEST_TEXT]
    now = corrected(one.case, one.draft.answers, one.draft.lookups)
    if visit.posted.one("_seen") != _seen(one):
        return _changed(visit, text)
    wrong = _wrong(visit, one.case, now, text)
    if wrong:
        return _draw(visit, one, text=text, error=wrong, status=422)
    note = _note(visit, text) if text else None
    try:
        visit.service.store.write(partial(_seal, visit=visit, seen=_seen(one), note=note))
    except Conflict:
        return _changed(visit, text)
    except Refused as refused:
        error = refused.refusal.text(visit.lang)
        return _draw(visit, one, text=text, error=error, status=422)
    except Missing:
        return home  # the other window was faster
    return home


def _changed(visit: Visit, text: str) -> Response:
    """In another window, since it was looked over."""
    try:
        one = begun_now(visit)
    except Missing:  # or even sent
        return see_other(f"{HOME}/{visit.path('code')}")
    return _draw(visit, one, text=text, error=say(visit.lang, "correct/changed"), status=409)


def _wrong(visit: Visit, case: Judged, now: Corrected, text: str) -> str:
    if _new_faults(case, now):
        return say(visit.lang, "correct/faults")
    if not (now.changed or text):
        return say(visit.lang, "correct/empty")
    if visit.posted.one("confirm") != "yes":
        return say(visit.lang, "correct/unsure")
    return ""


def _new_faults(case: Judged, now: Corrected) -> tuple[Fault, ...]:
    """What the filed answers did not have: nobody has to mend what was good enough before."""
    before = set(case.evaluation.faults)
    return tuple(one for one in now.evaluation.faults if one.level == "must" and one not in before)


def _seal(connection: Transaction, *, visit: Visit, seen: str, note: Upload | None) -> None:
    """Files, answers, what rests on them, and the deed, in one transaction."""
    one = begun(connection, visit)
    if _seen(one) != seen:
        raise Conflict(seen)
    now = corrected(one.case, one.draft.answers, one.draft.lookups)
    _hand_over(connection, visit, one, now, note)
    drafts.delete_draft(connection, one.draft.id, one.draft.version)
    answer(connection, visit.catalogue, one.case, now, visit.now)


def answer(
    connection: Transaction, catalogue: Catalogue, case: Judged, now: Corrected, at: datetime
) -> None:
    """The deed with what it corrects: the next revision, and what rested on the old answers."""
    dossier, number = case.record.dossier, case.record.revision.number
    correction = None
    if now.changed:
        seal = answers.seal_next(
            connection, dossier.id, given=now.answers, known=now.known, now=at, after=number
        )
        correction = Correction(now.changed, number + 1, seal)
        _touch_again(connection, case, now)
    command = Command("answer_supplement", APPLICANT, correction=correction)
    handle(connection, catalogue, dossier, dossier.version, command, at)


def _touch_again(connection: Transaction, case: Judged, now: Corrected) -> None:
    program, id = case.loaded.program, case.record.dossier.id
    items = [one for one in case.record.ticks if rests_on(program, one, now.changed)]
    facts = case.record.findings.keys() - now.known.findings.keys()
    processing.untouch(connection, id, items, facts)
    processing.rename(connection, id, *names(program, now.evaluation.parties, now.answers))


def _hand_over(
    connection: Transaction, visit: Visit, one: Begun, now: Corrected, note: Upload | None
) -> None:
    used, id = file_ids(now.answers), one.case.record.dossier.id
    for use in files.files_of_draft(connection, one.draft.id):
        if use.id not in used:
            files.detach_from_draft(connection, one.draft.id, use.id)
    files.hand_over(connection, one.draft.id, id)
    if note:
        files.record_file(connection, Stored(note.sha256, note.size), note.type, visit.now)
        files.attach_to_dossier(
            connection, id, id=note.id, path=files.SUPPLEMENT, name=note.name, sha256=note.sha256
        )


def _note(visit: Visit, text: str) -> Upload:
    stored = visit.service.files.put(BytesIO(text.encode()))
    name = say(visit.lang, "own/supplement_file")
    return Upload(identifier(), stored.sha256, name, stored.size, PLAIN)


def _seen(one: Begun) -> str:
    """Which dossier and which draft the review showed."""
    return f"{one.case.record.dossier.version}.{one.draft.version}"


def _until(case: Judged, now: datetime) -> datetime:
    """The end of the last day for the supplement."""
    day = case.record.dossier.supplement_until or now.astimezone(VIETNAM).date()
    return datetime.combine(day + timedelta(days=1), time(), VIETNAM)


# The review


def _draw(
    visit: Visit, one: Begun, *, text: str = "", error: str = "", status: int = 200
) -> Response:
    case, loaded = one.case, one.case.loaded
    dossier, record = case.record.dossier, case.record
    now = corrected(case, one.draft.answers, one.draft.lookups)
    known = words(loaded.program, loaded.world, visit.lang)
    until, entry = dossier.supplement_until, Entry(at=one.pages)
    view = corrections.SupplementReview(
        site=visit.site,
        code=dossier.code,
        procedure=loaded.program.name,
        letter=record.letters[-1].body if record.letters else "",
        until=weekday(until, visit.lang) if until else "",
        steps=steps(asking(one.loaded, now.evaluation).program, now.evaluation, entry),
        changes=corrections.changes(
            loaded.program, now.changed, case.evaluation, now.evaluation,
            loaded.env(visit.now), known,
        ),
        fees=tuple(
            corrections.fee_changes(loaded.program, case.evaluation, now.evaluation, known)
        ),
        money=tuple(_money(visit, case, now)),
        errors=corrections.error_lines(
            loaded.program, _new_faults(case, now), one.loaded.program, one.pages, known
        ),
        seen=_seen(one),
        text=text,
        error=error,
    )  # fmt: skip
    return html(visit, "public/supplement_review", view, status=status)


def _money(visit: Visit, case: Judged, now: Corrected) -> Iterator[str]:
    """What is to be paid besides, what need not be paid any more, what goes back."""
    after = replace(case, evaluation=now.evaluation)
    return owed(visit.lang, case.loaded.program.fees, case.record.state.bills, after.way)


def owed(lang: str, fees: Iterable[Fee], bills: tuple[Bill, ...], way: Way) -> Iterator[str]:
    """What of the money differs from what was asked for, a sentence for each row."""
    currencies = {one.fee: one.currency for one in bills}
    names = {fee.id: fee.name for fee in fees}
    for one in differences(bills, way):
        fee = base(one.fee)
        amount = money(abs(one.after - one.before), currencies.get(fee, "VND"), lang)
        yield say(lang, f"correct/{_what(one)}", fee=names.get(fee, fee), amount=amount)


def _what(one: Difference) -> str:
    grows = one.after > one.before
    if one.excess:
        return "goes_back" if grows else "stays_paid"
    return "pay_more" if grows else "pay_less"
