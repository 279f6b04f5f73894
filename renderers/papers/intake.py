"""What the counter gives out: receipt and appointment, request for a supplement, refusal."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.kinds.base import Says
from renderers.clock_prose import capital
from renderers.papers.case import Case, Lacking, Written, plain
from renderers.papers.parts import (
    due,
    head,
    line,
    lines,
    listed,
    moment,
    paper_columns,
    papers,
    people,
    procedure,
    sheet,
    signs,
    term,
)
from renderers.papers.sheet import Column, Letter, Line, Sheet, Table, Text


def received(case: Case, copy: str) -> Sheet:
    """Form 01: what was handed in, and when the result is there."""
    at = case.received_at or case.lodged_at
    blocks = (
        Text(case.says("sheet/received/opening", office=case.intake.name)),
        lines(*head(case)[1:]),
        papers(case),
        lines(*_appointment(case)),
        Text(case.says("sheet/received/track", url=case.track_url)),
    )
    return sheet(
        case, "received", "A5", blocks,
        signs(case, ("submitter", case.submitter.name), ("receiver", case.received_by)),
        form="01", office=case.intake, at=at, scan=True,
        subtitle=case.says("sheet/code_is", code=case.code),
    )  # fmt: skip


def _appointment(case: Case) -> Iterator[Line]:
    yield line(case, "sets", plain(f"{case.told.program.sets:02}"))
    yield line(case, "term", term(case))
    yield line(case, "received_at", moment(case, case.received_at or case.lodged_at))
    yield line(case, "due", due(case, case.promised))
    for stage in case.evaluation.clocks:
        promised = case.evaluation.clocks[stage].due
        if stage.startswith("results/") and promised:
            yield Line(_stage(case, stage), due(case, promised))
    yield line(case, "channel", case.both(lambda told: told.known.name("channel", case.channel)))
    yield line(case, "returned_where", case.intake.address or case.intake.name)


def _stage(case: Case, key: str) -> Says:
    id_ = key.partition("/")[2]
    result = case.both(
        lambda told: next((one.name for one in told.program.results if one.id == id_), id_)
    )
    return case.says("sheet/due_of", result=result)


def supplement(case: Case, copy: str) -> Sheet:
    """Form 02: everything that is missing, asked for once."""
    letter = case.letter("supplement")
    assert letter is not None, "Drawn only where it was asked for"
    blocks = (
        lines(*head(case)),
        Text(case.says("sheet/supplement/opening")),
        *((_lacking(case, letter.lacking),) if letter.lacking else ()),
        Letter(case.says("sheet/supplement/reason"), letter.body),
        *(
            (Letter(case.says("sheet/supplement/opened"), "\n".join(letter.opened)),)
            if letter.opened
            else ()
        ),
        *((lines(line(case, "until", due(case, letter.due))),) if letter.due else ()),
        Text(_guide(case, letter)),
        Text(case.says("sheet/supplement/online", url=case.track_url)),
    )
    return sheet(
        case, "supplement", "A5", blocks, signs(case, ("guide", letter.by)),
        form="02", office=case.intake, at=letter.at, scan=True,
    )  # fmt: skip


def _guide(case: Case, letter: Written) -> Says:
    key = "guide" if case.intake.phone else "guide_only"
    return case.says(f"sheet/supplement/{key}", officer=letter.by, phone=case.intake.phone)


def _lacking(case: Case, lacking: tuple[Lacking, ...]) -> Table:
    """The papers that are missing, with the quantities that are asked for."""
    asked = {one.id: at for at, one in enumerate(listed(case))}
    told = papers(case).rows
    columns = (*paper_columns(case), Column(case.says("sheet/reason"), 5))
    rows = []
    for at, one in enumerate(lacking, 1):
        known = told[asked[one.component]] if one.component in asked else ()
        name, *counts = known[1:] or (plain(one.name), *(plain("") for _ in range(4)))
        rows.append((plain(str(at)), name, *counts, plain(capital(one.reason))))
    return Table(case.says("sheet/lacking"), columns, tuple(rows))


def refusal(case: Case, copy: str) -> Sheet:
    """Form 03: why the dossier is not taken."""
    letter = case.letter("refusal")
    assert letter is not None, "Drawn only where it was refused"
    blocks = (
        Text(case.says("sheet/refusal/opening", office=case.intake.name)),
        lines(*head(case), line(case, "lodged_at", moment(case, case.lodged_at))),
        Text(case.says("sheet/refusal/told")),
        *((_lacking(case, letter.lacking),) if letter.lacking else ()),
        Letter(case.says("sheet/refusal/reason"), letter.body),
        Text(case.says("sheet/refusal/close")),
    )
    return sheet(
        case, "refusal", "A5", blocks,
        signs(case, ("submitter", case.submitter.name), ("receiver", letter.by)),
        form="03", office=case.intake, at=letter.at, scan=True,
    )  # fmt: skip


def several(cases: tuple[Case, ...], code: str) -> Sheet:
    """One receipt for several dossiers of one submitter; `code` is that of them all."""
    first = cases[0]
    columns = (
        Column(first.says("sheet/no"), 2, "center"),
        Column(first.says("sheet/code"), 5),
        Column(first.says("sheet/content"), 6),
        Column(first.says("sheet/term"), 8),
        Column(first.says("sheet/sets"), 2, "center"),
        Column(first.says("sheet/due"), 4),
    )
    rows = tuple(
        (plain(str(at)), plain(one.code), procedure(one), term(one),
         plain(f"{one.told.program.sets:02}"), due(one, one.promised or one.due))
        for at, one in enumerate(cases, 1)
    )  # fmt: skip
    blocks = (
        Text(first.says("sheet/received/opening", office=first.intake.name)),
        lines(*people(first), line(first, "received_at", moment(first, first.lodged_at))),
        Table(first.says("sheet/several/table"), columns, rows),
        Text(first.says("sheet/received/track", url=first.track_url)),
    )
    return sheet(
        first, "several", "A4", blocks,
        signs(first, ("submitter", first.submitter.name), ("receiver", first.received_by)),
        form="01", office=first.intake, at=first.lodged_at, scan=True, number=code,
        subtitle=first.says("sheet/code_is", code=code),
    )  # fmt: skip
