"""A comparison of two editions, told to reviewers, to programs and to citizens."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from compiler.diff.comparison import Comparison
from renderers.comparison.citizens import for_citizens
from renderers.comparison.data import as_json
from renderers.comparison.markdown import markdown
from renderers.comparison.page import html
from renderers.comparison.sarif import sarif
from renderers.comparison.text import text
from renderers.comparison.view import Report

FORMATS: Mapping[str, Callable[[Report, Comparison], str]] = {
    "text": text,
    "json": as_json,
    "markdown": markdown,
    "html": html,
    "sarif": sarif,
    "notice": for_citizens,
}
