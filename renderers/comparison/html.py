"""The report as one page that needs nothing beside it: for a reviewer, a printer, a file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from markupsafe import Markup

from compiler.diff.comparison import AUDIENCES, Comparison
from renderers.comparison.view import Report
from renderers.saying import say
from renderers.web import page

FOLDER = Path(__file__).parents[1] / "templates/comparison"


@dataclass(frozen=True, slots=True)
class Sheet:
    """The page, with its style and its script inside."""

    report: Report
    style: Markup
    script: Markup
    audiences: tuple[tuple[str, str], ...]


def html(report: Report, comparison: Comparison) -> str:
    audiences = tuple((one, say(report.lang, f"diff/audience_{one}")) for one in AUDIENCES)
    sheet = Sheet(report, _own("report.css"), _own("report.js"), audiences)
    return page("comparison/report", sheet, report.lang)


@cache
def _own(name: str) -> Markup:
    """A file of the program's own, which holds nothing of a catalogue."""
    return Markup((FOLDER / name).read_text("utf-8"))
