"""What every part of lowering works with: the resolved procedure, the typer, places, findings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from catalogue.diagnostics import Report, Span
from catalogue.syntax import Basis, Phrase
from compiler import ir
from compiler.places import Places
from compiler.resolved import LAST, Condition, Resolved, Site
from compiler.shared import Shared
from compiler.typecheck import Typer, basis
from compiler.walk import both

AFTER_FORM = Site(LAST, officer=True)
"""Documents, fees and clocks stand after the form and may use what officers find."""


@dataclass(frozen=True, slots=True)
class Context:
    resolved: Resolved
    typer: Typer
    places: Places
    report: Report

    @property
    def shared(self) -> Shared:
        return self.resolved.shared

    def whens(self, conditions: Iterable[Condition]) -> ir.Expr:
        return both(*(self.typer.rule(one.rule, one.site) for one in conditions))

    def basis(self, phrase: Phrase[Basis] | None) -> ir.Basis:
        """The citations of a place; an act that the law register lacks is a finding."""
        if phrase is None:
            return ()
        for citation in phrase.tree.citations:
            if self.shared.act(citation.act) is None:
                place = phrase.word(citation.act, citation.start)
                self.unknown("act-not-known", citation.act, self.shared.known("act"), place)
        return basis(phrase)

    def unknown(self, slug: str, name: str, known: Iterable[str], at: Span) -> None:
        """A name that stands for nothing, with the nearest one that does."""
        self.shared.not_known(self.report, slug, name, known, at)
