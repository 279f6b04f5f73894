"""Saving a page: what could be read is stored, the rest comes back, and where to go next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from starlette.responses import Response

from catalogue.kinds.base import Json
from compiler import ir
from compiler.evaluation import Evaluation, Fault
from compiler.migrate import migrate
from renderers import form
from renderers.saying import say
from renderers.screen import Entry
from runtime import protocol, uploads
from runtime.acting import CONTROL, asked_for
from runtime.asking import ask_registers
from runtime.filling import (
    Moved,
    Open,
    brought_up,
    evaluate,
    load_own,
    onward,
    page_of,
    read_version,
    startable,
)
from runtime.forms import draw_page, tell_moved
from runtime.picking import pick
from runtime.ports import Stored
from runtime.protocol import Box, PageRead
from runtime.security import identifier, row_key
from runtime.service import Loaded
from runtime.store import drafts, files, representations
from runtime.store.drafts import Draft, PageSave
from runtime.store.engine import Transaction
from runtime.store.failures import PageConflict
from runtime.store.representations import Representation
from runtime.uploads import Taken
from runtime.visits import Unreadable, Visit, give_visitor, see_other, visitor_cookie

KEPT_FOR = timedelta(days=30)
DEEDS = ("next", "save", "")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as it was posted, read by the program that drew it, with its files taken in."""

    loaded: Loaded
    page: ir.Page
    seen: int
    read: PageRead
    taken: Taken
    answers: Mapping[str, Json]
    """What is to be stored of this page."""
    goes: str
    """A fragment to go back to after adding or removing a row or a file, '' otherwise."""
    gone: tuple[str, ...]
    """Ids of removed files."""


def save_first(visit: Visit) -> Response:
    """The first save makes the draft and gives this browser the right to open it."""
    visit.limit("save", visit.origin)
    mark, _ = read_version(visit)
    code = visit.path("code")
    startable(visit, code)
    loaded = visit.catalogue.marked(code, mark)
    sheet = read_sheet(visit, loaded, loaded.program.pages[0], {})
    acted_for = asked_for(visit, loaded, visit.posted.one(CONTROL))
    cookie, visitor = visitor_cookie(visit)
    draft = _create(visit, sheet, visitor, acted_for)
    return give_visitor(visit, _answer(visit, sheet, brought_up(visit, draft)), cookie)


def save_page(visit: Visit) -> Response:
    id = visit.path("draft")
    draft = load_own(visit, id)
    visit.limit("save", id)
    current = visit.catalogue.program(draft.program)
    mark, _ = read_version(visit)
    drawn = visit.catalogue.marked(current.program.code, mark)
    page = page_of(drawn.program, visit.path("page"))
    sheet = read_sheet(visit, drawn, page, draft.answers)
    if drawn.hash != current.hash:
        return _save_older(visit, sheet, draft, current)
    try:
        draft = store_sheet(visit, sheet, draft.id, sheet.read.names, sheet.answers)
    except PageConflict as conflict:
        return _show_both(visit, sheet, Open(draft, current), conflict)
    return _answer(visit, sheet, brought_up(visit, draft))


def read_sheet(visit: Visit, loaded: Loaded, page: ir.Page, stored: Mapping[str, Json]) -> Sheet:
    _, seen = read_version(visit)
    read = protocol.read_page(page, visit.posted.fields, stored, loaded.env(visit.now))
    if any(one.filename for some in visit.posted.files.values() for one in some):
        visit.limit("upload", visit.visitor or visit.origin)
    taken = uploads.take_files(visit.service.files, read, visit.posted.files)
    taken = pick(visit, loaded, read, taken, lambda: _judged(visit, loaded, stored, read))
    read = replace(read, answers=taken.answers)
    answers, goes, gone = _changed(visit, page, read, dict(read.answers))
    return Sheet(loaded, page, seen, read, taken, answers, goes, gone)


def _judged(visit: Visit, loaded: Loaded, stored: Mapping[str, Json], read: PageRead) -> Evaluation:
    kept = {name: answer for name, answer in stored.items() if name not in read.names}
    return evaluate(loaded, {**kept, **read.answers}, visit.now)


def _changed(
    visit: Visit, page: ir.Page, read: PageRead, answers: dict[str, Json]
) -> tuple[dict[str, Json], str, tuple[str, ...]]:
    """A row or a file more or less, as a button of the page asks."""
    deed, added = visit.posted.one("_do"), visit.posted.one("_add")
    removed = visit.posted.one("_remove")
    if deed not in DEEDS or (added and removed):
        raise Unreadable("_do")
    if added:
        group = _group(page, added)
        key = row_key()
        return protocol.with_row(answers, group, key), f"#r-{_id(group.id)}-{key}", ()
    if not removed:
        return answers, "", ()
    path, _, last = removed.rpartition(".")
    box = next((one for one in read.boxes if one.is_upload and one.path == path), None)
    if box:
        return uploads.without_file(answers, box, last), f"#q-{_id(path)}", (last,)
    return protocol.without_row(answers, _group(page, path), last), f"#q-{_id(path)}", ()


def _group(page: ir.Page, id: str) -> ir.Group:
    for group in protocol.groups(page):
        if group.id == id:
            return group
    raise Unreadable(id)


def _id(path: str) -> str:
    return path.replace(".", "-")


# Storing


def _create(visit: Visit, sheet: Sheet, visitor: str, acted_for: Representation | None) -> Draft:
    id = identifier()

    def create(connection: Transaction) -> Draft:
        drafts.create_draft(
            connection,
            id=id,
            program=sheet.loaded.hash,
            page=sheet.page.id,
            answers=sheet.answers,
            visitor_hash=visitor,
            now=visit.now,
            expires_at=visit.now + KEPT_FOR,
        )
        link = visit.service.keys.link_hash(visit.service.keys.resume_token(id))
        drafts.set_resume_link(connection, id, link)
        if acted_for:
            representations.choose(connection, id, acted_for.id)
        _attach(connection, visit, sheet, id)
        return drafts.load_draft(connection, id, visit.now)

    return visit.service.store.write(create)


def store_sheet(
    visit: Visit, sheet: Sheet, id: str, names: frozenset[str], answers: Mapping[str, Json]
) -> Draft:
    save = PageSave(sheet.page.id, sheet.seen, names, answers)

    def store(connection: Transaction) -> Draft:
        saved = drafts.save_page(connection, id, save, visit.now)
        _attach(connection, visit, sheet, id)
        return saved

    return visit.service.store.write(store)


def _attach(connection: Transaction, visit: Visit, sheet: Sheet, id: str) -> None:
    for one in sheet.taken.sent:
        stored = Stored(one.file.sha256, one.file.size)
        files.record_file(connection, stored, one.file.type, visit.now)
        files.attach_to_draft(
            connection, id, id=one.file.id, path=one.path, name=one.file.name,
            sha256=one.file.sha256,
        )  # fmt: skip
    for gone in sheet.gone:
        files.detach_from_draft(connection, id, gone)


def _save_older(visit: Visit, sheet: Sheet, draft: Draft, current: Loaded) -> Response:
    """The page was drawn before the procedure changed: its answers are carried over, then shown."""
    migration = migrate(sheet.loaded.program, current.program, sheet.answers)
    names = frozenset(migration.answers)
    draft = store_sheet(visit, sheet, draft.id, names, migration.answers)
    moved = Moved(sheet.loaded.program, migration)
    return _answer_moved(visit, brought_up(visit, draft), sheet.page, moved)


# Answering


def _answer(visit: Visit, sheet: Sheet, opened: Open) -> Response:
    """Back to the page when something is to be mended or newly asked; otherwise on. Whoever only
    adds or removes a row hears of what else is wrong when they go on."""
    if opened.moved:
        return _answer_moved(visit, opened, sheet.page, opened.moved)
    problems = {**sheet.read.problems, **sheet.taken.problems}
    if sheet.goes and not problems:
        return see_other(f"/f/{opened.draft.id}/{sheet.page.id}{sheet.goes}")
    if visit.posted.one("_do") == "save":
        return see_other(f"/f/{opened.draft.id}/saved")
    if sheet.goes:
        entry = Entry(raw=sheet.read.raw, problems=sheet.taken.problems)
        status = 422 if sheet.taken.problems else 200
        return draw_page(visit, opened, sheet.page, entry, status=status)
    opened = ask_registers(visit, opened)
    draft = opened.draft
    evaluation = evaluate(opened.loaded, draft.answers, visit.now, looked_up=draft.lookups)
    added = protocol.unseen(sheet.read, sheet.page, evaluation)
    faults = protocol.faults_of(sheet.page, evaluation, added)
    if problems or added or any(one.level == "must" for one in faults):
        entry = Entry(raw=sheet.read.raw, problems=problems, faults=faults, added=added)
        return draw_page(visit, opened, sheet.page, entry, status=422)
    on = onward(opened.loaded, opened.draft, evaluation, sheet.page.id)
    return see_other(f"/f/{opened.draft.id}/{on}")


def _answer_moved(visit: Visit, opened: Open, page: ir.Page, moved: Moved) -> Response:
    """Without loss one hardly notices: the same page, as the version in force asks it."""
    if not moved.migration.lossless:
        return tell_moved(visit, opened, moved)
    pages = [one.id for one in opened.loaded.program.pages]
    return see_other(f"/f/{opened.draft.id}/{page.id if page.id in pages else pages[0]}")


def _show_both(visit: Visit, sheet: Sheet, opened: Open, conflict: PageConflict) -> Response:
    draft, entry = both_typed(visit, sheet, opened.draft, conflict)
    return draw_page(visit, Open(draft, opened.loaded), sheet.page, entry, status=409)


def both_typed(
    visit: Visit, sheet: Sheet, draft: Draft, conflict: PageConflict
) -> tuple[Draft, Entry]:
    """The same page was saved elsewhere: what is typed here stands, what is stored is said."""
    env = sheet.loaded.env(visit.now)
    boxes: dict[str, Box] = {box.path: box for box in sheet.read.boxes}

    def stored(path: str, answer: Json) -> str:
        box = boxes.get(path)
        if box is None or answer is None:
            return say(env.lang, "conflict/blank" if box else "conflict/different")
        return box.field.kind.show(box.field.kind.load(answer), env)

    faults = tuple(
        Fault(
            one.path,
            "check",
            sheet.page.id,
            say(
                env.lang,
                "conflict/other",
                label=form.field_at(sheet.loaded.program, one.path).label,
                stored=stored(one.path, one.stored),
            ),
        )
        for one in conflict.differences
    )
    mine = {name: answer for name, answer in draft.answers.items() if name not in sheet.read.names}
    both = replace(draft, answers={**mine, **sheet.answers})
    entry = Entry(
        version=f"{sheet.loaded.mark}.{conflict.version}",
        raw=sheet.read.raw,
        problems=sheet.read.problems,
        faults=faults,
    )
    return both, entry
