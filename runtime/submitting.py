"""The review and the submission: what was seen is what is filed, and only once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from starlette.responses import Response

from catalogue.kinds.base import Json
from compiler.answers import shown
from compiler.bundle import Agency
from compiler.evaluation import Due, Evaluation, Filing
from renderers import i18n, review
from renderers.saying import say
from renderers.screen import Entry
from renderers.summary import moment
from runtime import acting
from runtime.charging import at_lodging, charges
from runtime.codes import CodeFormat
from runtime.filed import amounts, file_ids, names, skipped
from runtime.filling import (
    CHANNEL,
    Lodged,
    Open,
    account_of,
    brought_up,
    judge,
    load,
    load_own,
    open_draft,
)
from runtime.forms import tell_moved
from runtime.lookups import LookedUp, documents, outcomes
from runtime.offices import chosen_intake, nowhere_fault, office
from runtime.prefilling import keep_for
from runtime.security import identifier, same, seal_key
from runtime.service import Loaded
from runtime.store import assistance, files
from runtime.store.answers import Known
from runtime.store.engine import Transaction
from runtime.store.failures import Conflict, Missing
from runtime.store.lodging import Lodging, submit_dossier
from runtime.store.outbox import Message
from runtime.together import (
    MemberFiled,
    Together,
    lodge_together,
    members_filed,
    office_faults,
)  # fmt: skip
from runtime.visits import Visit, html, see_other
from runtime.ways import way

SEEN_PARTS = ("program", "answers", "fees", "due")


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A draft as it would be filed at this moment."""

    opened: Open
    evaluation: Evaluation
    answers: Mapping[str, Json]
    office: Agency | None
    seen: str
    intake: Agency | None
    """The office that receives it, when the applicant has chosen one."""
    known: tuple[LookedUp, ...]
    """What counts of what the registers have said."""
    members: tuple[MemberFiled, ...] = ()
    """Of a bundle, each procedure with its own part."""


def show_review(visit: Visit) -> Response:
    opened = open_draft(visit, visit.path("draft"))
    if opened.moved and not opened.moved.migration.lossless:
        return tell_moved(visit, opened, opened.moved)
    return _draw(visit, reviewed(visit, opened))


def submit(visit: Visit) -> Response:
    """Files what the review showed. Sent twice, or by two windows, it is filed once."""
    id = visit.path("draft")
    receipt = see_other(f"/f/{id}/receipt")
    try:
        draft = load_own(visit, id)
    except Lodged:
        return receipt
    visit.limit("save", id)
    seen = visit.posted.one("_seen")
    try:
        opened = brought_up(visit, draft)
    except Missing:
        return receipt  # filed by the other window since; its page says whether it really was
    now = reviewed(visit, opened)
    if not now.evaluation.complete or not same(seen, now.seen):
        changed = _changes(visit, seen, now) if not same(seen, now.seen) else ()
        return _draw(visit, now, changed=changed, status=409 if changed else 422)
    try:
        _lodge(visit, now)
    except Conflict:
        again = reviewed(visit, brought_up(visit, load(visit, id)))
        return _draw(visit, again, changed=_changes(visit, now.seen, again), status=409)
    except Missing:
        pass  # filed by the other window since
    return receipt


def reviewed(visit: Visit, opened: Open) -> Reviewed:
    """Everything is worked out anew; nothing of it is read from a form."""
    loaded, draft = opened.loaded, opened.draft
    evaluation, known = judge(loaded, draft.answers, visit.now, "submit", draft.lookups)
    filed = shown(loaded.program, draft.answers, evaluation)
    members = _members(visit, loaded, evaluation, filed, known)
    place = office(visit.catalogue.index, loaded.program, evaluation, filed)
    faults = tuple(office_faults(visit.catalogue, loaded.program, members, visit.lang))
    ended = tuple(acting.faults(visit, draft, loaded.program))
    if not isinstance(place, Agency) and not faults:
        faults = (nowhere_fault(visit.catalogue.index, loaded.program, place, visit.lang),)
    evaluation = replace(evaluation, faults=(*evaluation.faults, *faults, *ended))
    return Reviewed(
        opened,
        evaluation,
        filed,
        place if isinstance(place, Agency) else None,
        _seen(visit, loaded, filed, evaluation),
        chosen_intake(visit.catalogue.index, loaded.program, evaluation, filed),
        known,
        members,
    )


def _members(
    visit: Visit,
    loaded: Loaded,
    evaluation: Evaluation,
    filed: Mapping[str, Json],
    known: tuple[LookedUp, ...],
) -> tuple[MemberFiled, ...]:
    if not loaded.program.members:
        return ()
    told = outcomes(loaded.engine.inquiries, known)
    filing = Filing(filed, visit.now, CHANNEL, told, stage="submit", documents=documents(known))
    return members_filed(visit.catalogue, loaded.program, evaluation, filing)


def _seen(visit: Visit, loaded: Loaded, filed: Mapping[str, Json], evaluation: Evaluation) -> str:
    """A seal on each part of what is shown, so that one can say which of them has changed."""
    keys = visit.service.keys
    due = f"{_text(evaluation.term.due)} {_text(evaluation.term.latest)}"
    seals = (
        keys.seen(program=loaded.hash, answers={}, fees={}, due="", channel=CHANNEL),
        keys.seen(program="", answers=filed, fees={}, due="", channel=CHANNEL),
        keys.seen(program="", answers={}, fees=amounts(evaluation), due="", channel=CHANNEL),
        keys.seen(program="", answers={}, fees={}, due=due, channel=CHANNEL),
    )
    return ".".join(seals)


def _changes(visit: Visit, seen: str, now: Reviewed) -> tuple[str, ...]:
    """What differs from the review that was confirmed, in sentences."""
    before, after = seen.split("."), now.seen.split(".")
    if len(before) != len(after):
        return (say(visit.lang, "review/old"),)
    program = now.opened.loaded.program
    due = now.evaluation.term.due
    lang = visit.lang
    says = {
        "program": say(lang, "review/new_version", day=i18n.day(program.start, lang)),
        "answers": say(lang, "review/new_answers"),
        "fees": say(lang, "review/new_fees"),
        "due": say(lang, "review/new_due", day=moment(due, lang))
        if due
        else say(lang, "review/no_due"),
    }
    parts = zip(SEEN_PARTS, before, after, strict=True)
    return tuple(says[part] for part, old, new in parts if not same(old, new))


def _draw(
    visit: Visit, now: Reviewed, *, changed: tuple[str, ...] = (), status: int = 200
) -> Response:
    loaded = now.opened.loaded
    view = review.review_page(
        visit.site,
        loaded.program,
        now.evaluation,
        Entry(draft=now.opened.draft.id),
        world=loaded.world,
        env=loaded.env(visit.now),
        seen=now.seen,
        changed=changed,
    )
    return html(visit, "form/review", view, status=status)


def _lodge(visit: Visit, now: Reviewed) -> None:
    draft, program = now.opened.draft, now.opened.loaded.program
    assert now.office, "A filing without an office is not complete"
    evaluation = now.evaluation
    if now.members:
        intake = now.intake or now.office
        loaded = now.opened.loaded
        together = Together(
            draft, loaded, evaluation, now.answers, _known(now), intake, now.members
        )
        lodge_together(visit, together)
        return
    owner, submitter = names(program, evaluation.parties, now.answers)
    told = Message("lodged", {"procedure": program.code, "unit": now.office.id, "lang": visit.lang})
    one = Lodging(
        draft=draft.id,
        draft_version=draft.version,
        dossier=identifier(),
        seal_key=seal_key(),
        program=now.opened.loaded.hash,
        procedure=program.code,
        sector=program.domain.replace("_", "").upper(),
        unit=now.office.id,
        owner=owner,
        submitter=submitter,
        channel=CHANNEL,
        at=visit.now,
        due=evaluation.term.due,
        latest_due=evaluation.term.latest,
        waits=evaluation.term.waits,
        answers=now.answers,
        known=_known(now),
        way=way(program.steps, skipped(evaluation)),
        facts={"fees": amounts(evaluation)},
        messages=(told,),
        lang=visit.lang,
        intake=now.intake.id if now.intake else "",
        charges=at_lodging(charges(program, evaluation)),
        account=account_of(visit, draft) or None,
        representation=draft.representation,
    )
    codes = CodeFormat(visit.service.config.dossier_code)
    used = file_ids(now.answers)

    def lodge(connection: Transaction) -> None:
        for use in files.files_of_draft(connection, draft.id):
            if use.id not in used:
                files.detach_from_draft(connection, draft.id, use.id)
        receipt = submit_dossier(connection, one, codes)
        if receipt.repeated:
            return
        acting.accompany(connection, visit, draft, receipt.dossier)
        if account_of(visit, draft):
            keep_for(connection, visit, draft.id, program, now.answers)
        if draft.assisted_by:
            assistance.keep(connection, receipt.dossier, draft.assisted_by, visit.now)

    visit.service.store.write(lodge)


def _known(now: Reviewed) -> Known:
    """What the registers had said when it was reviewed, with what they gave."""
    told = outcomes(now.opened.loaded.engine.inquiries, now.known)
    return Known(tuple((*pair, outcome) for pair, outcome in told.items()), looked_up=now.known)


def _text(due: Due | None) -> str:
    return f"{due.day} {due.time or ''}" if due else ""
