"""Before and after submission: everything that is sent, and the receipt for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from catalogue.kinds.base import Env
from compiler.evaluation import Evaluation, World
from compiler.ir import Program
from renderers import qr
from renderers.answered import AnswerPage, answer_sets
from renderers.documents import PaperLine, papers
from renderers.faults import ErrorLine, fault_line
from renderers.form import Step, anchor, field_at, named, steps, visible_pages
from renderers.helped import Helped
from renderers.masthead import Site
from renderers.saying import say
from renderers.screen import Entry
from renderers.summary import Summary, summary
from renderers.words import words


@dataclass(frozen=True, slots=True)
class Review:
    site: Site
    title: str
    procedure: str
    code: str
    steps: tuple[Step, ...]
    pages: tuple[AnswerPage, ...]
    papers: tuple[PaperLine, ...]
    summary: Summary
    errors: tuple[ErrorLine, ...]
    warnings: tuple[str, ...]
    changed: tuple[str, ...]
    action: str
    back: str
    seen: str
    ready: bool


@dataclass(frozen=True, slots=True)
class Filed:
    """What the service knows about a dossier that was lodged."""

    code: str
    secret: str
    lodged_at: datetime
    channel: str
    office: str
    track_url: str
    """Absolute, without the secret: it is printed as a QR code."""
    owner: str = ""
    submitter: str = ""
    """Where it is somebody else."""
    owes: bool = False
    """Something is to be paid now."""
    helped: Helped | None = None
    """By the officer who filled it in, None when the applicant did."""
    represented: str = ""
    """In whose name it was filed, '' when in one's own."""
    keeps: int = 0
    """How many papers of it could join those of the account."""


@dataclass(frozen=True, slots=True)
class Receipt:
    site: Site
    title: str
    procedure: str
    filed: Filed
    channel: str
    papers: tuple[PaperLine, ...]
    summary: Summary
    qr: Markup


def answers(
    program: Program, evaluation: Evaluation, env: Env, *, draft: str = ""
) -> tuple[AnswerPage, ...]:
    """Every question that is asked and what was answered, page by page."""
    return tuple(
        AnswerPage(
            page.title,
            f"/f/{draft}/{page.id}" if draft else "",
            answer_sets(page, evaluation, env),
        )
        for page in visible_pages(program, evaluation)
    )


def review_page(
    site: Site,
    program: Program,
    evaluation: Evaluation,
    entry: Entry,
    *,
    world: World,
    env: Env,
    seen: str,
    changed: tuple[str, ...] = (),
) -> Review:
    """All that will be sent; render with `page("form/review", view)`.

    `changed` says in sentences what differs from the review that was confirmed before.
    """
    known = words(program, world, env.lang)
    pages = visible_pages(program, evaluation)
    faults = evaluation.faults
    return Review(
        site=site,
        title=say(env.lang, "review/title", procedure=program.name),
        procedure=program.name,
        code=program.code,
        steps=steps(program, evaluation, entry),
        pages=answers(program, evaluation, env, draft=entry.draft),
        papers=papers(program, evaluation, known),
        summary=summary(program, evaluation, known, draft=entry.draft),
        errors=tuple(
            ErrorLine(
                _href(program, entry.draft, one.page, one.path),
                fault_line(
                    one,
                    named(program, one.path, known),
                    env.lang,
                    field_at(program, one.path) if one.path else None,
                ),
            )
            for one in faults
            if one.level == "must"
        ),
        warnings=tuple(one.says for one in faults if one.level == "should"),
        changed=changed,
        action=f"/f/{entry.draft}/submit",
        back=f"/f/{entry.draft}/{pages[-1].id}" if pages else "",
        seen=seen,
        ready=evaluation.complete,
    )


def _href(program: Program, draft: str, page: str, path: str) -> str:
    place = anchor(field_at(program, path), path) if path else ""
    return f"/f/{draft}/{page}{place}" if page else ""


def receipt_page(
    site: Site,
    program: Program,
    evaluation: Evaluation,
    filed: Filed,
    *,
    world: World,
    env: Env,
) -> Receipt:
    """The paper that the applicant keeps; render with `page("form/receipt", view)`."""
    known = words(program, world, env.lang)
    return Receipt(
        site=site,
        title=say(env.lang, "receipt/title", code=filed.code),
        procedure=program.name,
        filed=filed,
        channel=known.name("channel", filed.channel),
        papers=tuple(
            one
            for one in papers(program, evaluation, known, channel=filed.channel)
            if one.state != "open"
        ),
        summary=summary(program, evaluation, known),
        qr=qr.svg(filed.track_url, say(env.lang, "receipt/qr")),
    )
