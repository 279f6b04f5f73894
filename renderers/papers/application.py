"""What an officer wrote for somebody at the counter, printed to be read over and signed by both."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.kinds.base import Says
from renderers.answered import AnswerPage
from renderers.papers.case import Case, Told
from renderers.papers.parts import line, lines, moment, people, procedure, sheet, signs
from renderers.papers.sheet import Block, Line, Lines, Sheet, Text
from renderers.review import answers


def application(case: Case, copy: str) -> Sheet:
    """Of one dossier."""
    return together((case,), case.code)


def together(cases: tuple[Case, ...], code: str) -> Sheet:
    """Of one filing, also where it became several dossiers: it is signed once."""
    first = cases[0]
    helper = first.helper
    assert helper is not None, "Drawn only where an officer wrote it"
    blocks: tuple[Block, ...] = (
        lines(*people(first), line(first, "received_at", moment(first, first.lodged_at))),
        *(block for case in cases for block in _told(case)),
        Text(first.says("sheet/application/read", officer=helper.name, unit=helper.unit)),
        *(
            (Text(first.says("sheet/application/signed", at=moment(first, helper.signed_at))),)
            if helper.signed_at
            else ()
        ),
    )
    return sheet(
        first, "application", "A4", blocks,
        signs(first, ("submitter", first.submitter.name), ("helper", helper.name)),
        office=first.intake, at=first.lodged_at, scan=True, number=code,
        subtitle=first.says("sheet/code_is", code=code),
    )  # fmt: skip


def _told(case: Case) -> Iterator[Block]:
    """Every answer, under the title of its page."""
    yield lines(line(case, "code", case.code), line(case, "content", procedure(case)))
    ours = _pages(case, case.told)
    theirs = _pages(case, case.beneath) if case.beneath else ours
    for page, other in zip(ours, theirs, strict=True):
        yield Text(_both(case, page.title, other.title))
        for given, others in zip(page.sets, other.sets, strict=True):
            if given.title and given.title != page.title:
                yield Text(_both(case, given.title, others.title))
            pairs = zip(given.lines, others.lines, strict=True)
            yield Lines(
                tuple(
                    Line(_both(case, one.label, it.label), _both(case, one.value, it.value))
                    for one, it in pairs
                )
            )


def _pages(case: Case, told: Told) -> tuple[AnswerPage, ...]:
    return answers(told.program, case.evaluation, told.env)


def _both(case: Case, vi: str, en: str) -> Says:
    return Says(vi, en if case.beneath and en != vi else "")
