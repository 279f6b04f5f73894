"""Lint: every procedure is tried on real filings."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.diagnostics import Diagnostic
from compiler.lint.rule import Rule, Subject


class ScenarioMissing(Rule):
    """A procedure has no scenario, or none for one of its channels.

    Fee, papers and term are then promised to applicants without anybody having worked out one
    case by hand; the first one who files finds the mistake.
    """

    slugs = ("scenario-missing", "channel-without-scenario")
    of_drafts = False

    def check(self, subject: Subject) -> Iterator[Diagnostic]:
        program = subject.program
        tried = {scenario.channel for scenario in program.scenarios}
        missing = [channel for channel in program.channels if channel not in tried]
        if missing and not tried:
            yield subject.finding("scenario-missing", "key/scenarios")
        elif missing:
            names = ", ".join(missing)
            yield subject.finding("channel-without-scenario", "key/scenarios", names=names)
