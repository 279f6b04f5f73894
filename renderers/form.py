"""The pages of a form as views: a page to fill in, what changes while typing, the review."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from catalogue.kinds.base import Env
from compiler.evaluation import Evaluation, Fault, World
from compiler.ir import TRUE, Field, Group, Page, Program
from renderers.acting import Acting
from renderers.addresses import asks_address, communes
from renderers.answered import Correcting
from renderers.documents import PaperLine, spared
from renderers.faults import ErrorLine, fault_line, problem_text
from renderers.masthead import Site
from renderers.question import element_id
from renderers.saying import say
from renderers.screen import (
    Entry,
    Screen,
    address,
    draw,
    draw_item,
    draw_row_field,
    page_of,
    questions,
)
from renderers.summary import Summary, summary
from renderers.words import Words, words


@dataclass(frozen=True, slots=True)
class Step:
    """A page of the form in the stepper; `href` is '' where one cannot go yet."""

    title: str
    href: str
    state: str
    """`done`, `here`, `wrong` or `ahead`."""


@dataclass(frozen=True, slots=True)
class FormPage:
    site: Site
    title: str
    procedure: str
    code: str
    heading: str
    hint: str
    number: int
    count: int
    steps: tuple[Step, ...]
    errors: tuple[ErrorLine, ...]
    warnings: tuple[ErrorLine, ...]
    added: tuple[ErrorLine, ...]
    action: str
    multipart: bool
    version: str
    shown: str
    items: Markup
    found: tuple[PaperLine, ...] | None
    """On the page of papers: those that a register has already."""
    suggestions: Markup
    summary: Summary
    back: str
    saved: bool
    prefilled: bool
    correcting: Correcting | None = None
    acting: Acting | None = None
    """In whose name it is filed, where that is asked or said."""


@dataclass(frozen=True, slots=True)
class Live:
    """What changed while typing: pieces that replace their namesakes, and what to announce."""

    pieces: tuple[Markup, ...]
    announce: str
    shown: str
    found: tuple[PaperLine, ...] | None
    summary: Summary
    steps: tuple[Step, ...]
    number: int
    count: int


def screen(
    program: Program,
    evaluation: Evaluation,
    page_id: str,
    entry: Entry,
    *,
    world: World,
    env: Env,
    of: Program | None = None,
) -> Screen:
    """`of`: the whole program where `program` asks only a part of its questions."""
    return Screen(program, page_of(program, page_id), evaluation, entry, world, env, of)


def form_page(site: Site, on: Screen) -> FormPage:
    """One page to fill in; render with `page("form/page", view)`."""
    pages = visible_pages(on.program, on.evaluation)
    number = pages.index(on.page) + 1
    known = words(on.whole, on.world, on.env.lang)
    nearby = _nearby(known, on.page)
    errors = tuple(_errors(on, nearby))
    base = on.entry.pages or f"/f/{on.program.code}"
    return FormPage(
        site=site,
        title=say(
            on.env.lang,
            "form/title_errors" if errors else "form/title",
            page=on.page.title,
            number=number,
            count=len(pages),
        ),
        procedure=on.program.name,
        code=on.program.code,
        heading=on.page.title,
        hint=on.page.hint,
        number=number,
        count=len(pages),
        steps=steps(on.program, on.evaluation, on.entry, here=on.page.id),
        errors=errors,
        warnings=tuple(_warnings(on, nearby)),
        added=tuple(
            ErrorLine(anchor(field_at(on.program, path), path), named(on.program, path, nearby))
            for path in on.entry.added
        ),
        action=address(on.program, on.entry, on.page),
        multipart=any(isinstance(i, Field) and i.kind.widget == "upload" for i in on.page.items),
        version=on.entry.version,
        shown=" ".join(questions(on)),
        items=draw(on),
        found=spared(on.whole, on.evaluation, on.page.id, known),
        suggestions=communes(on.world, on.env) if asks_address(on.page) else Markup(),
        summary=summary(on.whole, on.evaluation, known, draft=on.entry.draft),
        back=f"{base}/{pages[number - 2].id}" if number > 1 else "",
        saved=bool(on.entry.pages),
        prefilled=on.entry.prefilled,
    )


def _nearby(known: Words, page: Page) -> Words:
    """On a page it goes without saying whose page it is."""
    owners = {path: owner for path, owner in known.owners.items() if owner != page.title}
    return replace(known, owners=owners)


def live(on: Screen, shown: frozenset[str]) -> Live:
    """The pieces that differ from what the page showed; render with `page("form/live", view)`."""
    now = frozenset(questions(on))
    known = words(on.whole, on.world, on.env.lang)
    pages = visible_pages(on.program, on.evaluation)
    return Live(
        pieces=tuple(_changes(on, shown, now)),
        announce=_announcement(len(now - shown), len(shown - now), on.env.lang),
        shown=" ".join(questions(on)),
        found=spared(on.whole, on.evaluation, on.page.id, known),
        summary=summary(on.whole, on.evaluation, known, draft=on.entry.draft),
        steps=steps(on.program, on.evaluation, on.entry, here=on.page.id),
        number=pages.index(on.page) + 1,
        count=len(pages),
    )


def _changes(on: Screen, before: frozenset[str], now: frozenset[str]) -> Iterator[Markup]:
    for at, item in enumerate(on.page.items):
        if not isinstance(item, Field | Group):
            if item.when != TRUE:
                yield draw_item(on, at, oob=True)
        elif (item.id in before) != (item.id in now) or _moves(on, item):
            yield draw_item(on, at, oob=True)
        elif isinstance(item, Group) and item.id in now:
            yield from _row_changes(on, item, before, now)


def _moves(on: Screen, item: Field | Group) -> bool:
    """Its text or its options may change while it stays on the screen."""
    return isinstance(item, Field) and (
        item.kind.widget == "computed" or item.id in on.evaluation.offered
    )


def _row_changes(
    on: Screen, group: Group, before: frozenset[str], now: frozenset[str]
) -> Iterator[Markup]:
    for row in on.rows(group):
        for one in group.fields:
            path = f"{group.id}.{row.key}.{one.id}"
            if (path in before) != (path in now) or one.kind.widget == "computed":
                yield draw_row_field(on, group, row, one, oob=True)


def _announcement(more: int, less: int, lang: str) -> str:
    if more:
        return say(lang, "form/more", count=more)
    return say(lang, "form/fewer", count=less) if less else ""


def visible_pages(program: Program, evaluation: Evaluation) -> tuple[Page, ...]:
    """A page that may still turn out to be needed is not in the way yet."""
    return tuple(p for p in program.pages if evaluation.pages.get(p.id, "shown") == "shown")


def steps(
    program: Program, evaluation: Evaluation, entry: Entry, *, here: str = ""
) -> tuple[Step, ...]:
    pages = visible_pages(program, evaluation)
    at = next((n for n, page in enumerate(pages) if page.id == here), len(pages))
    wrong = {fault.page for fault in entry.faults if fault.level == "must"}
    return tuple(
        Step(
            page.title,
            f"{entry.pages}/{page.id}" if entry.pages and n != at else "",
            "here" if n == at else "wrong" if page.id in wrong else "done" if n < at else "ahead",
        )
        for n, page in enumerate(pages)
    )


# What is wrong


def _errors(on: Screen, known: Words) -> Iterator[ErrorLine]:
    """In the order of the page, so that one mends from top to bottom."""
    for path in questions(on):
        if path in on.entry.problems:
            asked = field_at(on.program, path)
            assert isinstance(asked, Field), "Only a field is read from boxes"
            problem = on.entry.problems[path]
            place = anchor(asked, path, problem.part)
            yield ErrorLine(place, problem_text(asked, problem, on.env.lang))
        else:
            yield from _lines(on, known, "must", path)
    yield from _lines(on, known, "must", "")


def _warnings(on: Screen, known: Words) -> Iterator[ErrorLine]:
    for path in (*questions(on), ""):
        yield from _lines(on, known, "should", path)


def _lines(on: Screen, known: Words, level: str, path: str) -> Iterator[ErrorLine]:
    for fault in on.entry.faults:
        if fault.level == level and fault.page == on.page.id and fault.path == path:
            asked = field_at(on.program, path) if path else None
            label = named(on.program, path, known)
            yield ErrorLine(_place(on, fault), fault_line(fault, label, on.env.lang, asked))


def _place(on: Screen, fault: Fault) -> str:
    """The field of the fault; of a rule over several fields, the first that stands here."""
    path = fault.path or next(
        (
            path
            for check in on.page.checks
            if check.says == fault.says
            for path in check.fields
            if path in set(questions(on))
        ),
        "",
    )
    return anchor(field_at(on.program, path), path) if path else ""


def anchor(asked: Field | Group, path: str, part: str = "") -> str:
    """The box to mend; of several, the first unless another is known to be wrong."""
    part = part or (asked.kind.parts[0] if isinstance(asked, Field) else "")
    return f"#{element_id(path)}{f'-{part}' if part else ''}"


def field_at(program: Program, path: str) -> Field | Group:
    """The field or list of a path; the key of a row in it does not matter."""
    for item in (item for page in program.pages for item in page.items):
        if isinstance(item, Field | Group) and item.id == path:
            return item
        if isinstance(item, Group) and path.startswith(f"{item.id}."):
            inner = path[len(item.id) + 1 :].partition(".")[2]
            return next(one for one in item.fields if one.id == inner)
    raise KeyError(path)


def named(program: Program, path: str, known: Words) -> str:
    """The label of a question away from its place: with its owner where it has namesakes."""
    if not path:
        return ""
    asked = field_at(program, path)
    whole = path if path in known.labels else f"{path.partition('.')[0]}.{asked.id}"
    owner = known.owners.get(whole)
    return known.say("of", asked.label, owner) if owner else asked.label
