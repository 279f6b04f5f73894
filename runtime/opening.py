"""What of its answers a dossier opens again: by whom it was opened, and the form that asks it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from compiler import ir
from compiler.answers import questions
from compiler.evaluation import Evaluation
from runtime.records import Judged, Record
from runtime.service import Loaded

WHOLE = "*"
Question = ir.Field | ir.Group


def openable(case: Judged) -> Iterator[tuple[ir.Page, tuple[Question, ...]]]:
    """The pages of the form with what was asked on them; papers may be sent again in any case."""
    shown = case.evaluation.fields
    for page in case.loaded.program.pages:
        asked = tuple(
            item
            for item in questions(replace(case.loaded.program, pages=(page,)))
            if shown.get(item.id) == "shown" and not _is_fixed(item)
        )
        if asked:
            yield page, asked


def choices(case: Judged) -> frozenset[str]:
    """`trang/*` for a whole page, `trang/cau_hoi` for one question."""
    return frozenset(
        f"{page.id}/{one}"
        for page, asked in openable(case)
        for one in (WHOLE, *(item.id for item in asked))
    )


def expanded(case: Judged, chosen: Collection[str]) -> tuple[str, ...]:
    """The questions that were meant, in the order of the form."""
    return tuple(
        item.id
        for page, asked in openable(case)
        for item in asked
        if {f"{page.id}/{WHOLE}", f"{page.id}/{item.id}"} & set(chosen)
    )


def opened(record: Record) -> tuple[str, ...]:
    """The questions that the request for a supplement has opened; none while nothing is asked."""
    if record.dossier.state != "supplement":
        return ()
    asked = (one for one in reversed(record.history) if one.kind == "supplement_asked")
    named = next((one.data.get("opens") for one in asked), None)
    return tuple(str(one) for one in named) if isinstance(named, list) else ()


def answerable(case: Judged) -> frozenset[str]:
    """What was opened, the papers, and whatever the filed answers left unasked or wrong."""
    shown, program = case.evaluation.fields, case.loaded.program
    wrong = [one.path for one in case.evaluation.faults if one.level == "must"]
    besides = (
        item.id
        for item in questions(program)
        if _is_paper(item) or shown.get(item.id) != "shown" or any(_about(item, wrong))
    )
    return frozenset((*opened(case.record), *besides))


def _about(item: Question, paths: Iterable[str]) -> Iterator[bool]:
    return (path == item.id or path.startswith(f"{item.id}.") for path in paths)


def narrowed(loaded: Loaded, free: Collection[str]) -> Loaded:
    """The same form with nothing but these questions, judged as a whole all the same."""
    pages = (replace(page, items=tuple(_kept(page, free))) for page in loaded.program.pages)
    asking = tuple(page for page in pages if any(_asks(item, free) for item in page.items))
    return replace(loaded, program=replace(loaded.program, pages=asking))


def asking(loaded: Loaded, evaluation: Evaluation) -> Loaded:
    """Only pages on which something is asked now."""
    shown = evaluation.fields
    program = loaded.program
    pages = (
        page
        for page in program.pages
        if any(shown.get(item.id) == "shown" for item in questions(replace(program, pages=(page,))))
    )
    return replace(loaded, program=replace(program, pages=tuple(pages)))


def closed(page: ir.Page, free: Collection[str]) -> ir.Page:
    """What stands on the page to be read only."""
    items = (item for item in page.items if not _asks(item, free))
    return replace(page, items=tuple(items))


def _kept(page: ir.Page, free: Collection[str]) -> Iterator[ir.Item]:
    """Headings and notes stay while a question follows them."""
    waiting: list[ir.Item] = []
    for item in page.items:
        if _asks(item, free):
            yield from waiting
            yield item
            waiting = []
        elif isinstance(item, ir.Heading):
            waiting = [item]
        elif isinstance(item, ir.Note):
            waiting.append(item)


def _asks(item: ir.Item, free: Collection[str]) -> bool:
    return isinstance(item, ir.Field | ir.Group) and item.id in free


def _is_fixed(item: Question) -> bool:
    """Papers are always open; which office has the dossier is settled."""
    return _is_paper(item) or (isinstance(item, ir.Field) and item.source == "office")


def _is_paper(item: Question) -> bool:
    return isinstance(item, ir.Field) and item.kind.widget == "upload"
