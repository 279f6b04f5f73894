"""A bundle after it was filed: one receipt and one page to follow it, a part for each dossier."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from compiler.evaluation import Evaluation, World
from compiler.ir import Program
from renderers import qr
from renderers.documents import PaperLine, papers
from renderers.helped import Helped
from renderers.masthead import Site
from renderers.portal import TrackEvent
from renderers.saying import say
from renderers.summary import Summary, summary
from renderers.words import words


@dataclass(frozen=True, slots=True)
class PartLine:
    """One dossier of the filing; `waits` says what it waits for, '' once it has begun."""

    code: str
    procedure: str
    office: str
    state: str
    tone: str
    due: str
    latest: str = ""
    waits: str = ""
    letter: str = ""


@dataclass(frozen=True, slots=True)
class PartEvent:
    procedure: str
    event: TrackEvent


@dataclass(frozen=True, slots=True)
class PartFiled:
    """What was filed for one dossier: its papers and fees."""

    line: PartLine
    papers: tuple[PaperLine, ...]
    summary: Summary


@dataclass(frozen=True, slots=True)
class WholeFiled:
    """What the service knows of the filing as a whole."""

    code: str
    secret: str
    lodged_at: datetime
    due: str
    track_url: str
    owner: str = ""
    submitter: str = ""
    """Where it is somebody else."""
    helped: Helped | None = None
    """By the officer who filled it in, None when the applicant did."""
    represented: str = ""
    """In whose name it was filed, '' when in one's own."""


@dataclass(frozen=True, slots=True)
class TogetherReceipt:
    site: Site
    title: str
    procedure: str
    filed: WholeFiled
    parts: tuple[PartFiled, ...]
    qr: Markup


@dataclass(frozen=True, slots=True)
class TogetherTrack:
    site: Site
    title: str
    code: str
    procedure: str
    lodged_at: datetime
    due: str
    parts: tuple[PartLine, ...]
    events: tuple[PartEvent, ...]


def part_filed(
    line: PartLine, program: Program, evaluation: Evaluation, world: World, lang: str, channel: str
) -> PartFiled:
    known = words(program, world, lang)
    listed = papers(program, evaluation, known, channel=channel)
    told = tuple(one for one in listed if one.state != "open")
    return PartFiled(line, told, summary(program, evaluation, known))


def receipt(
    site: Site, procedure: str, filed: WholeFiled, parts: tuple[PartFiled, ...]
) -> TogetherReceipt:
    """Render with `page("form/receipt_together", view)`."""
    title = say(site.lang, "receipt/title", code=filed.code)
    code = qr.svg(filed.track_url, say(site.lang, "receipt/qr"))
    return TogetherReceipt(site, title, procedure, filed, parts, code)
