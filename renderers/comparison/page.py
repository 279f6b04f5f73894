"""The report as one page that needs nothing beside it: for a reviewer, a printer, a file."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
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
    policy: str
    """Nothing but these two may act on the page."""


def html(report: Report, comparison: Comparison) -> str:
    audiences = tuple((one, say(report.lang, f"diff/audience_{one}")) for one in AUDIENCES)
    style, script = _own("report.css"), _own("report.js")
    policy = f"default-src 'none'; style-src {_seal(style)}; script-src {_seal(script)}"
    sheet = Sheet(report, style, script, audiences, f"{policy}; img-src data:; base-uri 'none'")
    return page("comparison/report", sheet, report.lang)


def _seal(content: Markup) -> str:
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"


@cache
def _own(name: str) -> Markup:
    """A file of the program's own, which holds nothing of a catalogue."""
    return Markup((FOLDER / name).read_text("utf-8"))
