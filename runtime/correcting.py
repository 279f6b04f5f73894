"""The pages on which an applicant corrects a filed dossier: what was opened, with the old answers.

They stand under the address of the dossier, for whoever may follow it, and are kept as a draft.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from starlette.responses import Response

from compiler import ir
from compiler.evaluation import Evaluation
from renderers import form
from renderers.answered import Correcting, answer_sets
from renderers.form import FormPage, visible_pages
from renderers.saying import say
from renderers.screen import Entry, Screen
from renderers.summary import Summary
from runtime import protocol
from runtime.asking import ask_registers
from runtime.corrected import corrected
from runtime.filling import Open, onward, page_of, read_version, version_of
from runtime.followers import HOME, own_case, own_case_now
from runtime.opening import answerable, asking, closed, narrowed, opened
from runtime.records import Judged
from runtime.saving import Sheet, both_typed, read_sheet, store_sheet
from runtime.service import Loaded
from runtime.store import drafts
from runtime.store.drafts import Draft
from runtime.store.engine import Transaction
from runtime.store.failures import Conflict, Missing, PageConflict
from runtime.visits import Visit, html, see_other


@dataclass(frozen=True, slots=True)
class Begun:
    """A dossier with its corrections so far; `loaded` asks only what may be corrected."""

    case: Judged
    draft: Draft
    loaded: Loaded

    @property
    def pages(self) -> str:
        return pages(self.case.record.dossier.code)

    def evaluation(self) -> Evaluation:
        return corrected(self.case, self.draft.answers, self.draft.lookups, "draft").evaluation


def pages(code: str) -> str:
    return f"{HOME}/{code}/sua-doi"


def begun(connection: Transaction, visit: Visit) -> Begun:
    """Raises Missing when nothing is open, or nobody has begun."""
    case = own_case(connection, visit)
    id = drafts.supplement_of(connection, case.record.dossier.id, visit.now)
    if not opened(case.record) or id is None:
        raise Missing(case.record.dossier.code)
    draft = drafts.load_draft(connection, id, visit.now)
    return Begun(case, draft, narrowed(case.loaded, answerable(case)))


def begun_now(visit: Visit) -> Begun:
    return visit.service.store.read(partial(begun, visit=visit))


def show_page(visit: Visit) -> Response:
    try:
        one = begun_now(visit)
    except Missing:
        return see_other(f"{HOME}/{visit.path('code')}")
    page = page_of(one.loaded.program, visit.path("page"))
    return _draw(visit, one, page, Entry())


def save_page(visit: Visit) -> Response:
    """What another window has sent meanwhile, or dropped, is looked at on the dossier's page."""
    try:
        one = begun_now(visit)
    except Missing:
        return see_other(f"{HOME}/{own_case_now(visit).record.dossier.code}")
    visit.limit("save", one.draft.id)
    page = page_of(one.loaded.program, visit.path("page"))
    mark, _ = read_version(visit)
    if mark != one.loaded.mark:
        raise Conflict(one.case.record.dossier.code)
    sheet = read_sheet(visit, one.loaded, page, one.draft.answers)
    try:
        draft = store_sheet(visit, sheet, one.draft.id, sheet.read.names, sheet.answers)
    except PageConflict as conflict:
        draft, entry = both_typed(visit, sheet, one.draft, conflict)
        return _draw(visit, replace(one, draft=draft), page, entry, status=409)
    return _answer(visit, sheet, replace(one, draft=draft))


def live_page(visit: Visit) -> Response:
    one = begun_now(visit)
    visit.limit("live", one.draft.id)
    page, env = page_of(one.loaded.program, visit.path("page")), one.loaded.env(visit.now)
    stored = one.draft.answers
    read = protocol.read_page(page, visit.posted.fields, stored, env, typing=True)
    others = {name: answer for name, answer in stored.items() if name not in read.names}
    typed = replace(one, draft=replace(one.draft, answers={**others, **read.answers}))
    entry = Entry(at=one.pages, version=version_of(one.loaded, one.draft, page), raw=read.raw)
    evaluation = typed.evaluation()
    if page not in visible_pages(asking(one.loaded, evaluation).program, evaluation):
        return Response(status_code=409)
    view = form.live(_screen(visit, typed, page, entry, evaluation), read.shown)
    return html(visit, "form/live", replace(view, summary=_fees_only(visit, view.summary)))


def _answer(visit: Visit, sheet: Sheet, one: Begun) -> Response:
    """As in a form that is filled in for the first time."""
    problems = {**sheet.read.problems, **sheet.taken.problems}
    if sheet.goes and not problems:
        return see_other(f"{one.pages}/{sheet.page.id}{sheet.goes}")
    if visit.posted.one("_do") == "save":
        return see_other(f"{HOME}/{one.case.record.dossier.code}")
    if sheet.goes:
        entry = Entry(raw=sheet.read.raw, problems=sheet.taken.problems)
        return _draw(visit, one, sheet.page, entry, status=422 if sheet.taken.problems else 200)
    one = replace(one, draft=ask_registers(visit, Open(one.draft, one.case.loaded)).draft)
    evaluation = one.evaluation()
    added = protocol.unseen(sheet.read, sheet.page, evaluation)
    faults = protocol.faults_of(sheet.page, evaluation, added)
    if problems or added or any(each.level == "must" for each in faults):
        entry = Entry(raw=sheet.read.raw, problems=problems, faults=faults, added=added)
        return _draw(visit, one, sheet.page, entry, status=422)
    now = asking(one.loaded, evaluation)
    if sheet.page not in now.program.pages:
        return see_other(one.pages)
    on = onward(now, one.draft, evaluation, sheet.page.id)
    return see_other(one.pages if on == "review" else f"{one.pages}/{on}")


def _draw(visit: Visit, one: Begun, page: ir.Page, entry: Entry, *, status: int = 200) -> Response:
    evaluation = one.evaluation()
    if page not in visible_pages(asking(one.loaded, evaluation).program, evaluation):
        return see_other(one.pages)
    version = entry.version or version_of(one.loaded, one.draft, page)
    entry = replace(entry, at=one.pages, version=version)
    view = form.form_page(visit.site, _screen(visit, one, page, entry, evaluation))
    return html(visit, "form/page", _corrects(visit, one, page, view, evaluation), status=status)


def _screen(
    visit: Visit, one: Begun, page: ir.Page, entry: Entry, evaluation: Evaluation
) -> Screen:
    loaded = asking(one.loaded, evaluation)
    return form.screen(
        loaded.program, evaluation, page.id, entry, world=loaded.world,
        env=loaded.env(visit.now), of=one.case.loaded.program,
    )  # fmt: skip


def _corrects(
    visit: Visit, one: Begun, page: ir.Page, view: FormPage, evaluation: Evaluation
) -> FormPage:
    whole = page_of(one.case.loaded.program, page.id)
    rest = closed(whole, answerable(one.case))
    record = one.case.record
    told = Correcting(
        record.dossier.code,
        record.letters[-1].body if record.letters else "",
        answer_sets(rest, evaluation, one.loaded.env(visit.now)),
    )
    return replace(view, correcting=told, summary=_fees_only(visit, view.summary))


def _fees_only(visit: Visit, told: Summary) -> Summary:
    """The clock stands while the office waits, and nothing else is asked."""
    due = say(visit.lang, "track/paused_short")
    return replace(told, due=due, latest="", extended="", why="", waiting=())
