"""The officers' desk: the queue of the unit, and one dossier with what may be done about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from urllib.parse import quote

from starlette.responses import Response

from catalogue.text import fold
from compiler.ir import Program
from renderers import officer
from renderers.checklist import check_lines
from renderers.form import field_at
from renderers.officer import Action, Desk, DossierRecord, EventLine, FileLine, QueueRow, QueueTab
from renderers.saying import say
from renderers.summary import moment
from renderers.time_left import Left, time_left
from renderers.uploads import size
from renderers.words import words
from runtime import orders
from runtime.commands import Actor
from runtime.downloads import attachment
from runtime.national import NAMES, TONES, StateName
from runtime.paper_cases import links
from runtime.records import Judged, Record, judged, load_record
from runtime.sessions import HOME, actor_of, signed_in
from runtime.store import accounts, dossiers, files
from runtime.store.accounts import Account
from runtime.store.bundles import Whole
from runtime.store.dossiers import Dossier
from runtime.store.engine import Transaction
from runtime.told import told
from runtime.transitions import possible
from runtime.visits import Visit, html
from runtime.ways import leads
from runtime.wording import ACTIONS, CLOCKS, EVENTS, detail

ROWS = 50
SEARCHED = 500
GOING: tuple[StateName, ...] = (
    "submitted", "received", "processing", "opinion", "payment", "decided"
)  # fmt: skip
TABS: tuple[tuple[str, str, tuple[StateName, ...]], ...] = (
    ("", "queue/mine", ()),
    ("bo-sung", "queue/supplement", ("supplement",)),
    ("dang-xu-ly", "queue/going", GOING),
    ("da-xong", "queue/done", ("returned", "refused", "withdrawn", "stopped", "expired")),
)


def show_queue(visit: Visit) -> Response:
    account = signed_in(visit)
    actor = actor_of(account)
    query, tab = visit.query("q").strip()[:100], visit.query("nhom")
    offset = _number(visit.query("tu"))
    found = visit.service.store.read(
        partial(_found, actor=actor, query=query, tab=tab, offset=offset)
    )
    counts = visit.service.store.read(partial(_counts, actor=actor))
    more = f"{HOME}?nhom={quote(tab)}&tu={offset + ROWS}" if len(found) > ROWS else ""
    view = officer.Queue(
        site=visit.site,
        desk=desk_of(visit, account),
        tabs=tuple(
            _tab(visit, id, key, counts[id], here=id == tab and not query) for id, key, _ in TABS
        ),
        rows=tuple(_row(visit, one) for one in found[:ROWS]),
        query=query,
        more=more,
        colleagues=tuple(_colleagues(visit, actor)) if not (tab or query) else (),
        done=_told(visit),
    )
    return html(visit, "officer/queue", view)


def show_dossier(visit: Visit) -> Response:
    account = signed_in(visit)
    record = visit.service.store.read(
        partial(load_record, code=visit.path("code"), actor=actor_of(account))
    )
    return draw_dossier(visit, account, judged(visit.catalogue, record))


def draw_dossier(
    visit: Visit, account: Account, case: Judged, *, error: str = "", status: int = 200
) -> Response:
    view = officer.dossier_page(
        visit.site,
        desk_of(visit, account),
        case.loaded.program,
        case.evaluation,
        _record(visit, actor_of(account), case, error),
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
    return Desk(account.name, visit.catalogue.agency_name(account.unit), leads(account.roles))


def may_work(actor: Actor, case: Judged) -> bool:
    """Whether a step that is open now is this officer's."""
    return bool(_own_steps(actor, case))


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


# The queue


def _colleagues(visit: Visit, actor: Actor) -> Iterator[tuple[str, str]]:
    found = visit.service.store.read(lambda connection: accounts.colleagues(connection, actor.unit))
    return ((one.id, one.name) for one in found)


def _told(visit: Visit) -> str:
    """What came of a deed on many dossiers, as the address tells it."""
    if not visit.query("xong"):
        return ""
    done, left = _number(visit.query("xong")), _number(visit.query("con"))
    if left:
        return say(visit.lang, "bulk/left", count=done, left=left)
    return say(visit.lang, "bulk/done", count=done)


def _found(
    connection: Transaction, *, actor: Actor, query: str, tab: str, offset: int
) -> tuple[Dossier, ...]:
    states = {id: states for id, _, states in TABS}.get(tab, ())
    if query:
        every = dossiers.in_state(connection, actor, tuple(NAMES), limit=SEARCHED)
        return tuple(one for one in every if fold(query) in fold(f"{one.code} {one.owner}"))
    if not states:
        return dossiers.queue(connection, actor, limit=ROWS + 1, offset=offset)
    return dossiers.in_state(connection, actor, states, limit=ROWS + 1, offset=offset)


def _counts(connection: Transaction, *, actor: Actor) -> dict[str, int]:
    return {
        id: dossiers.number_in_state(connection, actor, states, most=SEARCHED)
        if states
        else dossiers.queue_length(connection, actor)
        for id, _, states in TABS
    }


def _tab(visit: Visit, id: str, key: str, count: int, *, here: bool) -> QueueTab:
    return QueueTab(f"{HOME}?nhom={id}" if id else HOME, say(visit.lang, key), count, here)


def _row(visit: Visit, one: Dossier) -> QueueRow:
    left = _left(visit, one)
    return QueueRow(
        code=one.code,
        procedure=visit.catalogue.program(one.program).program.name,
        owner=one.owner,
        state=NAMES[one.state].text(visit.lang),
        lodged_at=one.lodged_at,
        due=moment(one.due, visit.lang) if one.due else "",
        left=left.text,
        tone="paused" if one.clock == "paused" else left.tone,
        assignee=one.assignee or "",
    )


def _left(visit: Visit, one: Dossier) -> Left:
    if one.clock != "running" or one.due is None:
        return Left("")
    return time_left(one.due, visit.now, visit.catalogue.index.calendar, visit.lang)


# One dossier


def _record(visit: Visit, actor: Actor, case: Judged, error: str) -> DossierRecord:
    record, one = case.record, case.record.dossier
    return DossierRecord(
        code=one.code,
        state=NAMES[one.state].text(visit.lang),
        tone=TONES[one.state],
        version=one.version,
        lodged_at=one.lodged_at,
        clock=CLOCKS[one.clock].text(visit.lang),
        owner=one.owner,
        unit=visit.catalogue.agency_name(one.unit),
        assignee=one.assignee or "",
        ticked=record.ticked,
        notes={item: one.note for item, one in record.ticks.items()},
        findings=record.findings,
        open_facts=open_facts(actor, case),
        told=told(case),
        files=tuple(_file(case, one.code, use, visit.lang) for use in record.files),
        actions=tuple(actions(orders.Desk(case, actor, visit.catalogue, visit.now))),
        events=tuple(event_lines(record, case.loaded.program, visit.lang)),
        may_tick=may_work(actor, case),
        error=error,
        papers=links(visit, record, f"{HOME}/ho-so/{one.code}", house=True),
        whole=_whole(visit, record.whole) if record.whole else "",
    )


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
            yield replace(action, written=_drafted(case)) if name in FROM_NOTES else action


FROM_NOTES = ("ask_supplement", "refuse")
"""Letters that begin with what was noted against the lines of the checklist."""


def _drafted(case: Judged) -> str:
    program, wanting = case.loaded.program, case.record.wanting
    lines = check_lines(program, case.evaluation, words(program, case.loaded.world))
    noted = ((one.name, wanting[one.id]) for one in lines if one.id in wanting)
    return "\n".join(f"{number}. {name}: {note}" for number, (name, note) in enumerate(noted, 1))


def event_lines(record: Record, program: Program, lang: str) -> Iterator[EventLine]:
    for one in reversed(record.history):
        who, text = _who(one.actor, lang), EVENTS[one.kind].text(lang)
        yield EventLine(one.at, who, text, detail(one, program))


def _who(actor: str, lang: str) -> str:
    return say(lang, "dossier/applicant") if actor == "applicant" else actor


def _file(case: Judged, code: str, use: files.FileUse, lang: str) -> FileLine:
    asked = _label(case, use.path, lang)
    return FileLine(f"{HOME}/ho-so/{code}/tep/{use.id}", use.name, asked, size(use.size, lang))


def _label(case: Judged, path: str, lang: str) -> str:
    if path.startswith("result/"):
        return say(lang, "dossier/result")
    if path == files.SUPPLEMENT:
        return say(lang, "dossier/supplement")
    return field_at(case.loaded.program, path).label


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 7 else 0
