"""What every part of lowering works with: the resolved procedure, the typer, places, findings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from catalogue.diagnostics import Report, Span
from catalogue.kinds.base import Option, Type
from catalogue.syntax import Basis, Phrase
from catalogue.tree import Scalar
from compiler import ir
from compiler.names import Symbol
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

    def once(self, slug: str, ids: Iterable[Scalar]) -> None:
        """Two of one id are a finding that shows both places."""
        seen: dict[str, Scalar] = {}
        for id_ in ids:
            first = seen.setdefault(str(id_), id_)
            if first is not id_:
                self.report.add(slug, id_.span, related=[first.span], name=id_)

    def generate(
        self, id_: str, at: Span, type_: Type, options: tuple[Option, ...], list_name: str = ""
    ) -> None:
        """Name a question that nobody authored; what stands after the form may read it."""
        symbol = Symbol(
            id_, "field", at, type_, LAST - 1, options=options, list_name=list_name
        )  # fmt: skip
        self.resolved.names.add(symbol, self.report)

    def words(self, question: str) -> str:
        """What a generated question or name says in this jurisdiction."""
        return str(self.shared.profile.questions[question])  # type: ignore[index]

    def register(self, name: str, at: Span) -> None:
        """A register that there is not is a finding."""
        if self.shared.register(name) is None:
            self.unknown("register-not-known", name, self.shared.known("register"), at)

    def party(self, name: str, at: Span) -> None:
        """So is a party that is neither a block nor a list of the form."""
        blocks = [one.path for one in self.resolved.names if one.role in ("block", "list")]
        if name not in blocks:
            self.unknown("party-not-known", name, blocks, at)

    def unknown(self, slug: str, name: str, known: Iterable[str], at: Span) -> None:
        """A name that stands for nothing, with the nearest one that does."""
        self.shared.not_known(self.report, slug, name, known, at)
