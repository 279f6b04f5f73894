"""The officers' desk: one dossier with all that is known of it and may be done about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from starlette.responses import Response

from renderers import officer
from renderers.checklist import check_lines
from renderers.form import field_at
from renderers.helped import Helped
from renderers.i18n import day
from renderers.officer import Action, Desk, DossierRecord, EventLine, FileLine
from renderers.saying import say
from renderers.uploads import size
from renderers.words import words
from runtime import open_fees, opening, orders
from runtime.commands import APPLICANT, SYSTEM, Actor
from runtime.compared import compared
from runtime.downloads import attachment
from runtime.helping import SIGNED, helped
from runtime.left_behind import left_behind
from runtime.national import NAMES, TONES, UNDECIDED
from runtime.paper_cases import links
from runtime.promised import promised
from runtime.records import Judged, judged, load_record
from runtime.represented import check_line, represented
from runtime.sessions import HOME, actor_of, signed_in
from runtime.store import dossiers, files, results
from runtime.store.accounts import Account
from runtime.store.bundles import Whole
from runtime.store.engine import Transaction
from runtime.told import told
from runtime.trail import Course, course_of, history, trail
from runtime.transitions import possible
from runtime.versions import PAGE as VERSION
from runtime.versions import follows
from runtime.visits import Visit, html
from runtime.ways import INTAKE_ROLE, REVIEW_ROLE, leads
from runtime.wording import ACTIONS, CLOCKS, detail, heading


def show_dossier(visit: Visit) -> Response:
    account = signed_in(visit)
    record = visit.service.store.read(
        partial(load_record, code=visit.path("code"), actor=actor_of(account))
    )
    return draw_dossier(visit, account, judged(visit.catalogue, record))


def draw_dossier(
    visit: Visit, account: Account, case: Judged, *, error: str = "", status: int = 200
) -> Response:
    actor = actor_of(account)
    find = partial(course_of, actor=actor, record=case.record)
    course = visit.service.store.read(find)
    view = officer.dossier_page(
        visit.site,
        desk_of(visit, account),
        case.loaded.program,
        case.evaluation,
        _record(visit, actor, case, course, error),
        world=case.loaded.world,
        env=case.loaded.env(case.record.dossier.lodged_at),
    )
    return html(visit, "officer/dossier", view, status=status)


def send_file(visit: Visit) -> Response:
    """One file of a dossier of theirs."""
    actor = actor_of(signed_in(visit))
    code, id = visit.path("code"), visit.path("file")

    def find(connection: Transaction) -> files.FileUse:
        dossier = dossiers.id_of_code(connection, code) or ""
        one = dossiers.load_dossier(connection, dossier, actor)
        return files.file_of_dossier(connection, one.id, id)

    use = visit.service.store.read(find)
    return attachment(visit, use)


def desk_of(visit: Visit, account: Account) -> Desk:
    unit = visit.catalogue.agency_name(account.unit)
    reviews = REVIEW_ROLE in account.roles
    return Desk(account.name, unit, leads(account.roles), reviews, visit.shortcuts)


def may_work(actor: Actor, case: Judged) -> bool:
    """Whether a step that is open now is this officer's."""
    return bool(_own_steps(actor, case))


def may_check(actor: Actor, case: Judged) -> bool:
    """What a decision rests on stands once it is signed, but for facts of the steps after it."""
    undecided = case.record.state.name in UNDECIDED
    return may_work(actor, case) and (undecided or bool(open_facts(actor, case)))


def open_facts(actor: Actor, case: Judged) -> tuple[str, ...]:
    """Facts that are found at a step which is open, by the officer who does it."""
    mine = _own_steps(actor, case)
    return tuple(fact.id for fact in case.loaded.program.facts if fact.by and fact.by in mine)


def _own_steps(actor: Actor, case: Judged) -> frozenset[str]:
    """A unit that is only asked for its opinion does no step."""
    state = case.record.state
    if state.unit != actor.unit:
        return frozenset()
    return frozenset(step for step in state.open if case.way.role(step) in actor.roles)


def _record(visit: Visit, actor: Actor, case: Judged, course: Course, error: str) -> DossierRecord:
    record, one = case.record, case.record.dossier
    seen = trail(course, case, visit.catalogue)
    promise = promised(case, visit.lang)
    return DossierRecord(
        code=one.code,
        state=NAMES[one.state].text(visit.lang),
        tone=TONES[one.state],
        version=one.version,
        lodged_at=one.lodged_at,
        due=promise.due,
        latest=promise.latest,
        extended=promise.extended,
        clock=CLOCKS[one.clock].text(visit.lang),
        owner=one.owner,
        submitter=one.other_submitter,
        unit=visit.catalogue.agency_name(one.unit),
        assignee=seen.held,
        ticked=record.ticked,
        notes={item: one.note for item, one in record.ticks.items()},
        findings=record.findings,
        open_facts=open_facts(actor, case),
        told=told(case),
        files=tuple(_files(visit, case)),
        actions=tuple(actions(orders.Desk(case, actor, visit.catalogue, visit.now))),
        events=tuple(_events(course, case, visit.lang)),
        trail=seen,
        changes=compared(visit, case),
        left_behind=left_behind(visit, case, house=True),
        newer=_newer(visit, actor, case),
        may_tick=may_check(actor, case),
        error=error,
        papers=links(visit, record, f"{HOME}/ho-so/{one.code}", house=True),
        whole=_whole(visit, record.whole) if record.whole else "",
        represented=represented(visit, case, f"{HOME}/ho-so/{one.code}"),
        helped=_helped(visit, actor, case),
        more_checks=(check_line(visit.lang),) if one.representation else (),
    )


def _newer(visit: Visit, actor: Actor, case: Judged) -> str:
    mine = may_work(actor, case) and follows(visit.catalogue, case, visit.now)
    return f"{HOME}/ho-so/{case.record.dossier.code}/{VERSION}" if mine else ""


def _helped(visit: Visit, actor: Actor, case: Judged) -> Helped | None:
    base = f"{HOME}/ho-so/{case.record.dossier.code}"
    may_note = INTAKE_ROLE in actor.roles and actor.unit in case.record.state.counters
    post = f"{base}/{SIGNED}" if may_note else ""
    return helped(visit, case.record.dossier.id, base=base, post=post)


def _whole(visit: Visit, one: Whole) -> str:
    name = visit.catalogue.program(one.program).program.name
    return say(visit.lang, "dossier/whole", code=one.code, procedure=name)


def actions(desk: orders.Desk) -> Iterator[Action]:
    """What may be done now, each as a form of its own."""
    case = desk.case
    for name in possible(case.record.state, desk.actor, case.way, desk.now):
        offered = orders.choices(desk, name)
        if offered or not orders.chooses(name):
            dated = name != "extend" or not case.way.terms.extends_itself
            action = ACTIONS[name].build(name, offered, desk.lang, dated=dated)
            if name == "decide":
                action = replace(action, file=say(desk.lang, "dossier/result_file"))
            if name == "ask_supplement":
                action = _supplementing(action, desk)
            yield replace(action, written=_drafted(case)) if name in FROM_NOTES else action
    set_by_hand = open_fees.action(desk)
    if set_by_hand:
        yield set_by_hand


def _supplementing(action: Action, desk: orders.Desk) -> Action:
    """What may be opened, and the last day for asking without a reason."""
    last, late = desk.case.way.terms.ask_by, "ask_late" if action.choices else "ask_by"
    told = say(desk.lang, f"dossier/{late}", day=day(last, desk.lang)) if last else ""
    explains = " ".join(filter(None, (action.explains, told)))
    return replace(action, explains=explains, opens=tuple(_openable(desk.case)))


def _openable(case: Judged) -> Iterator[officer.OpenPage]:
    for page, asked in opening.openable(case):
        each = tuple((f"{page.id}/{item.id}", item.label) for item in asked)
        yield officer.OpenPage(f"{page.id}/{opening.WHOLE}", page.title, each)


FROM_NOTES = ("ask_supplement", "refuse")
"""Letters that begin with what was noted against the lines of the checklist."""


def _drafted(case: Judged) -> str:
    program, wanting = case.loaded.program, case.record.wanting
    lines = [*check_lines(program, case.evaluation, words(program, case.loaded.world))]
    if case.record.dossier.representation:
        lines.append(check_line(case.record.dossier.lang))
    noted = ((one.name, wanting[one.id]) for one in lines if one.id in wanting)
    return "\n".join(f"{number}. {name}: {note}" for number, (name, note) in enumerate(noted, 1))


def _events(course: Course, case: Judged, lang: str) -> Iterator[EventLine]:
    for one in history(case.record, course):
        told = course.names.get(str(one.data.get("assignee", "")), "")
        about = told or detail(one, case.loaded.program)
        yield EventLine(one.at, _who(one.actor, course, lang), heading(one, lang), about)


def _who(actor: str, course: Course, lang: str) -> str:
    word = OURS.get(actor)
    return say(lang, word) if word else course.names.get(actor, actor)


OURS = {APPLICANT.account: "dossier/applicant", SYSTEM.account: "dossier/service"}
"""Who acts without an account."""


def _files(visit: Visit, case: Judged) -> Iterator[FileLine]:
    """Each with what it answers; of a result that was picked, which office has issued it."""
    one, lang = case.record.dossier, visit.lang
    hashes = {use.sha256 for use in case.record.files}
    known = visit.service.store.read(lambda c: results.origins(c, hashes, but=one.id))
    for use in case.record.files:
        code, unit = known.get(use.sha256, ("", ""))
        name = visit.catalogue.agency_name(unit)
        yield FileLine(
            f"{HOME}/ho-so/{one.code}/tep/{use.id}", use.name, _label(case, use.path, lang),
            size(use.size, lang), say(lang, "dossier/origin", unit=name, code=code) if code else "",
        )  # fmt: skip


def _label(case: Judged, path: str, lang: str) -> str:
    if path.startswith("result/"):
        return say(lang, "dossier/result")
    if path.startswith(files.NOTICE):
        return say(lang, "open/file")
    if path == files.SUPPLEMENT:
        return say(lang, "dossier/supplement")
    if path == files.AUTHORITY:
        return say(lang, "acting/check")
    return field_at(case.loaded.program, path).label
