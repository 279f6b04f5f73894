"""A draft as it is opened: by whom it may be, and brought up to the version in force."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from catalogue.kinds.base import Json
from compiler import ir
from compiler.evaluation import Evaluation, Filing, Stage
from compiler.migrate import Migration, migrate
from runtime.lookups import LookedUp, counting, documents, outcomes
from runtime.service import Loaded
from runtime.store import drafts, lodging
from runtime.store.drafts import Draft
from runtime.store.engine import Transaction
from runtime.store.failures import Missing
from runtime.visits import Forbidden, Unreadable, Visit

CHANNEL = "online"


class Lodged(Missing):
    """The draft has become a dossier; its receipt can be seen."""


@dataclass(frozen=True, slots=True)
class Moved:
    """What happened when the procedure changed while the draft lay: paths and what they said."""

    before: ir.Program
    migration: Migration


@dataclass(frozen=True, slots=True)
class Open:
    """A draft with the program it follows now; `moved` when that has changed just now."""

    draft: Draft
    loaded: Loaded
    moved: Moved | None = None


def account_of(visit: Visit, draft: Draft | None) -> str:
    """The citizen's account whose form it is; '' for none, and where an officer writes for them."""
    return "" if draft and draft.assisted_by else visit.citizen


def guard(visit: Visit, draft: str) -> None:
    """Only a browser that was given the right may open a draft, and later its receipt."""
    visitor = visit.visitor
    if not visitor or not visit.service.store.read(
        lambda connection: drafts.may_open(connection, visitor, draft, visit.now)
    ):
        raise Forbidden(draft)


def open_draft(visit: Visit, id: str) -> Open:
    """The draft, migrated when its procedure has another version in force."""
    return brought_up(visit, load_own(visit, id))


def load_own(visit: Visit, id: str) -> Draft:
    """The draft, if this browser may open it: both are asked of the store at once."""
    visitor = visit.visitor

    def find(connection: Transaction) -> Draft | None:
        try:
            return drafts.load_own(connection, visitor, id, visit.now)
        except Missing as missing:
            if lodging.receipt_of(connection, id):
                raise Lodged(id) from missing
            raise

    draft = visitor and visit.service.store.read(find)
    if not draft:
        raise Forbidden(id)
    return draft


def load(visit: Visit, id: str) -> Draft:
    return visit.service.store.read(lambda connection: drafts.load_draft(connection, id, visit.now))


def brought_up(visit: Visit, draft: Draft) -> Open:
    old = visit.catalogue.program(draft.program)
    new = startable(visit, old.program.code)
    if new.hash == old.hash:
        return Open(draft, old)
    migration = migrate(old.program, new.program, draft.answers)
    visit.service.store.write(
        lambda connection: drafts.move_draft(
            connection,
            draft.id,
            version=draft.version,
            program=new.hash,
            answers=migration.answers,
            dropped=migration.dropped,
            now=visit.now,
        )
    )
    return Open(load(visit, draft.id), new, Moved(old.program, migration))


def startable(visit: Visit, code: str) -> Loaded:
    """The version in force today of a procedure that can be filed here."""
    loaded = visit.catalogue.in_force(code, visit.today)
    if loaded.program.online == "none" or not loaded.program.pages:
        raise Missing(code)
    return loaded


def evaluate(
    loaded: Loaded,
    answers: Mapping[str, Json],
    at: datetime,
    stage: Stage = "draft",
    *,
    looked_up: tuple[LookedUp, ...] = (),
) -> Evaluation:
    return judge(loaded, answers, at, stage, looked_up)[0]


def judge(
    loaded: Loaded,
    answers: Mapping[str, Json],
    at: datetime,
    stage: Stage,
    looked_up: tuple[LookedUp, ...],
) -> tuple[Evaluation, tuple[LookedUp, ...]]:
    """With what counts of what was looked up."""
    filing, evaluation, known = filed(loaded, answers, at, stage, looked_up)
    return (evaluation or loaded.engine.run(filing)), known


def filed(
    loaded: Loaded,
    answers: Mapping[str, Json],
    at: datetime,
    stage: Stage,
    looked_up: tuple[LookedUp, ...],
) -> tuple[Filing, Evaluation | None, tuple[LookedUp, ...]]:
    """What was looked up counts while it is about who is named in the answers now; the evaluation
    is there already where nothing counts."""
    filing = Filing(answers, at, CHANNEL, stage=stage)
    evaluation, pairs = loaded.engine.run(filing), loaded.engine.inquiries
    known = counting(loaded.program, pairs, evaluation, looked_up) if looked_up else ()
    if not known:
        return filing, evaluation, ()
    registers = outcomes(pairs, known)
    return replace(filing, registers=registers, documents=documents(known)), None, known


def page_of(program: ir.Program, id: str) -> ir.Page:
    for page in program.pages:
        if page.id == id:
            return page
    raise Missing(id)


def onward(loaded: Loaded, draft: Draft, evaluation: Evaluation, after: str = "") -> str:
    """The next page that was never saved or has something to mend; the review when none is left."""
    program = loaded.program
    pages = [one.id for one in program.pages]
    idle = {one.id for one in program.pages if _relieves_nothing(program, one, evaluation)}
    wrong = {fault.page for fault in evaluation.faults if fault.level == "must"}
    return next(
        (
            id
            for id in pages[pages.index(after) + 1 if after else 0 :]
            if evaluation.pages.get(id) == "shown"
            and (id in wrong or (id not in draft.pages and id not in idle))
        ),
        "review",
    )


def _relieves_nothing(program: ir.Program, page: ir.Page, evaluation: Evaluation) -> bool:
    """A page that only asks for relief, of fees that come to nothing anyway."""
    items = [one for one in page.items if isinstance(one, ir.Field) and one.source == "relief"]
    if len(items) < len(page.items):
        return False
    asked = {one.id.rpartition(".")[2] for one in items}
    owed = {one.id for one in evaluation.fees if one.amount.high != 0}
    claims = ((fee.id, one.group) for fee in program.fees for one in fee.relief)
    return not any(fee in owed and group in asked for fee, group in claims)


def version_of(loaded: Loaded, draft: Draft | None, page: ir.Page) -> str:
    """The text of `_v`: by which program the page was drawn, and after how many saves."""
    return f"{loaded.mark}.{draft.pages.get(page.id, 0) if draft else 0}"


def read_version(visit: Visit) -> tuple[str, int]:
    mark, _, number = visit.posted.one("_v").partition(".")
    if not number.isascii() or not number.isdecimal() or len(number) > 9:
        raise Unreadable("_v")
    return mark, int(number)
