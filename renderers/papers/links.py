"""The papers that a dossier has, as links on its page."""

from __future__ import annotations

from dataclasses import dataclass

from renderers.papers import PAPERS
from renderers.papers.case import Standing
from renderers.saying import say


@dataclass(frozen=True, slots=True)
class PaperLink:
    """`pdf` is '' where there is only the page to print."""

    name: str
    href: str
    pdf: str = ""


def paper_links(
    now: Standing, base: str, lang: str, *, house: bool = False
) -> tuple[PaperLink, ...]:
    """`base` is the address of the dossier; papers of the house only for officers."""
    return tuple(
        PaperLink(named, address, f"{address}.pdf" if paper.pdf else "")
        for paper in PAPERS
        if house or not paper.house
        for at, copy in enumerate(paper.copies(now), 1)
        for address in (f"{base}/giay-to/{paper.slug}" + (f"-{at}" if at > 1 else ""),)
        for named in (" ".join(filter(None, (say(lang, f"sheet/{paper.id}"), copy))),)
    )
