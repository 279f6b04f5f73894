"""Papers that a form may take from the citizen's own ones, instead of an upload."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from catalogue.kinds.base import Json, Problem, Upload
from catalogue.kinds.upload import FileUpload
from compiler import ir
from compiler.evaluation import ComponentState, Evaluation
from renderers.question import Offer
from renderers.shelf import dates, provenance
from runtime.protocol import Box, PageRead, kept_answer, put_answer
from runtime.security import identifier
from runtime.service import Loaded
from runtime.shelf import on_shelf, usable, young_enough
from runtime.store.shelf import Paper
from runtime.uploads import Sent, Taken, more
from runtime.visits import Unreadable, Visit

HANDED_IN = "nop."
CONTROL = "_own"


def offers(
    visit: Visit, loaded: Loaded, page: ir.Page, evaluation: Evaluation
) -> Mapping[str, tuple[Offer, ...]]:
    """By question, the papers that would do and are not there yet; nobody signed in has none."""
    if not visit.citizen:
        return {}
    fitting = _fitting(visit, loaded, page, evaluation)
    return {
        path: tuple(_offer(visit, one) for one in papers if not _attached(evaluation, path, one))
        for path, papers in fitting.items()
    }


def pick(
    visit: Visit, loaded: Loaded, read: PageRead, taken: Taken, evaluate: Callable[[], Evaluation]
) -> Taken:
    """What was ticked joins what was uploaded. What is no longer offered is left out and so is
    missed as if it had not been ticked."""
    ticked = visit.posted.fields.get(CONTROL, ())
    if not ticked or not visit.citizen:
        return taken
    boxes = {box.path: box for box in read.boxes if box.is_upload and not box.row}
    fields = tuple(box.field for box in boxes.values())
    fitting = _fitting(visit, loaded, fields, evaluate())
    for path, _, id in (text.partition(" ") for text in dict.fromkeys(ticked)):
        if path not in boxes:
            raise Unreadable(path)
        found = (one for one in fitting.get(path, ()) if one.id == id)
        for one in found:
            taken = _with(taken, boxes[path], one)
    return taken


def _fitting(
    visit: Visit, loaded: Loaded, page: ir.Page | Sequence[ir.Field], evaluation: Evaluation
) -> dict[str, tuple[Paper, ...]]:
    items = page.items if isinstance(page, ir.Page) else page
    boxes = {one.id: one for one in items if isinstance(one, ir.Field) and one.source == "upload"}
    if not boxes:
        return {}
    held = visit.service.store.read(lambda connection: on_shelf(connection, visit))
    states = {one.id: one for one in evaluation.components}
    return {
        path: tuple(_fit(visit, loaded, component, states.get(component.id), boxes[path], held))
        for component in loaded.program.components
        if (path := f"{HANDED_IN}{component.id}") in boxes
    }


def _fit(
    visit: Visit, loaded: Loaded, component: ir.Component, state: ComponentState | None,
    asked: ir.Field, held: Sequence[Paper],
) -> Iterator[Paper]:  # fmt: skip
    limit, calendar = state.max_age if state else None, loaded.world.calendar
    undecided = bool(component.max_age) and state is None
    for one in held:
        good = one.paper == component.document and usable(one, visit.today) and not undecided
        if good and young_enough(one, limit, visit.today, calendar) and not _problem(asked, one):
            yield one


def _problem(asked: ir.Field, one: Paper) -> Problem | None:
    kind = asked.kind
    assert isinstance(kind, FileUpload), "Only uploads take files"
    return kind.judge([_upload(one)])


def _upload(one: Paper) -> Upload:
    return Upload(identifier(), one.sha256 or "", one.name, one.size, one.type)


def _offer(visit: Visit, one: Paper) -> Offer:
    unit = visit.catalogue.agency_name(one.unit) if one.unit else ""
    told = (provenance(one, unit, visit.lang), dates(one, visit.today, visit.lang))
    return Offer(one.id, one.title, "; ".join(filter(None, told)))


def _attached(evaluation: Evaluation, path: str, one: Paper) -> bool:
    kept = evaluation.values.get(path)
    files = kept if isinstance(kept, tuple) else ()
    return any(isinstance(each, Upload) and each.sha256 == one.sha256 for each in files)


def _with(taken: Taken, box: Box, one: Paper) -> Taken:
    """Ticked twice, or uploaded before, it is attached once."""
    kept = kept_answer(taken.answers, box)
    there = kept if isinstance(kept, list) else []
    if any(_is(each, one) for each in there):
        return taken
    kind = box.field.kind
    assert isinstance(kind, FileUpload), "Only uploads take files"
    if len(there) >= kind.max_files:
        problem = Problem("too_many", (("max", str(kind.max_files)),))
        return replace(taken, problems={**taken.problems, box.path: problem})
    fresh = Sent(box.path, _upload(one))
    answers = put_answer(taken.answers, box, more(taken.answers, box, [fresh]))
    return replace(taken, answers=answers, sent=(*taken.sent, fresh))


def _is(file: Json, one: Paper) -> bool:
    return isinstance(file, dict) and file.get("sha256") == one.sha256
