"""What many papers have in common: letterhead, people, days, the table of papers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from catalogue.kinds.base import Says
from compiler.evaluation import ComponentState, Due
from compiler.ir import Component
from renderers import i18n
from renderers.clock_prose import capital, phrase
from renderers.documents import PaperLine
from renderers.documents import papers as paper_lines
from renderers.papers.case import Case, Office, Person, Told, plain
from renderers.papers.sheet import NOTHING, Block, Column, Line, Lines, Sheet, Sign, Size, Table

QUANTITIES = (
    ("original", ("original",)),
    ("certified", ("certified", "notarised")),
    ("plain", ("plain", "compared")),
    ("electronic", ("electronic",)),
)
MARKS = {
    "received": "TNHS", "supplement": "YCBS", "refusal": "TCTN", "apology": "XLGH",
    "stop": "TBDGQ", "control": "KSHS", "several": "TNHS", "result": "KQGQ", "handover": "BGKQ",
    "payment": "TBNT", "application": "TK",
}  # fmt: skip
"""The sign of each paper behind its number."""
ROOM = "…" * 8


def sheet(
    case: Case,
    id: str,
    size: Size,
    blocks: tuple[Block, ...],
    signs: tuple[Sign, ...],
    *,
    office: Office,
    at: datetime,
    subtitle: Says = NOTHING,
    scan: bool = False,
    form: str = "",
    number: str = "",
) -> Sheet:
    """The paper `id` of a dossier, in the name of the office; `form` is its number in the law."""
    return Sheet(
        id=id,
        size=size,
        nation=case.says("sheet/nation"),
        motto=case.says("sheet/motto"),
        form=case.says("sheet/form", number=form) if form else NOTHING,
        above=office.above,
        office=office.name,
        number=case.says("sheet/number", number=number or f"{case.code}/{MARKS[id]}"),
        day=place_and_day(case, office, at.date()),
        title=case.says(f"sheet/{id}"),
        subtitle=subtitle,
        blocks=blocks,
        signs=signs,
        sign_here=case.says("sheet/sign_here"),
        scan=case.track_url if scan else "",
        scan_says=case.says("sheet/scan") if scan else NOTHING,
    )


def place_and_day(case: Case, office: Office, at: date) -> Says:
    day = {"day": f"{at.day:02}", "month": f"{at.month:02}", "year": at.year}
    said = case.says("sheet/day", **day)
    english = i18n.day(at, "en") if said.en else ""
    if not office.town:
        return Says(said.vi[:1].upper() + said.vi[1:], english)
    return Says(f"{office.town}, {said.vi}", english and f"{office.town}, {english}")


def line(case: Case, key: str, value: str | Says) -> Line:
    return Line(case.says(f"sheet/{key}"), plain(value) if isinstance(value, str) else value)


def people(case: Case) -> Iterator[Line]:
    """The owner, and apart from him the one who submits."""
    yield line(case, "owner", case.owner.name)
    if case.submitter.name and case.submitter.name != case.owner.name:
        yield line(case, "submitter", case.submitter.name)
    if case.represented:
        yield line(case, "represented", case.represented)
    yield from contact(case, case.submitter if case.submitter.name else case.owner)


def contact(case: Case, who: Person) -> Iterator[Line]:
    for key in ("id_number", "address", "phone", "email"):
        text: str = getattr(who, key)
        if text:
            yield line(case, key, text)


def head(case: Case) -> tuple[Line, ...]:
    """Which dossier, what for, and whose."""
    return (line(case, "code", case.code), line(case, "content", procedure(case)), *people(case))


def procedure(case: Case) -> Says:
    return case.both(lambda told: told.program.name)


def term(case: Case) -> Says:
    """The statutory term, in words."""
    if case.told.program.term is None:
        return case.says("sheet/no_term")
    return case.both(_term)


def _term(told: Told) -> str:
    clock = told.program.term
    return capital(phrase(clock, told.known)) if clock else ""


def moment(case: Case, at: datetime | None) -> Says:
    """`09:30, 02/03/2026`."""
    if at is None:
        return plain(ROOM)
    return Says(i18n.moment(at), i18n.moment(at, "en") if case.beneath else "")


def due(case: Case, at: Due | None) -> Says:
    if at is None:
        return case.says("sheet/no_due")
    hour = f"{at.time:%H:%M}, " if at.time else ""
    english = f"{hour}{i18n.weekday(at.day, 'en')}" if case.beneath else ""
    return Says(f"{hour}{i18n.weekday(at.day)}", english)


def papers(case: Case) -> Table:
    """What was handed in: how many originals, certified copies, plain copies and files."""
    components = {one.id: one for one in case.told.program.components}
    lines = listed(case)
    rows = tuple(
        (
            plain(str(at)),
            _named(case, components[one.id], one),
            *_quantities(case, components[one.id], one),
        )
        for at, one in enumerate(lines, 1)
    )
    return Table(case.says("sheet/papers"), paper_columns(case), rows)


def paper_columns(case: Case) -> tuple[Column, ...]:
    counted = (Column(case.says(f"sheet/{key}"), 2, "center") for key, _ in QUANTITIES)
    return (
        Column(case.says("sheet/no"), 2, "center"),
        Column(case.says("sheet/paper"), 10),
        *counted,
    )


def listed(case: Case) -> tuple[PaperLine, ...]:
    lines = paper_lines(case.told.program, case.evaluation, case.told.known, channel=case.channel)
    return tuple(one for one in lines if one.state != "open")


def _named(case: Case, one: Component, told: PaperLine) -> Says:
    """The paper, whether it is only shown, and where else it is or how else it may come."""
    name = case.both(lambda said: _component(said.program.components, one.id))
    if one.verb == "present":
        name = case.says("sheet/presented", paper=name)
    notes = [told.note] if told.state == "found" else []
    if len(_state(case, one.id).copies) > 1 and told.state != "found":
        notes.append(told.copies)
    return Says(" – ".join((name.vi, *notes)), name.en)


def _component(components: tuple[Component, ...], id: str) -> str:
    return next(one.name for one in components if one.id == id)


def _state(case: Case, id: str) -> ComponentState:
    return next(one for one in case.evaluation.components if one.id == id)


def _quantities(case: Case, one: Component, told: PaperLine) -> Iterator[Says]:
    counted = dict(_counted(case, one, told))
    for _, kinds in QUANTITIES:
        number = sum(counted.get(kind, 0) for kind in kinds)
        yield plain(f"{number:02}" if number else "")


def _counted(case: Case, one: Component, told: PaperLine) -> Iterator[tuple[str, int]]:
    """By kind of paper; nothing of what is only shown, or is in a register, or may have come in one
    way or another: that is for the officer to write in."""
    state, files = _state(case, one.id), case.evaluation.values.get(f"nop.{one.id}")
    if told.state == "found":
        return
    if isinstance(files, tuple) and files:
        yield "electronic", len(files)
    elif one.verb == "declare" and not state.copies:
        yield "electronic", 1
    elif one.verb == "submit" and len(state.copies) == 1:
        for it in state.copies[0]:
            yield it.kind, it.count * (len(state.rows) or 1)


def signs(case: Case, *keys: tuple[str, str]) -> tuple[Sign, ...]:
    return tuple(Sign(case.says(f"sheet/sign/{key}"), name) for key, name in keys)


def lines(*some: Line) -> Lines:
    return Lines(some)
